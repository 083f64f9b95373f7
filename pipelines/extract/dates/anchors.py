"""Linking expressions that are counted from another one: `the previous year`, `two days later`, `a year earlier`."""

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
_EVENT_REACH = 100
"""How many expressions back the date of an event is looked for."""
_NEAR = 8
"""How many expressions back an antecedent is looked for."""


def link(spans: tuple[DateSpan, ...], text: str) -> tuple[DateSpan, ...]:
    """Return `spans` with `anchor_char_start` set where one is counted from another one."""
    result: list[DateSpan] = []
    for index in range(len(spans)):
        span, anchor = _linked(spans, index, result, text)
        if anchor is not None and anchor.char_start != span.char_start:
            span = span._replace(anchor_char_start=anchor.char_start, basis="relative_to_event")
        result.append(span)
    return tuple(result)


_COMPARED = re.compile(r"\b(?:from|than|compared|against|versus|over)\b(?:[^.;]|\.\d){0,50}\Z")


def _linked(
    spans: tuple[DateSpan, ...], index: int, before: list[DateSpan], text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return the span, its form completed where its neighbour does so, and the one it is counted from."""
    span = spans[index]
    form = span.timex_unanchored
    if form == "anchor:-1Y":
        is_compared = _COMPARED.search(text, max(span.sentence_start, span.char_start - 60), span.char_start)
        wanted = ("quarter", "month") if is_compared else ("quarter",)
        return span, _period(span, before, wanted) or (
            _year_of_sentence(span, before) if is_compared else None
        )
    if form.startswith("anchor:part:"):
        if before and before[-1].timex_unanchored.startswith("fiscal:"):
            return span, before[-1]
        return span, _period(span, before, ("quarter", "half_year", "month", "range"))
    if form == "anchor:itself:quarter":
        return span, _told_period(before)
    if form.startswith(("anchor:", "earlier:anchor:", "later:anchor:", "since:anchor:")):
        return span, _antecedent(span, before, text)
    if form.startswith(("context:day", "nth:")):
        return span, _day_near(spans, index, text)
    if form == "this:week" and span.rule == "bare_unit":
        return _week_of_day(span, spans, index, text)
    if form.startswith("event:"):
        return _event(span, spans, index, text)
    if index + 1 < len(spans) and _in_parentheses(span, spans[index + 1], text):
        return span._replace(timex_unanchored=f"same:{form.partition(':')[2]}"), spans[index + 1]
    month = _PAST_MONTH.fullmatch(form)
    if month and span.mod and any(c.timex_unanchored == f"coming:month:{month[1]}" for c in before[-_NEAR:]):
        # of a summit planned for November: in time for the mid-November summit
        return span._replace(timex_unanchored=f"coming:month:{month[1]}"), None
    told = _told_year(span, spans, index, before, text)
    if told is not None:
        return span._replace(timex_unanchored=_with_year(form, told), basis="inferred"), None
    if index + 1 < len(spans):
        year = _year_of_range(span, spans[index + 1], text) or _year_of_list(spans, index, text)
        if year:
            return span._replace(timex_unanchored=_with_year(form, year), basis="explicit"), None
        if _turns_year(span, spans[index + 1], text):
            return span._replace(timex_unanchored=f"anchor:last:{form.partition(':')[2]}"), spans[index + 1]
    if index and _in_parentheses(spans[index - 1], span, text) and "|" not in form:
        weekday = spans[index - 1].timex_unanchored.rpartition(":")[2]
        return span._replace(timex_unanchored=f"{form}|{weekday}"), None
    return span, None


_BARE = re.compile(r"(?:past|near):(?:XXXX-\d\d-\d\d|month:\d\d)")
_YEAR = re.compile(r"\d{4}")
_PRINTED = re.compile(r"(\d{4})(?:-\d\d){1,2}")
_STORY = 300
"""How many characters lie at most between two dates of one year that enclose a third."""


def _told_year(
    span: DateSpan, spans: tuple[DateSpan, ...], index: int, linked: list[DateSpan], text: str
) -> str | None:
    """Return the year of a story of old: of the dates before and after it, or of `In 2018, …` that opens its sentence."""
    if not index or not _BARE.fullmatch(span.timex_unanchored):
        return None
    before = spans[index - 1]
    if linked[-1].basis == "inferred" and linked[-1].sentence_start == span.sentence_start:
        return linked[-1].timex_unanchored[:4]
    if before.sentence_start == span.sentence_start and _YEAR.fullmatch(before.timex_unanchored):
        opens = text[before.sentence_start : before.char_start].strip().lower() in ("in", "back in")
        return before.timex_unanchored if opens and text[before.char_end] == "," else None
    if index + 1 == len(spans):
        return None
    first, last = (
        _PRINTED.fullmatch(before.timex_unanchored),
        _PRINTED.fullmatch(spans[index + 1].timex_unanchored),
    )
    if first is None or last is None or first[1] != last[1] or not first[0] < last[0]:
        return None
    gap = text[before.char_end : spans[index + 1].char_start]
    return first[1] if len(gap) < _STORY and "\n" not in gap else None


_RANGE_GAP = 14
_WITHOUT_YEAR = re.compile(r"(?:past|coming|near):(?:XXXX-\d\d-\d\d|month:\d\d)")
_WITH_YEAR = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_TO = re.compile(r"\s*(?:-|–|to|and|until|till|through|or)\s*(?:the )?")


def _year_of_range(span: DateSpan, following: DateSpan, text: str) -> str | None:
    """Return the year that the end of a range prints for its start too: `between 30 April and 2 May 2025`."""
    if following.char_start - span.char_end > _RANGE_GAP:
        return None
    first, second = span.timex_unanchored, following.timex_unanchored
    if not _WITHOUT_YEAR.fullmatch(first) or not _WITH_YEAR.fullmatch(second):
        return None
    if not _TO.fullmatch(text[span.char_end : following.char_start]):
        return None
    return second[:4]


_MOST_LISTED = 12


def _year_of_list(spans: tuple[DateSpan, ...], index: int, text: str) -> str | None:
    """Return the year that the last of a list prints for all: in January, February and March 2024."""
    for at in range(index, min(index + _MOST_LISTED, len(spans) - 1)):
        left, right = spans[at], spans[at + 1]
        year = _year_of_range(left, right, text)
        if year:
            return year
        is_bare = _BARE.fullmatch(left.timex_unanchored) and _BARE.fullmatch(right.timex_unanchored)
        if not is_bare or text[left.char_end : right.char_start] != ", ":
            return None
    return None


def _turns_year(span: DateSpan, following: DateSpan, text: str) -> bool:
    """Return whether a month opens a range over the turn of the year whose end lies ahead: from December until April."""
    first = _PAST_MONTH.fullmatch(span.timex_unanchored)
    last = _COMING_MONTH.fullmatch(following.timex_unanchored)
    if first is None or last is None or first[1] <= last[1]:
        return False
    gap = text[span.char_end : min(following.char_start, span.char_end + _RANGE_GAP)]
    return text.startswith(("from ", "between "), text.rfind(" ", 0, span.char_start - 1) + 1) and bool(
        _TO.fullmatch(gap)
    )


_PAST_MONTH = re.compile(r"(?:past|near):month:(\d\d)")
_COMING_MONTH = re.compile(r"coming:month:(\d\d)")


def _with_year(form: str, year: str) -> str:
    day = form.partition(":")[2].replace("XXXX", year)
    return f"{year}-{day[-2:]}" if day.startswith("month:") else day


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


def _week_of_day(
    span: DateSpan, spans: tuple[DateSpan, ...], index: int, text: str
) -> tuple[DateSpan, DateSpan | None]:
    """Return `the week` of `the week ending 6 June`, counted from the day that follows."""
    following = spans[index + 1] if index + 1 < len(spans) else None
    if following is None or following.granularity != "day":
        return span, None
    if not _WEEK_DAY.fullmatch(text[span.char_end : min(following.char_start, span.char_end + _RANGE_GAP)]):
        return span, None
    return span._replace(timex_unanchored="anchor:this:week"), following


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


_FINE = frozenset({"day", "month", "week", "weekend", "quarter"})


def _months_told(span: DateSpan, fitting: list[DateSpan], text: str) -> list[DateSpan]:
    """Return what `the previous month` may be counted from: no season or year, and no month that only serves a comparison.

    Exports rose in March, faster than in February. Imports fell after a rise in the previous month.
    """
    fine = [candidate for candidate in fitting if candidate.granularity in _FINE]
    if not fine or fine[0].sentence_start == span.sentence_start:
        return fine
    told = [c for c in fine if c.sentence_start == fine[0].sentence_start]
    return [
        c for c in told if not _COMPARED.search(text, max(c.sentence_start, c.char_start - 60), c.char_start)
    ] or fine


def _is_aside(span: DateSpan, candidate: DateSpan, text: str) -> bool:
    """Return whether a date stands in parentheses that `span` does not stand in: fiscal 2017 (July 2016-June 2017)."""
    start = text.rfind("(", max(candidate.sentence_start, candidate.char_start - 40), candidate.char_start)
    if start < 0 or ")" in text[start : candidate.char_start]:
        return False
    return ")" in text[candidate.char_end : min(span.char_start, candidate.char_end + 40)]


def _antecedent(span: DateSpan, before: list[DateSpan], text: str) -> DateSpan | None:
    """Return the nearest earlier date, for `that quarter` the nearest quarter."""
    fitting = [
        candidate
        for candidate in reversed(before[-_NEAR:])
        if candidate.timex_type in ("DATE", "TIME")
        and candidate.granularity in _CALENDAR
        and not candidate.is_vague
        and not _is_misleading(span, candidate, text)
        and not _is_of_the_news(span, candidate, text)
    ]
    outside = [candidate for candidate in fitting if not _is_aside(span, candidate, text)]
    fitting = outside or fitting
    if span.timex_unanchored == "anchor:last:month":
        fitting = _months_told(span, fitting, text)
    if span.granularity == "day" and _DAYS_AWAY.match(span.timex_unanchored):
        fitting = [c for c in fitting if c.granularity in ("day", "weekend") or c.timex_type == "TIME"]
    same = [candidate for candidate in fitting if candidate.granularity == span.granularity]
    if same and ":this:" in span.timex_unanchored and span.granularity != "year":
        return same[0]
    return fitting[0] if fitting else None


def _period(span: DateSpan, before: list[DateSpan], wanted: tuple[str, ...]) -> DateSpan | None:
    """Return the quarter that a comparison with a year earlier is about; None compares whole years."""
    for candidate in reversed(before[-_NEAR:]):
        if candidate.granularity == "month" and candidate.sentence_start != span.sentence_start:
            continue
        if candidate.timex_type == "DURATION" and re.fullmatch(r"P(\d+M|1Y)", candidate.timex_unanchored):
            return None  # compared are nine months, or a year
        if candidate.granularity in wanted and not candidate.timex_unanchored.startswith(_MOVED):
            return candidate
    return None


def _year_of_sentence(span: DateSpan, before: list[DateSpan]) -> DateSpan | None:
    """Return the year in figures that is compared with the one before it: 5% in 2024, compared with 3% a year earlier."""
    last = before[-1] if before else None
    is_year = last is not None and last.sentence_start == span.sentence_start and last.rule == "year"
    return last if is_year else None


_TELLING = frozenset({"month", "quarter", "half_year", "year", "range"})


def _told_period(before: list[DateSpan]) -> DateSpan | None:
    """Return the nearest period before `the same period`: a month, a quarter, July to May."""
    for candidate in reversed(before[-_NEAR:]):
        if candidate.granularity in _TELLING and candidate.timex_type == "DATE" and not candidate.is_vague:
            return candidate
    return None


def _day_near(spans: tuple[DateSpan, ...], index: int, text: str) -> DateSpan | None:
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
