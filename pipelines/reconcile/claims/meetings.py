"""Claims from events: date, place, forum, state, participants and number of meetings.

The subject is who meets: leaders by name, delegations by country. One pair meets more than once, so dated
statements that lie close together make one occasion, and undated ones go to the occasion nearest their report.
Belongs here: what is claimed of meetings. Which meeting it is is told in `occasions`; the days of a story's deal in `deals`.
"""

from __future__ import annotations

import polars as pl

from pipelines.extract.mentions.name_forms import slug
from pipelines.reconcile.claims import compare_days, participants
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.places import UNDATED
from pipelines.reconcile.claims.statement import date_text, day_number, key, statements
from pipelines.reconcile.claims.states import CALLED_OFF

LASTING = ("talks_round", "visit", "hearing")
"""Kinds of event that may go on for days, so that two days in a row are no contradiction."""
_PREVIOUS = r"(?i)\b(?:previous|prior|earlier|preceding|past|former)\b"
_AGAIN = r"(?i)\b(?:again|another|additional|further|more|rounds|sessions|resum\w+|twice|times|(?:second|third|fourth|fifth) time)\b"
"""Words of those who meet once more."""
_OPENING = 36
"""Characters from the start of a sentence to the place that opens it, behind a date or not."""
_CAPITAL = r"(?i)\bcapital\b"
_WEEK = r"\b(this|next|last|coming|following)\s+week\b"


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all meetings."""
    events = context.meetings
    assert events is not None
    return pl.concat(
        [
            _dates(context, events),
            _places(context, events),
            _forums(context, events),
            _states(events),
            _rounds(events),
            participants.find(context, events),
            _week_wording(events),
            _durations(context, events),
        ]
    )


def _dates(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    # at a weekend "this week" can be the one that begins
    is_weekend = (
        (pl.col("granularity") == "week")
        & pl.col("is_ahead")
        & ((pl.col("end_on") - pl.col("as_of_low")).dt.total_days() <= 1)
    )
    is_of_forum = pl.col("subject").str.starts_with("summit|org:").fill_null(False)
    is_sitting = (pl.col("meeting") == "talks_round") & pl.col("surface").str.contains(_AGAIN)
    reach = pl.when(is_weekend.fill_null(False)).then(7).otherwise(0)
    dated = events.filter(pl.col("start_on").is_not_null()).with_columns(
        low=day_number("start_on"),
        high=day_number("end_on") + reach,
        claim_kind=pl.lit("meeting_date"),
        value_text=date_text("start_on", "end_on"),
        value_start_on="start_on",
        value_end_on="end_on",
        form=pl.when(is_sitting)
        .then(pl.lit(compare_days.SITTING))
        .when(pl.col("meeting").is_in(LASTING) | is_of_forum)
        .then(pl.lit(compare_days.LASTING)),
    )
    return with_dates_apart(context, dated)


def with_dates_apart(context: Context, dated: pl.DataFrame) -> pl.DataFrame:
    """Return the statements of `dated`; a date printed outside the event's own words is evidence of its own."""
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
    is_undated = pl.all_horizontal(pl.col("occasion", "as_of_low", "as_of_high").is_null())
    return statements(
        _said_inside(context, events, "place_entity_id").with_columns(
            claim_kind=pl.lit("meeting_place"),
            value_text="place_entity_id",
            value_entity_id="place_entity_id",
            parents=pl.concat_list("place_country"),
            form=pl.when(is_undated).then(pl.lit(UNDATED)),
        )
    )


