"""Unanchored forms + an anchor → calendar values. Runs on records alone; no text is read here.

What counts from publication counts from the dateline instead where the story was filed days before it was published.

The forms (`timex_unanchored`) are TIMEX3 values, or one of these, where `dir` is past, coming, near (no cue: months look
back) or either (of a month: the nearest; of a weekday: one just behind, else the next):

- `dir:XXXX-10-30`, `dir:weekday:7`, `dir:month:05`, `dir:quarter:3`, `dir:half:1`, `dir:season:SU`, `dir:weekend`, `coming:week`,
  `dir:day:21`, `dir:holiday:12-25`: the named day or period on that side of the publication date;
- `last:`, `this:`, `next:` `latest:` (the last completed one), `before_last:` or `after_next:` (`last_week:`, `next_week:` before a weekday) before `day`, `week`, `month`, `quarter`, `half`,
  `year`, `decade`, `century`, `weekend`, `weekday:4`, `month:05`, `season:SU`;
- `offset:-3D`: counted from the publication date; `anchor:-3D`, `anchor:last:year`: counted from the span at
  `anchor_char_start` (from the publication date where that is null); `context:day`: the day of that span;
- `anchor:after:month:03`, `anchor:after:XXXX-03-31`, `anchor:after:weekday:7`: the first such one after that span;
  `anchor:same:weekday:4`: the last one up to that span;
- `anchor:itself:quarter`: the period of that span, a quarter where there is none; `nth_week:1:` before a month,
  `nth_day:-1:`, `nth_month:2:` before a longer period: its first week (the first with a working day), its last day;
- `told:2002-03-27:past:XXXX-03-27`: that day of the story told before, unless the one behind it is near publication;
- `event:-1D`: counted from an event; unresolved where no span dates it; `same:weekday:3`: the day of that span, printed
  as a Wednesday; `in:2018:holiday:12-25`;
- `fiscal:2024-04-01:2025`: the fiscal year from that day, printed as 2025; `this:fiscal:04-01:end`: the one of the
  publication date, named by the year in which it ends; `SUs` is a summer of the southern hemisphere;
- `anchor:part:2018`, `anchor:part:-1`: the quarter or month of that span in 2018, a year earlier; else the year;
  `anchor:run:01:-1`, `anchor:run:01:in:…`: the months from January to that span, a year earlier or in a fiscal year;
- `anchor:in:2023-07-01:2024`: the months of that span in the fiscal year from that day, else that year;
  `anchor:within:07`: the first July of the year that is that span;
- behind these, `-1Y` moves by years, `-Q3`, `-H1`, `-05` take a part of a year, `|7` is a printed weekday to be
  checked, `T22:30@Asia/Kolkata` or `TMO` is a time of day; before them, `since:`, `earlier:` and `later:` bound the
  period by the publication date. Two forms with `/` between them are a range.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.dates import clock, periods, points, year_parts
from pipelines.extract.dates.periods import Period
from pipelines.extract.spans import DateSpan

_SHORT = dt.timedelta(31)
"""Longest range of publication whose first day still tells which weekday or month is meant."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a document was published, as far as it is known; every field may be None."""

    published_on: dt.date | None = None
    published_at: dt.datetime | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """Return the day that relative expressions count from: of a range the first, where it is a short one.

        A bound alone says nothing of the weekday that is meant: a text of 2024 or later is no text of its first day.
        """
        if self.published_on is None and self.published_at is not None:
            return self.published_at.date()
        if self.published_on is not None or self.earliest is None or self.latest is None:
            return self.published_on
        return self.earliest if self.latest - self.earliest <= _SHORT else None


class ResolvedDate(NamedTuple):
    """The calendar side of a date row; `at` is in UTC, bounds are inclusive."""

    timex_value: str
    start_on: dt.date | None
    end_on: dt.date | None
    at: dt.datetime | None
    anchor_on: dt.date | None
    basis: str
    doubt: str | None


_PREFIX = re.compile(r"(since|earlier|later|until):(.*)", re.S)
_TIME = re.compile(r"(.*?)T((?:\d\d:\d\d(?::\d\d)?|MO|AF|EV|NI|MI|DT)(?:@.*)?)$")
_FOUND_HERE = frozenset({"weekday_mismatch", "ambiguous_week"})


def resolve(spans: Sequence[DateSpan], anchor: Anchor) -> tuple[ResolvedDate, ...]:
    """Return the calendar values of `spans`, in the same order, counted from `anchor`."""
    known: dict[int, Period] = {}
    anchors = _anchors(spans, anchor)
    results: list[ResolvedDate | None] = [None] * len(spans)
    waiting = list(range(len(spans)))
    starts = {span.char_start for span in spans}
    for _ in range(3):  # an expression may count from a later one, which may itself count from another
        held: list[int] = []
        for index in waiting:
            span = spans[index]
            target = span.anchor_char_start
            if target is not None and target in starts and target not in known and target != span.char_start:
                held.append(index)
                continue
            results[index] = _resolve_one(span, anchors[index], known)
        waiting = held
    for index in waiting:
        results[index] = _resolve_one(spans[index], anchors[index], known)
    return tuple(result for result in results if result is not None)


_FILED_BEFORE = range(2, 32)
"""How many days before its publication a story may be filed for its dateline to be what it counts from."""


