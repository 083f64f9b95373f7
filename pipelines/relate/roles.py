"""Who holds which office: titles before a name, appositions after it. Only offices that the document prints.

The span covers title and name. Country and organisation are those that stand beside the title; an organisation
also follows from country and department (Japanese finance minister → the Japanese finance ministry).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import country_of, entity, gazetteer
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.offices import RULE as TITLE_ALONE
from pipelines.extract.mentions.runs import unwrapped
from pipelines.extract.spans import MentionSpan, Spans
from pipelines.relate.statements import RoleStatement

_WORD = re.compile(r"[\w’'&.-]+|,")
_FORMER = frozenset({"former", "ex", "then", "onetime", "late", "ousted", "outgoing"})
_ACTING = frozenset({"acting", "interim", "caretaker"})
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
_DEPARTMENT_HEADS = frozenset({"minister", "secretary", "ministers", "secretaries", "commissioner"})
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "his", "her", "their", "who", "is", "was"})
_APPOSITION = re.compile(
    r"(?:,|\s[—–-])? (?:(?:who|which) (?:is|was|serves? as|served as) )?([^,;:()\n“”\"]{3,110})"
)
_PUBLIC = frozenset({"government", "ministry", "agency", "central_bank", "legislature", "court"})
_AT = re.compile(r"\s?(?:at|of|for|with|in|from|to)(?: the)? $")


class _Title(NamedTuple):
    start: int
    end: int
    former: bool
    acting: bool


class _Document(NamedTuple):
    """One document's text (line breaks of hard-wrapped text as blanks; as printed) and mentions, with the starts and ends that neighbours are looked up by."""

    text: str
    printed: str
    by_end: dict[int, MentionSpan]
    starts: list[int]
    others: list[MentionSpan]


def find(spans: Spans) -> tuple[RoleStatement, ...]:
    """Return the roles that the document states, first statement of each (person, title)."""
    others = [m for m in spans.mentions if m.entity_kind in ("organisation", "country")]
    document = _Document(
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


def _before(document: _Document, person: MentionSpan) -> RoleStatement | None:
    """Return the role whose title stands before the name (Trade Minister X; China's chief negotiator, X)."""
    text = document.text
    title = _title_before(document, person.sentence_start, person.char_start)
    if title is None:
        return None
    neighbour = _neighbour(document, title.start)
    if neighbour is not None:
        word = text[max(0, neighbour.char_start - 12) : neighbour.char_start].lower().split()[-1:]
        title = title._replace(
            former=title.former or bool(_FORMER.intersection(word)),
            acting=title.acting or bool(_ACTING.intersection(word)),
        )
    return _statement(document, person, title, neighbour, title.start, person.char_end, "title_before")


def _title_before(document: _Document, floor: int, start: int) -> _Title | None:
    """Return the title that ends right before `start`, or None."""
    text = document.text
    base = max(floor, start - 110)
    window = text[base:start]
    if not window.endswith((" ", "\u00a0")):
        return None
    words = [(m.group(), base + m.start(), base + m.end()) for m in _WORD.finditer(window)]
    if words and text[words[-1][2] : start] not in (" ", "\u00a0"):
        return None
    if words and words[-1][0] == ",":
        words.pop()
        if not words or not _is_possessed(words, text):
            return None
    head = _head_index(words) if words else None
    if head is None or lexicon().title_heads[_bare(words[head][0])] == "honorific":
        return None
    first = words[head][1] + 3 * words[head][0].lower().startswith("ex-")
    former = first > words[head][1]
    acting = False
    k = head
    wide = _bare(words[head][0]) in _DEPARTMENT_HEADS
    while k > 0 and not former:
        printed, begin, end = words[k - 1]
        word = _bare(printed)
        if word in _FORMER or word in _ACTING:
            former, acting = word in _FORMER, word in _ACTING
        if former or acting or end in document.by_end or not _goes_on(text, words, k, first, wide):
            break
        k -= 1
        if printed not in (",", "and"):
            first = begin
            former = printed.lower().startswith("ex-")
            first += 3 * former
    return _Title(first, words[-1][2], former, acting)


def _goes_on(text: str, words: list[tuple[str, int, int]], k: int, first: int, wide: bool) -> bool:
    """Return whether the word before `k` belongs to the title that starts at `first`.

    `wide`: ministers and secretaries may have lists before them (Trade, Industry and Competition Minister).
    """
    printed, _, end = words[k - 1]
    word = _bare(printed)
    known = word in lexicon().title_modifiers or word in lexicon().title_heads
    if printed in ("and", ","):
        if not wide or k < 2:
            return False
        field = words[k - 2][0]
        return _is_field(field) if field[0].isupper() else field in lexicon().title_modifiers
    if not (known or (wide and printed[0].isupper() and _is_field(printed))):
        return False
    return text[end:first] in (" ", "-", "\u00a0") or (wide and text[end:first] in (" and ", ", "))


def _is_field(word: str) -> bool:
    """Return whether `word` may name what a minister is responsible for."""
    lower = word.lower()
    return lower in lexicon().title_modifiers or (
        is_common(lower) and lower not in FUNCTION_WORDS and lower not in lexicon().title_heads
    )


def _is_possessed(words: list[tuple[str, int, int]], text: str) -> bool:
    """Return whether the words before a comma are a title of somebody's (Canada's top negotiator, X)."""
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word, _, _ in words[-6:])


