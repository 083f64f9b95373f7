"""Which meeting an event statement is about: who meets, and which of their meetings it is.

Belongs here: subject and occasion of events. What is claimed of a meeting is in `meetings`.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context, bloc_members, side
from pipelines.reconcile.claims.participants import DEPUTY, LEADS
from pipelines.reconcile.claims.statement import key

_GAP_DAYS = {"talks_round": 3, "summit": 10, "visit": 5, "call": 2, "signing": 10, "hearing": 5}
"""Two dates of one subject further apart than this are two occasions."""
FINE_DAYS = 7
NEAREST_DAYS = 60
_AHEAD = ("planned", "possible", "unconfirmed", "postponed", "cancelled")
_CALLED_OFF = ("postponed", "cancelled")
_LEADERS = r"(?i)\b(?:presidents|leaders|prime ministers|premiers|counterparts)\b"
_OF_STORY = ("talks_round", "summit", "signing", "hearing")
_IDENTITY = ["document_id", "char_start", "char_end", "kind"]
_LENGTH = (pl.col("end_on") - pl.col("start_on")).dt.total_days()
_SERIES = ("talks_round", "visit")
"""Kinds of event of which one part can lie ahead and another behind (a second day of talks)."""


def leaders(context: Context) -> pl.DataFrame:
    """Return `story_id, usual_pair, documents`: in how many of these documents of a story two leaders meet."""
    stories = context.documents.select("document_id", "story_id")
    return (
        context.table("events", *_IDENTITY, where=pl.col("kind") == "summit")
        .join(_members(context), on=_IDENTITY)
        .filter(pl.col("people").list.len() >= 2)
        .join(stories, on="document_id")
        .group_by("story_id", usual_pair=pl.col("people").list.join("+"))
        .agg(documents=pl.col("document_id").n_unique())
    )


def tables_of_three(context: Context) -> pl.DataFrame:
    """Return `at_table`: every three countries or blocs that an event of these documents has at one table."""
    return (
        context.table("events", *_IDENTITY, where=pl.col("kind") == "talks_round")
        .join(_members(context), on=_IDENTITY)
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


def told(context: Context, first_row: int) -> pl.DataFrame:
    """Return the events with subject, date bounds, what is known of their documents and a number, counted from `first_row`.

    `subject` has the story where a meeting is of nobody in particular, and is null for a journey of nobody. Dates that are not the event's own are left out.
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
    """Return the events with subject and date bounds; those of nobody in particular have no subject."""
    members = _received(context, _members(context))
    events = context.with_dates(
        context.table("events").with_columns(source_table=pl.lit("events")), "date_char_start"
    )
    keyed = (
        _with_usual_pair(context, events.join(members, on=_IDENTITY, how="left"))
        .join(context.main_pair, on="document_id", how="left")
        .join(context.main_parties, on="document_id", how="left")
        .join(context.at_table, on="document_id", how="left")
        .join(context.entity_country, left_on="place_entity_id", right_on="entity_id", how="left")
        .rename({"entity_country": "place_country"})
    )
    # a meeting of the two leaders is a summit, whatever word the source has for it
    kind = pl.when(pl.col("is_of_pair")).then(pl.lit("summit")).otherwise("kind")
    keyed = keyed.with_columns(meeting=kind)
    people = pl.coalesce(
        pl.when(pl.col("people").list.len() >= 2).then(pl.col("people").list.join("+")), "usual_pair"
    )
    # the host of talks between two others is no party to them, unless the story is about him too
    is_host = ~pl.col("parties").list.contains(pl.col("place_country")).fill_null(False)
    hosted = pl.col("countries").list.set_difference(pl.concat_list("place_country")).list.sort()
    parties = (
        pl.when((pl.col("countries").list.len() > 2) & (hosted.list.len() >= 2) & is_host)
        .then(hosted)
        .otherwise("countries")
    )
    countries = pl.when(parties.list.len() >= 2).then(parties.list.join("+"))
    meeting = pl.col("meeting")
    # the deal that a story tells of is signed by its parties, of whom a sentence may name some only
    signing = pl.col("countries").fill_null([])
    ours = pl.col("parties").list.set_intersection(signing).list.len()
    is_of_story = (ours >= 2) | (ours == signing.list.len())
    # talks of somebody else are not those of the story's parties
    blocs = dict(bloc_members().iter_rows())
    named = pl.col("countries").list.set_difference(pl.concat_list("place_country"))
    others = _as_blocs(named, blocs).list.set_difference(_as_blocs(pl.col("main_pair").str.split("+"), blocs))
    is_open = others.list.len().fill_null(0) == 0
    # of talks between three a sentence may name some only
    told = pl.col("countries").fill_null([])
    is_part = told.list.set_difference(pl.col("at_table").str.split("+")).list.len() == 0
    of_three = pl.when((told.list.len() < 3) & is_part).then("at_table")
    who = (
        pl.when((meeting == "talks_round") & pl.col("is_received"))
        .then(pl.col("people").list.join("+"))
        .when(meeting == "talks_round")
        .then(pl.coalesce(of_three, countries, pl.when(is_open).then("main_pair")))
        .when(meeting == "summit")
        .then(pl.coalesce(people, countries, "forum_entity_id"))
        .when(meeting == "call")
        .then(pl.coalesce(people, countries))
        .when(meeting == "signing")
        .then(pl.coalesce(pl.when(is_of_story).then(pl.col("parties").list.join("+")), countries, people))
        .when(meeting == "visit")
        .then(pl.col("people").list.first() + "|" + pl.coalesce("place_country", "place_entity_id"))
    )
    # a meeting of nobody in particular is one of its story
    unnamed = key(pl.col("story_id"), others.list.sort().list.join("+"))
    is_one = meeting.is_in(_OF_STORY) & who.is_null()
    return (
        keyed.join(context.documents, on="document_id", how="left")
        .with_columns(
            subject=pl.when(who.is_not_null() | is_one).then(key(meeting, pl.coalesce(who, unnamed)))
        )
        .drop("main_pair", "parties", "at_table", "is_of_pair", "is_received")
    )