def _anchors(spans: Sequence[DateSpan], anchor: Anchor) -> list[Anchor]:
    """Return what each span counts from: publication, or the dateline before it where the story is older."""
    current, anchors = anchor, []
    for span in spans:
        if span.rule == "dateline":
            filed = _resolve_one(span, anchor, {}).start_on
            is_older = filed and anchor.day and (anchor.day - filed).days in _FILED_BEFORE
            current = Anchor(filed) if is_older else anchor
        anchors.append(current)
    return anchors


def _resolve_one(span: DateSpan, anchor: Anchor, known: dict[int, Period]) -> ResolvedDate:
    form = span.timex_unanchored
    base = _day_begun(form, anchor) or anchor.day
    doubt = (
        None if span.doubt in _FOUND_HERE else span.doubt
    )  # a row may be resolved again against another day
    prefix = ""
    bounded = _PREFIX.match(form)
    if bounded:
        prefix, form = bounded.groups()
    if span.timex_type in ("DURATION", "SET") or form.endswith("_REF"):
        return ResolvedDate(form, None, None, None, None, span.basis, doubt)
    origin = known.get(span.anchor_char_start) if span.anchor_char_start is not None else None
    form, anchor_on, basis = _choose_base(form, span, base, origin)
    try:
        period, at, found_doubt = _range(form, prefix, base if origin is None else origin.start, origin, base)
    except (ValueError, OverflowError):  # outside the calendar: 31 February, the year 0
        period, at, found_doubt = None, None, doubt or "impossible_date"
    if period is None:
        impossible = found_doubt == "impossible_date"
        value = re.sub(r"^\w+:|\|\d|@.*", "", form) if impossible else span.timex_unanchored
        return ResolvedDate(value, None, None, None, None, span.basis, doubt or found_doubt)
    known.setdefault(span.char_start, period)
    start, end = _bounds(period, prefix, span.mod, base)
    return ResolvedDate(period.value, start, end, at, anchor_on, basis, doubt or found_doubt)


_BEHIND = "past:weekday:"
_EASTERN = dt.timedelta(hours=2)
"""How long before midnight in Greenwich news tells of the next day in the east, where markets open at midnight."""


def _day_begun(form: str, anchor: Anchor) -> dt.date | None:
    """Return the day after publication where a weekday behind is that one, which had begun further east by then.

    Published late on Monday in New York: data from Tokyo showed Tuesday, shares in Sydney fell Tuesday morning.
    """
    if anchor.published_on is None or anchor.published_at is None or not form.startswith(_BEHIND):
        return None
    begun = (anchor.published_at + _EASTERN).date()
    is_next = (begun - anchor.published_on).days == 1
    return (
        begun if is_next and form.removeprefix(_BEHIND).partition("T")[0] == str(begun.isoweekday()) else None
    )


def _choose_base(
    form: str, span: DateSpan, base: dt.date | None, origin: Period | None
) -> tuple[str, dt.date | None, str]:
    if form[:1].isdigit() or form.startswith("fiscal:"):
        return form, None, span.basis
    if origin is not None:
        return form, origin.start, "relative_to_event"
    return form, base, "relative_to_publication" if base else span.basis


def _range(
    form: str, prefix: str, day: dt.date | None, origin: Period | None, base: dt.date | None
) -> tuple[Period | None, dt.datetime | None, str | None]:
    if "/" in form and "@" not in form and not form.startswith(("fiscal:", "anchor:in:", "anchor:run:")):
        first, second = form.split("/")
        if day and first.startswith("past:month") and second.startswith("past:month"):
            return year_parts.months_until(first[-2:], second[-2:], day), None, None
        left, _, _ = _point(first, "", day, origin, base)
        right, _, _ = _point(second, "", day, origin, base)
        if left is None or right is None:
            return None, None, None
        if right.end < left.start and not form[0].isdigit():  # 28 December-3 January
            right = periods.parse(f"{int(right.value[:4]) + 1:04}{right.value[4:]}")
        return Period(f"{left.value}/{right.value}", left.start, right.end, "range"), None, None
    return _point(form, prefix, day, origin, base)


def _point(
    form: str, prefix: str, day: dt.date | None, origin: Period | None, base: dt.date | None
) -> tuple[Period | None, dt.datetime | None, str | None]:
    timed = _TIME.match(form)
    head, time = timed.groups() if timed else (form, "")
    head, _, weekday = head.partition("|")
    period, doubt = points.period(head, prefix, day, origin)
    if period is None:
        return None, None, doubt
    if weekday and period.start.isoweekday() != int(weekday):
        doubt = "weekday_mismatch"
    if not time:
        return period, None, doubt
    suffix, at = clock.locate(period.start, time)
    return Period(f"{period.value}T{suffix}", period.start, period.end, "time"), at, doubt


def _bounds(
    period: Period, prefix: str, mod: str | None, base: dt.date | None
) -> tuple[dt.date, dt.date | None]:
    start, end = period.start, period.end
    if prefix == "since":
        return start, max(start, base) if base else None
    if prefix == "earlier" and base:
        return start, max(start, min(end, base))
    if prefix == "later" and base:
        return min(end, max(start, base)), end
    if mod == "ON_OR_AFTER":
        return start, None
    return periods.third(period, mod) if mod in ("START", "MID", "END") else (start, end)
