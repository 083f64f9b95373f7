"""The offices that stand before a name, and whose office each is: the country or body beside the title.

The words of a title are read in `title_words`, offices that follow a name in `offices`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.spans import MentionSpan
from pipelines.relate.title_words import (
    LOOSE,
    REACH,
    Document,
    Office,
    Title,
    bare,
    follows_holder,
    is_field,
    names_no_office,
    title_before,
)

_OF = re.compile(r"(?: (?:of|for|at|from|in)(?: the)?)? $")
_OF_OR_COMMA = re.compile(r"(?:(?: (?:of|for|at|from|in)|,)(?: the)?)? $")
"""Before a body that a comma follows: Director-General, Acme Council, [Ana Ruiz], …"""
_WORD_BEFORE = re.compile(r"(?<![\w.])((?:H\.E|[A-Z][\w’']+)\.?) $")
_ARTICLE_BEFORE = re.compile(r"(?<=[\w,] )([Tt]he (?:(?:Rt|Right)\.? )?|(?:Rt|Right)\.? )$")
"""The article of a form of address behind an office."""
_SAYS = re.compile(r" (?:has |have |had |also )?(?:said|says|told|added|stated|noted|explained|stressed)\b")
"""What only the subject before it can do: at the fair, the head of Y, X, said; the head of Y, X said."""
_OF_AFTER = re.compile(r",? (?:of|at|from|with)(?: the)? ")
_GAP = re.compile(r"(?:[’']s?)? (?:former |acting |ex-|then-)?$")
_ACRONYM = re.compile(r" \([A-Z][\w&.-]{1,14}\) $")
_LONGEST_GAP = 12
_FIELDS_BEHIND = re.compile(
    r"(?:^|[Tt]he |, )((?!The )(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+), ((?:[A-Z][\w-]+(?:, | and | & | )){0,6}[A-Z][\w-]+), $"
)
"""A head and its fields between commas, all with capitals."""


def before_name(document: Document, floor: int, start: int, end: int) -> list[Office]:
    """Return the offices that stand right before the name from `start` to `end`, the nearest first.

    A comma may stand between where the words before it can only describe the name: Canada's negotiator, X; the head of Y, X, said.
    """
    text = document.text
    closed = text[end : end + 1] in ("", "\n", ",", ".", ";", ")", ":")
    start = _before_honorifics(text, floor, start)
    comma = text.endswith(", ", floor, start)
    body = document.by_end.get(start - 1 - comma)
    of = _OF_OR_COMMA if comma else _OF
    lead = of.search(text[max(floor, body.char_start - 12) : body.char_start]) if body else None
    if body is not None and lead is not None:
        title = _of_body(document, floor, body, lead.group())
        opens = title is not None and (
            text[floor : title.start] in ("", "The ")
            or (text.endswith((", the ", ", "), floor, title.start) and _SAYS.match(text, end) is not None)
            or follows_holder(document, floor, title.start)
        )
        if title is not None and (closed or not comma or opens):
            second = _joined(document, floor, title, is_apposed=comma)
            return [Office(title, body), *([second] if second is not None else [])]
        if lead.group() != " ":
            return []
    title = title_before(document, floor, start, after_comma=closed) or (
        _fields_behind_comma(document, floor, start) if comma and closed else None
    )
    if title is None:
        return []
    seat = _neighbour(document, title.start) or _within(document, title) or _body_after(document, end)
    first = Office(title, seat)
    second = _joined(document, floor, title, is_apposed=comma) if comma or first.seat is None else None
    if second is None:
        apposed = title_before(document, floor, title.start, after_comma=closed)
        if (
            apposed is None
            or follows_holder(document, floor, title.start)
            or not text.endswith(", ", floor, title.start)
        ):
            return [first]
        return [
            first,
            Office(apposed, _neighbour(document, apposed.start)),
        ]  # the Minister of Trade, Ambassador Ruiz,
    return [first._replace(seat=first.seat or second.seat), second]


def _fields_behind_comma(document: Document, floor: int, start: int) -> Title | None:
    """Return the title whose fields stand behind a comma before the name at `start`: the Commissioner, Trade and Mines, [Ana Ruiz], said."""
    match = _FIELDS_BEHIND.search(document.text, max(floor, start - REACH), start)
    if match is None:
        return None
    head = bare(match[1].rpartition(" ")[2])
    words = match[2].replace(",", " ").split()
    is_office = head in lexicon().title_heads and head not in LOOSE and not names_no_office(head)
    if not is_office or not all(word in ("and", "&") or is_field(word) for word in words):
        return None
    return Title(match.start(1), match.end(2), former=False, acting=False)


def _of_body(document: Document, floor: int, body: MentionSpan, lead: str) -> Title | None:
    """Return the title before a body that stands between it and the name: Head of Acme, Chairman Acme, Director, Acme."""
    at = body.char_start if lead[0] == "," else body.char_start - len(lead) + 1
    title = title_before(document, floor, at, after_comma=lead[0] == ",")
    if title is None or lead != " ":
        return title
    printed = document.text[title.start : title.end]
    ends_in_head = (
        bare(printed.rpartition(" ")[2]) in lexicon().title_heads
    )  # not: for Trade and Small [Firms]
    is_office = ends_in_head and printed[0].isupper()
    return title if is_office and body.entity_kind == "organisation" else None


def _before_honorifics(text: str, floor: int, start: int) -> int:
    """Return where the forms of address before a name begin: the Minister of Trade, [Hon. Dr.] Ana Ruiz."""
    heads = lexicon().title_heads
    while (match := _WORD_BEFORE.search(text, max(floor, start - _LONGEST_GAP), start)) and heads.get(
        bare(match[1])
    ) == "honorific":
        start = match.start(1)
        article = _ARTICLE_BEFORE.search(text, max(floor, start - _LONGEST_GAP), start)
        start = article.start(1) if article is not None else start  # Trade Minister, the Rt Hon Ana Ruiz
    match = _WORD_BEFORE.search(text, max(floor, start - _LONGEST_GAP), start)
    if match and heads.get(bare(match[1])) == "royal":  # Prime Minister [Sheikh] Hasina
        office = _WORD_BEFORE.search(text, max(floor, match.start() - 2 * _LONGEST_GAP), match.start(1))
        return match.start(1) if office and bare(office[1]) in heads else start
    return start


def _within(document: Document, title: Title) -> MentionSpan | None:
    """Return the country or organisation inside a title: chief UK negotiator."""
    index = bisect_right(document.starts, title.start)
    found = document.others[index] if index < len(document.starts) else None
    return found if found and found.char_end < title.end else None


def _body_after(document: Document, end: int) -> MentionSpan | None:
    """Return the organisation that follows the name: economist X of Y Bank."""
    lead = _OF_AFTER.match(document.text, end)
    index = bisect_right(document.starts, lead.end()) - 1 if lead else -1
    found = document.others[index] if index >= 0 else None
    fits = found is not None and lead is not None and found.char_start == lead.end()
    return found if found is not None and fits and found.entity_kind == "organisation" else None


def _joined(document: Document, floor: int, title: Title, *, is_apposed: bool) -> Office | None:
    """Return the office joined to `title` by `and`: Peru's vice president and trade minister, X; `is_apposed`: with that comma."""
    text = document.text
    if not text.endswith(" and ", floor, title.start) or title.start - len(" and ") in document.people_ends:
        return None
    other = title_before(document, floor, title.start - len("and "))
    if other is None or text[other.start].isupper() != text[title.start].isupper():
        return None
    if not is_apposed and text[max(floor, other.start - 4) : other.start].lower() == "the ":
        return None  # the president and Finance Minister X are two
    seat = _neighbour(document, other.start)
    return Office(other, seat) if seat or text[other.start].isupper() else None


def _neighbour(document: Document, start: int) -> MentionSpan | None:
    """Return the country or organisation right before `start`, its possessive included."""
    acronym = _ACRONYM.search(document.text, max(0, start - 2 * _LONGEST_GAP), start)
    if acronym is not None:  # the Association of Ports (AP) [president]
        return document.by_end.get(acronym.start()) or document.by_end.get(start - 1)
    gap = _GAP.search(document.text, max(0, start - _LONGEST_GAP), start)
    while gap is not None:
        found = document.by_end.get(gap.start())
        if found is not None:
            return found
        gap = _GAP.search(document.text, gap.start() + 1, start)
    return None
