"""What the families of claims look up: when a document was written, by which independent source, about whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.text_dating import GUESS_RULE, YEAR_AHEAD
from pipelines.relate.parties import BLOCS, TRADE_BLOCS, people_of_the_union
from schemas.registry import TABLES

Tables = Mapping[str, pl.DataFrame]


class Shared(NamedTuple):
    """What is known of all documents when some of them are read."""

    story_days: pl.DataFrame
    """`story_id, story_on`: the day of the first report of a story, null where none has one."""
    main_pairs: pl.DataFrame
    """`story_id, main_pair, parties`: the two countries or blocs that act most in a story, as `country:CN+country:US`,
    and all that act about as much."""
    usual_pairs: pl.DataFrame
    """`story_id, usual_pair`: the leaders whose summit a story tells of."""
    affairs: pl.DataFrame
    """`story_id, affair`: whom or what a story is about, as stories of other days share it."""
    tables_of_three: pl.DataFrame
    """`story_id, at_table`: the three parties of a story that some text has at one table, as `country:CA+country:MX+country:US`."""
    short_phrases: pl.DataFrame
    """`phrase, size`: the words of short quotations."""
    shared_runs: pl.DataFrame | None = None
    """`phrase`: of the runs of words in quotations of the documents that are read, those that other documents have too."""
    nearest_figures: pl.DataFrame | None = None
    """`document_id, char_start, number, nearest`: numbers of the documents that are read that their story gives in another form, which
    is the one they are known by."""
    finer_days: pl.DataFrame | None = None
    """`affair, start_on, end_on, fine_start_on, fine_end_on`: the only day or month that an affair names within a month or some."""
    telling_figures: pl.DataFrame | None = None
    """`document_id, char_start, number, party`: numbers of the documents that are read that stories of other parties give too, and the
    party that those stories share."""


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
                "published_rule",
            )
            .select(
                "document_id",
                # of a text that names a day and nothing else of when it was written, that day is the likeliest
                as_of_low=pl.when((pl.col("published_rule") == GUESS_RULE).fill_null(False))
                .then(pl.col("published_earliest").dt.offset_by(f"{YEAR_AHEAD}d"))
                .otherwise(pl.coalesce("published_earliest", "published_on")),
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
        """`entity_id, entity_country` as `country:XX`; for a country or a bloc of trade itself, itself, for its people the bloc."""
        entities = self.table("entities")
        return entities.select(
            "entity_id",
            entity_country=pl.when(
                pl.col("entity_id").str.starts_with("country:") | pl.col("entity_id").is_in(TRADE_BLOCS)
            )
            .then("entity_id")
            .when(pl.col("entity_id").is_in(people_of_the_union()))
            .then(pl.lit("org:eu"))
            .otherwise(side("country_code")),
        )

    @cached_property
    def serves(self) -> pl.DataFrame:
        """`document_id, entity_id, serves`: whom a document says that a person of some country serves: the Union."""
        unions = self.entity_country.filter(pl.col("entity_country") == "org:eu")
        offices = self.table("roles", where=~pl.col("is_former"))
        return (
            offices.join(unions, left_on="organisation_entity_id", right_on="entity_id")
            .select("document_id", entity_id="person_entity_id", serves="entity_country")
            .unique()
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
        """Mentions of countries and of what belongs to them as actors: `document_id, sentence_start, char_start, country`.

        `is_party` holds for a country or bloc that is named itself.
        """
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
                is_party=(pl.col("entity_kind") == "country") | pl.col("entity_id").is_in(_SPOKEN_AS_ONE),
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
        return self._main("main_pair")

    @cached_property
    def main_parties(self) -> pl.DataFrame:
        """`document_id, parties`: see `Shared`."""
        return self._main("parties")

    @cached_property
    def at_table(self) -> pl.DataFrame:
        """`document_id, at_table`: see `Shared`."""
        assert self.shared is not None
        stories = self.documents.select("document_id", "story_id")
        return stories.join(self.shared.tables_of_three, on="story_id").select("document_id", "at_table")

    @cached_property
    def affairs(self) -> pl.DataFrame:
        """`document_id, affair`: see `Shared`; without parties the story."""
        assert self.shared is not None
        stories = self.documents.select("document_id", "story_id")
        return stories.join(self.shared.affairs, on="story_id", how="left").select(
            "document_id", affair=pl.coalesce("affair", "story_id")
        )

    def _main(self, column: str) -> pl.DataFrame:
        assert self.shared is not None
        stories = self.documents.select("document_id", "story_id")
        return stories.join(self.shared.main_pairs, on="story_id").select("document_id", column)

    def acting(self) -> pl.DataFrame:
        """Return `story_id, country, mentions`: how often countries and blocs act in these documents of a story."""
        stories = self.documents.select("document_id", "story_id")
        return (
            self.actors.filter("is_party")
            .join(stories, on="document_id")
            .group_by("story_id", "country")
            .agg(mentions=pl.len())
        )

    def pacts(self) -> pl.DataFrame:
        """Return `story_id, pact, mentions`: how often agreements are named in these documents of a story."""
        named = self.table("mentions", "document_id", "entity_id", where=pl.col("entity_kind") == "agreement")
        stories = self.documents.select("document_id", "story_id")
        return (
            named.join(stories, on="document_id")
            .group_by("story_id", pact="entity_id")
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

    def told(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return `frame` without what stands in a passage of the page or of a picture, which tells nothing of the affair."""
        aside = self.table("sentences", where=pl.col("passage_kind").is_in(_NOT_TOLD))
        return frame.join(
            aside.select("document_id", sentence_start="char_start"),
            on=["document_id", "sentence_start"],
            how="anti",
        )

    def with_dates(self, frame: pl.DataFrame, column: str, prefix: str = "") -> pl.DataFrame:
        """Return `frame` with the bounds and wording of the date at `column`, columns prefixed."""
        dates = self.dates.rename(
            {c: prefix + c for c in self.dates.columns if c not in {"document_id", "date_start"}}
        )
        return frame.join(
            dates, left_on=["document_id", column], right_on=["document_id", "date_start"], how="left"
        )


def printed_inside(spans: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Return `spans`, each with the rows of `named` that begin, at `at`, inside its words; spans without any are dropped."""
    begins = pl.col("at")
    return spans.join(named, on=["document_id", "sentence_start"]).filter(
        (begins >= pl.col("char_start")) & (begins < pl.col("char_end"))
    )


def period_end() -> pl.Expr:
    """Return the last day of the calendar period that a date names: of "since 2018" the end of 2018, not of what has lasted since."""
    start, granularity = pl.col("start_on"), pl.col("granularity")
    last = (
        pl.when(granularity == "year")
        .then(start.dt.offset_by("1y").dt.offset_by("-1d"))
        .when(granularity == "month")
        .then(start.dt.offset_by("1mo").dt.offset_by("-1d"))
        .when(granularity == "day")
        .then(start)
    )
    is_since = pl.col("timex_unanchored").str.starts_with("since:").fill_null(False)
    return pl.when(is_since).then(pl.coalesce(last, "end_on")).otherwise("end_on")


def side(code: str) -> pl.Expr:
    """Return the party of the country code in column `code`: `country:XX`, for the customs union `org:eu`."""
    return pl.when(pl.col(code) == "EU").then(pl.lit("org:eu")).otherwise("country:" + pl.col(code))


_NOT_TOLD = ("caption", "dateline", "byline")
_SPOKEN_AS_ONE = (*TRADE_BLOCS, *BLOCS)
