"""Fiscal years, and the part of one year found again in another: the same months a year earlier."""

from __future__ import annotations

import datetime as dt
import re

from pipelines.extract.dates.periods import Period, parse, shifted

_DAY = dt.timedelta(days=1)


def fiscal(first: dt.date, label: str) -> Period:
    """Return the fiscal year that begins on `first`, or its quarter or half; `label` is the value (2025, 2025-Q1)."""
    kind, part = label[-2:-1], label[-1:]
    size = {"Q": 3, "H": 6}.get(kind, 12)
    start = shifted(first, size * (int(part) - 1), "M") if size < 12 else first
    return Period(
        label,
        start,
        shifted(start, size, "M") - _DAY,
        {3: "quarter", 6: "half_year", 12: "year"}[size],
    )


def fiscal_of(date: dt.date, step: int, first_day: str, label: str) -> Period:
    """Return the fiscal year `step` after that of `date`; `label` is end or start, whose year names it, and a part."""
    begins = f"{date.year}-{first_day}" <= date.isoformat()
    year = date.year - (not begins) + step
    named_by, dash, part = label.partition("-")
    first = dt.date.fromisoformat(f"{year}-{first_day}")
    return fiscal(first, f"{year + (named_by == 'end' and first_day != '01-01')}{dash}{part}")


def is_fiscal(period: Period) -> bool:
    """Return whether a period is one year but no calendar year: a fiscal one, or 2022/2023."""
    if period.granularity == "range":
        return re.fullmatch(r"\d{4}/\d{4}", period.value) is not None
    return period.granularity == "year" and (period.start.month, period.start.day) != (1, 1)


def fiscal_shifted(period: Period, step: int) -> Period:
    """Return the fiscal year `step` after `period`, labelled in the same way (2024, 2024/2025)."""
    label = "/".join(f"{int(year) + step:04}" for year in period.value.split("/"))
    if period.granularity == "range":
        return Period(label, shifted(period.start, step, "Y"), shifted(period.end, step, "Y"), "range")
    return fiscal(shifted(period.start, step, "Y"), label)


def run(first: str, last: Period) -> Period:
    """Return the months from the one called `first` (01) to `last`."""
    start = parse(f"{int(last.value[:4]) - (first > last.value[5:7]):04}-{first}")
    return Period(f"{start.value}/{last.value}", start.start, last.end, "range")


def months_until(first: str, last: str, day: dt.date) -> Period:
    """Return the latest run of months that is over by `day` or in its last month: April-January, read in March."""
    return run(first, parse(f"{day.year - (int(last) > day.month):04}-{last}"))


def month_within(whole: Period, month: int) -> Period:
    """Return the first `month` (1 to 12) that begins in `whole`."""
    return parse(f"{whole.start.year + (month < whole.start.month):04}-{month:02}")


def part_within(whole: Period, origin: Period | None) -> Period:
    """Return the months of `origin`, one or a run, as they lie in the fiscal year `whole`; without any, the whole.

    Of a year of two numbers a run that crosses them begins in the first, whatever day that year begins on.
    """
    if origin is None or not re.fullmatch(r"\d{4}-\d\d(?:/\d{4}-\d\d)?", origin.value):
        return whole
    last = month_within(whole, int(origin.value[-2:]))
    if "/" not in origin.value:
        return last
    months = run(origin.value[5:7], last)
    return _moved_months(months, 1) if "/" in whole.value and months.start < whole.start else months


def _moved_months(months: Period, years: int) -> Period:
    first, last = (parse(f"{int(month[:4]) + years:04}{month[4:]}") for month in months.value.split("/"))
    return Period(f"{first.value}/{last.value}", first.start, last.end, "range")


def _same_days(origin: Period, years: int) -> Period:
    first, last = (shifted(day, years, "Y") for day in (origin.start, origin.end))
    return Period(f"{first.isoformat()}/{last.isoformat()}", first, last, "range")


def _same_months(origin: Period, wanted: str) -> Period:
    """Return the run of months `origin` in the `wanted` year; over the turn of a year that names the one before."""
    first_year, last_year = origin.start.year, origin.end.year
    if wanted.startswith("-"):
        away = int(wanted)
    elif first_year < last_year:
        away = -1
    else:
        away = int(wanted) - first_year
    return _moved_months(origin, away)


def same_part(origin: Period | None, year: int, wanted: str) -> Period:
    """Return the quarter, half or month that `origin` names, in the `wanted` year (or that many years away)."""
    if origin is not None and wanted.startswith("-") and is_fiscal(origin):
        return fiscal_shifted(origin, int(wanted))
    target = year + int(wanted) if wanted.startswith("-") else int(wanted)
    if origin is not None and re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", origin.value):
        return _same_months(origin, wanted)
    if origin is not None and re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", origin.value):
        return _same_days(origin, target - year)
    if origin is None or origin.granularity not in ("quarter", "half_year", "month"):
        return parse(f"{target:04}")
    if wanted.startswith("-"):  # a quarter of a fiscal year, too
        first, last = shifted(origin.start, int(wanted), "Y"), shifted(origin.end, int(wanted), "Y")
        return Period(
            f"{int(origin.value[:4]) + int(wanted):04}{origin.value[4:]}", first, last, origin.granularity
        )
    return parse(f"{target:04}{origin.value[4:]}")
