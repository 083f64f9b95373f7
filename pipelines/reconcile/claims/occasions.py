"""Which meeting an event statement is about: who meets, and which of their meetings it is.

Belongs here: subject and occasion of events. Who is named at an event is read in `attendance`, what is claimed of a meeting in
`meetings`.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims import attendance
from pipelines.reconcile.claims.attendance import IDENTITY
from pipelines.reconcile.claims.blocs import bloc_members, of_affair
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key

_GAP_DAYS = {"talks_round": 3, "summit": 10, "visit": 5, "call": 2, "signing": 4, "hearing": 5}
"""Two dates of one subject further apart than this are two occasions."""
FINE_DAYS = 7
NEAREST_DAYS = 60
BEYOND_DAYS = 14
"""How far an occasion may lie on the wrong side of the day of a report that tells of it: planned, and it was just held."""
_AHEAD = ("planned", "possible", "unconfirmed", "postponed", "cancelled")
_CALLED_OFF = ("postponed", "cancelled")
_OF_STORY = ("talks_round", "summit", "signing", "hearing")
_LENGTH = (pl.col("end_on") - pl.col("start_on")).dt.total_days()
_MEETS = r"(?i)\b(?:meet|meets|met|meetings?|sessions?|gather\w*)\b"
_NEGOTIATES = r"(?i)\b(?:talks?|negotiat\w+|discuss\w+|dialogues?|consult\w+|rounds?)\b"
_SERIES = ("talks_round", "visit")
"""Kinds of event of which one part can lie ahead and another behind (a second day of talks)."""


def told(context: Context, first_row: int) -> pl.DataFrame:
    """Return the events with subject, date bounds, what is known of their documents and a number, counted from `first_row`.

    `subject` is the kind of meeting and `who` meets: the story where it is of nobody in particular, null for a journey of nobody.
    Dates that are not the event's own are left out.
    """
    events = _keyed(context)
    is_counting = pl.col("previous_count").is_not_null() | (
        pl.col("ordinal").is_not_null() & (_LENGTH > FINE_DAYS)
    )
    # a day after the report lies ahead, whatever the verb made of the state
    is_later = (pl.col("start_on") > pl.coalesce("as_of_high", "as_of_low")).fill_null(False)
    is_ahead = pl.col("status").is_in(_AHEAD) | is_later
    # "announced the meeting on 23 October": a day already past is not that of a meeting still ahead
    is_outside = ~pl.col("date_char_start").is_between(pl.col("char_start"), pl.col("char_end"))
    # nor is a day printed outside the words that tell of the meeting ("said on Thursday that they would meet")
    is_of_report = is_ahead & ((pl.col("end_on") < pl.col("as_of_low")) | is_outside).fill_null(False)
    # what had been put off years ago is no meeting of today
    since = (pl.col("as_of_low") - pl.col("end_on")).dt.total_days()
    is_of_report &= ~(pl.col("status").is_in(_CALLED_OFF) & (since > NEAREST_DAYS)).fill_null(False)
    own = (
        pl.when(_LENGTH <= 31)
        .then(pl.col("start_on").dt.strftime("%Y-%m"))
        .when(pl.col("end_on") < pl.col("as_of_low"))
        .then(pl.col("start_on").dt.strftime("%Y"))
    )
    is_its_date = ~(is_counting | is_of_report)
    return (
        events.with_columns(
            start_on=pl.when(is_its_date).then("start_on"),
            end_on=pl.when(is_its_date).then("end_on"),
            is_ahead=is_ahead,
        )
        .with_columns(own=own)
        .with_row_index("row", offset=first_row)
    )


PLACED_BY = ("row", "subject", "meeting", "start_on", "end_on", "as_of_low", "as_of_high", "is_ahead")
"""Columns of events that decide on their occasions."""


def occasions(events: pl.DataFrame) -> pl.DataFrame:
    """Return `row, occasion_on`: the first day of the meeting, for all events of some subjects with columns PLACED_BY."""
    clustered = _clustered(events.filter(_LENGTH <= FINE_DAYS))
    days = (
        clustered.group_by("subject", "occasion_on")
        .agg(has_ahead=pl.col("is_ahead").any(), has_behind=(~pl.col("is_ahead")).any())
        .sort("occasion_on")
    )
    placed = _placed(events.join(clustered.select("row"), on="row", how="anti"), days)
    return pl.concat([clustered.select("row", "occasion_on"), placed]).drop_nulls("occasion_on")


def identified(events: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """Return what `told` returned with `occasion`: the first day of the meeting (from `occasions`), a month or a year.

    It is null where no date tells.
    """
    return (
        events.join(placed, on="row", how="left")
        .with_columns(occasion=pl.coalesce(pl.col("occasion_on").dt.to_string(), "own"))
        .drop("row", "occasion_on", "own")
    )


def _keyed(context: Context) -> pl.DataFrame:
    """Return the events with date bounds, `who` meets or who stands for them, and `subject`; those of nobody have neither."""
    who = _who()
    # a meeting of nobody in particular is one of its story
    is_one = pl.col("meeting").is_in(_OF_STORY) & who.is_null()
    is_theirs = of_affair(who.str.split("+"), pl.col("parties"), pl.col("at_table").str.split("+"))
    unnamed = key(pl.col("story_id"), _others().list.sort().list.join("+"))
    return (
        _with_parties(context)
        .join(context.documents, on="document_id", how="left")
        .with_columns(
            who=pl.coalesce(who, pl.when(is_one).then(unnamed)),
            is_unnamed=who.is_null(),
            is_own=pl.col("meeting").is_in(_OF_STORY) & (who.is_null() | pl.col("is_of_pair") | is_theirs),
        )
        .with_columns(
            subject=pl.when(pl.col("who").is_not_null()).then(key(pl.col("meeting"), pl.col("who")))
        )
        .drop("main_pair", "parties", "at_table", "is_of_pair", "is_received")
    )


def _with_parties(context: Context) -> pl.DataFrame:
    """Return the events with date bounds, who is named at them, the parties of their story, and which kind of `meeting` they are."""
    events = context.with_dates(
        context.table("events").with_columns(source_table=pl.lit("events")), "date_char_start"
    )
    attended = events.join(attendance.members(context), on=IDENTITY, how="left")
    # a meeting of the two leaders is a summit, whatever word the source has for it
    meeting = pl.when(pl.col("is_of_pair")).then(pl.lit("summit")).otherwise("kind")
    return (
        attendance.with_usual_pair(context, attended)
        .join(context.main_pair, on="document_id", how="left")
        .join(context.main_parties, on="document_id", how="left")
        .join(context.at_table, on="document_id", how="left")
        .join(context.entity_country, left_on="place_entity_id", right_on="entity_id", how="left")
        .rename({"entity_country": "place_country"})
        .with_columns(meeting=meeting)
    )


def _who() -> pl.Expr:
    """Return who meets: leaders by name, else countries; null where the sentence leaves it open."""
    people = pl.coalesce(
        pl.when(pl.col("people").list.len() >= 2).then(pl.col("people").list.join("+")), "usual_pair"
    )
    countries, meeting = _countries(), pl.col("meeting")
    return (
        pl.when((meeting == "talks_round") & pl.col("is_received"))
        .then(pl.col("people").list.join("+"))
        .when(meeting == "talks_round")
        .then(pl.coalesce(_at_table(), countries, _main_pair()))
        .when(meeting == "summit")
        .then(pl.coalesce(people, countries, "forum_entity_id"))
        .when(meeting == "call")
        .then(pl.coalesce(people, countries))
        .when(meeting == "signing")
        .then(pl.coalesce(_signatories(), countries, people))
        .when(meeting == "visit")
        .then(pl.col("people").list.first() + "|" + pl.coalesce("place_country", "place_entity_id"))
    )


def _countries() -> pl.Expr:
    """Return the countries that meet, where there are two; the host of two others is no party, unless the story is about him too."""
    is_host = ~pl.col("parties").list.contains(pl.col("place_country")).fill_null(False)
    hosted = pl.col("countries").list.set_difference(pl.concat_list("place_country")).list.sort()
    parties = (
        pl.when((pl.col("countries").list.len() > 2) & (hosted.list.len() >= 2) & is_host)
        .then(hosted)
        .otherwise("countries")
    )
    return pl.when(parties.list.len() >= 2).then(parties.list.join("+"))


def _at_table() -> pl.Expr:
    """Return the three at one table, of whom a sentence may name some only."""
    told = pl.col("countries").fill_null([])
    is_part = told.list.set_difference(pl.col("at_table").str.split("+")).list.len() == 0
    return pl.when((told.list.len() < 3) & is_part).then("at_table")


def _main_pair() -> pl.Expr:
    """Return the story's pair, unless somebody else is named: his talks are not theirs.

    A meeting of nobody is theirs only in a document that has them meet elsewhere: a bank's board and a cartel meet too.
    """
    pair = pl.col("main_pair").str.split("+")
    has_both = pl.col("countries").list.set_intersection(pair).list.len() >= 2
    words = pl.col("surface")
    is_bare = words.str.contains(_MEETS) & ~words.str.contains(_NEGOTIATES)
    is_theirs = has_both.fill_null(False).any().over("document_id") | ~is_bare
    return pl.when((_others().list.len().fill_null(0) == 0) & is_theirs).then("main_pair")


def _others() -> pl.Expr:
    """Return the countries and blocs named at an event that are not of the story's pair, nor its host."""
    blocs = dict(bloc_members().iter_rows())
    named = pl.col("countries").list.set_difference(pl.concat_list("place_country"))
    return _as_blocs(named, blocs).list.set_difference(_as_blocs(pl.col("main_pair").str.split("+"), blocs))