def _head_index(words: list[tuple[str, int, int]]) -> int | None:
    """Return the index of the title's last head: the last word, or the one before its `of …`."""
    heads = lexicon().title_heads
    last = len(words) - 1
    if _bare(words[last][0]) in heads:
        return last
    for k in range(last - 1, max(-1, last - 6), -1):
        word = words[k][0].lower()
        if word in ("of", "for") and k > 0 and _bare(words[k - 1][0]) in heads:
            return k - 1
        if not (words[k][0][0].isupper() or word in ("and", "the", "of", "for")):
            return None
    return None


def _bare(word: str) -> str:
    return word.lower().rstrip(".").removeprefix("ex-")


def _neighbour(document: _Document, start: int) -> MentionSpan | None:
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


def _after(document: _Document, person: MentionSpan, limit: int) -> RoleStatement | None:
    """Return the role that an apposition gives (X, a trade economist at the Y Institute)."""
    text = document.text
    match = _APPOSITION.match(text, person.char_end, min(limit, person.char_end + 130))
    if (
        match is None
        or text[person.char_end] not in ", \u2014\u2013"
        or (text[person.char_end] == " " and "who" not in match.group()[:5])
    ):
        return None
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, match.start(1), match.end(1))]
    k = 0
    former = acting = False
    while k < len(words) and (words[k][0].lower() in _ARTICLES or _bare(words[k][0]) in _FORMER | _ACTING):
        former = former or _bare(words[k][0]) in _FORMER
        acting = acting or _bare(words[k][0]) in _ACTING
        k += 1
    if k >= len(words) or (match.group(1).startswith(("who ", "which ")) and "who" in match.group(1)[:4]):
        return None
    begin, country = words[k][1], None
    index = bisect_right(document.starts, begin) - 1
    if index >= 0 and document.starts[index] == begin:
        country = document.others[index]
        while k < len(words) and words[k][1] < country.char_end:
            k += 1
        while k < len(words) and words[k][0] in ("'s", "’s", "'", "’", *_FORMER, *_ACTING):
            former = former or words[k][0] in _FORMER
            acting = acting or words[k][0] in _ACTING
            k += 1
    heads = lexicon().title_heads
    for position in range(k, min(len(words), k + 7)):
        word = _bare(words[position][0])
        if word in heads and heads[word] != "honorific":
            if word in _PLURALS:
                return None  # according to Mensa, trade ministers will meet
            end = _with_field(document, words, _office_end(words, position))
            if _names_next(document, end):
                return None
            while k < position and words[k][0].endswith(("'s", "’s")):
                k += 1  # B.C.'s Minister of Forests
            title = _Title(words[k][1], end, former, acting)
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


def _after_comma(document: _Document, end: int) -> MentionSpan | None:
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


def _names_next(document: _Document, end: int) -> bool:
    """Return whether a capitalised word follows the office at once: it is the title of the next name in a list."""
    following = document.text[end : end + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()


def _office_end(words: list[tuple[str, int, int]], head: int) -> int:
    """Return the end of the title whose head is at `head`: heads follow one another (chief economist)."""
    heads = lexicon().title_heads
    last = head
    while last + 1 < len(words) and (
        _bare(words[last + 1][0]) in heads or _bare(words[last + 1][0]) in lexicon().title_modifiers
    ):
        last += 1
        head = last if _bare(words[last][0]) in heads else head
    return words[head][2]


def _with_field(document: _Document, words: list[tuple[str, int, int]], end: int) -> int:
    """Return the end of a minister's title with its field (Secretary of State for International Trade)."""
    k = next((i for i, word in enumerate(words) if word[2] == end), len(words))
    if k + 1 >= len(words) or _bare(words[k][0]) not in _DEPARTMENT_HEADS:
        return end
    last = end
    for printed, start, stop in words[k + 1 : k + 10]:
        if printed in ("of", "for", "and", ",", "&"):
            continue
        field = printed.rstrip(".")
        if start in document.starts or not _is_field(field):
            break
        last = stop - len(printed) + len(field)
    return last


def _seat(document: _Document, start: int, end: int, *, has_country: bool) -> MentionSpan | None:
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
    document: _Document,
    person: MentionSpan,
    title: _Title,
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
