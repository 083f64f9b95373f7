"""Claims from events: date, place, forum, state, participants and number of meetings.

The subject is who meets: leaders by name, delegations by country. One pair meets more than once, so dated
statements that lie close together make one occasion, and undated ones go to the occasion nearest their report.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import date_text, key, statements

_GAP_DAYS = {"talks_round": 3, "summit": 10, "visit": 5, "call": 2, "signing": 10, "hearing": 5}
"""Two dates of one subject further apart than this are two occasions."""
FINE_DAYS = 7
NEAREST_DAYS = 60
LASTING = ("talks_round", "visit", "hearing")
"""Kinds of event that may go on for days, so that two days in a row are no contradiction."""
_LEADERS = r"(?i)\b(?:presidents|leaders|prime ministers|premiers|counterparts)\b"
_WEEK = r"\b(this|next|last|coming|following)\s+week\b"


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all meetings."""
    events = _with_occasion(_keyed(context))
    return pl.concat(
        [
            _dates(context, events),
            _places(context, events),
            _forums(context, events),
            _states(events),
            _rounds(events),
            _participants(context, events),
            _week_wording(events),
        ]
    )


def _keyed(context: Context) -> pl.DataFrame:
    """Return the events with subject and date bounds; those of nobody in particular have no subject."""
    identity = ["document_id", "char_start", "char_end", "kind"]
    members = (
        context.table("event_participants")
        .join(context.entity_country, on="entity_id", how="left")
        .with_columns(country=pl.coalesce("country:" + pl.col("side_country_code"), "entity_country"))
        .group_by(identity)
        .agg(
            people=pl.col("entity_id").filter(pl.col("entity_id").str.starts_with("person:")).unique().sort(),
            countries=pl.col("country").drop_nulls().unique().sort(),
        )
    )
    events = context.with_dates(
        context.table("events").with_columns(source_table=pl.lit("events")), "date_char_start"
    )
    keyed = (
        _with_usual_pair(context, events.join(members, on=identity, how="left"))
        .join(context.main_pair, on="document_id", how="left")
        .join(context.entity_country, left_on="place_entity_id", right_on="entity_id", how="left")
        .rename({"entity_country": "place_country"})
    )
    people = pl.coalesce(
        pl.when(pl.col("people").list.len() >= 2).then(pl.col("people").list.join("+")), "usual_pair"
    )
    # the host of talks between two others is no party to them
    hosted = pl.col("countries").list.set_difference(pl.concat_list("place_country")).list.sort()
    parties = (
        pl.when((pl.col("countries").list.len() > 2) & (hosted.list.len() >= 2))
        .then(hosted)
        .otherwise("countries")
    )
    countries = pl.when(parties.list.len() >= 2).then(parties.list.join("+"))
    who = (
        pl.when(pl.col("kind") == "talks_round")
        .then(pl.coalesce(countries, "main_pair"))
        .when(pl.col("kind") == "summit")
        .then(pl.coalesce(people, countries, "forum_entity_id"))
        .when(pl.col("kind").is_in(["call", "signing"]))
        .then(pl.coalesce(people, countries))
        .when(pl.col("kind") == "visit")
        .then(pl.col("people").list.first() + "|" + pl.coalesce("place_country", "place_entity_id"))
    )
    return (
        keyed.with_columns(subject=key(pl.col("kind"), who).replace("", None))
        .with_columns(subject=pl.when(who.is_not_null()).then("subject"))
        .drop("main_pair")
        .join(context.documents, on="document_id", how="left")
    )


