"""Claims from remarks: topics of the agenda, how firm a truce is, lengths, and comparisons with the past."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.products import ALL_GOODS, family, head_words
from pipelines.reconcile.claims.statement import key, statements
from pipelines.reconcile.claims.states import EXISTS, HOPED

_TRUCE = r"(?i)\b(?:truces?|ceasefires?|d[ée]tente|standstill)\b"
_ARRANGEMENT = r"(?i)\barrangements?\b"
_JOURNEY = r"(?i)\b(?:tours?|trips?|visits?|swings?)\b"
_MEETING = (
    r"(?i)\b(?:dialogues?|talks?|negotiations?|meetings?|consultations?|rounds?|encounters?|discussions?)\b"
)
_STOP = frozenset(
    "a an the of on for from in to and its their his her new further more case issue concerns".split()
)
_INSTRUMENTS = re.compile(
    r"\b(?:tariff|dut(?:y|ies)|sanction|quota|subsid|investment|fentanyl|export control|export curb|port fee|market access|"
    r"visa|tiktok|trade deficit|trade surplus|intellectual property|human rights|currency)"
)


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all remarks."""
    rows = context.table("remarks").with_columns(source_table=pl.lit("remarks"))
    return pl.concat(
        [_topics(rows), _conditions(context, rows), _lengths(context, rows), _comparisons(context, rows)]
    )


@cache
def topic(about: str) -> str:
    """Return the topic that printed words name: the family of goods, the instrument, else their last two words."""
    goods = family(about)
    if goods not in (ALL_GOODS, head_words(about)):
        return goods
    found = _INSTRUMENTS.search(about.lower())
    return found.group() if found is not None else head_words(about, _STOP)


def _topics(rows: pl.DataFrame) -> pl.DataFrame:
    """One question per topic: leaving a topic out is no contradiction."""
    listed = rows.filter(pl.col("kind") == "agenda")
    named = pl.col("about").map_batches(
        lambda words: pl.Series([topic(w) for w in words.to_list()], dtype=pl.String), return_dtype=pl.String
    )
    subject = pl.coalesce("subject_entity_id", named)
    return statements(
        listed.with_columns(
            claim_kind=pl.lit("agenda_topic"),
            subject=pl.when(subject != "").then(key("agenda", subject)),
            value_text=subject,
            value_entity_id="subject_entity_id",
        )
    )


def _conditions(context: Context, rows: pl.DataFrame) -> pl.DataFrame:
    """How firm the truce between the main pair is; one that is only hoped for tells that there is none."""
    truces = rows.filter((pl.col("kind") == "condition") & pl.col("about").str.contains(_TRUCE))
    # "the arrangement" takes up the truce of its document
    taken_up = rows.filter((pl.col("kind") == "condition") & pl.col("about").str.contains(_ARRANGEMENT)).join(
        truces.select("document_id").unique(), on="document_id", how="semi"
    )
    told = pl.concat([truces, taken_up]).join(context.main_pair, on="document_id")
    is_hope = pl.col("value") == "sought"
    existing = told.filter(pl.col("value") != "fragile").with_columns(
        claim_kind=pl.lit("measure_status"),
        subject=key("truce existence", pl.col("main_pair")),
        value_text=pl.when(is_hope).then(pl.lit(HOPED)).otherwise(pl.lit(EXISTS)),
        form=pl.lit("existence"),
    )
    firmness = told.filter(~is_hope).with_columns(
        claim_kind=pl.lit("agreement_condition"),
        subject=key("truce", pl.col("main_pair")),
        value_text="value",
    )
    return pl.concat([statements(existing), statements(firmness)])


def _lengths(context: Context, rows: pl.DataFrame) -> pl.DataFrame:
    """How long a journey lasts; lengths of truces are claimed from measures."""
    figures = context.table("figures").select("document_id", "char_start", "unit", length="value")
    told = rows.filter((pl.col("kind") == "duration") & pl.col("about").str.contains(_JOURNEY)).join(
        figures, on=["document_id", "char_start"]
    )
    return statements(
        told.filter((pl.col("unit") == "day") & pl.col("length").is_not_null()).with_columns(
            claim_kind=pl.lit("duration"),
            subject=pl.when(pl.col("subject_entity_id").is_not_null()).then(
                key("visit", pl.col("subject_entity_id"))
            ),
            value_text=pl.format("P{}D", pl.col("length").cast(pl.Int64)),
            value_number="length",
            low="length",
            high="length",
        )
    )


def _comparisons(context: Context, rows: pl.DataFrame) -> pl.DataFrame:
    """What ranks against the past; the first meeting since a year is one between the parties, by whatever name."""
    is_meeting = (pl.col("value") == "first") & pl.col("about").str.contains(_MEETING)
    between = pl.when(is_meeting).then(key("first meeting", pl.col("main_pair")))
    about = pl.col("about").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N} ]+", " ").str.strip_chars()
    return statements(
        rows.filter(pl.col("kind").is_in(["precedent", "elapsed", "prospect"]))
        .join(context.main_pair, on="document_id", how="left")
        .with_columns(
            claim_kind=pl.lit("time_comparison"),
            subject=pl.coalesce(between, key(pl.col("kind"), pl.col("subject_entity_id"), about)),
            value_text=pl.col("surface").str.to_lowercase(),
        )
    )
