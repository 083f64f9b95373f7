"""Claims that the sources of one affair name the same day, month or year, whatever they tie to it.

Much of what happens has no event or measure of its own in the tables: a complaint is filed, a law comes to a vote, a country is
to leave. The date is part of the question, so sources that name it agree, and these claims never contradict each other.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context, period_end
from pipelines.reconcile.claims.repeated import GAP_DAYS
from pipelines.reconcile.claims.statement import date_text, key, statements

_NAMED = ("day", "month", "year")


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all dates that name a day, a month or a year of the calendar."""
    dates = context.table(
        "dates",
        where=(pl.col("timex_type") == "DATE")
        & pl.col("granularity").is_in(_NAMED)
        & pl.col("start_on").is_not_null()
        & ~pl.col("is_vague"),
    )
    dates = dates.with_columns(end_on=period_end())
    named = date_text("start_on", "end_on")
    return statements(
        context.told(dates)
        .join(context.affairs, on="document_id")
        .with_columns(
            source_table=pl.lit("dates"),
            claim_kind=pl.lit("named_date"),
            subject=key("date", named, pl.col("affair")),
            value_text=named,
            value_start_on="start_on",
            value_end_on="end_on",
            gap_days=GAP_DAYS,
        )
    )