def _signatories() -> pl.Expr:
    """Return the story's parties, who sign its deal, where a sentence names two of them or nobody else."""
    named = pl.col("countries").fill_null([])
    ours = pl.col("parties").list.set_intersection(named).list.len()
    return pl.when((ours >= 2) | (ours == named.list.len())).then(pl.col("parties").list.join("+"))


def _as_blocs(countries: pl.Expr, blocs: dict[str, str]) -> pl.Expr:
    """Return lists of countries with the members of a trade bloc taken for the bloc."""
    return countries.list.eval(pl.element().replace(blocs))


def _clustered(fine: pl.DataFrame) -> pl.DataFrame:
    """Return the dated statements with `occasion_on`: dates that lie close together are one occasion.

    A summit that was held and one that is planned are one only where their dates overlap.
    """
    gap = pl.col("meeting").replace_strict(_GAP_DAYS, default=5, return_dtype=pl.Int64)
    is_other = pl.col("is_ahead") != pl.col("is_ahead").shift(1).over("subject")
    allowed = pl.when(is_other & ~pl.col("meeting").is_in(_SERIES)).then(0).otherwise(gap)
    reach = pl.col("end_on").cum_max().shift(1).over("subject")
    return (
        fine.sort("subject", "start_on", "end_on", "is_ahead", "row")
        .with_columns(is_new=((pl.col("start_on") - reach).dt.total_days() > allowed).fill_null(True))
        .with_columns(number=pl.col("is_new").cum_sum().over("subject"))
        .with_columns(occasion_on=pl.col("start_on").min().over("subject", "number"))
    )