def _as_blocs(countries: pl.Expr | str, blocs: dict[str, str]) -> pl.Expr:
    """Return lists of countries with the members of a trade bloc taken for the bloc."""
    listed = pl.col(countries) if isinstance(countries, str) else countries
    return listed.list.eval(pl.element().replace(blocs))


def _received(context: Context, members: pl.DataFrame) -> pl.DataFrame:
    """Return `members` with `is_received`: whether a leader meets somebody of lesser office, which is no round of talks."""
    titles = context.table("roles").rename({"person_entity_id": "entity_id"})
    leads = pl.col("title").str.contains(LEADS) & ~pl.col("title").str.contains(DEPUTY)
    offices = titles.filter(~pl.col("is_former")).group_by("document_id", "entity_id").agg(leads=leads.any())
    people = members.select(*_IDENTITY, entity_id="people").explode("entity_id").drop_nulls("entity_id")
    ranks = (
        people.join(offices, on=["document_id", "entity_id"], how="left")
        .group_by(_IDENTITY)
        .agg(is_received=(pl.col("leads").any() & (~pl.col("leads").fill_null(False)).any()))
    )
    return members.join(ranks, on=_IDENTITY, how="left").with_columns(pl.col("is_received").fill_null(False))


def _members(context: Context) -> pl.DataFrame:
    """Return `people` and `countries` of each event: its participants, else the people that its own words name."""
    named = (
        context.table("event_participants")
        .join(context.entity_country, on="entity_id", how="left")
        .with_columns(country=pl.coalesce(side("side_country_code"), "entity_country"))
    )
    people = pl.col("entity_id").filter(pl.col("entity_id").str.starts_with("person:")).unique().sort()
    members = named.group_by(_IDENTITY).agg(
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
        context.table("events")
        .select(*_IDENTITY, "sentence_start")
        .join(
            spoken.select("document_id", "sentence_start", "entity_id", at="char_start"),
            on=["document_id", "sentence_start"],
        )
        .filter((pl.col("at") >= pl.col("char_start")) & (pl.col("at") < pl.col("char_end")))
        .group_by(_IDENTITY)
        .agg(people_inside=people)
    )
    has_pair = pl.col("people").list.len().fill_null(0) >= 2
    return members.join(inside, on=_IDENTITY, how="full", coalesce=True).with_columns(
        people=pl.when(has_pair | pl.col("people_inside").is_null()).then("people").otherwise("people_inside")
    )


def _with_usual_pair(context: Context, events: pl.DataFrame) -> pl.DataFrame:
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
    best = pl.coalesce(side, "nearest")
    inside = best.is_between(pl.col("start_on"), pl.col("end_on"))
    return found.select("row", occasion_on=pl.when(pl.col("start_on").is_null() | inside).then(best))
