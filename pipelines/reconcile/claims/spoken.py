"""Days that somebody names as he speaks: "tomorrow" in quotation marks counts from the day of the words, not of the report.

Belongs here: how far such a day may lie from the one that the report's own day gives.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import day_number

_BY_DAY = r"^(?:offset:[+-]\d+D|this:day)"
"""Unanchored forms of tomorrow, today, tonight, yesterday."""
EARLIER = 1
"""Days before its report within which what is quoted was said."""


def with_bounds(context: Context, dated: pl.DataFrame, date_at: str) -> pl.DataFrame:
    """Return `dated` with `low` and `high` of the day at column `date_at`: where it is quoted, it can be a day earlier; else null."""
    quoted = context.table(
        "quotes",
        "document_id",
        "char_start",
        "char_end",
        where=pl.col("directness").is_in(["direct", "partial"]),
    ).rename({"char_start": "said_at", "char_end": "said_to"})
    counted = dated.filter(pl.col("timex_unanchored").str.contains(_BY_DAY)).select("document_id", date_at)
    spoken = (
        counted.join(quoted, on="document_id")
        .filter(pl.col(date_at).is_between("said_at", "said_to"))
        .select("document_id", date_at, is_spoken=pl.lit(True))
        .unique()
    )
    marked = dated.join(spoken, on=["document_id", date_at], how="left")
    return marked.with_columns(
        low=pl.when("is_spoken").then(day_number("start_on") - EARLIER),
        high=pl.when("is_spoken").then(day_number("end_on")),
    ).drop("is_spoken")