def _with_usual_pair(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """Return `events` with `usual_pair`: for a meeting of leaders without names, the pair whose summit the story tells of."""
    pair = pl.col("people").list.join("+")
    stories = context.documents.select("document_id", "story_id")
    named = (
        events.filter((pl.col("kind") == "summit") & (pl.col("people").list.len() >= 2))
        .join(stories, on="document_id")
        .group_by("story_id", usual_pair=pair)
        .agg(n=pl.col("document_id").n_unique())
        .sort("n", "usual_pair", descending=[True, False])
        .unique("story_id", keep="first", maintain_order=True)
        .drop("n")
    )
    is_unnamed = (
        (pl.col("kind") == "summit")
        & (pl.col("people").list.len().fill_null(0) == 0)
        & pl.col("surface").str.contains(_LEADERS)
    )
    return (
        events.join(stories, on="document_id", how="left")
        .join(named, on="story_id", how="left")
        .with_columns(usual_pair=pl.when(is_unnamed).then("usual_pair"))
        .drop("story_id")
    )


def _with_occasion(events: pl.DataFrame) -> pl.DataFrame:
    """Return `events` with `occasion`: first day of the meeting they tell of, null where no date tells."""
    length = (pl.col("end_on") - pl.col("start_on")).dt.total_days()
    is_counting = pl.col("previous_count").is_not_null() | (
        pl.col("ordinal").is_not_null() & (length > FINE_DAYS)
    )
    told = events.with_row_index("row").with_columns(
        start_on=pl.when(~is_counting).then("start_on"), end_on=pl.when(~is_counting).then("end_on")
    )
    fine = told.filter(pl.col("subject").is_not_null() & (length <= FINE_DAYS))
    gap = pl.col("kind").replace_strict(_GAP_DAYS, default=5, return_dtype=pl.Int64)
    reach = pl.col("end_on").cum_max().shift(1).over("subject")
    clustered = (
        fine.sort("subject", "start_on", "end_on", "row")
        .with_columns(is_new=((pl.col("start_on") - reach).dt.total_days() > gap).fill_null(True))
        .with_columns(number=pl.col("is_new").cum_sum().over("subject"))
        .with_columns(occasion_on=pl.col("start_on").min().over("subject", "number"))
    )
    occasions = clustered.select("subject", "occasion_on").unique().sort("occasion_on")
    rest = told.join(clustered.select("row"), on="row", how="anti")
    placed = (
        rest.with_columns(wanted=pl.coalesce("start_on", "as_of_low", "as_of_high"))
        .sort("wanted", nulls_last=True)
        .join_asof(
            occasions,
            left_on="wanted",
            right_on="occasion_on",
            by="subject",
            strategy="nearest",
            tolerance=f"{NEAREST_DAYS}d",
            check_sortedness=False,
        )
        .with_columns(occasion_on=_kept(pl.col("occasion_on")))
    )
    both = pl.concat([clustered.select("row", "occasion_on"), placed.select("row", "occasion_on")])
    own = (
        pl.when(length <= 31)
        .then(pl.col("start_on").dt.strftime("%Y-%m"))
        .when(pl.col("end_on") < pl.col("as_of_low"))
        .then(pl.col("start_on").dt.strftime("%Y"))
    )
    return (
        told.join(both, on="row", how="left")
        .with_columns(occasion=pl.coalesce(pl.col("occasion_on").dt.to_string(), own))
        .drop("row", "occasion_on")
    )


def _kept(occasion: pl.Expr) -> pl.Expr:
    """A coarsely dated statement goes to an occasion inside its bounds only."""
    inside = occasion.is_between(pl.col("start_on"), pl.col("end_on"))
    return pl.when(pl.col("start_on").is_null() | inside).then(occasion)


def _dates(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    dated = events.filter(pl.col("start_on").is_not_null()).with_columns(
        claim_kind=pl.lit("meeting_date"),
        value_text=date_text("start_on", "end_on"),
        value_start_on="start_on",
        value_end_on="end_on",
        form=pl.when(pl.col("kind").is_in(LASTING)).then(pl.lit("lasting")),
    )
    # a date printed outside the event's own words is evidence of its own
    apart = dated.filter(
        ~pl.col("date_char_start").is_between(pl.col("char_start"), pl.col("char_end"))
    ).with_columns(
        char_start="date_char_start",
        char_end=pl.col("date_char_start") + pl.col("date_surface").str.len_chars(),
        surface="date_surface",
        rule=pl.lit("date"),
    )
    return pl.concat([statements(dated), statements(context.in_sentence(apart))])


def _places(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    return statements(
        _said_inside(context, events, "place_entity_id").with_columns(
            claim_kind=pl.lit("meeting_place"),
            value_text="place_entity_id",
            value_entity_id="place_entity_id",
            parents=pl.concat_list("place_country"),
        )
    )


def _forums(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    is_itself = pl.col("subject") == key(pl.col("kind"), pl.col("forum_entity_id"))
    return statements(
        _said_inside(context, events, "forum_entity_id")
        .filter(~is_itself.fill_null(False))
        .with_columns(
            claim_kind=pl.lit("meeting_forum"),
            value_text="forum_entity_id",
            value_entity_id="forum_entity_id",
        )
    )


def _said_inside(context: Context, events: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the events whose own words name the entity of `column`; one taken over from elsewhere is no evidence."""
    said = context.table("mentions").select("document_id", pl.col("entity_id").alias(column), at="char_start")
    named = events.join(said, on=["document_id", column]).filter(
        pl.col("at").is_between(pl.col("char_start"), pl.col("char_end"))
    )
    identity = ["document_id", "char_start", "char_end", "kind"]
    return events.join(named.select(identity).unique(), on=identity, how="semi")


def _states(events: pl.DataFrame) -> pl.DataFrame:
    is_counting = pl.col("previous_count").is_not_null()
    return statements(
        events.filter(~is_counting).with_columns(claim_kind=pl.lit("meeting_status"), value_text="status")
    )


def _rounds(events: pl.DataFrame) -> pl.DataFrame:
    """The number of the present meeting in its series: an ordinal names it, a count of earlier ones is one less."""
    number = pl.coalesce(pl.col("ordinal"), pl.col("previous_count") + 1).cast(pl.Float64)
    return statements(
        events.filter(number.is_not_null()).with_columns(
            claim_kind=pl.lit("round_count"),
            occasion=pl.lit(None, dtype=pl.String),
            value_number=number,
            unit=pl.lit("round"),
            low=number,
            high=number,
            value_text=pl.when(pl.col("ordinal").is_not_null())
            .then(pl.format("round {}", "ordinal"))
            .otherwise(pl.format("{} earlier", "previous_count")),
            form=pl.when(pl.col("ordinal").is_not_null())
            .then(pl.lit("ordinal"))
            .otherwise(pl.lit("previous_count")),
        )
    )


def _participants(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """People of each side of a round of talks; the subject is the side."""
    identity = ["document_id", "char_start", "char_end", "kind"]
    people = (
        context.table("event_participants")
        .filter(pl.col("entity_id").str.starts_with("person:"))
        .join(context.entity_country, on="entity_id", how="left")
        .select(
            *identity,
            "entity_id",
            side=pl.coalesce("country:" + pl.col("side_country_code"), "entity_country"),
        )
    )
    return statements(
        events.filter((pl.col("kind") == "talks_round") & pl.col("previous_count").is_null())
        .join(people, on=identity)
        .with_columns(
            claim_kind=pl.lit("participant"),
            subject=pl.when(pl.col("subject").is_not_null()).then(key(pl.col("subject"), pl.col("side"))),
            value_text="entity_id",
            value_entity_id="entity_id",
        )
    )


def _week_wording(events: pl.DataFrame) -> pl.DataFrame:
    """Words that put one meeting into this and into next week inside one document; single wordings are no claim."""
    worded = events.with_columns(
        form=pl.col("date_surface")
        .str.to_lowercase()
        .str.extract(_WEEK)
        .replace({"coming": "next", "following": "next"})
    ).filter(pl.col("form").is_not_null() & pl.col("subject").is_not_null())
    many = (
        worded.group_by("document_id", "subject", "occasion")
        .agg(n=pl.col("form").n_unique())
        .filter(pl.col("n") > 1)
    )
    return statements(
        worded.join(
            many, on=["document_id", "subject", "occasion"], how="semi", nulls_equal=True
        ).with_columns(
            claim_kind=pl.lit("date_wording"),
            subject=key(pl.col("subject"), pl.col("document_id")),
            value_text=pl.col("date_surface").str.to_lowercase(),
            value_start_on="start_on",
            value_end_on="end_on",
        )
    )
