"""Who holds which office: titles before a name, appositions after it. Only offices that the document prints.

The span covers title and name. Country and organisation are those that stand beside the title; an organisation
also follows from country and department (Japanese finance minister → the Japanese finance ministry).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.mentions.gazetteer import country_of, entity, gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.offices import RULE as TITLE_ALONE
from pipelines.extract.mentions.runs import unwrapped
from pipelines.extract.spans import MentionSpan, Spans
from pipelines.relate.statements import RoleStatement
from pipelines.relate.titles import (
    ACTING,
    DEPARTMENT_HEADS,
    FORMER,
    WORD,
    Document,
    Title,
    bare,
    is_field,
    title_before,
)

_PLURALS = (
    "presidents",
    "ministers",
    "premiers",
    "leaders",
    "chancellors",
    "envoys",
    "negotiators",
    "representatives",
    "senators",
    "commissioners",
    "ambassadors",
    "governors",
    "analysts",
    "economists",
)
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "his", "her", "their", "who", "is", "was"})
_APPOSITION = re.compile(
    r"(?:,|\s[—–-])? (?:(?:who|which) (?:is|was|serves? as|served as) )?([^,;:()\n“”\"]{3,110})"
)
_PUBLIC = frozenset({"government", "ministry", "agency", "central_bank", "legislature", "court"})
_AT = re.compile(r"\s?(?:at|of|for|with|in|from|to)(?: the)? $")


def find(spans: Spans) -> tuple[RoleStatement, ...]:
    """Return the roles that the document states, first statement of each (person, title)."""
    others = [m for m in spans.mentions if m.entity_kind in ("organisation", "country")]
    document = Document(
        unwrapped(spans.source),
        spans.source.text,
        {m.char_end: m for m in others},
        [m.char_start for m in others],
        others,
    )
    found: dict[tuple[str, str], RoleStatement] = {}
    sentence_ends = {s.char_start: s.char_end for s in spans.source.sentences}
    plural: tuple[int, RoleStatement] | None = None
    for person in spans.mentions:
        if person.entity_kind != "person" or person.rule == TITLE_ALONE:
            continue
        statement = _before(document, person)
        if (
            statement is None
            and plural is not None
            and document.text[plural[0] : person.char_start] == " and "
        ):
            statement = plural[1]._replace(
                char_end=person.char_end,
                surface=document.printed[plural[1].char_start : person.char_end],
                person_entity_id=person.entity_id,
            )
        if statement is not None:
            if statement.title.lower().endswith(_PLURALS):
                statement = statement._replace(title=statement.title[:-1])
                plural = (person.char_end, statement)
            _keep(found, statement)
        after = _after(document, person, sentence_ends.get(person.sentence_start, person.char_end))
        if after is not None:
            _keep(found, after)
    return tuple(sorted(found.values(), key=lambda role: (role.char_start, role.char_end, role.title)))


def _keep(found: dict[tuple[str, str], RoleStatement], role: RoleStatement) -> None:
    """Keep the first statement of each (person, title), unless a later one says more (country, organisation)."""
    key = (role.person_entity_id, role.title)
    kept = found.get(key)
    if kept is None or _said(role) > _said(kept):
        found[key] = role


def _said(role: RoleStatement) -> int:
    return (role.country_code is not None) + (role.organisation_entity_id is not None)


def _before(document: Document, person: MentionSpan) -> RoleStatement | None:
    """Return the role whose title stands before the name (Trade Minister X; China's chief negotiator, X)."""
    text = document.text
    title = title_before(document, person.sentence_start, person.char_start)
    if title is None:
        return None
    neighbour = _neighbour(document, title.start)
    if neighbour is not None:
        word = text[max(0, neighbour.char_start - 12) : neighbour.char_start].lower().split()[-1:]
        title = title._replace(
            former=title.former or bool(FORMER.intersection(word)),
            acting=title.acting or bool(ACTING.intersection(word)),
        )
    return _statement(document, person, title, neighbour, title.start, person.char_end, "title_before")


def _neighbour(document: Document, start: int) -> MentionSpan | None:
    """Return the country or organisation right before `start`, its possessive included."""
    for gap in (
        "’s ",
        "'s ",
        " ",
        "’ ",
        "' ",
        "’s former ",
        "'s former ",
        " former ",
        " acting ",
        " ex-",
        " then-",
    ):
        if document.text.endswith(gap, max(0, start - len(gap)), start):
            found = document.by_end.get(start - len(gap))
            if found is not None:
                return found
    return None


def _after(document: Document, person: MentionSpan, limit: int) -> RoleStatement | None:
    """Return the role that an apposition gives (X, a trade economist at the Y Institute)."""
    text = document.text
    match = _APPOSITION.match(text, person.char_end, min(limit, person.char_end + 130))
    if (
        match is None
        or text[person.char_end] not in ", \u2014\u2013"
        or (text[person.char_end] == " " and "who" not in match.group()[:5])
    ):
        return None
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text, match.start(1), match.end(1))]
    k = 0
    former = acting = False
    while k < len(words) and (words[k][0].lower() in _ARTICLES or bare(words[k][0]) in FORMER | ACTING):
        former = former or bare(words[k][0]) in FORMER
        acting = acting or bare(words[k][0]) in ACTING
        k += 1
    if k >= len(words) or (match.group(1).startswith(("who ", "which ")) and "who" in match.group(1)[:4]):
        return None
    begin, country = words[k][1], None
    index = bisect_right(document.starts, begin) - 1
    if index >= 0 and document.starts[index] == begin:
        country = document.others[index]
        while k < len(words) and words[k][1] < country.char_end:
            k += 1
        while k < len(words) and words[k][0] in ("'s", "’s", "'", "’", *FORMER, *ACTING):
            former = former or words[k][0] in FORMER
            acting = acting or words[k][0] in ACTING
            k += 1
    heads = lexicon().title_heads
    for position in range(k, min(len(words), k + 7)):
        word = bare(words[position][0])
        if word in heads and heads[word] != "honorific":
            if word in _PLURALS:
                return None  # according to Mensa, trade ministers will meet
            end = _with_field(document, words, _office_end(words, position))
            if _names_next(document, end):
                return None
            while k < position and words[k][0].endswith(("'s", "’s")):
                k += 1  # B.C.'s Minister of Forests
            title = Title(words[k][1], end, former, acting)
            place = (
                _after_comma(document, end)
                or _seat(document, end, match.end(1), has_country=country is not None)
                or country
            )
            return _statement(document, person, title, place, person.char_start, title.end, "apposition")
        if word in (
            "said",
            "says",
            "told",
            "and",
            "but",
            "that",
            "which",
            "when",
            "in",
            "to",
            "has",
            "had",
            "will",
        ) or word.endswith("ing"):
            return None
    return None


