"""Which earlier expression another one is counted from: the nearest that fits, its month, its quarter, its day."""

from __future__ import annotations

import re

from pipelines.extract.dates import cues
from pipelines.extract.spans import DateSpan

_CALENDAR = frozenset({"day", "week", "weekend", "month", "quarter", "season", "half_year", "year"})
_MOVED = ("anchor:", "offset:-", "last:year", "latest:quarter-1Y")
_FAR = 700
"""How many characters back the day of a clock time is looked for."""
_NTH_REACH = 70
"""How many characters lie at most between `a second day` and the day that it is."""
_NEAR = 8
"""How many expressions back an antecedent is looked for."""
_COMPARED = re.compile(
    r"\b(?:from|than|compared|against|versus|over)\b(?:[^.;]|\.\d){0,50}\Z|(?:%|per ?cent|points?) on \Z"
)


def is_compared(span: DateSpan, text: str) -> bool:
    """Return whether a date belongs to what something is compared with: from February, faster than in January."""
    return _COMPARED.search(text, max(span.sentence_start, span.char_start - 60), span.char_start) is not None


_AHEAD = ("coming:", "next:", "offset:+", "later:")
_BACK = ("anchor:-", "anchor:last:")


def _is_past(span: DateSpan, text: str) -> bool:
    before = text[max(span.sentence_start, span.char_start - 120) : span.char_start]
    return cues.direction(before, text[span.char_end : span.char_end + 90].partition("\n")[0]) == "past"


def _is_misleading(span: DateSpan, candidate: DateSpan, text: str) -> bool:
    """Return whether an earlier date cannot be what `span` is counted from.

    `a day earlier` does not look back from a date still to come in another sentence; in `on 16 April, two months
    later` both are the same day.
    """
    form = span.timex_unanchored
    if candidate.timex_unanchored.startswith(_AHEAD) and form.startswith(_BACK) and _is_past(span, text):
        return True
    if candidate.sentence_start != span.sentence_start:
        return candidate.timex_unanchored.startswith(_AHEAD) and (
            form.startswith(_BACK) or (form == "anchor:this:day" and _is_past(span, text))
        )
    counted = form.startswith(("anchor:-", "anchor:+"))
    return counted and text[candidate.char_end : min(span.char_start, candidate.char_end + 4)].strip() == ","


_REPORTED = re.compile(
    r"\b(?:said|told|says|announced|tweeted|posted|wrote|warned|added|declared|signalled|signaled|confirmed|reported|"
    r"pledged|vowed|threatened|insisted|argued|stated)\b"
)
_DAYS_AWAY = re.compile(r"anchor:(?:(?:last|next):day|[+-]\d+D)")
"""Days before or after are counted from a day, not from a year or a month that stands nearer."""
_NEWS_DAY = ("past:weekday", "near:weekday", "offset:", "this:day", "last:weekday", "anchor:")


def _is_of_the_news(span: DateSpan, candidate: DateSpan, text: str) -> bool:
    """Return whether `a day earlier` in a reporting clause cannot count from `candidate`, a date of its own sentence.

    Duties doubled on 27 August. The minister told a broadcaster a day earlier …: a report counts from the day that the news calls
    by its weekday, or from publication, and not from a date in the calendar that another sentence tells of.
    """
    if candidate.sentence_start == span.sentence_start or candidate.timex_unanchored.startswith(_NEWS_DAY):
        return False
    if not re.fullmatch(r"anchor:[+-]\d+D", span.timex_unanchored):
        return False
    return (
        _REPORTED.search(text, max(span.sentence_start, span.char_start - 60), span.char_end + 20) is not None
    )


def _looks_back_alike(span: DateSpan, candidate: DateSpan) -> bool:
    """Return whether an earlier sentence looks back in the same words: two sentences on the previous quarter mean one quarter."""
    form = span.timex_unanchored
    is_same = candidate.timex_unanchored == form and form.startswith(_BACK)
    return is_same and candidate.sentence_start != span.sentence_start


