"""Claims that a story's sources give the same figure: amounts, shares, counts, lengths, ranks.

Sources call one amount a boost to growth, a gain or exports, and of a share or count only the unit tells what it measures.

So the number is part of the question: sources that give it agree, another number is of something else, and
these claims never contradict each other.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.numbers import bounds, number_text, roundings
from pipelines.reconcile.claims.statement import key, statements

DELEGATES = (
    r"(?i)\b(?:officials?|delegates?|negotiators?|envoys?|diplomats?|representatives?|delegation|team)\b"
)
FIRMS = r"(?i)\b(?:firms?|compan(?:y|ies)|entit(?:y|ies)|business(?:es)?)\b"
LEAST = 5
"""Smaller counts and lengths are said of too many things, but for years."""
_COUNTRIES = ("nation", "state", "economy")


def find(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Return the statements of the `figures` that are no rates, delegations or lists of firms."""
    kind, about = pl.col("quantity_kind"), pl.col("about").fill_null("")
    counted = pl.col("counted").fill_null("")
    is_compared = (
        about.is_in(["tariff_rate", "firms"]) | counted.str.contains(DELEGATES) | counted.str.contains(FIRMS)
    )
    is_few = kind.is_in(["count", "duration", "number"]) & (pl.col("value") < LEAST)
    is_small = is_few & ~((pl.col("unit") == "year") & (pl.col("value") > 1)).fill_null(False)
    told = figures.filter(pl.col("value").is_not_null() & ~is_compared & ~is_small).join(
        context.main_pair, on="document_id"
    )
    # countries are counted as nations, states and economies
    unit = pl.coalesce("unit", "currency").replace(dict.fromkeys(_COUNTRIES, "country"))
    is_length = kind == "duration"
    return statements(
        valued(told).with_columns(
            claim_kind=pl.when(is_length).then(pl.lit("duration")).otherwise(pl.lit("figure_value")),
            subject=key(
                kind,
                unit,
                pl.col("number").cast(pl.String),
                pl.col("main_pair"),
            ),
        )
    )


def valued(frame: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` with value columns and bounds; a vague figure is its bounds."""
    vague = pl.col("value").is_null()
    frame = frame.with_columns(
        number=pl.coalesce("value", "value_low"),
        top=pl.when(vague).then("value_high").otherwise(pl.coalesce("value_high", "value")),
    ).filter(pl.col("number").is_not_null())
    low, high = bounds("number", "top", "comparator", roundings("number"))
    unit = pl.when(pl.col("unit").is_not_null()).then(" " + pl.col("unit"))
    period = (
        pl.when(pl.col("period") == "P1Y")
        .then(pl.lit(" a year"))
        .when(pl.col("period").is_not_null())
        .then(" per " + pl.col("period"))
    )
    return frame.with_columns(
        low=low,
        high=high,
        value_number=pl.when(~vague).then("value"),
        value_number_high="value_high",
        value_text=pl.when(vague)
        .then(pl.col("surface").str.to_lowercase())
        .otherwise(number_text("number", "comparator", unit) + period.fill_null("")),
    )
