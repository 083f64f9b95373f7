"""Unanchored forms + an anchor → calendar values. Runs on records alone; no text is read here.

The forms (`timex_unanchored`) are TIMEX3 values, or one of these, where `dir` is past, coming, near (no cue: months look
back) or either (of a month: the nearest):

- `dir:XXXX-10-30`, `dir:weekday:7`, `dir:month:05`, `dir:quarter:3`, `dir:half:1`, `dir:season:SU`, `dir:weekend`, `coming:week`,
  `dir:day:21`, `dir:holiday:12-25`: the named day or period on that side of the publication date;
- `last:`, `this:`, `next:` `latest:` (the last completed one), `before_last:` or `after_next:` (`last_week:`, `next_week:` before a weekday) before `day`, `week`, `month`, `quarter`, `half`,
  `year`, `decade`, `century`, `weekend`, `weekday:4`, `month:05`, `season:SU`;
- `offset:-3D`: counted from the publication date; `anchor:-3D`, `anchor:last:year`: counted from the span at
  `anchor_char_start` (from the publication date where that is null); `context:day`: the day of that span;
- `anchor:after:month:03`: the first such month after that span;
- `anchor:itself:quarter`: the period of that span, a quarter where there is none; `nth_week:1:` before a month,
  `nth_day:-1:`, `nth_month:2:` before a longer period: its first week (the first with a working day), its last day;
- `event:-1D`: counted from an event; unresolved where no span dates it; `same:weekday:3`: the day of that span, printed
  as a Wednesday; `in:2018:holiday:12-25`;
- `fiscal:2024-04-01:2025`: the fiscal year from that day, printed as 2025; `this:fiscal:04-01:end`: the one of the
  publication date, named by the year in which it ends; `SUs` is a summer of the southern hemisphere;
- `anchor:part:2018`, `anchor:part:-1`: the quarter or month of that span in 2018, a year earlier; else the year;
- behind these, `-1Y` moves by years, `-Q3`, `-H1`, `-05` take a part of a year, `|7` is a printed weekday to be
  checked, `T22:30@Asia/Kolkata` or `TMO` is a time of day; before them, `since:`, `earlier:` and `later:` bound the
  period by the publication date. Two forms with `/` between them are a range.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.dates import clock, periods
from pipelines.extract.dates.periods import Period
from pipelines.extract.spans import DateSpan


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a document was published, as far as it is known; every field may be None."""

    published_on: dt.date | None = None
    published_at: dt.datetime | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """Return the day that relative expressions count from."""
        if self.published_on is None and self.published_at is not None:
            return self.published_at.date()
        return self.published_on or self.earliest or self.latest


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
_YEARS_AGO = re.compile(r"(\w+)-(\d+)Y")
_DIRECTIONS = ("past", "coming", "near", "either")
_FOUND_HERE = frozenset({"weekday_mismatch", "ambiguous_week"})


def resolve(spans: Sequence[DateSpan], anchor: Anchor) -> tuple[ResolvedDate, ...]:
    """Return the calendar values of `spans`, in the same order, counted from `anchor`."""
    known: dict[int, Period] = {}
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
            results[index] = _resolve_one(span, anchor, known)
        waiting = held
    for index in waiting:
        results[index] = _resolve_one(spans[index], anchor, known)
    return tuple(result for result in results if result is not None)


def _resolve_one(span: DateSpan, anchor: Anchor, known: dict[int, Period]) -> ResolvedDate:
    base = anchor.day
    form = span.timex_unanchored
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
    if "/" in form and "@" not in form and not form.startswith("fiscal:"):
        first, second = form.split("/")
        if first.startswith("past:month") and second.startswith("past:month"):  # April-January, read in March
            end, _, _ = _point(second, "", day, origin, base)
            day = end.end if end else day
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
    period, doubt = _period(head, prefix, day, origin)
    if period is None:
        return None, None, doubt
    if weekday and period.start.isoweekday() != int(weekday):
        doubt = "weekday_mismatch"
    if not time:
        return period, None, doubt
    suffix, at = clock.locate(period.start, time)
    return Period(f"{period.value}T{suffix}", period.start, period.end, "time"), at, doubt


def _period(
    head: str, prefix: str, day: dt.date | None, origin: Period | None
) -> tuple[Period | None, str | None]:
    if head[0].isdigit():
        return periods.parse(head), None
    parts = head.split(":")
    if parts[0].startswith("nth_"):
        whole, doubt = _period(":".join(parts[2:]), prefix, day, origin)
        return whole and periods.nth(parts[0][4:], int(parts[1]), whole), doubt
    if parts[0] == "fiscal":
        return periods.fiscal(dt.date.fromisoformat(parts[1]), parts[2]), None
    if day is None:
        return None, None
    if parts[0] == "same":
        doubt = "weekday_mismatch" if origin and origin.start.isoweekday() != int(parts[2]) else None
        return origin and periods.day(origin.start), doubt
    if parts[0] == "event" and origin is None:
        return None, None
    if parts[0] in ("anchor", "context", "offset", "event"):
        return _counted(parts, day, origin)
    if parts[0] in _DIRECTIONS or (parts[0] == "last" and parts[1].startswith("XXXX")):
        return _directed(parts[0], parts[1:], day)
    if parts[0] == "nth":
        return periods.day(day), None
    return _deictic(parts[0], parts[1:], prefix, day)


