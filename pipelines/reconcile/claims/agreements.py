"""Claims on named agreements: the years and days that sources tie to them.

An agreement is agreed, signed and in force on different days, so different dates of one agreement contradict nothing.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import date_text, key, statements

_BEFORE = 30
"""Characters between a year and the name it stands before: the 2020 “Phase One” deal."""
STAGE = "stage"


def find(context: Context) -> pl.DataFrame:
    """Return the statements on the dates of named agreements."""
    named = context.table("mentions", where=pl.col("entity_kind") == "agreement").select(
        "document_id", "sentence_start", agreement="entity_id", named_at="char_start", named_to="char_end"
    )
    return pl.concat([_years(context, named), _signings(context, named)])


def _years(context: Context, named: pl.DataFrame) -> pl.DataFrame:
    """A year right before the name."""
    years = context.table(
        "dates", where=(pl.col("granularity") == "year") & pl.col("surface").str.contains(r"^\d{4}$")
    )
    gap = pl.col("named_at") - pl.col("char_end")
    told = years.join(named, on=["document_id", "sentence_start"]).filter((gap >= 0) & (gap <= _BEFORE))
    return _claimed(told.with_columns(source_table=pl.lit("dates")))


def _signings(context: Context, named: pl.DataFrame) -> pl.DataFrame:
    """The day of a signing whose own words name the agreement."""
    signings = (
        context.table("events")
        .filter((pl.col("kind") == "signing") & (pl.col("status") == "concluded"))
        .with_columns(start_on="starts_on", end_on="ends_on")
    )
    told = signings.join(named, on=["document_id", "sentence_start"]).filter(
        (pl.col("named_at") >= pl.col("char_start")) & (pl.col("named_to") <= pl.col("char_end"))
    )
    return _claimed(told.with_columns(source_table=pl.lit("events")))


def _claimed(told: pl.DataFrame) -> pl.DataFrame:
    return statements(
        told.filter(pl.col("start_on").is_not_null()).with_columns(
            claim_kind=pl.lit("start_date"),
            subject=key("agreement", pl.col("agreement")),
            occasion=pl.lit("made"),
            value_text=date_text("start_on", "end_on"),
            value_start_on="start_on",
            value_end_on="end_on",
            form=pl.lit(STAGE),
            is_own=True,
        )
    )
