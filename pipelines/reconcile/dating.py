"""When a document was published, where its header does not say: from its own dates, then from its story.

Every candidate day is scored by how well the dates of the text fit it: news tells of today and yesterday, what is
ahead lies ahead, a site's clock is never earlier than the text. Captions and links to other stories are not read.
What is stated stays; a site's clock is a bound, not a date. Text is not read here, only rows of `dates`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.date_cues import Cue, Direction, cue
from schemas.registry import TABLES

UNREAD_KINDS = ("caption", "related_link")
CLOCK_RULE = "site_header_clock"
"""Ingest's rule for a page's clock: the day the page was shown, which is seldom long after publication."""
MAX_CUES = 60
DAYS_AFTER = 6
"""A weekday already past lies at most this many days back."""
_TODAY = 1.0
_AHEAD = 0.3
_CLOCK = 0.3
LONGEST_STORY = 14
"""Days of a story that are tried."""
ENOUGH = 0.45
"""Least score of a day to be named; below it only a range is given."""


class Bound(NamedTuple):
    """The last day on which a text can have been published; `is_clock` when it is a site's clock, so near it."""

    latest: dt.date
    is_clock: bool = True


class Dating(NamedTuple):
    """An inferred publication date: the likeliest day, where one stands out, and the range it must lie in."""

    published_on: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None
    rule: str