def _after_comma(document: Document, end: int) -> MentionSpan | None:
    """Return the organisation that stands alone after the title and a comma (X, president, Y Association)."""
    if document.text[end : end + 2] != ", ":
        return None
    start = end + (6 if document.text.startswith(", the ", end) else 2)
    index = bisect_right(document.starts, start) - 1
    if index < 0 or document.starts[index] != start or document.others[index].entity_kind != "organisation":
        return None
    found = document.others[index]
    return (
        found
        if document.text[found.char_end : found.char_end + 1] in ("", "\n", ",", ";", ".", ")")
        else None
    )


def _names_next(document: Document, end: int) -> bool:
    """Return whether a capitalised word follows the office at once: it is the title of the next name in a list."""
    following = document.text[end : end + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()


def _office_end(words: list[tuple[str, int, int]], head: int) -> int:
    """Return the end of the title whose head is at `head`: heads follow one another (chief economist)."""
    heads = lexicon().title_heads
    last = head
    while last + 1 < len(words) and (
        bare(words[last + 1][0]) in heads or bare(words[last + 1][0]) in lexicon().title_modifiers
    ):
        last += 1
        head = last if bare(words[last][0]) in heads else head
    return words[head][2]


def _with_field(document: Document, words: list[tuple[str, int, int]], end: int) -> int:
    """Return the end of a minister's title with its field (Secretary of State for International Trade)."""
    k = next((i for i, word in enumerate(words) if word[2] == end), len(words))
    if k + 1 >= len(words) or bare(words[k][0]) not in DEPARTMENT_HEADS:
        return end
    last = end
    for printed, start, stop in words[k + 1 : k + 10]:
        if printed in ("of", "for", "and", ",", "&"):
            continue
        field = printed.rstrip(".")
        if start in document.starts or not is_field(field):
            break
        last = stop - len(printed) + len(field)
    return last


def _seat(document: Document, start: int, end: int, *, has_country: bool) -> MentionSpan | None:
    """Return the organisation or country that `at`, `of`, `for` names after the title."""
    index = bisect_right(document.starts, start)
    while index < len(document.starts) and document.starts[index] < end:
        mention = document.others[index]
        if has_country and mention.entity_kind == "country":
            return None
        if _AT.match(document.text[start : mention.char_start]) or (
            mention.entity_kind == "organisation" and mention.char_start - start < 40
        ):
            return mention
        index += 1
    return None


def _statement(
    document: Document,
    person: MentionSpan,
    title: Title,
    neighbour: MentionSpan | None,
    start: int,
    end: int,
    rule: str,
) -> RoleStatement:
    printed = document.text[title.start : title.end]
    organisation = country = None
    if neighbour is not None:
        country = country_of(neighbour.entity_id) if _serves(neighbour) else None
        organisation = neighbour.entity_id if neighbour.entity_kind == "organisation" else None
        if neighbour.entity_kind == "country":
            organisation = _department(printed, country)
    return RoleStatement(
        char_start=start,
        char_end=end,
        surface=document.printed[start:end],
        sentence_start=person.sentence_start,
        rule=rule,
        person_entity_id=person.entity_id,
        title=printed,
        organisation_entity_id=organisation,
        country_code=country,
        is_former=title.former,
        is_acting=title.acting,
    )


def _serves(neighbour: MentionSpan) -> bool:
    """Return whether an office at `neighbour` serves a country: the country itself or one of its public bodies."""
    known = entity(neighbour.entity_id)
    return neighbour.entity_kind == "country" or known is None or known.detail in _PUBLIC


def _department(title: str, country_code: str | None) -> str | None:
    """Return the ministry that the office belongs to, where reference data has it for that country."""
    if country_code is None:
        return None
    words = [
        w
        for w in title.lower().replace("-", " ").split()
        if w not in ("deputy", "vice", "assistant", "chief")
    ]
    if len(words) < 2:
        return None
    area = " ".join(words[2:]) if words[1] in ("of", "for") else " ".join(words[:-1])
    known = gazetteer().with_country
    for form in (
        " ".join(words),
        area,
        f"{area} ministry",
        f"ministry of {area}",
        f"department of {area}",
        f"{area} department",
    ):
        body = known.get((country_code, form))
        if body is not None:
            return body.entity_id
    return None
