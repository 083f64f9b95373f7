"""Absolute dates and times in header lines: `Published October 26, 2025 4:02 pm`, `25 Oct 2025, 10:30 PM IST`, ISO.

Belongs here: the grammar of stamps. Which lines are stamps is `stamp_lines`, whether 10/12 puts the month first is
`stamp_order`, which stamp is the publication date is `dating`; dates in running text belong to `pipelines.extract.dates`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.language import reference
from pipelines.language.calendar import MONTHS

_MONTH = "(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    r"(?:(?P<weekday>(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\.?,? {0,2})?"
)
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_YEAR = r"(?:19|20)\d\d"
_GLUED = r"(?:\d|1[0-2]):[0-5]\d ?[ap]\.?m\b|\d{1,2} min(?:ute)?s?\b"
"""What a page shows in a style of its own stands right behind the year: `May 3, 20205 min read`, `May 3, 20207:05 AM`."""
_SHORT_YEAR_CLOCK = r"(?:,? at|,| [-|•–])? {0,2}\d{1,2}[:.][0-5]\d"
"""The time of day that makes 5/13/19 a date."""
DATE = re.compile(
    rf"(?:(?<![0-9/_])|(?<=/)(?=[a-z]))(?<!(?-i:[a-z])){_WEEKDAY}(?:"
    rf"{_MONTH.format('m1')}[ -]{{0,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: ?,)?[ -]{{0,2}}(?P<y1>{_YEAR})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\.?[ -]{{0,2}}{_MONTH.format('m2')}(?: ?,)?[ -]{{0,2}}(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)"
    rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4)(?P<y4>{_YEAR})"
    rf"|(?P<a5>\d\d?)/(?P<b5>\d\d?)/(?P<y5>\d\d)(?={_SHORT_YEAR_CLOCK})"
    rf")(?:(?!\d)|(?={_GLUED}))",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?)? ?(?P<half>[ap]\.?m\b\.?)?(?: ?(?:hrs|hours|uhr)\b)?"
    r"(?: ?\(?(?P<zone>Z\b|(?:UTC|GMT)? ?[+\-−]\d\d?:?(?:\d\d)?(?!\d)|(?-i:[A-Z]{2,5}?)(?:\b|(?=(?-i:Updated|Published|Posted)))|[Ee]astern\b(?: [Tt]ime)?|[Ll]ocal [Tt]ime)\)?)?"
)
AFTER = re.compile(r"(?:,? at |[\s,|·•@/]{0,3}[-–—]?[\s,|]{0,2}|t)" + _CLOCK, re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\d:])" + _CLOCK + r"(?:,? on |[\s,|·•]{1,3}[-–—]?[\s]?)$", re.IGNORECASE)
LABELS = {
    "published": "published",
    "publish": "published",
    "posted": "published",
    "issued": "published",
    "released": "published",
    "release": "published",
    "created": "published",
    "publication": "published",
    "filed": "published",
    "dated": "published",
    "uploaded": "published",
    "printed": "published",
    "updated": "updated",
    "update": "updated",
    "modified": "updated",
    "edited": "updated",
    "revised": "updated",
    "amended": "updated",
    "changed": "updated",
    "refreshed": "updated",
    "corrected": "updated",
}
WORD = re.compile(r"[A-Za-z]+")
_POST_TIME = re.compile(r"\bpost (?:time|date)\b", re.IGNORECASE)
"""A label of two words, of which the first alone may be a newspaper's name."""


class Stamp(NamedTuple):
    """A date with or without a clock time. `role` is published, updated or empty; offsets are of the line.

    `is_contradicted` marks a date whose printed weekday is that of another day.
    """

    char_start: int
    char_end: int
    on: dt.date
    at: dt.datetime | None
    role: str
    has_clock: bool
    has_weekday: bool
    is_contradicted: bool = False


@cache
def _zones() -> dict[tuple[str, str], str]:
    """Return (abbreviation, country or `*`) → offset, or tz database id where the offset follows the season."""
    zones = {(r["abbreviation"].upper(), "*"): r["offset"] or r["zone"] for r in reference.rows("time_zones")}
    own = {(r["abbreviation"], r["country"]): r["offset"] for r in reference.rows("time_zones_by_country")}
    return zones | own | {("Z", "*"): "+00:00"}


