"""Claims that the sources of one affair name the same day, month or year, whatever they tie to it.

Much of what happens has no event or measure of its own in the tables: a complaint is filed, a law comes to a vote, a country is
to leave. The date is part of the question, so sources that name it agree, and these claims never contradict each other. A month is
that of the day that its affair names, where there is only one in it.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context, period_end
from pipelines.reconcile.claims.repeated import GAP_DAYS
from pipelines.reconcile.claims.statement import date_text, key, statements

_NAMED = ("day", "month", "year")


MOST_DAYS = 150
"""Part of a year (a month, late 2012) that is told of one happening still; in a whole year there are more than are named."""
FINER = f"""
    WITH named AS (
        SELECT DISTINCT coalesce(affair, story_id) AS affair, start_on, end_on
        FROM "told days" LEFT JOIN "affairs" USING (story_id)
    )
    SELECT coarse.affair, coarse.start_on, coarse.end_on, any_value(fine.start_on) AS fine_start_on, any_value(fine.end_on) AS fine_end_on
    FROM named AS coarse JOIN named AS fine
        ON coarse.affair = fine.affair AND year(coarse.start_on) = year(fine.start_on)
    WHERE coarse.end_on > coarse.start_on AND coarse.end_on - coarse.start_on < {MOST_DAYS}
        AND fine.start_on >= coarse.start_on AND fine.end_on <= coarse.end_on
        AND fine.end_on - fine.start_on < coarse.end_on - coarse.start_on
        -- late September is no day: who says September may mean another
        AND (fine.end_on = fine.start_on OR coarse.end_on - coarse.start_on > 31)
    GROUP BY ALL HAVING count(*) = 1
"""
"""See `Shared.finer_days`. A year has so many days and months only, so the work grows with the years that affairs name."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all dates that name a day, a month or a year of the calendar."""
    assert context.shared is not None
    placed = _named(context).join(context.affairs, on="document_id")
    start_on, end_on = pl.col("start_on"), pl.col("end_on")
    if context.shared.finer_days is not None:
        placed = placed.join(context.shared.finer_days, on=["affair", "start_on", "end_on"], how="left")
        start_on, end_on = pl.coalesce("fine_start_on", start_on), pl.coalesce("fine_end_on", end_on)
    meant = placed.with_columns(
        value_text=date_text("start_on", "end_on"), value_start_on="start_on", value_end_on="end_on"
    ).with_columns(start_on=start_on, end_on=end_on)
    return statements(
        meant.with_columns(
            source_table=pl.lit("dates"),
            claim_kind=pl.lit("named_date"),
            subject=key("date", date_text("start_on", "end_on"), pl.col("affair")),
            gap_days=GAP_DAYS,
        )
    )


def told(context: Context) -> pl.DataFrame:
    """Return `story_id, start_on, end_on`: the days, months and years that these documents name."""
    stories = context.documents.select("document_id", "story_id")
    return _named(context).join(stories, on="document_id").select("story_id", "start_on", "end_on").unique()


def _named(context: Context) -> pl.DataFrame:
    """Return the dates that name a day, a month or a year, to its end."""
    dates = context.table(
        "dates",
        where=(pl.col("timex_type") == "DATE")
        & pl.col("granularity").is_in(_NAMED)
        & pl.col("start_on").is_not_null()
        & ~pl.col("is_vague"),
    )
    return context.told(dates.with_columns(end_on=period_end()))