def _placed(rest: pl.DataFrame, occasions: pl.DataFrame) -> pl.DataFrame:
    """Return `row, occasion_on` for statements without a day of their own.

    What is planned goes to the next occasion, what took place to the last one, else to the nearest; a coarse date
    only to an occasion inside its bounds.
    """
    wanted = rest.with_columns(wanted=pl.coalesce("start_on", "as_of_low", "as_of_high")).sort(
        "wanted", nulls_last=True
    )
    found = wanted.select("row", "subject", "wanted", "is_ahead", "start_on", "end_on")
    sides = {"forward": pl.col("has_ahead"), "backward": pl.col("has_behind"), "nearest": pl.lit(True)}
    for strategy, is_side in sides.items():
        near = wanted.join_asof(
            occasions.filter(is_side).select("subject", pl.col("occasion_on").alias(strategy)),
            left_on="wanted",
            right_on=strategy,
            by="subject",
            strategy=strategy,  # type: ignore[arg-type]
            tolerance=f"{NEAREST_DAYS}d",
            check_sortedness=False,
        )
        found = found.join(near.select("row", strategy), on="row")
    side = (
        pl.when(pl.col("is_ahead") | pl.col("start_on").is_not_null()).then("forward").otherwise("backward")
    )
    is_close = (pl.col("nearest") - pl.col("wanted")).dt.total_days().abs() <= BEYOND_DAYS
    nearest = pl.when(is_close | pl.col("start_on").is_not_null()).then("nearest")
    best = pl.coalesce(side, nearest)
    inside = best.is_between(pl.col("start_on"), pl.col("end_on"))
    return found.select("row", occasion_on=pl.when(pl.col("start_on").is_null() | inside).then(best))
