"""Dates without a year in a story of old: On 5 March 2002 duties were raised, starting 20 March. On 27 March Rome replied.

Belongs here: which earlier date such a date goes on from. Whether it is near publication after all is left to `points`.
"""

from __future__ import annotations

import datetime as dt
import re

from pipelines.extract.spans import DateSpan

_BARE = re.compile(r"(past|near|coming):(?:XXXX-(\d\d)-(\d\d)|month:(\d\d))")
_PRINTED = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_TOLD = re.compile(r"told:(\d{4}-\d\d-\d\d):.*")
_BACK = 4
"""How many expressions back the story is looked for."""
_REACH = 500
_AT_ONCE = 200
"""How many days may lie between two dates of a story over the turn of the year."""
_STEP_BACK = 45
"""How many days a story may go back."""
_TAKING_EFFECT = re.compile(r"\b(?:starting|beginning|effective|from|until|till|to)(?: on)? $")
_OPENING = frozenset({"on", "in", "by", ""})


def continued(span: DateSpan, linked: list[DateSpan], text: str) -> str | None:
    """Return the form of `span` as one of the story that the spans before it tell, or None where they tell none."""
    bare = _BARE.fullmatch(span.timex_unanchored)
    if bare is None or not linked:
        return None
    teller = _teller(span, linked, text)
    if teller is None:
        return None
    same_sentence = teller.sentence_start == span.sentence_start
    if bare[1] == "coming":
        before = text[max(span.sentence_start, span.char_start - 20) : span.char_start]
        if not same_sentence or _TAKING_EFFECT.search(before) is None:
            return None
    elif not same_sentence and _TOLD.fullmatch(teller.timex_unanchored) is None:
        opening = text[span.sentence_start : span.char_start].strip().lower()
        if opening not in _OPENING or "\n" in text[teller.char_end : span.char_start]:
            return None
    day = following(_day(teller), bare[2] or bare[4], bare[3])
    return f"told:{day.isoformat()}:{span.timex_unanchored}" if day else None


def _teller(span: DateSpan, linked: list[DateSpan], text: str) -> DateSpan | None:
    """Return the nearest date of a year printed, or of its story; none where one of the news stands between."""
    for other in reversed(linked[-_BACK:]):
        if span.char_start - other.char_end > _REACH:
            return None
        form = other.timex_unanchored
        if other.timex_type in ("DURATION", "SET") or other.is_vague or form.startswith("since:"):
            continue
        if text.endswith("since ", 0, other.char_start) and other.sentence_start == span.sentence_start:
            continue  # the steepest rise since May 2010, after 3% in June: the month is compared with, not told of
        return other if _PRINTED.fullmatch(form) or _TOLD.fullmatch(form) else None
    return None


def _day(teller: DateSpan) -> dt.date | None:
    told = _TOLD.fullmatch(teller.timex_unanchored)
    if told is not None:
        return dt.date.fromisoformat(told[1])
    year, month, day = _PRINTED.fullmatch(teller.timex_unanchored).groups()  # type: ignore[union-attr]
    return _date(int(year), int(month), int(day or 1))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def following(day: dt.date | None, month: str, number: str | None) -> dt.date | None:
    """Return the first such day (of a month, its first) from a little before `day` on, or None where it is far from it."""
    if day is None:
        return None
    found = _date(day.year, int(month), int(number or 1))
    if found is not None and (day - found).days <= _STEP_BACK:
        return found
    found = _date(day.year + 1, int(month), int(number or 1))
    return found if found is not None and (found - day).days <= _AT_ONCE else None
