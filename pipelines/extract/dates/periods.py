"""Calendar periods and their TIMEX3 values: building, parsing and moving them. Nothing here knows expressions."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Period(NamedTuple):
    """A TIMEX3 value and the days it covers, both inclusive."""

    value: str
    start: dt.date
    end: dt.date
    granularity: str


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "SPs": 9, "SUs": 12, "FAs": 3, "WIs": 6}
"""First month of each meteorological season; `s` marks those of the southern hemisphere."""

_NEAR_DAYS = {"past": 45, "coming": 120, "near": 200}
"""A month and day this close to publication is meant even against the tense; past tense is the surer cue."""

_DAY = dt.timedelta(days=1)


def day(date: dt.date) -> Period:
    """Return the period of one day."""
    return Period(date.isoformat(), date, date, "day")


def _months(year: int, month: int, count: int, value: str, granularity: str) -> Period:
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = divmod(last, 12)
    end = dt.date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])
    return Period(value, dt.date(year, month, 1), end, granularity)


def parse(value: str) -> Period:
    """Return the period of an absolute TIMEX3 value; raises ValueError where the calendar has none."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return day(dt.date.fromisoformat(value))
    if re.fullmatch(r"\d{4}-\d\d", value):
        return _months(int(value[:4]), int(value[5:]), 1, value, "month")
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12, value, "year")
    if re.fullmatch(r"\d{3}", value):
        return _months(int(value) * 10, 1, 120, value, "decade")
    if re.fullmatch(r"\d{2}", value):
        first = int(value) * 100 + 1 if int(value) == 0 else int(value) * 100
        return Period(value, dt.date(first, 1, 1), dt.date(int(value) * 100 + 99, 12, 31), "century")
    year, part = int(value[:4]), value[5:]
    if part[0] == "Q":
        return _months(year, int(part[1]) * 3 - 2, 3, value, "quarter")
    if part[0] == "H":
        return _months(year, int(part[1]) * 6 - 5, 6, value, "half_year")
    if part in SEASON_MONTHS:
        return _months(year, SEASON_MONTHS[part], 3, value.removesuffix("s"), "season")
    raise ValueError(value)


def shifted(date: dt.date, count: float, unit: str) -> dt.date:
    """Return `date` moved by `count` units (D, W, M, Q, Y, E, C), kept inside the month it lands in."""
    if unit in ("D", "W", "WE"):
        return date + dt.timedelta(days=count * (1 if unit == "D" else 7))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit])
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def unit(name: str, date: dt.date, step: int = 0) -> Period:
    """Return the `name` (day, week, month, quarter, half, year, decade, century, weekend) `step` after that of `date`."""
    if name == "day":
        return day(date + step * _DAY)
    if name in ("week", "weekend"):
        monday = date + (7 * step - date.weekday()) * _DAY
        year, week, _ = monday.isocalendar()
        if name == "weekend":
            return Period(f"{year}-W{week:02}-WE", monday + 5 * _DAY, monday + 6 * _DAY, "weekend")
        return Period(f"{year}-W{week:02}", monday, monday + 6 * _DAY, "week")
    size = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}[
        name
    ]
    index = (date.year * 12 + date.month - 1) // size + step
    year, month = divmod(index * size, 12)
    month += 1
    if name == "season":
        return _season_of(date, step)
    value = {
        "month": f"{year:04}-{month:02}", "quarter": f"{year:04}-Q{month // 3 + 1}", "half": f"{year:04}-H{month // 6 + 1}",
        "year": f"{year:04}", "decade": f"{year // 10:03}", "century": f"{year // 100:02}",
    }[name]  # fmt: skip
    return parse(value)


def _season_of(date: dt.date, step: int) -> Period:
    index = (date.year * 12 + date.month - 3) // 3 + step
    year, which = divmod(index, 4)
    return parse(f"{year:04}-{('SP', 'SU', 'FA', 'WI')[which]}")


def moved(date: dt.date, count: float, code: str, granularity: str | None) -> Period:
    """Return the period `count` units from `date`, as fine as the unit; a year keeps a finer granularity if given.

    Weeks give a day: two weeks after a Monday is a Monday.
    """
    target = shifted(date, count, code)
    if code in ("D", "W"):
        return day(target)
    if code == "Y" and granularity in ("day", "month", "quarter", "half_year"):
        return unit("half" if granularity == "half_year" else granularity, target)
    return unit(
        {"M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century", "WE": "weekend"}.get(
            code, "year"
        ),
        target,
    )