def zone_of(name: str, country: str | None) -> dt.tzinfo | None:
    """Return the zone that a printed abbreviation or offset means to a publisher of `country`; None if unknown."""
    name = name.strip().upper().replace("−", "-")
    zones = _zones()
    written = zones.get((name, country or "*")) or zones.get((name, "*"))
    if written is None and name.startswith("EASTERN"):
        written = zones[("ET", "*")]
    written = written or name.removeprefix("UTC").removeprefix("GMT").strip()
    match = re.fullmatch(r"([+-])(\d\d?):?(\d\d)?", written)
    if match is not None:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        sign = -1 if match[1] == "-" else 1
        return dt.timezone(dt.timedelta(minutes=sign * minutes)) if minutes < 24 * 60 else None
    return ZoneInfo(written) if "/" in written else None


def stamps(line: str, country: str | None = None, month_first: bool | None = None) -> list[Stamp]:
    """Return the dates of `line` in order, each with the clock time and the label that go with it.

    `month_first` says how the publisher orders 10/12/2025; None leaves such dates out unless one part is over 12.
    """
    result: list[Stamp] = []
    label_from = 0
    role = ""
    for match in DATE.finditer(line):
        if (on := _date(match, month_first)) is None:
            continue
        start, end = match.span()
        moment, has_clock = None, False
        clock = AFTER.match(line, end)
        if clock is not None and _is_clock(clock):
            end, has_clock, moment = clock.end(), True, _moment(on, clock, country)
        elif (clock := _BEFORE.search(line, max(label_from, start - 30), start)) is not None and _is_clock(
            clock
        ):
            start, has_clock, moment = clock.start(), True, _moment(on, clock, country)
        role = label_of(line[label_from:start]) or role
        weekday = match["weekday"]
        is_contradicted = weekday is not None and weekday[:2].lower() != _WEEKDAYS[on.weekday()]
        result.append(Stamp(start, end, on, moment, role, has_clock, weekday is not None, is_contradicted))
        label_from = end
    return result


def label_of(words: str) -> str:
    """Return what a label says of the date after it: published, updated, or empty."""
    found = [LABELS[w] for w in (m.casefold() for m in WORD.findall(words)) if w in LABELS]
    return found[-1] if found else "published" if _POST_TIME.search(words) else ""


def _date(match: re.Match[str], month_first: bool | None) -> dt.date | None:
    if match["y1"]:
        year, month, day = match["y1"], MONTHS[match["m1"].lower()], match["d1"]
    elif match["y2"]:
        year, month, day = match["y2"], MONTHS[match["m2"].lower()], match["d2"]
    elif match["y3"]:
        year, month, day = match["y3"], int(match["m3"]), match["d3"]
    else:
        return _numeric_date(match, month_first)
    return _day(int(year), month, int(day))


def readings(match: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    """Return the days that a numeric date is with the day first and with the month first; None where there is none."""
    first, second = int(match["a4"] or match["a5"]), int(match["b4"] or match["b5"])
    year = int(match["y4"] or _full_year(match["y5"]))
    return _day(year, second, first), _day(year, first, second)


def _numeric_date(match: re.Match[str], month_first: bool | None) -> dt.date | None:
    """Return the day of 10/12/2025, 10.12.2025 or 10/12/25; points put the day first wherever it can be first."""
    day_first_on, month_first_on = readings(match)
    if day_first_on is None or month_first_on is None or day_first_on == month_first_on:
        return day_first_on or month_first_on
    if match["s4"] == ".":
        return day_first_on
    return None if month_first is None else month_first_on if month_first else day_first_on


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full_year(short: str) -> int:
    """Return the year that two digits stand for; below 13 they may be a month or a day, so no year (0)."""
    number = int(short)
    return 0 if number < 13 else 1900 + number if number >= 90 else 2000 + number


def _is_clock(match: re.Match[str]) -> bool:
    """Return whether the match is a time of day: a bare number is none."""
    if match["minute"] is None and match["half"] is None:
        return False
    return int(match["hour"]) <= 23  # some print 20:26 PM


def _moment(on: dt.date, match: re.Match[str], country: str | None) -> dt.datetime | None:
    """Return the time in UTC where a known zone is printed with it."""
    zone = zone_of(match["zone"], country) if match["zone"] else None
    if zone is None:
        return None
    hour = int(match["hour"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    local = dt.datetime(
        on.year, on.month, on.day, hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=zone
    )
    return local.astimezone(dt.UTC)
