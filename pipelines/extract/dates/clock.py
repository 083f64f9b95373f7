"""Clock times and time zones: words → the time part of a TIMEX3 value, and its offset on a given day."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from zoneinfo import ZoneInfo

from pipelines.language import reference
from pipelines.language.calendar import number

_CLOCK = re.compile(
    r"(?:(?P<four>\d{4})|(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?::(?P<second>\d\d))?(?:\.\d+)?|(?P<words>noon|midday|midnight|[a-z-]+(?= o'clock)))"
    r" ?(?P<half>[ap]\.?m\.?|o'clock|hours|hrs)?[ (]{0,3}(?P<zone>[a-z+:\d -]*?)[ )]{0,2}"
)


@cache
def _zones() -> dict[str, tuple[str, str]]:
    return {row["abbreviation"].lower(): (row["zone"], row["offset"]) for row in reference.rows("time_zones")}


@cache
def _zones_by_country() -> dict[tuple[str, str], str]:
    return {
        (row["country"], row["abbreviation"].lower()): row["offset"]
        for row in reference.rows("time_zones_by_country")
    }


def offset_in(country: str, surface: str) -> str | None:
    """Return the offset that an ambiguous abbreviation at the end of `surface` has for publishers of `country`."""
    words = surface.lower().replace("(", " ").replace(")", " ").split()
    return next((o for word in words if (o := _zones_by_country().get((country, word)))), None)


def read(words: str) -> str | None:
    """Return `HH`, `HH:MM` or `HH:MM:SS`, with `@zone` behind it where a zone is printed; None if impossible.

    The zone is an offset (`@+05:30`) or a tz database id whose offset depends on the day.
    """
    lower = " ".join(words.lower().split())
    match = _CLOCK.fullmatch(lower.removeprefix("12 ") if lower.endswith(("noon", "midnight")) else lower)
    if not match:
        return None
    zone = _zone(match["zone"] or "")
    if match["words"]:
        stem = match["words"].split()[-1]
        hour: int | None = {"noon": 12, "midday": 12, "midnight": 24}.get(stem, number(match["words"]))
        time = None if hour is None or hour > 24 else f"{hour:02}:00"
    elif match["four"]:
        time = f"{match['four'][:2]}:{match['four'][2:]}"
    else:
        time = _digits(match)
    return None if time is None else time + zone


def _digits(match: re.Match[str]) -> str | None:
    hour, minute, second = int(match["hour"]), match["minute"], match["second"]
    half = (match["half"] or "")[:1]
    if half in ("a", "p") and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or int(minute or 0) > 59 or (hour == 24 and int(minute or 0)):
        return None
    if second is not None:
        return f"{hour:02}:{minute}:{second}"
    return f"{hour:02}:{minute or '00'}"


def _zone(words: str) -> str:
    words = words.strip()
    if not words:
        return ""
    if words == "z":
        return "@+00:00"
    signed = re.fullmatch(r"([a-z]*) ?([+-]) ?(\d{1,2}?):?(\d\d)?", words)
    if signed:
        return f"@{signed[2]}{int(signed[3]):02}:{signed[4] or '00'}"
    zone, offset = _zones().get(words, ("", ""))
    return f"@{offset or zone}" if offset or zone else ""


def granularity(time: str) -> str:
    """Return how fine the output of `read` is."""
    clock = time.partition("@")[0]
    return "second" if clock.count(":") == 2 else "minute"


def locate(day: dt.date, time: str) -> tuple[str, dt.datetime | None]:
    """Return (time part of the TIMEX3 value on `day`, the instant in UTC when a zone is printed)."""
    clock, _, zone = time.partition("@")
    if not zone:
        return clock, None
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    local = dt.datetime(day.year, day.month, day.day) + dt.timedelta(
        hours=hour, minutes=minute, seconds=second
    )
    tz: dt.tzinfo = ZoneInfo(zone) if "/" in zone else dt.datetime.strptime(zone, "%z").tzinfo or dt.UTC
    aware = local.replace(tzinfo=tz)
    offset = aware.strftime("%z")
    suffix = "Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:]}"
    return clock + suffix, aware.astimezone(dt.UTC)
