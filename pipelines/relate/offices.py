"""Offices read forwards, where they follow a name: X, Peru's trade minister; X, head of the Y Institute; X became Z's chair.

Whose office it is belongs to `roles`, titles before a name to `titles`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.words import DEPARTMENT_HEADS
from pipelines.extract.spans import MentionSpan
from pipelines.relate.title_words import (
    ACTING,
    FORMER,
    LOOSE,
    WORD,
    Document,
    Office,
    Title,
    bare,
    is_field,
    names_no_office,
)

PLURALS = frozenset(
    "presidents ministers premiers leaders chancellors envoys negotiators representatives senators commissioners "
    "ambassadors governors analysts economists".split()
)
_REACH = 130
_MOST_WORDS = 7
"""Words before the head of a title."""
_APPOSITION = re.compile(
    r"(?:(?:,|\s[—–-]) ((?:[^,;:()\n“”\"]|\([A-Z][\w&.-]{1,14}\)){3,110})|\s\(([^;:()\n“”\"]{3,110})\))"
)
_COPULA = re.compile(
    r"(?:,? who|,(?= has been (?:re-?)?(?:elected|appointed|named|chosen)))?(?: (?:(?:on|this|last) \w+|\w+ly|also|later|then))? (?:(?:is|was|has been) (?:re-?)?(?:elected|appointed|named|chosen|confirmed|sworn in|nominated)(?: as)?"
    r"|(?P<past>was|served as|had been)|is|became|remains|has been|serves as|emerged as|took over as)"
    r" (?:also |now |then )?([^,;:()\n“”\"]{3,110})"
)
_FIELDS = re.compile(r"(?:, [\w’-]+(?: [\w’-]+)?){1,4},? (?:and|&) [\w’-]+")
"""Further fields behind the first comma of a minister's title."""
_LEADS = frozenset(
    "a an the one its his her their who is was also now still current new first newly elected appointed himself herself".split()
)
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_BREAKS = frozenset("said says told met and but that which when in to has had will".split())
_AT = re.compile(r"\s?(?:at|of|for|with|in|from|to)(?: the)? $")
_ENDS = re.compile(
    r"$|[^\w ]|[’']|\s+(?:of|for|at|in|to|and|or|but|who|from|with|on|under|since|during|until|when|while|as|by|before|after|between|"
    r"which|that|last|this|earlier|today|yesterday|based|responsible|there|here|again|\d+)\b|\s*\n"
)
"""What may follow an office: no verb (they met Xi, the minister says) and no name, whose title it would be."""
_SPEAKS = re.compile(r"\s(?:(?:has|had|have|also)\s)?(?:said|says|told|[a-z]{3,}ed)\b")
"""What may follow an office that opens with its body, no comma between: Ana Ruiz, Acme chairman said."""
_MEMBER = re.compile(
    r" (?:MP|MEP|MLA|MSP|TD|KC|QC|Jr\.?|Sr\.?)\b(?=,)|\s\((?:pictured|left|right|centre|center|above|below|L|R|C)(?: \w+)?\)\s?(?=,)"
)
"""What may stand between a name and the comma before its office: a membership, or where somebody stands in a picture."""
_AT_BODY = re.compile(r"[^,;]{1,70} at (?:the )?$")
_NEAR = 40


def after_name(document: Document, end: int, limit: int) -> list[Office]:
    """Return the offices that an apposition or a copula gives to the name that ends at `end`."""
    text = document.text
    member = _MEMBER.match(text, end)
    end = member.end() if member else end  # George Field MP, a policy adviser
    stop = min(limit, end + _REACH)
    copula = _COPULA.match(text, end, stop)
    if copula is not None:
        found = _read(document, copula.start(2), copula.end(2), is_predicate=True)
        if found:
            return [_past(text, office) for office in found] if copula["past"] else found
    match = _APPOSITION.match(text, end, stop)
    if match is None or match.group(match.lastindex or 0).startswith(("who ", "which ")):
        return []
    return _read(document, *match.span(match.lastindex or 0), is_predicate=False)


