"""Readers of months, quarters, halves, years, decades and centuries that the calendar names."""

from __future__ import annotations

import datetime as dt
import re

from pipelines.extract.dates import periods
from pipelines.extract.dates.days import other_year
from pipelines.extract.dates.reading import (
    QUARTERS,
    Handler,
    Match,
    Reading,
    fiscal_years,
    full_year,
    ordinal,
)
from pipelines.language.calendar import MONTHS, SEASONS, spoken_year


def _month_year(match: Match, text: str, core: Reading | None) -> Reading | None:
    words = re.split(r"[\s,]+", text.lower())
    if words[1] == "year's":  # last year's June
        return Reading("DATE", f"{words[0]}:year-{MONTHS[words[2].rstrip('.')]:02}", "month")
    month = MONTHS.get(words[0].rstrip("."))
    if month is None:
        return None
    if re.search(r"\b(?:fy|fiscal|financial)|\d[-/]\d\d$", text, re.I):
        begun = fiscal_years(text)[1] - (month > 3)  # from April; the country decides, where it is known
        return Reading("DATE", f"{begun}-{month:02}", "month", doubt="fiscal_year")
    if words[-1].isdigit():
        return Reading("DATE", f"{words[-1]}-{month:02}", "month", needs="month_of_year")
    if words[-1] == "year":
        form = other_year(" ".join(word for word in words[1:] if word != "of"))
        return Reading("DATE", f"{form}-{month:02}", "month", needs="anchor" if form[0] == "a" else "")
    year = spoken_year(" ".join(words[1:]))
    return None if year is None else Reading("DATE", f"{year}-{month:02}", "month")


def _fiscal_year(match: Match, text: str, core: Reading | None) -> Reading | None:
    first, second = fiscal_years(text)
    if re.search(r"(?i)(?:crop|marketing|sugar|growing|harvest|production) (?:year|season)$", text):
        return Reading("DATE", f"{first}/{second}", "range") if first < second else None
    if first == second and re.match(
        r"(?:the )?(?:current|present|ongoing|previous|last|past|next|coming) ", text.lower()
    ):
        return None  # the current fiscal year 2025 is printed with its two years where it is one expression
    needs = "fiscal_noun" if text.lower().endswith("fiscal") else ""
    if first == second:
        return Reading("DATE", f"{first}", "year", doubt="fiscal_year", needs=needs)
    if first > second:
        return None
    return Reading("DATE", f"{first}/{second}", "range", doubt="fiscal_year", needs=needs)


def _year(match: Match, text: str, core: Reading | None) -> Reading | None:
    words = match["whole"] or match["year"]
    if words.startswith("'"):
        return Reading("DATE", str(full_year(words[1:])), "year", needs="short_year")
    year = int(words) if words.isdigit() else spoken_year(words)
    if year is None:
        return None
    mod = "ON_OR_AFTER" if match["beyond"] else None
    needs = "" if text[:4].lower() == "the " or mod else "year" if words.isdigit() else "spoken_year"
    return Reading("DATE", f"{year:04}", "year", mod, needs=needs)