def third(period: Period, mod: str) -> tuple[dt.date, dt.date]:
    """Return the first (START), middle (MID) or last (END) third: of a month 10, 10 and the other days, else whole months."""
    start, end = period.start, period.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or (end + _DAY).day != 1:
        size = ((end - start).days + 1) // 3
        cuts = [start + size * _DAY, end - (size - 1) * _DAY] if size else [start, end]
    elif months == 1:
        cuts = [start + 10 * _DAY, start + 20 * _DAY]
    else:
        cuts = [shifted(start, months / 3, "M"), shifted(start, months * 2 / 3, "M")]
    if not (end - start).days:
        return start, end
    return {"START": (start, cuts[0] - _DAY), "MID": (cuts[0], cuts[1] - _DAY), "END": (cuts[1], end)}[mod]


def on_side(direction: str, candidates: Sequence[Period], date: dt.date) -> Period:
    """Return the candidate nearest to `date` on the side of `direction` (past, coming, near)."""
    if direction == "past":
        candidates = [period for period in candidates if period.start <= date] or candidates
    elif direction == "coming":
        candidates = [period for period in candidates if period.end >= date] or candidates
    return min(candidates, key=lambda period: (_distance(period, date), period.start))


def _distance(period: Period, date: dt.date) -> int:
    if period.start <= date <= period.end:
        return 0
    return min(abs((period.start - date).days), abs((period.end - date).days))


def month_day(direction: str, month: int, number: int, date: dt.date) -> Period:
    """Return the day of that month nearest to `date`, or the one on the side of `direction` when none is near."""
    candidates = []
    for year in (date.year - 1, date.year, date.year + 1):
        if number <= calendar.monthrange(year, month)[1]:
            candidates.append(day(dt.date(year, month, number)))
    if not candidates:
        if number == 29 and month == 2:
            leap = max(year for year in range(date.year - 8, date.year + 1) if calendar.isleap(year))
            return day(dt.date(leap, 2, 29))
        raise ValueError("no such day")
    if direction == "last":  # the year ended 31 January
        return max((period for period in candidates if period.start <= date), key=lambda period: period.start)
    nearest = on_side("near", candidates, date)
    return (
        nearest if _distance(nearest, date) <= _NEAR_DAYS[direction] else on_side(direction, candidates, date)
    )


def day_of_month(direction: str, number: int, date: dt.date) -> Period:
    """Return the 21st of this month or of one next to it, on the side of `direction`; near looks back."""
    found = []
    for step in (-1, 0, 1):
        first = shifted(date.replace(day=1), step, "M")
        if number <= calendar.monthrange(first.year, first.month)[1]:
            found.append(day(first.replace(day=number)))
    return on_side("past" if direction == "near" else direction, found, date)


@lru_cache(maxsize=4096)
def recurring(direction: str, name: str, detail: str, date: dt.date) -> Period:
    """Return the month, quarter, half or season called `detail` on the side of `direction`; near means the latest month, the nearest quarter.

    A quarter that has just ended is meant even in `expects to report its third-quarter loss`.
    """
    form = {"month": "{:04}-{}", "quarter": "{:04}-Q{}", "half": "{:04}-H{}", "season": "{:04}-{}"}[name]
    candidates = [parse(form.format(date.year + step, detail)) for step in (-1, 0, 1)]
    if name in ("quarter", "half") and direction in ("coming", "near"):
        return on_side("near", candidates, date)
    chosen = on_side("past" if direction == "near" else direction, candidates, date)
    if name == "month" and (date.year - chosen.start.year) * 12 + date.month - chosen.start.month == 11:
        return on_side(
            "coming", candidates, date
        )  # next month, whatever the tense: last May is not called May in April
    return chosen


def named(word: str, name: str, detail: str, date: dt.date) -> Period:
    """Return last, this or next May (or summer): strictly before, in the same year, strictly after."""
    candidates = [parse(f"{date.year + step:04}-{detail}") for step in (-1, 0, 1)]
    if word in ("last", "latest"):
        return max((p for p in candidates if p.end < date), key=lambda p: p.start)
    if word == "next":
        return min((p for p in candidates if p.start > date), key=lambda p: p.start)
    return candidates[1]


def weekend(direction: str, date: dt.date) -> Period:
    """Return the weekend meant: on Saturday and Sunday the current one; near looks back except on Friday."""
    if date.isoweekday() >= 6 or direction == "coming" or (direction == "near" and date.isoweekday() == 5):
        return unit("weekend", date)
    return unit("weekend", date, -1)


def nth(name: str, number: int, whole: Period) -> Period:
    """Return the `number`-th (-1 is the last) day, week or month of `whole`; its first week is the first with a working day."""
    if name == "month":
        return unit("month", whole.start, number - 1) if number > 0 else unit("month", whole.end)
    if name == "day":
        return day(whole.start + (number - 1) * _DAY if number > 0 else whole.end)
    if number < 0:
        return unit("week", whole.end)
    monday = whole.start + (7 - whole.start.weekday()) * _DAY if whole.start.isoweekday() > 5 else whole.start
    return unit("week", monday, number - 1)


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the western calendar (Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, rest = divmod(h + j - 7 * m + 114, 31)
    return dt.date(year, month, rest + 1)
