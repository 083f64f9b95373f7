"""What a country decides about an expression: its fiscal year, its seasons, a shared zone abbreviation.

Belongs here: rewriting the form of a span once its country is known (the one its sentence names, else the
publisher's). The facts are `country_calendars.csv` and `time_zones_by_country.csv`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

import re2

from pipelines.extract.dates import clock, periods
from pipelines.extract.dates.reading import fiscal_years
from pipelines.extract.spans import DateSpan
from pipelines.language import reference


class CountryCalendar(NamedTuple):
    """First day of the fiscal year (MM-DD), whether a single number names its last year, and the hemisphere."""

    first_day: str
    is_named_by_end: bool
    is_southern: bool


@cache
def _calendars() -> dict[str, CountryCalendar]:
    return {
        row["country"]: CountryCalendar(
            row["fiscal_first_day"], row["fiscal_named_by"] == "end", row["south"] == "1"
        )
        for row in reference.rows("country_calendars")
    }


@cache
def _names() -> dict[str, str]:
    """Return the names, aliases and demonyms of the countries that have a calendar here."""
    found: dict[str, str] = {}
    for row in reference.rows("countries"):
        if row["code"] in _calendars():
            for name in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
                if name:
                    found[name] = row["code"]
    return found


@cache
def _named() -> re2._Regexp:
    options = re2.Options()
    options.longest_match = True
    options.never_capture = True
    return re2.compile(
        r"\b(?:" + "|".join(re.escape(name) for name in sorted(_names())) + r")(?:\b|$)", options
    )


def _country(words: str, publisher_country: str | None) -> str | None:
    """Return the one country that `words` name, else the publisher's."""
    named = {
        _names()[match.group()]
        for match in _named().finditer(words)
        if not _PARTNER.search(words, max(0, match.start() - 9), match.start())
    }
    return named.pop() if len(named) == 1 else publisher_country


_PARTNER = re.compile(r"\b(?:to|from|with) (?:the )?$")
"""Words before a country that is traded with: its fiscal year is not the one told of."""
_SEASON = re.compile(r"\b(SP|SU|FA|WI)\b")
_FISCAL_LABEL = re.compile(r"(\d{4})(-Q[1-4]|-H[12])?")
_OTHER_YEAR = re.compile(r"\d\d (?:marketing|crop|academic|school|sugar|sowing|season|campaign)\b")
_SHORT_RANGE = re.compile(r"(\d{4})/(\d{4})")
_INSIDE = re.compile(r"(nth_\w+:-?\d+:)(\d{4})")
_PART_OF = re.compile(r"anchor:in:[\d-]+:([\d/]+)")
_DEICTIC = re.compile(r"(this|last|next):year(-Q[1-4]|-H[12])?")


def localised(span: DateSpan, words: str, publisher_country: str | None) -> DateSpan:
    """Return `span` with its form as the country of its sentence (`words`), or of the publisher, uses it."""
    form = span.timex_unanchored
    if "@" in form and publisher_country is not None:
        offset = clock.offset_in(publisher_country, span.surface)
        return (
            span if offset is None else span._replace(timex_unanchored=f"{form.partition('@')[0]}@{offset}")
        )
    is_fiscal = span.doubt == "fiscal_year"
    is_short_range = span.rule == "year_range" and len(span.surface) < 8
    if not is_fiscal and not is_short_range and span.granularity != "season":
        return span
    country = _country(words, publisher_country)
    calendar = _calendars().get(country) if country else None
    if calendar is None:
        return span
    if span.granularity == "season":
        return span._replace(timex_unanchored=_SEASON.sub(r"\1s", form)) if calendar.is_southern else span
    if is_short_range and (calendar.first_day not in ("04-01", "07-01") or _OTHER_YEAR.search(words)):
        return span  # a season or a school year
    is_months = span.rule in ("month_range", "month_year", "fiscal_months")
    local = _fiscal_months(form, span.surface, calendar) if is_months else _fiscal(form, calendar)
    return span if local is None else span._replace(timex_unanchored=local, doubt="fiscal_year")


_LABEL = re.compile(r"(?:\d{4}|\d\d)(?:[-/–](?:\d{4}|\d\d))?$")
_FIRST_MONTHS = re.compile(r"(\d{1,2}) ?[mM]")
_YEAR_MONTH = re.compile(r"\d{4}-(\d\d)")


def _fiscal_months(form: str, surface: str, calendar: CountryCalendar) -> str | None:
    """Return the months of a fiscal year that is printed behind them: July of FY24, July-March of 2024-25."""
    label = _LABEL.search(surface)
    if label is None or calendar.first_day == "01-01":
        return None
    opens, closes = fiscal_years(label.group())
    starts = opens - (opens == closes and calendar.is_named_by_end)
    first_month = int(calendar.first_day[:2])
    count = _FIRST_MONTHS.match(surface)
    if count is not None:
        first = dt.date(starts, first_month, 1)
        return f"{first:%Y-%m}/{periods.shifted(first, int(count[1]) - 1, 'M'):%Y-%m}"
    return _YEAR_MONTH.sub(lambda month: f"{starts + (int(month[1]) < first_month)}-{month[1]}", form)


def _fiscal(form: str, calendar: CountryCalendar) -> str | None:
    """Return the form of a fiscal year that begins on a day of its own: `fiscal:2024-04-01:2025`."""
    inside = _INSIDE.fullmatch(form)
    if inside is not None:
        whole = _fiscal(inside[2], calendar)
        return None if whole is None else f"{inside[1]}{whole}"
    if form == "anchor:part:-1":
        return f"{form}:{calendar.first_day}:{'end' if calendar.is_named_by_end else 'start'}"
    part = _PART_OF.fullmatch(form)
    if part is not None:
        whole = _fiscal(part[1], calendar)
        return None if whole is None else f"anchor:in:{whole.removeprefix('fiscal:')}"
    years = _SHORT_RANGE.fullmatch(form)
    if years is not None:
        is_one_year = int(years[2]) == int(years[1]) + 1
        return f"fiscal:{years[1]}-{calendar.first_day}:{form}" if is_one_year else None
    if calendar.first_day == "01-01":
        return None
    label = _FISCAL_LABEL.fullmatch(form)
    if label is not None:
        first = int(label[1]) - calendar.is_named_by_end
        return f"fiscal:{first}-{calendar.first_day}:{form}"
    deictic = _DEICTIC.fullmatch(form)
    if deictic is not None:
        named_by = "end" if calendar.is_named_by_end else "start"
        return f"{deictic[1]}:fiscal:{calendar.first_day}:{named_by}{deictic[2] or ''}"
    return None
