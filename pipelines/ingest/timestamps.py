"""Absolute dates and times in header lines: `Published October 26, 2025 4:02 pm`, `25 Oct 2025, 10:30 PM IST`, ISO.

Belongs here: the grammar of stamps and what a line of nothing but stamps is. Dates in running text belong to
`pipelines.extract.dates`; which stamp is the publication date is decided in `pipelines.ingest.dating`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.language import reference
from pipelines.language.calendar import MONTH_FIRST_COUNTRIES, MONTHS

_MONTH = "(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    r"(?:(?P<weekday>(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\.?,? {0,2})?"
)
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?:(?<![0-9/_])|(?<=/)(?=[a-z]))(?<!(?-i:[a-z])){_WEEKDAY}(?:"
    rf"{_MONTH.format('m1')} {{0,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: ?,)? {{0,2}}(?P<y1>{_YEAR})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\.?[ -]{{0,2}}{_MONTH.format('m2')}(?: ?,)?[ -]{{0,2}}(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)"
    rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4)(?P<y4>{_YEAR})"
    r")(?!\d)",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?)? ?(?P<half>[ap]\.?m\b\.?)?(?: ?(?:hrs|hours|uhr)\b)?"
    r"(?: ?\(?(?P<zone>Z\b|(?:UTC|GMT)? ?[+\-−]\d\d?:?(?:\d\d)?(?!\d)|(?-i:[A-Z]{2,5})\b|[Ee]astern\b(?: [Tt]ime)?|[Ll]ocal [Tt]ime)\)?)?"
)
_AFTER = re.compile(r"(?:,? at |[\s,|·•@/]{0,3}[-–—]?[\s,|]{0,2}|t)" + _CLOCK, re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\d:])" + _CLOCK + r"(?:,? on |[\s,|·•]{1,3}[-–—]?[\s]?)$", re.IGNORECASE)
_LABELS = {
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
_FILLER = frozenset(
    "on at the last first date time dates and by of was originally online from as this article story page post est "
    "ist news for immediate local eastern pm am".split()
)
_WORD = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile(r"[0-9]")
_ASIDE = re.compile(
    r"\b\d{1,2}[ -]min(?:ute)?s? read\b|(?<=updated )\d{1,2}:\d\d ?(?:[ap]m)?(?: [A-Z]{2,4})?| [-–] [A-Z][A-Za-z ]{2,30}:?$",
    re.IGNORECASE,
)
"""What stands on a line with a stamp and is none: reading time, the time of an update on the same day, a place."""
_BAR = re.compile(r"[|•·]")
_DATED_REST = 40
_PREPOSITIONS = frozenset(
    "on in at of from since until till by before after to through and for between".split()
)
_ANY_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|few) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago\b|\b(?:just now|yesterday|today)\b",
    re.IGNORECASE,
)


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


def order_of(lines: Iterable[str], country: str | None) -> bool | None:
    """Return whether numeric dates put the month first: as a page's own dates show, else as its country or time zone does.

    None where neither tells, or the page's dates contradict each other.
    """
    lines = list(lines)
    shown = {
        int(m["a4"]) <= 12
        for line in lines
        for m in _DATE.finditer(line)
        if m["y4"] and (int(m["a4"]) > 12) != (int(m["b4"]) > 12)
    }
    if shown:
        return shown.pop() if len(shown) == 1 else None
    if country is None:
        return _order_of_zones(lines)
    return country in MONTH_FIRST_COUNTRIES


_DAY_FIRST_ZONES = frozenset("IST PKT BST CET CEST EET EEST MSK TRT GST ICT WIB SGT MYT AEST AEDT AWST ACST NZST NZDT SAST CAT EAT WAT BRT ART CLT COT PET".split())  # fmt: skip
"""Zones in which no country puts the month first; the American ones, shared with Canada, tell nothing."""


def _order_of_zones(lines: Iterable[str]) -> bool | None:
    """Return False, day first, where a numeric date stands beside the time of a zone that is not American: 05-04-2022 10:12 IST."""
    for line in lines:
        for match in _DATE.finditer(line):
            clock = _AFTER.match(line, match.end()) if match["y4"] else None
            if clock is not None and clock["zone"] and clock["zone"].strip() in _DAY_FIRST_ZONES:
                return False
    return None


def stamps(line: str, country: str | None = None, month_first: bool | None = None) -> list[Stamp]:
    """Return the dates of `line` in order, each with the clock time and the label that go with it.

    `month_first` says how the publisher orders 10/12/2025; None leaves such dates out unless one part is over 12.
    """
    result: list[Stamp] = []
    label_from = 0
    role = ""
    for match in _DATE.finditer(line):
        if (on := _date(match, month_first)) is None:
            continue
        start, end = match.span()
        moment, has_clock = None, False
        clock = _AFTER.match(line, end)
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
    found = [_LABELS[w] for w in (m.casefold() for m in _WORD.findall(words)) if w in _LABELS]
    return found[-1] if found else ""


def is_timestamp(line: str) -> bool:
    """Return whether `line` is nothing but publication stamps and their labels."""
    if _DIGIT.search(line) is None:
        return is_label(line) or (
            _RELATIVE.search(line) is not None and _is_only_labels(_RELATIVE.sub(" ", line))
        )
    if _ANY_YEAR.search(line) is None and " ago" not in line:
        return False
    line = _ASIDE.sub(" ", line)
    rest, at = [], 0
    for stamp in stamps(line, month_first=False):
        rest.append(line[at : stamp.char_start])
        at = stamp.char_end
    rest.append(line[at:])
    words = " ".join(rest)
    if at == 0:
        words = _RELATIVE.sub(" ", line)
        if words == line:
            return False
    return _DIGIT.search(words) is None and _is_only_labels(words)


def is_stamped(line: str) -> Stamp | None:
    """Return the stamp of a line that also names a source, author or place (`Source: X | 2019-06-29 13:45`), else None.

    A title may hold a date: only a label, a clock time, a bar or a place before the date make it a stamp.
    """
    if len(line) > 160 or _ANY_YEAR.search(line) is None:
        return None
    found = stamps(line, month_first=False)
    if not found:
        return None
    stamp = found[0]
    if line[-1] == "." and not (stamp.role == "published" and label_of(line[:12])):
        return None  # a sentence; `Published in The Example, May 3rd, 2012.` is none
    rest = _unstamped(line, found)
    has_bar = _BAR.search(line) is not None
    is_separate = stamp.role or stamp.has_clock or has_bar or (rest <= 25 and "," in line[: stamp.char_start])
    is_apart = _is_at_edge(line, found) or stamp.role or has_bar
    return stamp if rest <= 70 and is_separate and is_apart else None


def is_dated(line: str) -> Stamp | None:
    """Return the date of a short line that begins or ends with it (`Letter July 30, 2012`), else None.

    Only in the head of an article is such a line a stamp; `on 3 May 2020` there may tell when a picture was taken.
    """
    if len(line) > 90 or line[-1] in ".?!" or _ANY_YEAR.search(line) is None:
        return None
    found = stamps(line, month_first=False)
    if not found or not _is_at_edge(line, found) or _unstamped(line, found) > _DATED_REST:
        return None
    before = _WORD.findall(line[: found[0].char_start])
    return None if before and before[-1].casefold() in _PREPOSITIONS else found[0]


def _is_at_edge(line: str, found: list[Stamp]) -> bool:
    return found[0].char_start == 0 or found[-1].char_end == len(line)


def _unstamped(line: str, found: list[Stamp]) -> int:
    return len(line) - sum(s.char_end - s.char_start for s in found)


def is_label(line: str) -> bool:
    """Return whether `line` is the label of a stamp that stands on the next line (`Last updated:`)."""
    return (
        len(line) <= 40
        and _DIGIT.search(line) is None  # Updated: 05-04-2022 10:12 IST
        and bool(label_of(line))
        and _is_only_labels(line)
        and not line.rstrip().endswith(".")
    )


def _is_only_labels(words: str) -> bool:
    return all(
        w in _LABELS or w in _FILLER or w == "ago" for w in (m.casefold() for m in _WORD.findall(words))
    )


def _date(match: re.Match[str], month_first: bool | None) -> dt.date | None:
    if match["y1"]:
        year, month, day = match["y1"], MONTHS[match["m1"].lower()], match["d1"]
    elif match["y2"]:
        year, month, day = match["y2"], MONTHS[match["m2"].lower()], match["d2"]
    elif match["y3"]:
        year, month, day = match["y3"], int(match["m3"]), match["d3"]
    else:
        first, second = int(match["a4"]), int(match["b4"])
        if match["s4"] == "." or first > 12:
            day_first = True
        elif second > 12:
            day_first = False
        elif month_first is None and first != second:
            return None
        else:
            day_first = not month_first
        year, month, day = match["y4"], second if day_first else first, str(first if day_first else second)
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None


def _is_clock(match: re.Match[str]) -> bool:
    """Return whether the match is a time of day: a bare number is none."""
    if match["minute"] is None and match["half"] is None:
        return False
    hour = int(match["hour"])
    return 1 <= hour <= 12 if match["half"] else hour <= 23


def _moment(on: dt.date, match: re.Match[str], country: str | None) -> dt.datetime | None:
    """Return the time in UTC where a known zone is printed with it."""
    zone = zone_of(match["zone"], country) if match["zone"] else None
    if zone is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    local = dt.datetime(
        on.year, on.month, on.day, hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=zone
    )
    return local.astimezone(dt.UTC)