_FINE = frozenset({"day", "month", "week", "weekend", "quarter"})


def _months_told(span: DateSpan, fitting: list[DateSpan], text: str) -> list[DateSpan]:
    """Return what `the previous month` may be counted from: no season or year, and no month that only serves a comparison.

    Exports rose in March, faster than in February. Imports fell after a rise in the previous month.
    """
    fine = [candidate for candidate in fitting if candidate.granularity in _FINE]
    if not fine or fine[0].sentence_start == span.sentence_start:
        return fine
    told = [c for c in fine if c.sentence_start == fine[0].sentence_start]
    return [c for c in told if not is_compared(c, text)] or fine


def _is_aside(span: DateSpan, candidate: DateSpan, text: str) -> bool:
    """Return whether a date stands in parentheses that `span` does not stand in: fiscal 2017 (July 2016-June 2017)."""
    start = text.rfind("(", max(candidate.sentence_start, candidate.char_start - 40), candidate.char_start)
    if start < 0 or ")" in text[start : candidate.char_start]:
        return False
    return ")" in text[candidate.char_end : min(span.char_start, candidate.char_end + 40)]


def _is_split_year(candidate: DateSpan) -> bool:
    """Return whether a range is one year over the turn of the calendar (2022-23), which has a previous year, too."""
    years = re.search(r"(?:^|:)(\d{4})/(\d{4})$", candidate.timex_unanchored)
    return years is not None and int(years[2]) == int(years[1]) + 1


def antecedent(span: DateSpan, before: list[DateSpan], text: str) -> DateSpan | None:
    """Return the nearest earlier date, for `that quarter` the nearest quarter."""
    is_last_year = span.timex_unanchored == "anchor:last:year"
    fitting = [
        candidate
        for candidate in reversed(before[-_NEAR:])
        if candidate.timex_type in ("DATE", "TIME")
        and (candidate.granularity in _CALENDAR or (is_last_year and _is_split_year(candidate)))
        and not candidate.is_vague
        and not _is_misleading(span, candidate, text)
        and not _is_of_the_news(span, candidate, text)
        and not _looks_back_alike(span, candidate)
    ]
    outside = [candidate for candidate in fitting if not _is_aside(span, candidate, text)]
    fitting = outside or fitting
    if span.timex_unanchored == "anchor:this:month-1Y":
        fitting = [candidate for candidate in fitting if not is_compared(candidate, text)] or fitting
    if is_last_year:
        fitting = [c for c in fitting if c.sentence_start == span.sentence_start or not is_compared(c, text)]
    if span.timex_unanchored in ("anchor:last:month", "anchor:-1M"):
        fitting = _months_told(span, fitting, text)
    if span.granularity == "day" and _DAYS_AWAY.match(span.timex_unanchored):
        fitting = [c for c in fitting if c.granularity in ("day", "weekend") or c.timex_type == "TIME"]
    if span.timex_unanchored.startswith(
        ("anchor:this:", "anchor:last:quarter")
    ):  # the same month, told after the same month last year
        fitting = [c for c in fitting if not c.timex_unanchored.endswith("-1Y")] or fitting
    if span.timex_unanchored.endswith(":anchor:this:month"):  # on 25 June, after a case earlier that month
        fitting = [c for c in fitting if c.granularity in ("day", "month")] or fitting
        return fitting[0] if fitting else None
    if span.rule == "day_around" and span.granularity == "year":  # the year before is no day
        fitting = [c for c in fitting if c.granularity in _TELLING]
    same = [candidate for candidate in fitting if candidate.granularity == span.granularity]
    of_that = re.search(r":this:(?!year)", span.timex_unanchored)  # not: October of that year
    if same and of_that and span.granularity != "year":
        return same[0]
    return fitting[0] if fitting else None


