"""The dates that head, bylines and foot of a page print, each with how much it tells of the publication date.

Belongs here: which of them are the article's own, and in which order they count. What is made of the best one is decided
in `pipelines.ingest.dating`, what a date looks like in `pipelines.ingest.timestamps`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.ingest import shapes, stamp_lines, stamp_order, timestamps
from pipelines.ingest.records import Passage
from pipelines.ingest.timestamps import Stamp

PUBLISHED, PLAIN, UPDATED, ABOVE, DATELINE, OVER_TITLE, BELOW, CLOCK = range(8)
"""Grades, the best first: a label says published; no label; an update; above the title; a dateline with year; a weekday's date
over the title; below the text; the page's own clock."""
_OTHERS = ("comment_form", "related_link")
_LONG = 160
"""Length from which a passage of the body is a paragraph and no stray line."""
_CLOSING = 40
"""Longest aside at the end of a text that is its date."""
_MOST_OWN = 2
"""Most stamps without label that the head of one article prints: when it was published and changed."""


class Found(NamedTuple):
    """A stamp with its grade, the rule that found it and its span of the text."""

    grade: int
    rule: str
    char_start: int
    char_end: int
    stamp: Stamp


class PageStamps(NamedTuple):
    """The stamps of a page; `open_days` are both readings of the numeric dates that can be read in two ways."""

    found: Sequence[Found] = ()
    open_days: Sequence[tuple[dt.date, dt.date]] = ()


class _Line(NamedTuple):
    number: int
    passage: Passage
    words: str


def of_page(text: str, passages: tuple[Passage, ...], country: str | None) -> PageStamps:
    """Return the stamps of a page by a publisher of `country` that can be those of its article."""
    lines = _lines(text, passages)
    if not lines:
        return PageStamps()
    words = [line.words for line in lines]
    month_first = stamp_order.order_of(words, country)
    if month_first is None:
        month_first = stamp_order.order_in_prose(text, words)
    clock = next((_days(line) for line in lines if line.passage.rule == "site_header_clock"), ())
    if month_first is None:
        month_first = stamp_order.order_until(max(clock, default=None), words)
    found = _own(_graded(text, passages, lines, country, month_first), text, passages)
    return PageStamps(found, stamp_order.ambiguous(words) if month_first is None else ())


def _lines(text: str, passages: tuple[Passage, ...]) -> list[_Line]:
    lines = [
        _Line(i, p, text[p.char_start : min(p.char_end, p.char_start + 400)])
        for i, p in enumerate(passages)
        if p.kind in ("timestamp", "byline", "dateline") or p.rule == "site_header_clock"
    ]
    if (closing := _closing_date(text, passages)) is not None:
        lines.append(_Line(len(passages), closing, text[closing.char_start : closing.char_end]))
    return lines


def _days(line: _Line) -> tuple[dt.date, ...]:
    return tuple(s.on for s in timestamps.stamps(line.words))


def _graded(
    text: str,
    passages: tuple[Passage, ...],
    lines: list[_Line],
    country: str | None,
    month_first: bool | None,
) -> list[Found]:
    """Return the stamps of `lines` with their grades, without the times of comments and of other stories below the text."""
    title = next((p.char_start for p in passages if p.kind == "headline"), 0)
    end = max((p.char_end for p in passages if p.kind == "body" and _is_long(p)), default=0)
    others = min(
        (p.char_start for p in passages if p.kind in _OTHERS and p.char_start >= end), default=len(text)
    )
    result: list[Found] = []
    role_above = ""
    for _, passage, words in lines:
        if stamp_lines.is_label(words):
            role_above = timestamps.label_of(words)
            continue
        for stamp in timestamps.stamps(words, country, month_first):
            role = stamp.role or role_above
            if not role and passage.char_start > others:
                continue
            grade, rule = _grade(passage, role)
            if grade == PLAIN and passage.kind == "timestamp":
                is_below = 0 < end < passage.char_start
                grade = ABOVE if passage.char_start < title else BELOW if is_below else PLAIN
            start = passage.char_start + stamp.char_start
            result.append(Found(grade, rule, start, start + stamp.char_end - stamp.char_start, stamp))
        role_above = ""
    return result


def _is_long(passage: Passage) -> bool:
    return passage.char_end - passage.char_start >= _LONG


def _grade(passage: Passage, role: str) -> tuple[int, str]:
    if passage.rule == "site_header_clock" and role != "published":  # FOR IMMEDIATE RELEASE stands above it
        return CLOCK, passage.rule
    if passage.rule == "date_over_title":
        return OVER_TITLE, passage.rule
    if passage.rule == "closing_date":
        return BELOW, passage.rule
    if passage.kind == "dateline" and passage.rule != "date_line":
        return DATELINE, "dateline"
    if role == "published":
        return PUBLISHED, f"published_{passage.kind}"
    if role == "updated":
        return UPDATED, f"updated_{passage.kind}"
    return PLAIN, f"{passage.kind}_date"


def _own(found: list[Found], text: str, passages: tuple[Passage, ...]) -> list[Found]:
    """Return the stamps without those of other stories that a page lists in its head.

    Where those above the title differ, none of them is known to be the article's; where the head prints many,
    only those beside a byline are.
    """
    if len({f.stamp.on for f in found if f.grade == ABOVE}) > 1:
        found = [f for f in found if f.grade != ABOVE]
    first = next((p.char_start for p in passages if p.kind == "body" and _is_long(p)), len(text))
    head = [
        f for f in found if f.grade in (PLAIN, ABOVE) and f.char_start < first and f.rule == "timestamp_date"
    ]
    if len({text[f.char_start : f.char_end] for f in head}) <= _MOST_OWN:
        return found
    beside = _beside_bylines(text, passages)
    return [f for f in found if f not in head or any(a <= f.char_start < b for a, b in beside)]


def _beside_bylines(text: str, passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    """Return the spans of the lines next to a byline that begins with `By`."""
    return [
        (passages[max(0, i - 1)].char_start, passages[min(len(passages) - 1, i + 1)].char_end)
        for i, p in enumerate(passages)
        if p.kind == "byline" and shapes.byline_name(text[p.char_start : p.char_end]) is not None
    ]


def _closing_date(text: str, passages: tuple[Passage, ...]) -> Passage | None:
    """Return the date in brackets that a text ends with (`… he said. (27/2/2025)`)."""
    last = next((p for p in reversed(passages) if p.kind == "body"), None)
    if last is None or text[last.char_end - 1] != ")":
        return None
    start = text.rfind("(", max(last.char_start, last.char_end - _CLOSING), last.char_end)
    is_date = start >= 0 and stamp_lines.is_timestamp(text[start + 1 : last.char_end - 1])
    return Passage(start, last.char_end, "timestamp", "closing_date") if is_date else None