def _past(text: str, office: Office) -> Office:
    """Return the office as a former one, unless *is* leads it in: X was director of Y and is now president of Z."""
    is_present = " is " in text[max(0, office.title.start - 12) : office.title.start]
    return office if is_present else office._replace(title=office.title._replace(former=True))


def _read(document: Document, start: int, stop: int, *, is_predicate: bool) -> list[Office]:
    """Return the office that a phrase names, and the second one behind `and`."""
    first = _office(document, start, stop, None, is_predicate=is_predicate)
    if first is not None and first.title.end == stop and document.text[stop : stop + 2] == ", ":
        fields = _FIELDS.match(document.text, stop, stop + _REACH)  # minister of trade, industry and mines
        longer = _office(document, start, fields.end(), None, is_predicate=is_predicate) if fields else None
        first = longer if longer and fields and longer.title.end == fields.end() else first
    if first is None:
        return []
    end = first.seat.char_end if first.seat and first.seat.char_start > first.title.end else first.title.end
    if not document.text.startswith(" and ", end):
        return [first]
    second = _office(document, end + len(" and "), stop, first.seat, is_predicate=True)
    return [first, second] if second else [first]


def _office(
    document: Document, start: int, stop: int, seat: MentionSpan | None, *, is_predicate: bool
) -> Office | None:
    """Return the office at the start of a phrase: leads, country or body, modifiers, head, field, body.

    A predicate names an office only by words of offices: a great leader is none.
    """
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(document.text, start, stop)]
    k, former, acting = _leads(words, 0)
    if k >= len(words):
        return None
    owner = _mention_at(document, words[k][1])
    if owner is not None:
        while k < len(words) and words[k][1] < owner.char_end:
            k += 1
        while k < len(words) and words[k][0] in _POSSESSIVES:
            k += 1
        k, was, acts = _leads(words, k)
        former, acting = former or was, acting or acts
    head = _head(words, k, is_predicate=is_predicate)
    if head is None:
        return None
    end = _with_field(document, words, _office_end(words, head))
    if not _ENDS.match(document.text, end) and not (
        _opens_with_body(words, owner, words[k][1]) and _SPEAKS.match(document.text, end)
    ):
        return None
    while k < head and words[k][0].endswith(("'s", "’s")):
        k += 1  # B.C.'s Minister of Forests
    first = words[k][1]
    if (
        owner is not None
        and owner.surface.lower() in lexicon().title_modifiers
        and owner.char_end + 1 == first
    ):
        first = owner.char_start  # the Treasury secretary
    place = _after_comma(document, end) or _seat(document, end, stop, has_country=owner is not None)
    if is_predicate and bare(words[head][0]) in LOOSE and place is None and owner is None:
        return None
    return Office(Title(first, end, former, acting), place or owner or seat)


def _opens_with_body(words: list[tuple[str, int, int]], owner: MentionSpan | None, at: int) -> bool:
    """Return whether nothing but the body of the office before `at` opens the phrase: Ana Ruiz, [Acme] chairman said."""
    is_body = owner is not None and owner.entity_kind == "organisation"
    return is_body and owner is not None and (owner.char_start, owner.char_end + 1) == (words[0][1], at)


def _leads(words: list[tuple[str, int, int]], k: int) -> tuple[int, bool, bool]:
    """Return the index after articles and marks of time, and whether these say former or acting."""
    former = acting = False
    while k < len(words) and (
        words[k][0].lower() in _LEADS
        or bare(words[k][0]) in FORMER | ACTING
        or words[k][0].endswith(("-year-old", "-based"))
    ):
        former = former or bare(words[k][0]) in FORMER
        acting = acting or bare(words[k][0]) in ACTING
        k += 1
    return k, former, acting