def _decade(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = text.lower()
    digits = re.search(r"\d+", lower)
    if digits:
        value = digits.group()
        if len(value) == 4 and value.endswith("00") and value < "2000":
            return Reading("DATE", value[:2], "century")
        if len(value) == 4:
            return Reading("DATE", value[:3], "decade")
        return Reading(
            "DATE", ("20" if value[0] in "01" else "19") + value[0], "decade", needs="short_decade"
        )
    tens = "twenties thirties forties fifties sixties seventies eighties nineties".split().index(
        lower.split()[-1]
    )
    needs = "" if lower.startswith(("the", "nineteen")) else "short_decade"
    return Reading("DATE", f"19{tens + 2}", "decade", needs=needs)


def _century(match: Match, text: str, core: Reading | None) -> Reading | None:
    nth = ordinal(re.sub(r"(?i)^the |[ -]century$", "", text))
    return None if not nth else Reading("DATE", f"{nth - 1:02}", "century")


_FISCAL = re.compile(r"(?:fiscal(?: year)?|financial year|fy)(?: of)? ?'?(\d{4}|\d\d)(?:[-/](\d{4}|\d\d))?")


def _which_year(text: str) -> tuple[str, str] | None:
    """Return (form of the year, what it needs) named inside `text`; a fiscal year is called by its last one."""
    fiscal = _FISCAL.search(text)
    if fiscal:
        return str(full_year((fiscal[2] or fiscal[1])[-2:] if fiscal[2] else fiscal[1])), ""
    year = re.search(r"\b\d{4}\b", text)
    if year:
        return year.group(), ""
    found = re.search(
        r"(this|last|next|that|previous|following|current|ongoing|same|past|prior|the)(?: fiscal| financial| calendar)? year\b(?![ -]ago|[ -]earlier)",
        text,
    )
    if not found:
        return None
    word = found[1]
    if word in ("this", "last", "next"):
        return f"{word}:year", ""
    if word in ("that", "same"):
        return "anchor:this:year", "anchor"
    if word in ("previous", "prior", "past"):
        return "last:year", ""
    return ("next:year", "") if word == "following" else ("this:year", "")


def _quarter(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = text.lower()
    short = re.search(r"q([1-4])|([1-4])q", lower)
    ordinal = re.search(r"(first|second|third|fourth|final|1st|2nd|3rd|4th|last)[ -]quarter", lower)
    quarter = int(short[1] or short[2]) if short else QUARTERS[ordinal[1]] if ordinal else None
    year = _which_year(lower)
    if year is None and short:
        digits = re.search(r"(?:fy ?|q ?|q\d ?)'?(\d\d)$", lower)
        year = (str(full_year(digits[1])), "") if digits else None
    if ordinal and ordinal[1] == "last" and year is None:
        return None
    if re.search(r"year[ -](ago|earlier)", lower):
        return Reading("DATE", f"near:quarter:{quarter}-1Y", "quarter")
    if year is None:
        hyphened = lower.endswith("-quarter") and lower.startswith("the ")
        return Reading(
            "DATE", f"?:quarter:{quarter}", "quarter", needs="quarter the" if hyphened else "quarter"
        )
    return Reading("DATE", f"{year[0]}-Q{quarter}", "quarter", doubt=_doubt(lower), needs=year[1])


def _quarter_months(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return the calendar quarter called by its months (`the April-June quarter`)."""
    first, second = (MONTHS[match[side].lower().rstrip(".")] for side in ("first", "second"))
    if first % 3 != 1 or second != first + 2:
        return None
    year = _which_year(text.lower())
    if year is None:
        return Reading("DATE", f"?:quarter:{second // 3}", "quarter", needs="quarter")
    return Reading("DATE", f"{year[0]}-Q{second // 3}", "quarter", needs=year[1])


def _quarter_ending(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return the quarter called by its last month, as in Australia (`the June quarter`)."""
    if not match["last"][0].isupper():
        return None
    quarter = MONTHS[match["last"].lower().rstrip(".")] // 3
    year = _which_year(text.lower())  # the September 2020 quarter
    if year is None:
        return Reading("DATE", f"?:quarter:{quarter}", "quarter", needs="quarter")
    return Reading("DATE", f"{year[0]}-Q{quarter}", "quarter", needs=year[1])


def _half(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = text.lower()
    half = 1 if re.match(r"(the )?(first|1st|h1|1h)", lower) else 2
    year = _which_year(lower.replace("half year", "half").replace("half-year", "half"))
    short = re.fullmatch(r"[12]h ?'?(\d\d)", lower)
    if short:
        year = str(full_year(short[1])), ""
    if year is None and text in ("H1", "H2"):
        return Reading("DATE", f"?:half:{half}", "half_year", needs="half_short")
    if year is None:
        if not lower.startswith("the ") and "-" not in lower:
            return None
        return Reading("DATE", f"?:half:{half}", "half_year", needs="quarter")
    return Reading("DATE", f"{year[0]}-H{half}", "half_year", doubt=_doubt(lower), needs=year[1])


def _nth_of(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return a week of a month, the first or last day of a period, a month of a year: the last week of May."""
    if core is None or core.kind != "DATE" or core.granularity == match["unit"]:
        return None
    nth, unit = match["nth"].lower(), match["unit"].lower()
    if (unit == "week" and core.granularity != "month") or (
        unit == "day" and nth not in ("first", "last", "final")
    ):
        return None
    number = -1 if nth in ("last", "final") else ordinal(nth)
    needs = core.needs if core.needs in ("month", "anchor", "named") else ""
    return core._replace(form=f"nth_{unit}:{number}:{core.form}", granularity=unit, needs=needs)


def _half_of(match: Match, text: str, core: Reading | None) -> Reading | None:
    if core is None or core.kind != "DATE":
        return None
    needs = core.needs if core.needs in ("month", "anchor", "named") else ""
    return core._replace(mod="START" if "first" in text.lower() else "END", needs=needs)


def _quarters(match: Match, text: str, core: Reading | None) -> Reading | None:
    year = _which_year(text.lower())
    if year is None or "two" not in text:
        return None
    return Reading("DATE", f"{year[0]}-H{1 if 'first' in text.lower() else 2}", "half_year", needs=year[1])


def _season_year(match: Match, text: str, core: Reading | None) -> Reading | None:
    words = re.split(r"\s+", re.sub(r"(?i)^the |(?<=\d{4})[-/]\d\d$", "", text).lower())
    season = SEASONS[words[0]]
    rest = " ".join(words[1:]).removeprefix("of ")
    if rest.startswith("'"):
        rest = str(full_year(rest[1:]))
    year = int(rest) if rest.isdigit() else spoken_year(rest)
    return None if year is None else Reading("DATE", f"{year}-{season}", "season")


def _doubt(text: str) -> str | None:
    """Return the doubt of a part of a fiscal year."""
    return "fiscal_year" if re.search(r"\b(?:fiscal|financial)|fy ?\d", text) else None


def _fiscal_unit(match: Match, text: str, core: Reading | None) -> Reading:
    return Reading("DATE", "this:year", "year", doubt="fiscal_year", needs="fiscal")


def _fiscal_noun(match: Match, text: str, core: Reading | None) -> Reading:
    """Return the fiscal year that Indian English calls `the current fiscal`."""
    deixis = (match["deixis"] or "").lower()
    word = {"previous": "last", "last": "last", "next": "next", "coming": "next"}.get(deixis, "this")
    return Reading(
        "DATE",
        f"{word}:year",
        "year",
        doubt="fiscal_year",
        needs="" if text.lower().endswith("fy") else "fiscal_noun",
    )


def _fiscal_months(match: Match, text: str, core: Reading | None) -> Reading:
    """Return the first months of a fiscal year, as Pakistan writes them: 9MFY25."""
    first = dt.date(fiscal_years(match["label"])[1] - 1, 4, 1)  # the country decides, where it is known
    last = periods.shifted(first, int(match["count"]) - 1, "M")
    return Reading("DATE", f"{first:%Y-%m}/{last:%Y-%m}", "range", doubt="fiscal_year")


HANDLERS: dict[str, Handler] = {
    "month_year": _month_year,
    "fiscal_year": _fiscal_year,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "quarters": _quarters,
    "quarter": _quarter,
    "quarter_months": _quarter_months,
    "quarter_ending": _quarter_ending,
    "half": _half,
    "nth_of": _nth_of,
    "half_of": _half_of,
    "season_year": _season_year,
    "fiscal_unit": _fiscal_unit,
    "fiscal_noun": _fiscal_noun,
    "fiscal_months": _fiscal_months,
}
"""Rule name → handler."""
