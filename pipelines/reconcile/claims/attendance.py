"""Who is named at an event: its people and countries, the leaders whose summit a story tells of, three at one table.

Belongs here: what the participants of events tell. Which meeting it is that they attend is decided in `occasions`.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context, printed_inside, side
from pipelines.reconcile.claims.participants import DEPUTY, LEADS

IDENTITY = ["document_id", "char_start", "char_end", "kind"]
"""Columns by which tables refer to an event."""
_LEADERS = r"(?i)\b(?:presidents|leaders|prime ministers|premiers|counterparts)\b"


def leaders(context: Context) -> pl.DataFrame:
    """Return `story_id, usual_pair, documents`: in how many of these documents of a story two leaders meet."""
    stories = context.documents.select("document_id", "story_id")
    return (
        context.table("events", *IDENTITY, where=pl.col("kind") == "summit")
        .join(_members(context), on=IDENTITY)
        .filter(pl.col("people").list.len() >= 2)
        .join(stories, on="document_id")
        .group_by("story_id", usual_pair=pl.col("people").list.join("+"))
        .agg(documents=pl.col("document_id").n_unique())
    )


def tables_of_three(context: Context) -> pl.DataFrame:
    """Return `at_table`: every three countries or blocs that an event of these documents has at one table."""
    return (
        context.table("events", *IDENTITY, where=pl.col("kind") == "talks_round")
        .join(_members(context), on=IDENTITY)
        .filter(pl.col("countries").list.len() == 3)
        .select(at_table=pl.col("countries").list.join("+"))
        .unique()
    )


def usual_pairs(counted: pl.DataFrame) -> pl.DataFrame:
    """Return `Shared.usual_pairs` from what `leaders` returned for all documents of some stories."""
    return (
        counted.group_by("story_id", "usual_pair")
        .agg(pl.col("documents").sum())
        .sort("documents", "usual_pair", descending=[True, False])
        .unique("story_id", keep="first", maintain_order=True)
        .select("story_id", "usual_pair")
    )


def members(context: Context) -> pl.DataFrame:
    """Return `people`, `countries` and `is_received` of each event (IDENTITY): see `_members` and `_with_rank`."""
    return _with_rank(context, _members(context))


def _with_rank(context: Context, named: pl.DataFrame) -> pl.DataFrame:
    """Return `named` with `is_received`: whether a leader meets somebody of lesser office, which is no round of talks."""
    titles = context.table("roles").rename({"person_entity_id": "entity_id"})
    leads = pl.col("title").str.contains(LEADS) & ~pl.col("title").str.contains(DEPUTY)
    offices = titles.filter(~pl.col("is_former")).group_by("document_id", "entity_id").agg(leads=leads.any())
    people = named.select(*IDENTITY, entity_id="people").explode("entity_id").drop_nulls("entity_id")
    ranks = (
        people.join(offices, on=["document_id", "entity_id"], how="left")
        .group_by(IDENTITY)
        .agg(is_received=(pl.col("leads").any() & (~pl.col("leads").fill_null(False)).any()))
    )
    return named.join(ranks, on=IDENTITY, how="left").with_columns(pl.col("is_received").fill_null(False))


def _members(context: Context) -> pl.DataFrame:
    """Return `people` and `countries` of each event: its participants, else the people that its own words name."""
    named = (
        context.table("event_participants")
        .join(context.entity_country, on="entity_id", how="left")
        .join(context.serves, on=["document_id", "entity_id"], how="left")
        .with_columns(country=pl.coalesce("serves", side("side_country_code"), "entity_country"))
    )
    people = pl.col("entity_id").filter(pl.col("entity_id").str.starts_with("person:")).unique().sort()
    members = named.group_by(IDENTITY).agg(
        people=people, countries=pl.col("country").drop_nulls().unique().sort()
    )
    spoken = context.table(
        "mentions",
        "document_id",
        "sentence_start",
        "entity_id",
        "char_start",
        where=pl.col("entity_kind") == "person",
    )
    inside = (
        printed_inside(
            context.table("events", *IDENTITY, "sentence_start"), spoken.rename({"char_start": "at"})
        )
        .group_by(IDENTITY)
        .agg(people_inside=people)
    )
    has_pair = pl.col("people").list.len().fill_null(0) >= 2
    return members.join(inside, on=IDENTITY, how="full", coalesce=True).with_columns(
        people=pl.when(has_pair | pl.col("people_inside").is_null()).then("people").otherwise("people_inside")
    )


def with_usual_pair(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """Return `events` with `usual_pair`: the pair whose summit the story tells of.

    Only for a meeting of leaders without names, or with the name of one of them.
    """
    assert context.shared is not None
    pair = pl.col("people").list.join("+")
    stories = context.documents.select("document_id", "story_id")
    count = pl.col("people").list.len().fill_null(0)
    one_of_them = pl.col("usual_pair").str.split("+").list.contains(pl.col("people").list.first())
    # one leader goes to the summit of a forum; a meeting with somebody is of two
    is_of_two = pl.col("surface").str.contains(r"\b(?:with|between)\b")
    is_meeting = pl.col("kind").is_in(["summit", "talks_round"])
    is_unnamed = is_meeting & (
        ((count == 0) & pl.col("surface").str.contains(_LEADERS))
        | ((pl.col("kind") == "summit") & (count == 1) & one_of_them & is_of_two)
    )
    is_of_pair = (is_unnamed & pl.col("usual_pair").is_not_null()) | (
        is_meeting & (pair == pl.col("usual_pair"))
    )
    return (
        events.join(stories, on="document_id", how="left")
        .join(context.shared.usual_pairs, on="story_id", how="left")
        .with_columns(
            usual_pair=pl.when(is_unnamed).then("usual_pair"), is_of_pair=is_of_pair.fill_null(False)
        )
        .drop("story_id")
    )
