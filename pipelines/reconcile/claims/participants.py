"""Claims of who takes part in talks and signings, by side. Leaving a name out is no contradiction, so each side is one question, and so are all who sign.

A person takes part who is named in the event itself, whose title is to negotiate, or who is named in one sentence with
officials of the other side, in a document that reports the talks.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context, side
from pipelines.reconcile.claims.statement import key, statements

_NEGOTIATES = r"(?i)\b(?:negotiator|envoy|trade representative|trade minister|commerce minister|trade commissioner|trade secretary)\b"
LEADS = r"(?i)\b(?:president|prime minister|chancellor|king|queen|emperor|premier|leader)s?\b"
DEPUTY = r"(?i)\b(?:vice|deputy)\b"
_OFFICIAL = r"(?i)\b(?:minister|secretary|representative|premier|commissioner|ambassador|negotiator|envoy|governor|director|chief|official)\b"


def find(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """Return the statements of who takes part in which talks; `events` as `occasions.identified` gives them."""
    known = events.filter(pl.col("subject").is_not_null())
    talks = known.filter(pl.col("meeting") == "talks_round")
    signings = known.filter(pl.col("meeting") == "signing")
    return pl.concat(
        [
            _claimed(_named(context, talks.filter(pl.col("previous_count").is_null()))),
            _signatories(_named(context, signings)),
            _officials(context, talks),
        ]
    )


def _named(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """Return `events` with each of the people who take part and his `side`, cited where he is named: in the event's words, else nearest to them."""
    identity = ["document_id", "char_start", "char_end", "kind"]
    people = (
        context.table("event_participants")
        .filter(pl.col("entity_id").str.starts_with("person:"))
        .join(context.entity_country, on="entity_id", how="left")
        .join(context.serves, on=["document_id", "entity_id"], how="left")
        .select(
            *identity,
            "entity_id",
            side=pl.coalesce("serves", side("side_country_code"), "entity_country"),
        )
    )
    at = ["sentence_start", "char_start", "char_end", "surface"]
    names = context.table("mentions", where=pl.col("entity_kind") == "person").select(
        "document_id", "entity_id", *(pl.col(name).alias(f"named_{name}") for name in at)
    )
    starts, ends, named = pl.col("char_start"), pl.col("char_end"), pl.col("named_char_start")
    far = pl.when(named.is_between(starts, ends)).then(0).otherwise((named - starts).abs())
    return (
        events.join(people, on=identity)
        .join(names, on=["document_id", "entity_id"], how="left")
        .with_columns(far=far)
        .sort(*identity, "entity_id", "far", "named_char_start")
        .unique([*identity, "entity_id"], keep="first", maintain_order=True)
        .with_columns(*(pl.col(f"named_{name}").alias(name) for name in at), source_table=pl.lit("mentions"))
        .drop("far", *(f"named_{name}" for name in at))
    )


def _signatories(named: pl.DataFrame) -> pl.DataFrame:
    """All who sign are one question: a text may name a minister without his country."""
    return statements(
        named.with_columns(
            claim_kind=pl.lit("participant"),
            subject=key(pl.col("subject"), "signatories"),
            value_text="entity_id",
            value_entity_id="entity_id",
        )
    )


def _claimed(named: pl.DataFrame) -> pl.DataFrame:
    is_party = pl.col("subject").str.contains(pl.col("side"), literal=True)
    return statements(
        named.filter(is_party.fill_null(False)).with_columns(
            claim_kind=pl.lit("participant"),
            subject=key(pl.col("subject"), pl.col("side")),
            value_text="entity_id",
            value_entity_id="entity_id",
        )
    )


def _officials(context: Context, talks: pl.DataFrame) -> pl.DataFrame:
    """Officials of the parties, in documents that report the talks."""
    reported = (
        talks.group_by("document_id", "subject", "occasion")
        .agg(n=pl.len())
        .sort("document_id", "n", "subject", "occasion", descending=[False, True, False, False])
        .unique("document_id", keep="first", maintain_order=True)
        .drop("n")
    )
    title = pl.col("title")
    leads = title.str.contains(LEADS) & ~title.str.contains(DEPUTY)
    offices = (
        context.table("roles")
        .filter(~pl.col("is_former"))
        .group_by("document_id", entity_id="person_entity_id")
        .agg(
            negotiates=title.str.contains(_NEGOTIATES).any(),
            is_official=(title.str.contains(_OFFICIAL) & ~leads).any() & ~leads.any(),
        )
        .filter("is_official")
    )
    mentions = (
        context.table("mentions", where=pl.col("entity_kind") == "person")
        .join(offices, on=["document_id", "entity_id"])
        .join(context.entity_country, on="entity_id", how="left")
        .join(context.serves, on=["document_id", "entity_id"], how="left")
        .with_columns(side=pl.coalesce("serves", "entity_country"))
        .join(reported, on="document_id")
        .filter(pl.col("subject").str.contains(pl.col("side"), literal=True).fill_null(False))
        .with_columns(sides=pl.col("side").n_unique().over("document_id", "sentence_start"))
        .filter(pl.col("negotiates") | (pl.col("sides") > 1))
        .sort("document_id", "char_start")
        .unique(["document_id", "entity_id"], keep="first", maintain_order=True)
    )
    return _claimed(
        mentions.with_columns(source_table=pl.lit("mentions"), rule=pl.lit("official_of_a_party"))
    )
