"""What one temporal expression tells of the day it was written on. Forms are those of `pipelines.extract.dates.resolve`."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Direction(Enum):
    """Where an expression points from the day of writing."""

    PAST = "past"
    COMING = "coming"
    OPEN = "near"


class Cue(NamedTuple):
    """A calendar day, a day of the year, a weekday or a year, with its direction and the ordinal of its sentence.

    A day of the year may be printed with its weekday (both are given then): it falls on it in few years only.
    `is_dateline` marks the day of a dateline, which is that of publication or the one before.
    """

    direction: Direction
    sentence: int
    day: dt.date | None = None
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    year: int | None = None
    is_dateline: bool = False

    def distance(self, written: dt.date) -> int | None:
        """Return how many days after `written` it lies (negative: before); None when there is no such day.

        A day of the year without direction is the nearest one; a weekday without one is past or today.
        """
        if self.day is not None:
            return (self.day - written).days
        if self.month_day is not None:
            return self._nearest(written, self.month_day)
        if self.weekday is not None:
            ahead = (self.weekday - written.isoweekday()) % 7
            return (ahead or 7) if self.direction == Direction.COMING else -((7 - ahead) % 7)
        return None

    def _nearest(self, written: dt.date, month_day: tuple[int, int]) -> int | None:
        found = []
        for year in (written.year - 1, written.year, written.year + 1):
            day = _date(year, *month_day)
            if day is not None and self.weekday in (None, day.isoweekday()):
                found.append((day - written).days)
        if self.direction == Direction.COMING:
            found = [d for d in found if d > 0]
        elif self.direction == Direction.PAST:
            found = [d for d in found if d <= 0]
        return min(found, key=abs, default=None)


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_DAY = re.compile(r"(?:since:)?(past|coming|near):XXXX-(\d\d)-(\d\d)(?:\|(\d))?")
_YEAR = re.compile(r"(?:since:)?((?:19|20)\d\d)(?:-|$)")
_WEEKDAY = re.compile(r"(past|coming|near|either|last|next|this|anchor:same|anchor:after):weekday:(\d)")
_DIRECTIONS = {
    "last": "past", "next": "coming", "this": "near", "either": "near",
    "anchor:same": "past", "anchor:after": "coming",
}  # fmt: skip
"""Words of forms → directions; the start of a range that is over is counted from its end, the end of one ahead from its start."""


@lru_cache(maxsize=65536)
def cue(form: str, sentence: int, told: Direction | None) -> Cue | None:
    """Return the cue in an unanchored form; None for forms that say nothing of day or year (lengths, now).

    `told` is the direction that a statement gives to the date, which beats the form's own.
    """
    if (weekday := _WEEKDAY.match(form)) is not None:
        word = _DIRECTIONS.get(weekday[1], weekday[1])
        return Cue(told or Direction(word), sentence, weekday=int(weekday[2]))
    if (named := _MONTH_DAY.match(form)) is not None:
        weekday_of = int(named[4]) if named[4] else None
        return Cue(
            told or Direction(named[1]),
            sentence,
            month_day=(int(named[2]), int(named[3])),
            weekday=weekday_of,
        )
    if (written := _DAY.match(form)) is not None and (day := _date(*map(int, written.groups()))) is not None:
        return Cue(told or Direction.OPEN, sentence, day=day)
    if (year := _YEAR.match(form)) is not None:
        return Cue(told or Direction.OPEN, sentence, year=int(year[1]))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 29 February, 31 June
        return None
