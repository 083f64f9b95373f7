"""Months that their neighbours complete: the year behind a run of them, the run that is compared, the month told of.

Belongs here: July-February (2020-21), the same period after `from January to June`, and `for the month` in a report.
Which side of publication a single month lies on is `told_years` and the judges of `calendar_context`.
"""

from __future__ import annotations

import re

from pipelines.extract.spans import DateSpan

Linked = tuple[DateSpan, DateSpan | None]
"""A span, its form completed, and the span it is counted from."""

_MONTHS = re.compile(r"(?:past|near|coming):month:(\d\d)/(?:past|near|coming):month:(\d\d)")
_LABEL = re.compile(r"fiscal:.*|\d{4}/\d{4}")
_BEFORE_LABEL = re.compile(r" ?\(| (?:period )?(?:of|in|during) (?:the )?|, ")
_GAP = 18


def within_label(
    span: DateSpan, before: DateSpan | None, following: DateSpan | None, text: str
) -> Linked | None:
    """Return a run of months counted from the fiscal year that its neighbour prints, or None.

    July-February (2020-21), July-March of the 2023-24 financial year; the 2022-23 crop year (July-June).
    """
    months = _MONTHS.fullmatch(span.timex_unanchored)
    if months is None:
        return None
    form = f"anchor:within:{months[1]}/anchor:within:{months[2]}"
    if following is not None and _LABEL.fullmatch(following.timex_unanchored):
        gap = text[span.char_end : min(following.char_start, span.char_end + _GAP)]
        if _BEFORE_LABEL.fullmatch(gap):
            return span._replace(timex_unanchored=form), following
    is_aside = before is not None and text[before.char_end : span.char_start] == " ("
    if is_aside and before is not None and _LABEL.fullmatch(before.timex_unanchored):
        return span._replace(timex_unanchored=form), before
    return None


_RUN = re.compile(r"\s*(?:-|–|to|through|till|until)\s*")
_BETWEEN = re.compile(r"\bbetween $", re.I)
_MONTH = re.compile(r"(?:(?:past|near|coming|anchor:after):month:|\d{4}-|(?:this|last|next):year-)(\d\d)")
_ONE_MONTH = re.compile(r"(?:past|near|either):month:\d\d|\d{4}-\d\d")
_LAST_TOLD = 4
_LONG_AGO = 10


def compared_run(span: DateSpan, before: list[DateSpan], text: str) -> Linked | None:
    """Return `the same period last year` counted from the run of months before it: from January to June."""
    wanted = span.timex_unanchored.removeprefix("anchor:").removeprefix("part:")
    for index in range(len(before) - 1, max(0, len(before) - _LAST_TOLD), -1):
        last, first = before[index], before[index - 1]
        if last.timex_type != "DATE" or last.is_vague or last.rule in ("year", "fiscal_year", "fiscal_noun"):
            continue
        ends, opens = _MONTH.fullmatch(last.timex_unanchored), _MONTH.fullmatch(first.timex_unanchored)
        if ends is None or opens is None:
            return None
        join = text[first.char_end : last.char_start]
        is_between = join == " and " and _BETWEEN.search(text, max(0, first.char_start - 9), first.char_start)
        if not is_between and not _RUN.fullmatch(join):
            return None
        return span._replace(timex_unanchored=f"anchor:run:{opens[1]}:{wanted}"), last
    return None


def month_told(span: DateSpan, before: list[DateSpan]) -> Linked:
    """Return `the month` counted from the one of its sentence, else the one told of most: exports rose in April. Sales for the month …"""
    told = _months_told(before)
    if not told:
        return span, None
    same = [candidate for candidate in told if candidate.sentence_start == span.sentence_start]
    month = same[-1] if same else _most_told(told)[0]
    return span._replace(timex_unanchored="anchor:this:month"), month


def month_of_report(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the month that a report tells of twice and more, for a comparison in a sentence without a period of its own.

    Trade grew in June, more than in May. … in June. Exports rose 27% from a year earlier: June of last year.
    """
    if any(other.sentence_start == span.sentence_start and not other.is_vague for other in before[-2:]):
        return None
    told = _months_told(before)
    if not told:
        return None
    month, times = _most_told(told)
    return month if times > 1 else None


def month_compared(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the month that `from a month ago` is counted from: the last of its sentence, else that of the report."""
    same = [month for month in _months_told(before) if month.sentence_start == span.sentence_start]
    return same[-1] if same else month_of_report(span, before)


def _months_told(before: list[DateSpan]) -> list[DateSpan]:
    return [
        candidate for candidate in before[-_LONG_AGO:] if _ONE_MONTH.fullmatch(candidate.timex_unanchored)
    ]


def _most_told(told: list[DateSpan]) -> tuple[DateSpan, int]:
    """Return the first of the spans whose month is told of most, and how often it is."""
    months = [candidate.timex_unanchored[-2:] for candidate in told]
    month = max(told, key=lambda candidate: months.count(candidate.timex_unanchored[-2:]))
    return month, months.count(month.timex_unanchored[-2:])
