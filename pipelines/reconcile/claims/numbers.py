"""How far a printed number reaches, given its hedge and its rounding."""

from __future__ import annotations

import math

import polars as pl

ABOUT = 0.1
"""`about 55` is taken to reach ten per cent to either side."""
ROUNDED = 0.025
"""A rounded amount reaches half its last printed digit, but never more than this share of itself."""


def rounding(value: float | None) -> float:
    """Return how far the rounding of a large amount reaches: 660 billion stands for 655 to 665 billion."""
    if value is None or value == 0 or not math.isfinite(value):
        return 0.0
    size = abs(value)
    if size < 1000:
        return 0.0
    unit = 10.0 ** math.floor(math.log10(size))
    while unit > 1 and abs(size / unit - round(size / unit)) > 1e-9:
        unit /= 10
    return min(unit / 2, ROUNDED * size) * 0.999


def roundings(column: str) -> pl.Expr:
    """Return `rounding` of each value of `column`."""
    return pl.col(column).map_batches(
        lambda values: pl.Series([rounding(v) for v in values.to_list()], dtype=pl.Float64),
        return_dtype=pl.Float64,
    )


def bounds(value: str, high: str | None, comparator: str, reach: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return lower and upper bound of `value` (or of `value` to `high`); null is unbounded.

    `reach` is how far rounding goes; a hedge goes further, and upwards what was cut off: 169 billion for 169.8. A vague value
    keeps the bounds it has.
    """
    hedge = pl.col(comparator)
    top = pl.col(value) if high is None else pl.coalesce(high, value)
    about = pl.col(value).abs() * ABOUT
    low = (
        pl.when(hedge.is_in(["at_most", "less_than"]))
        .then(None)
        .when(hedge == "about")
        .then(pl.col(value) - about)
        .when(hedge == "vague")
        .then(pl.col(value))
        .otherwise(pl.col(value) - reach)
    )
    upper = (
        pl.when(hedge.is_in(["at_least", "more_than"]))
        .then(None)
        .when(hedge == "about")
        .then(top + about)
        .when(hedge == "vague")
        .then(top if high is None else pl.col(high))
        .otherwise(top + pl.min_horizontal(2 * reach, pl.max_horizontal(reach, ROUNDED * top.abs())))
    )
    return low, upper


_WORDS = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}


def number_text(value: str, comparator: str, unit: pl.Expr, *, high: str | None = None) -> pl.Expr:
    """Return the number with its hedge and unit: `about 55 %`, `660000000000 USD`; a range as `5 to 10 %`."""
    printed = _printed(pl.col(value))
    if high is not None:
        printed += (pl.lit(" to ") + _printed(pl.col(high))).fill_null("")
    hedge = pl.col(comparator).replace_strict(_WORDS, default="", return_dtype=pl.String)
    return hedge.fill_null("") + printed + unit.fill_null("")


def _printed(number: pl.Expr) -> pl.Expr:
    whole = (number == number.round(0)) & (number.abs() < 1e15)
    return (
        pl.when(whole)
        .then(number.cast(pl.Int64, strict=False).cast(pl.String))
        .otherwise(number.cast(pl.String))
    )


_DAYS = {"D": 1.0, "W": 7.0, "M": 365.25 / 12, "Y": 365.25}


def day_count(duration: str) -> pl.Expr:
    """Return the days of an ISO 8601 duration of one unit (P90D, P3M); null for others."""
    amount = pl.col(duration).str.extract(r"^P(\d+(?:\.\d+)?)[DWMY]$").cast(pl.Float64)
    unit = pl.col(duration).str.extract(r"([DWMY])$")
    return amount * unit.replace_strict(_DAYS, default=None, return_dtype=pl.Float64)