def _forums(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    is_itself = pl.col("subject") == key(pl.col("meeting"), pl.col("forum_entity_id"))
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
    """Return the events whose sentence names the entity of `column`, cited where it opens the sentence ("On Monday, in Quito, …")
    outside the event's own words. One taken over from elsewhere is no evidence.
    """
    said = _named(context).rename(
        {"entity_id": column, "char_start": "at", "char_end": "to", "surface": "name"}
    )
    is_inside = pl.col("at").is_between(pl.col("char_start"), pl.col("char_end"))
    named = events.join(said, on=["document_id", "sentence_start", column]).with_columns(is_inside=is_inside)
    identity = ["document_id", "char_start", "char_end", "kind"]
    # "in the Ghanaian capital" names a place by its country
    is_described = pl.col("surface").str.contains(_CAPITAL) & pl.col(column).str.starts_with("place:")
    described = events.filter(is_described.fill_null(False)).select(identity)
    inside = pl.concat([named.filter("is_inside").select(identity), described]).unique()
    apart = (
        named.filter((pl.col("at") - pl.col("sentence_start")).is_between(0, _OPENING))
        .join(inside, on=identity, how="anti")
        .sort("at", descending=True)
        .unique(identity, keep="first", maintain_order=True)
        .with_columns(char_start="at", char_end="to", surface="name", rule=pl.lit("opening_place"))
    )
    return pl.concat(
        [events.join(inside, on=identity, how="semi"), apart.select(events.columns)], how="vertical_relaxed"
    )


def _named(context: Context) -> pl.DataFrame:
    """Return where entities are named; the name of a city that stands for who sits there names the city too: left for Tokyo."""
    columns = ("document_id", "sentence_start", "entity_id", "char_start", "char_end", "surface")
    mentions = context.table("mentions", *columns, "resolved_by")
    metonyms = mentions.filter(resolved_by="metonym")
    names = metonyms["surface"].unique().to_list()
    city = pl.col("surface").replace_strict(names, [f"place:{slug(name)}" for name in names])
    cities = metonyms.with_columns(entity_id=city.cast(pl.String))
    return pl.concat([mentions, cities]).select(columns)


def _states(events: pl.DataFrame) -> pl.DataFrame:
    is_counting = pl.col("previous_count").is_not_null()
    # talks that are broken off without a word of which day's are the negotiations, of which some were held
    told = ("start_on", "place_entity_id", "forum_entity_id", "ordinal")
    is_all = (
        (pl.col("meeting") == "talks_round")
        & pl.col("status").is_in(list(CALLED_OFF))
        & pl.all_horizontal(pl.col(column).is_null() for column in told)
    )
    return statements(
        events.filter(~is_counting).with_columns(
            claim_kind=pl.lit("meeting_status"),
            value_text="status",
            subject=pl.when(is_all).then(key("negotiations", pl.col("who"))).otherwise("subject"),
            occasion=pl.when(~is_all).then("occasion"),
        )
    )


def _rounds(events: pl.DataFrame) -> pl.DataFrame:
    """The number of the present meeting in its series: an ordinal names it, a count of earlier ones is one less."""
    number = pl.coalesce(pl.col("ordinal"), pl.col("previous_count") + 1).cast(pl.Float64)
    # "the first meeting since 2019" is no first of a series; "14 rounds so far" may count the last one too
    is_rank = (pl.col("ordinal") == 1) & pl.col("surface").str.contains(r"\bsince\b")
    is_total = pl.col("ordinal").is_null() & ~pl.col("surface").str.contains(_PREVIOUS)
    return statements(
        events.filter(number.is_not_null() & ~is_rank.fill_null(False)).with_columns(
            claim_kind=pl.lit("round_count"),
            value_number=number,
            unit=pl.lit("round"),
            low=number - pl.when(is_total).then(1.0).otherwise(0.0),
            high=number,
            value_text=pl.when(pl.col("ordinal").is_not_null())
            .then(pl.format("round {}", "ordinal"))
            .otherwise(pl.format("{} earlier", "previous_count")),
            form=pl.when(pl.col("ordinal").is_not_null())
            .then(pl.lit("ordinal"))
            .otherwise(pl.lit("previous_count")),
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


def _durations(context: Context, events: pl.DataFrame) -> pl.DataFrame:
    """How long a journey lasts: a length of time right before or inside its words (a five-day tour)."""
    lengths = (
        context.table("figures")
        .filter(
            (pl.col("quantity_kind") == "duration")
            & (pl.col("unit") == "day")
            & pl.col("value").is_not_null()
        )
        .select("document_id", "sentence_start", length="value", length_at="char_start", length_to="char_end")
    )
    told = (
        events.filter(pl.col("meeting") == "visit")
        .join(lengths, on=["document_id", "sentence_start"])
        .filter(
            (pl.col("length_to") >= pl.col("char_start") - 2) & (pl.col("length_at") < pl.col("char_end"))
        )
    )
    return statements(
        told.with_columns(
            claim_kind=pl.lit("duration"),
            value_text=pl.format("P{}D", pl.col("length").cast(pl.Int64)),
            value_number="length",
            unit=pl.lit("day"),
            low="length",
            high="length",
        )
    )