def _mention_at(document: Document, start: int) -> MentionSpan | None:
    """Return the organisation or country that begins at `start`."""
    index = bisect_right(document.starts, start) - 1
    if index < 0 or document.starts[index] != start:
        return None
    while (
        index and document.starts[index - 1] == start and document.others[index - 1].rule.startswith("head_")
    ):
        index -= 1  # the Brazilian Chamber of Commerce, not Brazil alone
    return document.others[index]


def _head(words: list[tuple[str, int, int]], k: int, *, is_predicate: bool) -> int | None:
    """Return the index of the first head of a title from `k` on."""
    heads = lexicon().title_heads
    for position in range(k, min(len(words), k + _MOST_WORDS)):
        word = bare(words[position][0])
        if word in heads and not names_no_office(word):
            return None if word in PLURALS else position  # according to Mensa, trade ministers will meet
        if word == "and" and _joins_fields(words, position):
            continue
        if word in _BREAKS or (word.endswith("ing") and word not in lexicon().title_modifiers):
            return None
        printed = words[position][0]
        if is_predicate and not (printed[0].isupper() or word in lexicon().title_modifiers or is_field(word)):
            return None
    return None


def _joins_fields(words: list[tuple[str, int, int]], k: int) -> bool:
    """Return whether the `and` at `k` joins two fields with capitals before their head (the Industry and Commerce minister)."""
    if k == 0 or k + 1 >= len(words):
        return False
    first, second = words[k - 1][0], words[k + 1][0]
    return first[0].isupper() and second[0].isupper() and is_field(first) and is_field(second)


def _office_end(words: list[tuple[str, int, int]], head: int) -> int:
    """Return the end of the title whose head is at `head`: heads follow one another (chief economist)."""
    heads = lexicon().title_heads
    last = head
    while last + 1 < len(words) and (
        bare(words[last + 1][0]) in heads or bare(words[last + 1][0]) in lexicon().title_modifiers
    ):
        last += 1
        head = last if bare(words[last][0]) in heads else head
    return words[head][2] - words[head][0].endswith(".")


def _with_field(document: Document, words: list[tuple[str, int, int]], end: int) -> int:
    """Return the end of a minister's title with its field (Secretary of State for International Trade)."""
    k = next((i for i, word in enumerate(words) if word[2] >= end), len(words))
    if (
        k < len(words)
        and bare(words[k][0]) == "chief"
        and document.text[end : end + 9].lower() == " of staff"
    ):
        return end + len(" of staff")
    if (
        k + 1 >= len(words)
        or bare(words[k][0]) not in DEPARTMENT_HEADS
        or words[k + 1][0] not in ("of", "for")
    ):
        return end
    last = end
    for printed, start, stop in words[k + 1 : k + 10]:
        if printed in ("of", "for", "and", ",", "&"):
            continue
        field = printed.rstrip(".")
        if _mention_at(document, start) is not None:
            break
        if not is_field(field) and not (words[k + 1][0] == "for" and field[0].isupper()):
            break
        last = stop - len(printed) + len(field)
    return last


def _after_comma(document: Document, end: int) -> MentionSpan | None:
    """Return the organisation that stands alone after the title and a comma (X, president, Y Association)."""
    if document.text[end : end + 2] != ", ":
        return None
    found = _mention_at(document, end + (6 if document.text.startswith(", the ", end) else 2))
    if found is None or found.entity_kind != "organisation":
        return None
    return (
        found
        if document.text[found.char_end : found.char_end + 1] in ("", "\n", ",", ";", ".", ")")
        else None
    )


def _seat(document: Document, start: int, end: int, *, has_country: bool) -> MentionSpan | None:
    """Return the organisation or country that `at`, `of`, `for` names after the title."""
    index = bisect_right(document.starts, start)
    while index < len(document.starts) and document.starts[index] < end:
        mention = document.others[index]
        if has_country and mention.entity_kind == "country":
            return None
        if _AT.match(document.text[start : mention.char_start]) or (
            mention.entity_kind == "organisation"
            and (
                mention.char_start - start < _NEAR or _AT_BODY.match(document.text, start, mention.char_start)
            )
        ):
            return mention
        index += 1
    return None
