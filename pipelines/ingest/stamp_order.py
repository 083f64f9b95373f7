"""Whether the numeric dates of a page put the month first: 05/04/2022.

Evidence in order: the page's other stamps, the publisher's country or time zone, the days that the prose names in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pipelines.ingest.timestamps import AFTER, DATE
from pipelines.language.calendar import MONTH_FIRST_COUNTRIES, MONTHS
from pipelines.language.reference import rows


def order_of(lines: Iterable[str], country: str | None) -> bool | None:
    """Return whether numeric dates put the month first: as a page's own dates show, else as its country or time zone does.

    None where neither tells, or the page's dates contradict each other.
    """
    lines = list(lines)
    shown = {
        int(m["a4"]) <= 12
        for line in lines
        for m in DATE.finditer(line)
        if m["y4"] and (int(m["a4"]) > 12) != (int(m["b4"]) > 12)
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
        for match in DATE.finditer(line):
            clock = AFTER.match(line, match.end()) if match["y4"] else None
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


def order_in_prose(text: str, lines: Iterable[str]) -> bool | None:
    """Return whether the month comes first in the numeric dates of `lines`, as the days that `text` names in words show.

    `Updated: 05/04/2022` over `ministers met on 4 April` is of April. None where both readings, or none, lie near.
    """
    stamps = [m for line in lines for m in DATE.finditer(line) if m["y4"] and m["s4"] != "."]
    readings = [(int(m["a4"]), int(m["b4"])) for m in stamps]
    readings = [(a, b) for a, b in readings if a != b and 0 < a < 13 and 0 < b < 13]
    if not readings:
        return None
    named = [_ordinal_day(m) for m in _DAY_IN_WORDS.finditer(text, 0, _READ)]
    shown = {
        is_first
        for a, b in readings
        for is_first, month, day in ((True, a, b), (False, b, a))
        if any(_days_between(_day_of_year(month, day), other) <= _NEAR_DAYS for other in named)
    }
    return shown.pop() if len(shown) == 1 else None


def _ordinal_day(match: re.Match[str]) -> int:
    return _day_of_year(MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"]))


def _day_of_year(month: int, day: int) -> int:
    """Return the place of a day in a year whose months all have 31 days."""
    return (month - 1) * 31 + day


def _days_between(one: int, other: int) -> int:
    apart = abs(one - other)
    return min(apart, 12 * 31 - apart)