def infer(tables: Mapping[str, pl.DataFrame], windows: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return `documents` with publication dates inferred where ingest found none or a site's clock only.

    Reads all rows of some documents: `documents`, `dates`, and where given `sentences` (to leave captions out), `events`
    and `measures` (what is planned lies ahead). `windows` are the days of their stories (`story_windows`).
    """
    documents = tables["documents"]
    open_ids = documents.filter(_is_open())["document_id"].to_list()
    if not open_ids:
        return _bounded(documents)
    cues = _cues(tables, open_ids)
    bounds = _bounds(documents)
    found = {i: made for i in open_ids if (made := from_text(cues.get(i, ()), bounds.get(i))) is not None}
    spans = {} if windows is None else {i: (first, last) for i, first, last in windows.iter_rows()}
    for document_id in open_ids:
        window = spans.get(document_id)
        known = found.get(document_id)
        if window is not None and (known is None or known.published_on is None or known.rule == CLOCK_RULE):
            dated = from_story(cues.get(document_id, ()), bounds.get(document_id), window)
            if dated is not None and (known is None or dated.published_on is not None):
                found[document_id] = dated
    return _bounded(_merged(documents, found))


def story_windows(documents: pl.DataFrame, story_documents: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, first, last`: first and last day on which documents of its story were published."""
    members = story_documents.select("document_id", "story_id").join(
        documents.select("document_id", "published_on"), on="document_id"
    )
    spans = members.group_by("story_id").agg(
        first=pl.col("published_on").min(), last=pl.col("published_on").max()
    )
    return members.join(spans.drop_nulls(), on="story_id").select("document_id", "first", "last")


def from_text(cues: Sequence[Cue], bound: Bound | None) -> Dating | None:
    """Return when a text was published as far as its own dates and `bound` tell; None when they do not."""
    days = [c for c in cues if c.day is not None]
    weekdays = {c.weekday for c in cues if c.weekday is not None and c.direction != Direction.COMING}
    news = [c.day for c in days if c.day is not None and _is_news(c, c.day, weekdays, bound)]
    candidates = {day + dt.timedelta(n) for day in news for n in range(DAYS_AFTER + 1)}
    if bound is not None and bound.is_clock:
        candidates |= {bound.latest - dt.timedelta(n) for n in range(DAYS_AFTER + 1)}
    dated = _best(candidates, cues, bound, "text_dates")
    if dated is not None:
        return dated
    if bound is not None and bound.is_clock:
        return Dating(bound.latest, bound.latest - dt.timedelta(DAYS_AFTER), bound.latest, CLOCK_RULE)
    return _range(days, bound)


def _is_news(cue: Cue, day: dt.date, weekdays: set[int], bound: Bound | None) -> bool:
    """Whether an explicit day is what the text reports, and not some day of old (a birth, a launch).

    It is when an event that took place is dated by it, when its weekday is told too, or when a site's clock is near.
    """
    if cue.direction == Direction.COMING:
        return False
    is_near_clock = bound is not None and bound.is_clock and 0 <= (bound.latest - day).days <= DAYS_AFTER
    return cue.direction == Direction.PAST or day.isoweekday() in weekdays or is_near_clock


def _range(days: Sequence[Cue], bound: Bound | None) -> Dating | None:
    """Return the days between what certainly lies behind and what lies ahead."""
    ahead = [c.day for c in days if c.direction == Direction.COMING and c.day is not None]
    behind = [c.day for c in days if c.direction == Direction.PAST and c.day is not None]
    if not ahead and not behind:
        return None
    ends = [day - dt.timedelta(1) for day in ahead] + ([bound.latest] if bound is not None else [])
    latest = min(ends, default=None)
    earliest = max((day for day in behind if latest is None or day <= latest), default=None)
    return Dating(None, earliest, latest, "text_bounds")


def from_story(cues: Sequence[Cue], bound: Bound | None, window: tuple[dt.date, dt.date]) -> Dating | None:
    """Return when a text was published, given first and last day of its story's other documents."""
    first, last = window
    span = min((last - first).days, LONGEST_STORY)
    candidates = {first + dt.timedelta(n) for n in range(-3, span + DAYS_AFTER + 1)}
    dated = _best(candidates, cues, bound, "story_dates")
    if dated is not None:
        return dated
    latest = last + dt.timedelta(1)
    return Dating(
        None,
        first - dt.timedelta(1),
        latest if bound is None else max(min(latest, bound.latest), first - dt.timedelta(1)),
        "story_range",
    )


def _best(
    candidates: Iterable[dt.date], cues: Sequence[Cue], bound: Bound | None, rule: str
) -> Dating | None:
    scored = []
    for day in sorted(candidates):
        score = _score(day, cues, bound)
        if score is not None:
            scored.append((score, day))
    if not scored:
        return None
    best, day = max(scored, key=lambda item: (round(item[0], 6), -item[1].toordinal()))
    if best < ENOUGH:
        return None
    return Dating(day, day, _latest(day, cues, bound), rule)


def _score(day: dt.date, cues: Sequence[Cue], bound: Bound | None) -> float | None:
    """How well the dates of a text fit publication on `day`; None when one of them rules it out."""
    score = 0.0
    if bound is not None:
        if day > bound.latest:
            return None
        score += _CLOCK / (1 + (bound.latest - day).days) if bound.is_clock else 0.0
    for c in cues:
        distance = c.distance(day)
        if distance is None:
            continue
        if c.direction == Direction.COMING:
            if distance < 0:
                return None
            score += _AHEAD / max(distance, 1)
        elif distance <= 0:
            score += _TODAY / (1 - distance)
        elif c.direction == Direction.PAST:
            return None
    return score


def _latest(day: dt.date, cues: Sequence[Cue], bound: Bound | None) -> dt.date:
    """The last day before what lies ahead, within the week that a weekday reaches back."""
    ends = [day + dt.timedelta(DAYS_AFTER)]
    for c in cues:
        distance = c.distance(day) if c.direction == Direction.COMING else None
        if distance is not None and distance > 0:
            ends.append(day + dt.timedelta(distance - 1))
    if bound is not None:
        ends.append(bound.latest)
    return max(day, min(ends))


def _is_open() -> pl.Expr:
    """Whether a document's date is still open: not stated, or a site's clock only."""
    return pl.col("published_on").is_null() & pl.col("published_at").is_null() | _is_clock()


def _is_clock() -> pl.Expr:
    return (pl.col("published_rule") == CLOCK_RULE).fill_null(False)


def _bounds(documents: pl.DataFrame) -> dict[str, Bound]:
    """Return the last possible day of documents whose date is open, where ingest found one."""
    latest = pl.coalesce("published_latest", "published_on", pl.col("published_at").dt.date())
    rows = documents.filter(_is_open()).select("document_id", latest=latest, is_clock=_is_clock())
    return {i: Bound(day, is_clock) for i, day, is_clock in rows.drop_nulls("latest").iter_rows()}


def _cues(tables: Mapping[str, pl.DataFrame], wanted: list[str]) -> dict[str, list[Cue]]:
    """Return the cues of each wanted document, first to last."""
    dates = tables["dates"].filter(pl.col("document_id").is_in(wanted))
    sentences = tables.get("sentences")
    if sentences is not None and not sentences.is_empty():
        kinds = sentences.select("document_id", "passage_kind", "ordinal", sentence_start="char_start")
        dates = dates.join(kinds, on=["document_id", "sentence_start"], how="left").filter(
            ~pl.col("passage_kind").is_in(UNREAD_KINDS).fill_null(False)
        )
    else:
        dates = dates.with_columns(ordinal=pl.lit(0, dtype=pl.Int32))
    told = dates.join(_told(tables), on=["document_id", "char_start"], how="left").sort(
        "document_id", "char_start"
    )
    result: dict[str, list[Cue]] = defaultdict(list)
    for document_id, form, ordinal, direction in told.select(
        "document_id", "timex_unanchored", "ordinal", "told"
    ).iter_rows():
        if len(result[document_id]) < MAX_CUES:
            made = cue(form, ordinal or 0, Direction(direction) if direction else None)
            if made is not None:
                result[document_id].append(made)
    return result


def _told(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """`document_id, char_start, told`: dates of which a statement says that they lie ahead or behind."""
    events = tables.get("events", TABLES["events"].empty())
    measures = tables.get("measures", TABLES["measures"].empty())
    ahead, behind = pl.lit(Direction.COMING.value), pl.lit(Direction.PAST.value)
    event_told = (
        pl.when(pl.col("status").is_in(["planned", "possible", "unconfirmed"]))
        .then(ahead)
        .when(pl.col("status").is_in(["concluded", "under_way"]))
        .then(behind)
    )
    planned = pl.col("status").is_in(
        ["threatened", "proposed", "announced", "under_consideration", "conditional"]
    )
    parts = [
        events.select("document_id", char_start="date_char_start", told=event_told),
        measures.select(
            "document_id", char_start="effective_from_date_char_start", told=pl.when(planned).then(ahead)
        ),
        measures.select(
            "document_id",
            char_start="effective_to_date_char_start",
            told=pl.when(pl.col("status") == "expires").then(ahead),
        ),
        measures.select("document_id", char_start="status_date_char_start", told=behind),
    ]
    return (
        pl.concat(parts)
        .drop_nulls()
        .group_by("document_id", "char_start")
        .agg(told=pl.when(pl.col("told").n_unique() == 1).then(pl.col("told").first()))
        .drop_nulls()
    )


def _merged(documents: pl.DataFrame, found: Mapping[str, Dating]) -> pl.DataFrame:
    """Return `documents` with the inferred dates in place."""
    if not found:
        return documents
    rows = [(i, d.published_on, d.earliest, d.latest, d.rule) for i, d in found.items()]
    schema = {
        "document_id": pl.String,
        "_on": pl.Date,
        "_first": pl.Date,
        "_last": pl.Date,
        "_rule": pl.String,
    }
    merged = documents.join(
        pl.DataFrame(rows, schema=schema, orient="row"), on="document_id", how="left", maintain_order="left"
    )
    has = pl.col("_rule").is_not_null()
    return merged.with_columns(
        published_on=pl.when(has).then("_on").otherwise("published_on"),
        published_at=pl.when(~has).then("published_at"),
        published_earliest=pl.when(has).then("_first").otherwise("published_earliest"),
        published_latest=pl.when(has).then("_last").otherwise("published_latest"),
        published_basis=pl.when(has).then(pl.lit("inferred")).otherwise("published_basis"),
        published_rule=pl.when(has).then("_rule").otherwise("published_rule"),
        published_char_start=pl.when(~has).then("published_char_start"),
        published_char_end=pl.when(~has).then("published_char_end"),
    ).select(documents.columns)


def _bounded(documents: pl.DataFrame) -> pl.DataFrame:
    """Return `documents` with bounds wherever a day is known."""
    return documents.with_columns(
        published_earliest=pl.coalesce("published_earliest", "published_on"),
        published_latest=pl.coalesce("published_latest", "published_on"),
    )
