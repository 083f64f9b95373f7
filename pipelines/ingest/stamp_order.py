"""Whether the numeric dates of a page put the month first: 05/04/2022.

Evidence in order: the page's other stamps, the publisher's country or time zone, the days that the prose names in words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pipelines.ingest.timestamps import AFTER, DATE, readings
from pipelines.language.calendar import MONTH_FIRST_COUNTRIES, MONTHS
from pipelines.language.reference import rows


def order_of(lines: Iterable[str], country: str | None) -> bool | None:
    """Return whether numeric dates put the month first: as a page's own dates show, else as its country or time zone does.

    None where neither tells, or the page's dates contradict each other.
    """
    lines = list(lines)
    shown = {
        day_first is None
        for line in lines
        for day_first, month_first in map(readings, _numeric(line))
        if (day_first is None) != (month_first is None)
    }
    if shown:
        return shown.pop() if len(shown) == 1 else None
    if country is None:
        return _order_of_zones(lines)
    return country in MONTH_FIRST_COUNTRIES


@cache
def _day_first_zones() -> frozenset[str]:
    """Return the abbreviations of time_zones.csv under which no country puts the month first, by the tz database's table.

    The American ones, which Canada shares, tell nothing.
    """
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines()
    country = {zone: code for code, _, zone, *_ in (line.split("\t") for line in table if line[0] != "#")}
    read_as = {row["abbreviation"]: (row["zone"], *row["also"].split("|")) for row in rows("time_zones")}
    return frozenset(
        abbreviation
        for abbreviation, zones in read_as.items()
        if abbreviation.isupper()
        and all(country.get(zone, "US") not in MONTH_FIRST_COUNTRIES for zone in zones if zone)
    )


def _order_of_zones(lines: Iterable[str]) -> bool | None:
    """Return False, day first, where a numeric date stands beside the time of a zone that is not American: 05-04-2022 10:12 IST."""
    for line in lines:
        for match in _numeric(line):
            clock = AFTER.match(line, match.end())
            if clock is not None and clock["zone"] and clock["zone"].strip() in _day_first_zones():
                return False
    return None


_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_IN_WORDS = re.compile(
    rf"\b(?:(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH_NAME})|(?P<m2>{_MONTH_NAME})\.? (?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?)\b(?! ?[0-9%$€£])",
    re.IGNORECASE,
)
_READ = 8000
"""Characters of a page in which the days that its prose names are looked for."""
_NEAR_DAYS = 7
"""How far from its publication an article names days; the other reading of 05/04 is a month away."""
_TOLD = range(-1, 4)
"""How many days before its publication the days lie that news tells of. What is planned may lie near the other reading."""


def order_in_prose(text: str, lines: Iterable[str]) -> bool | None:
    """Return whether the month comes first in the numeric dates of `lines`, as the days that `text` names in words show.

    `Updated: 05/04/2022` over `ministers met on 4 April` is of April. None where both readings, or none, lie near.
    """
    open_days = ambiguous(lines)
    if not open_days:
        return None
    named = [_ordinal_day(m) for m in _DAY_IN_WORDS.finditer(text, 0, _READ)]
    behind = [
        (is_first, _days_behind(_day_of_year(day.month, day.day), other))
        for day_first, month_first in open_days
        for is_first, day in ((False, day_first), (True, month_first))
        for other in named
    ]
    near = {is_first for is_first, days in behind if abs(days) <= _NEAR_DAYS}
    told = {is_first for is_first, days in behind if days in _TOLD}
    return told.pop() if len(near) == len(told) == 1 else None


def order_until(latest: dt.date | None, lines: Iterable[str]) -> bool | None:
    """Return whether the month comes first in the numeric dates of `lines`, as none is later than the day `latest`.

    The page's clock may be a day behind the publisher's. None where the dates of both orders are early enough.
    """
    if latest is None or not (open_days := ambiguous(lines)):
        return None
    end = latest + dt.timedelta(1)
    possible = [i == 1 for i in (0, 1) if all(days[i] <= end for days in open_days)]
    return possible[0] if len(possible) == 1 else None


def ambiguous(lines: Iterable[str]) -> list[tuple[dt.date, dt.date]]:
    """Return both readings, with the day first and with the month first, of the numeric dates of `lines` that have two."""
    return [
        (day_first, month_first)
        for line in lines
        for match in _numeric(line)
        if match["s4"] != "."
        for day_first, month_first in (readings(match),)
        if day_first is not None and month_first is not None and day_first != month_first
    ]


def _numeric(line: str) -> Iterator[re.Match[str]]:
    """Yield the dates of a line that are all numbers and do not begin with the year."""
    return (match for match in DATE.finditer(line) if match["y4"] or match["y5"])


def _ordinal_day(match: re.Match[str]) -> int:
    return _day_of_year(MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"]))


def _day_of_year(month: int, day: int) -> int:
    """Return the place of a day in a year whose months all have 31 days."""
    return (month - 1) * 31 + day


def _days_behind(published: int, told: int) -> int:
    """Return how many days the day told lies before that of publication, over New Year too."""
    year = 12 * 31
    return (published - told + year // 2) % year - year // 2
