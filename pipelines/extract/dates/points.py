"""One unanchored form → the calendar period it names. The forms are described in `resolve`, which puts ranges together."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from pipelines.extract.dates import periods, year_parts
from pipelines.extract.dates.periods import Period

_YEARS_AGO = re.compile(r"(\w+)-(\d+)Y")
_DIRECTIONS = ("past", "coming", "near", "either")


def period(
    head: str, prefix: str, day: dt.date | None, origin: Period | None
) -> tuple[Period | None, str | None]:
    """Return the period that one form of `resolve` names, counted from `day` or from the period `origin`, and a doubt.

    Raises ValueError or OverflowError where the calendar has no such day.
    """
    if head[0].isdigit():
        return periods.parse(head), None
    parts = head.split(":")
    if parts[0].startswith("nth_"):
        whole, doubt = period(":".join(parts[2:]), prefix, day, origin)
        return whole and periods.nth(parts[0][4:], int(parts[1]), whole), doubt
    if parts[0] == "fiscal":
        return year_parts.fiscal(dt.date.fromisoformat(parts[1]), parts[2]), None
    if parts[0] == "told":
        return _told(dt.date.fromisoformat(parts[1]), ":".join(parts[2:]), day)
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


_JUST_BEHIND = 2
"""Days within which a weekday that may lie on either side has gone by; further back, the one ahead is nearer to the news."""
_RECENT = 60
"""A date this many days from publication is one of the news, though a story of old stands before it."""


def _told(told: dt.date, form: str, day: dt.date | None) -> tuple[Period | None, str | None]:
    """Return the period of `form` on or about the day `told` in a story, or near publication."""
    story = periods.parse(f"{told:%Y-%m}") if ":month:" in form else periods.day(told)
    if day is None:
        return story, None
    found, doubt = period(form, "", day, None)
    if found is None or abs((found.start - day).days) <= _RECENT or story.start > day:
        return found, doubt
    return story, None


def _counted(parts: list[str], day: dt.date, origin: Period | None) -> tuple[Period | None, str | None]:
    kind, *rest = parts
    if kind == "context":
        return periods.day(day), None
    if rest[0] == "itself":
        return (origin, None) if origin is not None else _deictic("latest", rest[1:], "", day)
    if rest[0] == "after":
        return _directed("coming", rest[1:], day)
    if rest[0] == "part" and origin is None and len(rest) > 2:  # the same period of the previous fiscal year
        return year_parts.fiscal_of(day, -1, rest[2], rest[3]), None
    if rest[0] == "part":
        return year_parts.same_part(origin, day.year, rest[1]), None
    if rest[0] == "run":  # what follows speaks of the months up to that span
        return _counted(
            ["", *rest[2:]] if rest[2] == "in" else ["", "part", rest[2]],
            day,
            origin and year_parts.run(rest[1], origin),
        )
    if rest[0] == "in":
        whole = year_parts.fiscal(dt.date.fromisoformat(rest[1]), rest[2])
        return year_parts.part_within(whole, origin), None
    if rest[0] == "within":
        return origin and year_parts.month_within(origin, int(rest[1])), None
    if rest[0] in ("this", "last", "next", "same", "latest"):
        if rest[0] == "same":
            return _directed("past", rest[1:], day)
        if origin is not None and rest[1] == "year" and year_parts.is_fiscal(origin):
            return year_parts.fiscal_shifted(origin, {"last": -1, "next": 1}.get(rest[0], 0)), None
        return _deictic(rest[0], rest[1:], "", day)
    shift = re.fullmatch(r"([+-])(T?)([\d.]+)([A-Z]+)", rest[0])
    if not shift:
        return None, None
    sign, clocked, amount, unit = shift.groups()
    if clocked:
        return periods.day(day), None
    count = float(amount) * (-1 if sign == "-" else 1)
    if origin is not None and unit == "Y" and count == int(count) and year_parts.is_fiscal(origin):
        return year_parts.fiscal_shifted(origin, int(count)), None
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
        return year_parts.fiscal_of(day, step, detail[0], detail[1]), None
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
        back = (day.isoweekday() - weekday) % 7
        if direction == "coming" or (direction == "either" and back > _JUST_BEHIND):
            found = day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)
        else:
            found = day - dt.timedelta(days=back)
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
