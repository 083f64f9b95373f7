"""When a document was published, where its header does not say: from its own dates, then from its story.

Captions and links to other stories are not read. What is stated stays; a site's clock is a bound, not a date. Text is
not read here, only rows of `dates`; how they are weighed belongs to `pipelines.reconcile.text_dating`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from pipelines.ingest.dating import EITHER_ORDER
from pipelines.reconcile.date_cues import Cue, Direction, cue
from pipelines.reconcile.text_dating import (
    CLOCK_RULE,
    Bound,
    Dating,
    Window,
    from_story,
    from_text,
    reading_of_story,
)
from schemas.registry import TABLES

UNREAD_KINDS = ("caption", "related_link")
MAX_CUES = 60


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
    spans = {} if windows is None else {i: Window(*span) for i, *span in windows.iter_rows()}
    for document_id in open_ids:
        window = spans.get(document_id)
        known = found.get(document_id)
        if window is not None and (known is None or known.published_on is None or known.rule == CLOCK_RULE):
            dated = from_story(cues.get(document_id, ()), bounds.get(document_id), window)
            if dated is not None and (known is None or dated.published_on is not None):
                found[document_id] = dated
    readings = _readings(documents)
    of_story = {i: d for i, days in readings.items() if (d := reading_of_story(days, spans.get(i)))}
    readable = {i: d for i, d in found.items() if i not in readings or d.published_on in readings[i]}
    return _bounded(_merged(documents, of_story | readable))


def _readings(documents: pl.DataFrame) -> dict[str, tuple[dt.date, ...]]:
    """Return both days that the numeric date of a document can mean (07/01/2019), of those that print such a date."""
    is_open = (pl.col("published_rule") == EITHER_ORDER).fill_null(False)
    days = documents.filter(is_open).select("document_id", "published_earliest", "published_latest")
    return {i: (first, last) for i, first, last in days.iter_rows()}


def story_windows(documents: pl.DataFrame, story_documents: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, first, last, dated, is_copy`: first and last day on which documents of its story were published.

    `dated` counts those whose day is known; where there are some of its own wording, the days are theirs alone (`is_copy`).
    """
    members = story_documents.select("document_id", "story_id", "source_group_id").join(
        documents.select("document_id", "published_on"), on="document_id"
    )
    by_story, by_wording = _spans(members, "story_id"), _spans(members, "source_group_id")
    joined = members.join(by_wording, on="source_group_id", how="left").with_columns(
        is_copy=pl.col("first").is_not_null()
    )
    return (
        joined.join(by_story, on="story_id", how="left", suffix="_of_story")
        .select(
            "document_id", *(pl.coalesce(c, f"{c}_of_story") for c in ("first", "last", "dated")), "is_copy"
        )
        .drop_nulls()
    )


def _spans(members: pl.DataFrame, key: str) -> pl.DataFrame:
    """Return `key, first, last, dated` of the groups in which a day is known."""
    day = pl.col("published_on")
    known = members.filter(day.is_not_null() & pl.col(key).is_not_null())
    return known.group_by(key).agg(first=day.min(), last=day.max(), dated=pl.len())


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
        dates = dates.with_columns(
            ordinal=pl.lit(0, dtype=pl.Int32), passage_kind=pl.lit(None, dtype=pl.String)
        )
    told = dates.join(_told(tables), on=["document_id", "char_start"], how="left").sort(
        "document_id", "char_start"
    )
    result: dict[str, list[Cue]] = defaultdict(list)
    for document_id, form, ordinal, direction, kind in told.select(
        "document_id", "timex_unanchored", "ordinal", "told", "passage_kind"
    ).iter_rows():
        if len(result[document_id]) < MAX_CUES:
            made = cue(form, ordinal or 0, Direction(direction) if direction else None)
            if made is not None:
                result[document_id].append(made._replace(is_dateline=kind == "dateline"))
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