def _counted(parts: list[str], day: dt.date, origin: Period | None) -> tuple[Period | None, str | None]:
    kind, *rest = parts
    if kind == "context":
        return periods.day(day), None
    if rest[0] == "itself":
        return (origin, None) if origin is not None else _deictic("latest", rest[1:], "", day)
    if rest[0] == "after":
        return _directed("coming", rest[1:], day)
    if rest[0] == "part":
        return periods.same_part(origin, day.year, rest[1]), None
    if rest[0] in ("this", "last", "next", "same", "latest"):
        if rest[0] == "same":
            return _directed("past", rest[1:], day)
        if origin is not None and rest[1] == "year" and periods.is_fiscal(origin):
            return periods.fiscal_shifted(origin, {"last": -1, "next": 1}.get(rest[0], 0)), None
        return _deictic(rest[0], rest[1:], "", day)
    shift = re.fullmatch(r"([+-])(T?)([\d.]+)([A-Z]+)", rest[0])
    if not shift:
        return None, None
    sign, clocked, amount, unit = shift.groups()
    if clocked:
        return periods.day(day), None
    count = float(amount) * (-1 if sign == "-" else 1)
    granularity = origin.granularity if origin is not None and unit == "Y" else None
    return periods.moved(day, count, unit, granularity), None


def _deictic(word: str, rest: list[str], prefix: str, day: dt.date) -> tuple[Period | None, str | None]:
    """Return last/this/next/latest + unit or name; weeks are ISO weeks."""
    if word == "in":
        return _holiday(":".join(rest[2:]), int(rest[0])), None
    name, *detail = rest
    ago = _YEARS_AGO.fullmatch(rest[-1])
    if ago is not None and name != rest[-1]:  # three years ago this spring
        return _deictic(word, [*rest[:-1], ago[1]], prefix, periods.shifted(day, -int(ago[2]), "Y"))
    if name == "holiday" or (name == "year" and detail[:1] == ["holiday"]):
        step = {"last": -1, "next": 1}.get(word, 0)
        return _holiday(":".join(detail[1:] if name == "year" else detail), day.year + step), None
    if name == "weekday":
        return _weekday(word, detail[0], day)
    if name == "fiscal":
        step = {"last": -1, "next": 1}.get(word, 0)
        return periods.fiscal_of(day, step, detail[0], detail[1]), None
    if name in ("month", "season") and detail:
        return periods.named(word, name, detail[0], day), None
    name, shift, part = re.fullmatch(r"(\w+?)(-\d+Y)?(-(?:Q\d|H\d|\d\d(?:-\d\d)?))?", name).groups()  # type: ignore[union-attr]
    step = {"last": -1, "next": 1, "latest": -1, "before_last": -2, "after_next": 2}.get(word, 0)
    doubt = None
    if name == "week" and day.isoweekday() == 7 and (word in ("last", "next") or prefix == "later"):
        doubt = "ambiguous_week"  # printed on a Sunday, where weeks may begin on Sunday
        step = -1 if word == "last" else 1
    base = periods.shifted(day, int(shift[1:-1]) * -1, "Y") if shift else day
    period = periods.unit(name, base, step)
    if part:
        period = periods.parse(f"{period.value}{part}")
    return period, doubt


def _weekday(word: str, detail: str, day: dt.date) -> tuple[Period, str | None]:
    weekday = int(detail)
    this_week = day + dt.timedelta(days=weekday - day.isoweekday())
    if word == "last":
        back = (day.isoweekday() - weekday) % 7 or 7
        if back == 1:  # of the day before one says yesterday or its bare name
            back += 7
        return periods.day(
            day - dt.timedelta(days=back)
        ), "ambiguous_week" if 1 < back < day.isoweekday() else None
    if word in ("last_week", "next_week"):
        return periods.day(this_week + dt.timedelta(days=7 if word == "next_week" else -7)), None
    if word == "next":
        doubt = "ambiguous_week" if this_week > day or day.isoweekday() == 7 else None
        return periods.day(this_week + dt.timedelta(days=7)), doubt
    return periods.day(this_week), None


def _directed(direction: str, rest: list[str], day: dt.date) -> tuple[Period | None, str | None]:
    name = rest[0]
    if name.startswith("XXXX-"):
        return periods.month_day(direction, int(name[5:7]), int(name[8:10]), day), None
    if name == "weekday":
        number, _, extra = rest[1].partition("+")
        weekday = int(number)
        if direction == "coming":
            found = day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)
        else:
            found = day - dt.timedelta(days=(day.isoweekday() - weekday) % 7)
        return periods.day(found + dt.timedelta(days=int(extra[:-1]) if extra else 0)), None
    if name == "weekend":
        return periods.weekend(direction, day), None
    if name == "week":
        is_sunday = day.isoweekday() == 7
        return periods.unit("week", day, int(is_sunday)), "ambiguous_week" if is_sunday else None
    if name == "day":
        return periods.day_of_month(direction, int(rest[1]), day), None
    if name == "holiday":
        rule = ":".join(rest[1:])
        near = [_holiday(rule, day.year + step) for step in (-1, 0, 1)]
        return periods.on_side(direction, near, day), None
    detail, _, shift = rest[1].partition("-")
    period = periods.recurring(direction, name, detail, day)
    if shift:
        period = periods.parse(f"{int(period.value[:4]) - 1}{period.value[4:]}")
    return period, None


def _holiday(rule: str, year: int) -> Period:
    if rule.startswith("easter"):
        return periods.day(periods.easter(year) + dt.timedelta(days=int(rule[6:])))
    if ":" not in rule:
        return periods.day(dt.date(year, int(rule[:2]), int(rule[3:])))
    month, weekday, nth = (int(part) for part in rule.split(":"))
    if nth > 0:
        first = dt.date(year, month, 1)
        offset = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
        return periods.day(first + dt.timedelta(days=offset))
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return periods.day(last - dt.timedelta(days=(last.isoweekday() - weekday) % 7))


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
