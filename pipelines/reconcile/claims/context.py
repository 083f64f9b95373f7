"""What the families of claims look up: when a document was written, by which independent source, about whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from schemas.registry import TABLES

Tables = Mapping[str, pl.DataFrame]


class Shared(NamedTuple):
    """What is known of all documents when some of them are read."""

    main_pairs: pl.DataFrame
    """`story_id, main_pair`: the two countries that act most in a story, as `country:CN+country:US`."""
    usual_pairs: pl.DataFrame
    """`story_id, usual_pair`: the leaders whose summit a story tells of."""
    short_phrases: pl.DataFrame
    """`phrase, size`: the words of short quotations."""


@dataclass(frozen=True)
class Context:
    """The tables of some documents with what is derived from them once.

    `shared` and `meetings` (the events with their occasions) stay empty while they are being found out.
    """

    tables: Tables
    shared: Shared | None = None
    meetings: pl.DataFrame | None = None

    def table(self, name: str, *columns: str, where: pl.Expr | None = None) -> pl.DataFrame:
        """Return table `name`, empty where it was not given: the `columns` asked for, of the rows `where` it holds."""
        found = self.tables.get(name)
        frame = TABLES[name].empty() if found is None else found
        frame = frame if where is None else frame.filter(where)
        return frame.select(columns) if columns else frame

    @cached_property
    def documents(self) -> pl.DataFrame:
        """`document_id, as_of_low, as_of_high, source_group_id, story_id`: bounds of its publication date."""
        members = self.table("story_documents", "document_id", "story_id", "source_group_id")
        return (
            self.table(
                "documents",
                "document_id",
                "published_on",
                "published_earliest",
                "published_latest",
            )
            .select(
                "document_id",
                as_of_low=pl.coalesce("published_earliest", "published_on"),
                as_of_high=pl.coalesce("published_latest", "published_on"),
            )
            .join(members, on="document_id", how="left")
            .with_columns(
                source_group_id=pl.coalesce("source_group_id", "source:" + pl.col("document_id")),
                story_id=pl.coalesce("story_id", "story:" + pl.col("document_id")),
            )
        )

    @cached_property
    def entity_country(self) -> pl.DataFrame:
        """`entity_id, entity_country` as `country:XX`; for a country itself, itself."""
        entities = self.table("entities")
        return entities.select(
            "entity_id",
            entity_country=pl.when(pl.col("entity_id").str.starts_with("country:"))
            .then("entity_id")
            .otherwise("country:" + pl.col("country_code")),
        )

    @cached_property
    def dates(self) -> pl.DataFrame:
        """`document_id, date_start` (its char_start) with calendar bounds, granularity and wording."""
        return (
            self.table(
                "dates",
                "document_id",
                "char_start",
                "char_end",
                "surface",
                "start_on",
                "end_on",
                "timex_value",
                "timex_unanchored",
                "granularity",
            )
            .sort("document_id", "char_start", "char_end", descending=[False, False, True])
            .unique(["document_id", "char_start"], keep="first", maintain_order=True)
            .select(
                "document_id",
                "start_on",
                "end_on",
                "timex_value",
                "timex_unanchored",
                "granularity",
                date_start="char_start",
                date_surface="surface",
            )
        )

    @cached_property
    def actors(self) -> pl.DataFrame:
        """Mentions of countries as actors: `document_id, sentence_start, char_start, country`."""
        return (
            self.table(
                "mentions",
                "document_id",
                "sentence_start",
                "char_start",
                "entity_id",
                "entity_kind",
                where=pl.col("acting_as").is_null() | (pl.col("acting_as") != "place"),
            )
            .join(self.entity_country, on="entity_id", how="left")
            .select(
                "document_id",
                "sentence_start",
                "char_start",
                "entity_kind",
                country=pl.coalesce(
                    pl.when(pl.col("entity_id").str.starts_with("country:")).then("entity_id"),
                    "entity_country",
                ),
            )
            .drop_nulls("country")
        )

    @cached_property
    def main_pair(self) -> pl.DataFrame:
        """`document_id, main_pair`: see `Shared`."""
        assert self.shared is not None
        stories = self.documents.select("document_id", "story_id")
        return stories.join(self.shared.main_pairs, on="story_id").select("document_id", "main_pair")

    def acting(self) -> pl.DataFrame:
        """Return `story_id, country, mentions`: how often countries act in these documents of a story."""
        stories = self.documents.select("document_id", "story_id")
        return (
            self.actors.filter(pl.col("entity_kind") == "country")
            .join(stories, on="document_id")
            .group_by("story_id", "country")
            .agg(mentions=pl.len())
        )

    def in_sentence(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return `frame` with `sentence_start` of the sentence that holds each `char_start`; others are dropped."""
        sentences = self.table("sentences", "document_id", "char_start", "char_end").rename(
            {"char_start": "sentence_start", "char_end": "sentence_end"}
        )
        placed = (
            frame.drop("sentence_start", strict=False)
            .sort("char_start")
            .join_asof(
                sentences.sort("sentence_start"),
                left_on="char_start",
                right_on="sentence_start",
                by="document_id",
                strategy="backward",
                check_sortedness=False,
            )
        )
        return placed.filter(pl.col("char_end") <= pl.col("sentence_end"))

    def with_dates(self, frame: pl.DataFrame, column: str, prefix: str = "") -> pl.DataFrame:
        """Return `frame` with the bounds and wording of the date at `column`, columns prefixed."""
        dates = self.dates.rename(
            {c: prefix + c for c in self.dates.columns if c not in {"document_id", "date_start"}}
        )
        return frame.join(
            dates, left_on=["document_id", column], right_on=["document_id", "date_start"], how="left"
        )


def main_pairs(acting: pl.DataFrame) -> pl.DataFrame:
    """Return `Shared.main_pairs` from what `Context.acting` returned for all documents of some stories."""
    return (
        acting.group_by("story_id", "country")
        .agg(pl.col("mentions").sum())
        .sort("story_id", "mentions", "country", descending=[False, True, False])
        .group_by("story_id", maintain_order=True)
        .agg(pl.col("country").head(2).sort())
        .filter(pl.col("country").list.len() == 2)
        .select("story_id", main_pair=pl.col("country").list.join("+"))
    )