def period(span: DateSpan, before: list[DateSpan], wanted: tuple[str, ...]) -> DateSpan | None:
    """Return the quarter that a comparison with a year earlier is about; None compares whole years."""
    for index in range(len(before) - 1, max(-1, len(before) - _NEAR - 1), -1):
        candidate = before[index]
        if candidate.granularity == "month" and candidate.sentence_start != span.sentence_start:
            continue
        if candidate.timex_type == "DURATION" and re.fullmatch(r"P(\d+M|1Y)", candidate.timex_unanchored):
            return _run_as_long(candidate, before[:index])  # compared are nine months, or a year
        if candidate.timex_unanchored.startswith("anchor:after:"):
            return None  # compared are the months from January to May
        if candidate.timex_unanchored == "anchor:this:month" and "month" in wanted:
            return candidate
        if candidate.granularity in wanted and not candidate.timex_unanchored.startswith(_MOVED):
            return candidate
    return None


_RUN = re.compile(r"\w+:month:(\d\d)/\w+:month:(\d\d)|anchor:within:(\d\d)/anchor:within:(\d\d)")


def _run_as_long(length: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the run of months told of that has the length of `the first ten months`: July-April."""
    for candidate in reversed(before[-_NEAR:]):
        run = _RUN.fullmatch(candidate.timex_unanchored)
        if run is not None:
            months = (int(run[2] or run[4]) - int(run[1] or run[3])) % 12 + 1
            return candidate if length.timex_unanchored == f"P{months}M" else None
    return None


def months_of_sentence(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the run of months that the sentence names: in July-September of FY26."""
    for candidate in reversed(before[-5:]):
        if candidate.sentence_start == span.sentence_start and candidate.rule == "month_range":
            return candidate
    return None


def part_of_sentence(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the month or quarter told right before in the sentence: 5% in May, compared to the year-ago period."""
    last = before[-1] if before else None
    if (
        last is None
        or last.sentence_start != span.sentence_start
        or not span.surface.lower().endswith("period")
    ):
        return None
    is_told = last.granularity in ("month", "quarter") and not last.timex_unanchored.startswith(_MOVED)
    return last if is_told else None


def year_of_sentence(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the year in figures that is compared with the one before it: 5% in 2024, compared with 3% a year earlier."""
    last = before[-1] if before else None
    if last is None or last.sentence_start != span.sentence_start:
        return None
    return last if last.rule == "year" or _is_split_year(last) else None


_TELLING = frozenset({"month", "quarter", "half_year", "year", "range"})


def told_period(before: list[DateSpan]) -> DateSpan | None:
    """Return the nearest period before `the same period`: a month, a quarter, July to May."""
    for candidate in reversed(before[-_NEAR:]):
        if candidate.granularity in _TELLING and candidate.timex_type == "DATE" and not candidate.is_vague:
            return candidate
    return None


def day_near(spans: tuple[DateSpan, ...], index: int, text: str) -> DateSpan | None:
    """Return the day that a clock time belongs to: in its own sentence if there is one, else a little before."""
    span = spans[index]
    around = [
        other
        for other in spans[max(0, index - 6) : index + 3]
        if other.granularity in ("day", "part_of_day") or (other.rule in ("day_time", "time_day"))
    ]
    around = [
        other for other in around if not other.timex_unanchored.startswith(("context:", "nth:", "anchor:"))
    ]
    same = [other for other in around if other.sentence_start == span.sentence_start]
    if span.timex_unanchored.startswith("nth:"):
        same = [other for other in same if abs(other.char_start - span.char_start) < _NTH_REACH]
    if same:
        return min(same, key=lambda other: abs(other.char_start - span.char_start))
    is_clock = re.match(r"context:dayT\d", span.timex_unanchored) is not None
    before = [
        other
        for other in around
        if 0 < span.char_start - other.char_end < _FAR
        and not other.timex_unanchored.startswith(_AHEAD)
        and not (is_clock and "\n\n" in text[other.char_end : span.char_start])
    ]
    return before[-1] if before and not span.timex_unanchored.startswith("nth:") else None
