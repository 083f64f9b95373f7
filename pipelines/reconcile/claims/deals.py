"""Claims on the deal of a story from events that name no agreement: the days on which it was announced and on which it ends.
What somebody announced without a word of the deal is a question of his own.

Belongs here: what events tell of a deal. What measures tell of it is in `measures`, the dates of agreements with a name in `agreements`.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims import meetings
from pipelines.reconcile.claims.agreements import STAGE
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import date_text, key, statements

_OF_DEAL = r"(?i)\b(?:deal|agreement|pact|accord|treaty|settlement|truce|framework|memorandum|it)\b"
_ENDING = r"(?i)\b(?:expir|laps|runs? out|ran out|ends?\b|ended\b)"
_BESIDE = 60
"""Characters between an announcement and the deal that it is of; further off in a sentence it is of something else."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements on the days of the deals that the stories tell of."""
    events = context.meetings
    assert events is not None
    return pl.concat([_announcements(context, events), _others(context, events), _ends(context, events)])


def _announced(events: pl.DataFrame) -> pl.DataFrame:
    return events.filter((pl.col("kind") == "announcement") & pl.col("start_on").is_not_null())


def _others(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """The days on which somebody announced something; each day is a question, for he announces other things on others."""
    who = pl.coalesce(pl.col("people").list.first(), pl.col("countries").list.first())
    told = (
        _announced(events)
        .filter(who.is_not_null() & ~pl.col("surface").str.contains(_OF_DEAL))
        .with_columns(who=who)
        .join(context.entity_country, left_on="who", right_on="entity_id", how="left")
        .join(context.main_parties, on="document_id", how="left")
    )
    dated = told.drop("subject", "is_unnamed").with_columns(
        claim_kind=pl.lit("announcement_date"),
        subject=key("announcement", pl.col("who")),
        is_own=pl.col("parties").list.contains(pl.coalesce("entity_country", "who")),
        value_text=date_text("start_on", "end_on"),
        occasion=date_text("start_on", "end_on"),
        value_start_on="start_on",
        value_end_on="end_on",
        form=pl.lit(STAGE),
    )
    return meetings.with_dates_apart(context, dated)


def _announcements(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """The days on which the deal of a story was announced: "the pact, announced in May"; each stage of it has its day."""
    agreements = context.table("measures", where=pl.col("instrument") == "agreement").select(
        "document_id", "sentence_start", deal_at="char_start", deal_to="char_end"
    )
    told = _announced(events)
    is_said = pl.col("surface").str.contains(_OF_DEAL)
    apart = pl.max_horizontal(
        pl.col("deal_at") - pl.col("char_end"), pl.col("char_start") - pl.col("deal_to")
    )
    beside = (
        told.filter(~is_said)
        .join(agreements, on=["document_id", "sentence_start"])
        .filter(apart <= _BESIDE)
        .select(told.columns)
        .unique()
    )
    # "a deal with Oman was announced in May" is another one
    is_other = pl.col("countries").list.set_difference(pl.col("parties")).list.len() > 0
    dated = (
        pl.concat([told.filter(is_said), beside])
        .drop("subject", "is_unnamed")
        .join(context.main_parties, on="document_id")
        .filter(~is_other.fill_null(False))
        .join(context.main_pair, on="document_id")
        .with_columns(
            claim_kind=pl.lit("announcement_date"),
            subject=key("agreement", pl.col("main_pair"), "announced"),
            is_own=True,
            occasion=pl.lit(None, dtype=pl.String),
            value_text=date_text("start_on", "end_on"),
            value_start_on="start_on",
            value_end_on="end_on",
            form=pl.lit(STAGE),
        )
    )
    return meetings.with_dates_apart(context, dated)


def _ends(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """The days on which the deal of a story ends or was to end, where no measure tells: "set to expire on 19 November"."""
    measured = context.table("measures", where=pl.col("effective_to_date_char_start").is_not_null()).select(
        "document_id", date_char_start="effective_to_date_char_start"
    )
    told = events.filter(
        (pl.col("kind") == "deadline")
        & pl.col("start_on").is_not_null()
        & pl.col("surface").str.contains(_OF_DEAL)
        & pl.col("surface").str.contains(_ENDING)
    )
    return statements(
        told.join(measured, on=["document_id", "date_char_start"], how="anti")
        .drop("subject", "is_unnamed")
        .join(context.main_pair, on="document_id")
        .with_columns(
            claim_kind=pl.lit("expiry_date"),
            subject=key("agreement", pl.col("main_pair"), "ends"),
            is_own=True,
            occasion=pl.lit(None, dtype=pl.String),
            value_text=date_text("start_on", "end_on"),
            value_start_on="start_on",
            value_end_on="end_on",
        )
    )
