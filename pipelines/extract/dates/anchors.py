"""Linking expressions that are counted from another one: `the previous year`, `two days later`, `a year earlier`."""

from __future__ import annotations

import re

from pipelines.extract.dates import antecedents, stories, told_months, told_years, weekday_ranges
from pipelines.extract.spans import DateSpan

_EVENT_REACH = 100
"""How many expressions back the date of an event is looked for."""


def link(spans: tuple[DateSpan, ...], text: str) -> tuple[DateSpan, ...]:
    """Return `spans` with `anchor_char_start` set where one is counted from another one."""
    result: list[DateSpan] = []
    for index in range(len(spans)):
        span, anchor = _linked(spans, index, result, text)
        if anchor is not None and anchor.char_start != span.char_start:
            span = span._replace(anchor_char_start=anchor.char_start, basis="relative_to_event")
        result.append(span)
    return tuple(result)


def _linked(
    spans: tuple[DateSpan, ...], index: int, before: list[DateSpan], text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return the span, its form completed where its neighbour does so, and the one it is counted from."""
    span = spans[index]
    form = span.timex_unanchored
    if span.timex_type in ("DURATION", "SET") or form.endswith("_REF"):
        return span, None
    if form.startswith(("anchor:part:", "anchor:in:")):
        run = told_months.compared_run(span, before, text)
        if run is not None:
            return run
    if form.startswith(_COUNTED):
        return span, _counted_from(span, before, text)
    if form == "offset:-1M" and antecedents.is_compared(span, text):
        told = told_months.month_compared(span, before)
        return (span._replace(timex_unanchored="anchor:-1M"), told) if told else (span, None)
    if form.startswith(("context:day", "nth:")):
        return span, antecedents.day_near(spans, index, text)
    if form == "this:week" and span.rule == "bare_unit":
        return _week_of_day(span, spans, index, text)
    if form == "this:month" and span.rule == "bare_unit":
        return told_months.month_told(span, before)
    if form.startswith("event:"):
        return _event(span, spans, index, text)
    if span.rule == "year_ago" and form == "latest:quarter-1Y":
        told = antecedents.months_of_sentence(span, before) or antecedents.part_of_sentence(span, before)
        return (span._replace(timex_unanchored="anchor:part:-1"), told) if told else (span, None)
    return _beside(spans, index, before, text)


def _beside(
    spans: tuple[DateSpan, ...], index: int, before: list[DateSpan], text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return the span with what the expressions right before and behind it say: ranges, labels, a year, a story."""
    span = spans[index]
    form = span.timex_unanchored
    following = spans[index + 1] if index + 1 < len(spans) else None
    labelled = told_months.within_label(span, before[-1] if before else None, following, text)
    if labelled is not None:
        return labelled
    if following is not None and _in_parentheses(span, following, text):
        return span._replace(timex_unanchored=f"same:{form.partition(':')[2]}"), following
    end_of_range = told_years.ends_range(before[-1] if before else None, span, text)
    if end_of_range is not None:
        return span._replace(timex_unanchored=end_of_range), before[-1]
    weekdays = weekday_ranges.completed(span, before[-1] if before else None, following, text)
    if weekdays is not None:
        return weekdays
    completed = told_years.completed(spans, index, before, text)
    if completed is not None:
        return completed, None
    if following is not None and told_years.turns_year(span, following, text):
        return span._replace(timex_unanchored=f"anchor:last:{form.partition(':')[2]}"), following
    if index and _in_parentheses(spans[index - 1], span, text) and "|" not in form:
        weekday = spans[index - 1].timex_unanchored.rpartition(":")[2]
        return span._replace(timex_unanchored=f"{form}|{weekday}"), None
    story = stories.continued(span, before, text)
    return (span._replace(timex_unanchored=story), None) if story else (span, None)


_COUNTED = ("anchor:", "earlier:anchor:", "later:anchor:", "since:anchor:")


def _counted_from(span: DateSpan, before: list[DateSpan], text: str) -> DateSpan | None:
    """Return what a form with an anchor is counted from, or None: then it is the publication date."""
    form = span.timex_unanchored
    if form == "anchor:-1Y" and span.rule != "day_around":
        if not antecedents.is_compared(span, text):
            if before and before[-1].rule == "year" and span.char_start == span.sentence_start:
                return before[-1]  # … as in 1998. A year earlier they had agreed
            return antecedents.period(span, before, ("quarter",))
        found = antecedents.period(span, before, ("quarter", "half_year", "month"))
        return (
            found or antecedents.year_of_sentence(span, before) or told_months.month_of_report(span, before)
        )
    if form.startswith(("anchor:part:", "anchor:in:")):
        months = antecedents.months_of_sentence(span, before)
        if months is not None:
            return months
        if before and before[-1].timex_unanchored.startswith("fiscal:"):
            return before[-1]
        return antecedents.period(span, before, ("quarter", "half_year", "month", "range"))
    if form.startswith("anchor:itself:"):
        return antecedents.told_period(before)
    return antecedents.antecedent(span, before, text)


def _in_parentheses(weekday: DateSpan, date: DateSpan, text: str) -> bool:
    """Return whether a bare weekday is followed by its date in parentheses: `on Wednesday (Oct. 30)`."""
    return (
        weekday.rule == "weekday"
        and date.rule == "date"
        and text[weekday.char_end : date.char_start].strip() == "("
        and text[date.char_end : date.char_end + 1] == ")"
    )


def _event(
    span: DateSpan, spans: tuple[DateSpan, ...], index: int, text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return the span, counted from the first day of its event, and the expression that dates the event.

    `a day before the talks began`, where the text has `a second day of talks on Sunday`, is two days before Sunday.
    """
    noun = span.surface.lower().split()[-2].removesuffix("s")
    found = re.fullmatch(r"event:([+-])([\d.]+)(\w+)", span.timex_unanchored)
    if found is None:
        return span, None
    earlier = spans[max(0, index - _EVENT_REACH) : index]
    for nth in earlier:
        counted = re.fullmatch(r"nth:(\d+)D", nth.timex_unanchored)
        if counted and found[3] == "D":
            sign = -1 if found[1] == "-" else 1
            shift = sign * float(found[2]) - int(counted[1]) + 1
            return span._replace(timex_unanchored=f"event:{shift:+g}D"), nth
    for day in earlier:
        clause = text[max(day.sentence_start, day.char_start - 200) : day.char_start]
        if day.granularity == "day" and noun in clause.lower():
            return span, day
    return _undated(span, found), None


def _undated(span: DateSpan, found: re.Match[str]) -> DateSpan:
    """Return the length alone where the text does not date the event (seven years after talks began)."""
    length = re.match(r"(?s)(.{1,40}?)\s+(?:before|after)\s", span.surface)
    if length is None or span.surface[:4].lower() == "the ":
        return span
    return span._replace(
        char_end=span.char_start + length.end(1), surface=length[1], timex_type="DURATION", rule="length",
        timex_unanchored=f"P{found[2]}{found[3]}", granularity=None, basis="explicit",
    )  # fmt: skip


_WEEK_DAY = re.compile(
    r"\s(?:ended|ending|to|through|beginning|starting|commencing|of|from)(?:\s(?:on|the))?\s"
)


_WEEK_GAP = 14


def _week_of_day(
    span: DateSpan, spans: tuple[DateSpan, ...], index: int, text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return `the week` of `the week ending 6 June`, counted from the day that follows."""
    following = spans[index + 1] if index + 1 < len(spans) else None
    if following is None or following.granularity != "day":
        return span, None
    if not _WEEK_DAY.fullmatch(text[span.char_end : min(following.char_start, span.char_end + _WEEK_GAP)]):
        return span, None
    return span._replace(timex_unanchored="anchor:this:week"), following
