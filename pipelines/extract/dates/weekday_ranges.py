"""Weekdays that open and end a range: the end comes after the start, on whichever side of publication both lie.

Belongs here: from Thursday to Sunday, between Monday and Wednesday, Saturday and Sunday. Ranges of months are `told_years`.
"""

from __future__ import annotations

import re

from pipelines.extract.dates.told_months import Linked
from pipelines.extract.spans import DateSpan

_WEEKDAY = re.compile(r"(past|near|coming|either):weekday:(\d)")
_AHEAD = ("coming:", "either:")
_JOIN = re.compile(r"\s*(-|–|to|and|until|till|through)\s*")
_GAP = 10
_OPENS = 8


def completed(
    span: DateSpan, before: DateSpan | None, following: DateSpan | None, text: str
) -> Linked | None:
    """Return the end of a range that lies ahead counted from its start, the start of one behind counted from its end.

    They meet from Thursday to Sunday: the Sunday after that Thursday. They met from Thursday to Sunday: the Thursday
    before that Sunday. Where no verb tells (the summit from Thursday to Sunday), it is the range that is nearer.
    """
    if before is not None and before.timex_unanchored.startswith(_AHEAD) and _is_range(before, span, text):
        return span._replace(timex_unanchored=f"anchor:after:weekday:{span.timex_unanchored[-1]}"), before
    if following is None or not all(_is_behind(other) for other in (span, following)):
        return None
    if not _is_range(span, following, text):
        return None
    if span.timex_unanchored.startswith("near:") and following.timex_unanchored.startswith("near:"):
        return span._replace(timex_unanchored=f"either:{span.timex_unanchored[5:]}"), None
    return span._replace(timex_unanchored=f"anchor:same:weekday:{span.timex_unanchored[-1]}"), following


def _is_behind(span: DateSpan) -> bool:
    return span.timex_unanchored.startswith(("past:", "near:"))


def _is_range(first: DateSpan, last: DateSpan, text: str) -> bool:
    """Return whether two weekdays in a row are the start and the end of a range, or one day and the next."""
    days = _WEEKDAY.fullmatch(first.timex_unanchored), _WEEKDAY.fullmatch(last.timex_unanchored)
    if days[0] is None or days[1] is None:
        return False
    join = _JOIN.fullmatch(text[first.char_end : min(last.char_start, first.char_end + _GAP)])
    if join is None:
        return False
    is_next = (int(days[1][2]) - int(days[0][2])) % 7 == 1
    opening = text[max(first.sentence_start, first.char_start - _OPENS) : first.char_start].lower()
    return join[1] != "and" or is_next or opening.endswith("between ")
