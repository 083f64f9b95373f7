"""Claims of what a measure answers: the measure that its cause names, else the country that acts there."""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims import subjects
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key, statements


def find(context: Context) -> pl.DataFrame:
    """Return the statements of causes, cited at the measure and, where it is printed apart from it, at the cause."""
    found = _with_cause(context, subjects.named(subjects.keyed(context)))
    begins = pl.col("in_response_to_char_start")
    is_itself = (pl.col("cause_at") == pl.col("char_start")) & (
        pl.col("cause_instrument") == pl.col("instrument")
    )
    is_measure = (
        (pl.col("cause_to") > begins) & ~is_itself & pl.col("cause_imposer").is_not_null()
    ).fill_null(False)
    is_other = pl.col("cause_country").ne_missing(pl.col("imposer"))  # nobody answers himself
    is_country = (pl.col("actor_at") >= begins).fill_null(False) & is_other
    measure_key = key(pl.col("cause_instrument"), pl.col("cause_imposer"))
    named = found.with_columns(
        claim_kind=pl.lit("measure_cause"),
        value_text=pl.when(is_measure).then(measure_key).when(is_country).then("cause_country"),
        value_entity_id=pl.when(~is_measure & is_country).then("cause_country"),
        parents=pl.when(is_measure).then(pl.concat_list("cause_imposer")),
    )
    causes = named.with_columns(
        char_start=begins, char_end="cause_end", surface="in_response_to", rule=pl.lit("cause")
    )
    return pl.concat([statements(named), statements(context.in_sentence(causes))])


def _with_cause(context: Context, measures: pl.DataFrame) -> pl.DataFrame:
    """Return the measures that answer something, with the last measure and the last country before the cause ends."""
    reached = pl.col("in_response_to_char_start") + pl.col("in_response_to").str.len_chars()
    caused = measures.filter(pl.col("in_response_to_char_start").is_not_null()).with_columns(
        cause_end=reached
    )
    answers = measures.select(
        "document_id",
        cause_instrument="instrument",
        cause_imposer="imposer",
        cause_at=pl.col("char_start"),
        cause_to=pl.col("char_end"),
    )
    actors = context.actors.select("document_id", cause_country="country", actor_at="char_start")
    return _last_before(_last_before(caused, answers, "cause_at"), actors, "actor_at")


def _last_before(caused: pl.DataFrame, named: pl.DataFrame, at: str) -> pl.DataFrame:
    return caused.sort("cause_end").join_asof(
        named.sort(at),
        left_on="cause_end",
        right_on=at,
        by="document_id",
        strategy="backward",
        check_sortedness=False,
    )
