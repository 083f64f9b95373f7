"""Calendar values for all dates, from their unanchored forms and the publication dates, and what follows from them. No text is read.

Belongs here: carrying anchors to the resolver and its results to `dates`, `measures` and `events`. How a form is
resolved belongs to `pipelines.extract.dates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import polars as pl

from pipelines.extract.dates.resolve import Anchor, ResolvedDate, resolve
from pipelines.extract.spans import DateSpan

_SPAN = DateSpan._fields
_RESOLVED = {
    "timex_value": pl.String(),
    "start_on": pl.Date(),
    "end_on": pl.Date(),
    "at": pl.Datetime("us", "UTC"),
    "anchor_on": pl.Date(),
    "basis": pl.String(),
    "doubt": pl.String(),
}
_ANCHOR = ("published_on", "published_at", "published_earliest", "published_latest")


def resolve_tables(tables: Mapping[str, pl.DataFrame], documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return `tables` with the calendar columns of dates, measures and events filled in."""
    dates = resolve_dates(tables["dates"], documents)
    resolved = {**tables, "dates": dates}
    if "measures" in tables:
        resolved["measures"] = _measures(tables["measures"], dates)
    if "events" in tables:
        resolved["events"] = _events(tables["events"], dates, documents)
    return resolved


def resolve_dates(dates: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return `dates` with value, bounds, instant, anchor, basis and doubt as the publication dates give them."""
    if dates.is_empty():
        return dates
    anchored = dates.join(documents.select("document_id", *_ANCHOR), on="document_id", how="left").sort(
        "document_id", "char_start", "char_end"
    )
    resolved = pl.DataFrame(_resolved(anchored), schema=_RESOLVED, orient="row")
    return anchored.drop(_ANCHOR).with_columns(resolved).select(dates.columns)


def _resolved(anchored: pl.DataFrame) -> Iterator[ResolvedDate]:
    rows = anchored.select("document_id", *_ANCHOR, *_SPAN).iter_rows()
    for (_, *anchor), members in groupby(rows, key=itemgetter(0, 1, 2, 3, 4)):
        yield from resolve([DateSpan(*row[5:]) for row in members], Anchor(*anchor))


def _by_start(dates: pl.DataFrame) -> pl.DataFrame:
    """One date per start, the longest, for statements that name a date by where it starts."""
    return (
        dates.sort("document_id", "char_start", "char_end", descending=[False, False, True])
        .unique(["document_id", "char_start"], keep="first", maintain_order=True)
        .select("document_id", "char_start", "timex_value", "start_on", "end_on")
    )


def _filled(frame: pl.DataFrame, dates: pl.DataFrame, at: str, columns: Mapping[str, str]) -> pl.DataFrame:
    """Return `frame` with `columns` (ours → of the date) of the date that starts at column `at`."""
    found = dates.select(
        "document_id", pl.col("char_start").alias(at), *[pl.col(c).alias(f"_{n}") for n, c in columns.items()]
    )
    joined = frame.join(found, on=["document_id", at], how="left", maintain_order="left")
    return joined.with_columns([pl.col(f"_{n}").alias(n) for n in columns]).select(frame.columns)


def _measures(measures: pl.DataFrame, dates: pl.DataFrame) -> pl.DataFrame:
    by_start = _by_start(dates)
    for name, bound in (("status", "start_on"), ("effective_from", "start_on"), ("effective_to", "end_on")):
        value = f"{name}_on" if name == "status" else name
        measures = _filled(
            measures, by_start, f"{name}_date_char_start", {value: bound, f"{name}_timex": "timex_value"}
        )
    return measures


def _events(events: pl.DataFrame, dates: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return `events` with their days; what begins after the report is planned, whatever the verb made of its state."""
    columns = {"starts_on": "start_on", "ends_on": "end_on", "date_timex": "timex_value"}
    dated = _filled(events, _by_start(dates), "date_char_start", columns)
    last = documents.select("document_id", reported=pl.coalesce("published_latest", "published_on"))
    is_later = (pl.col("starts_on") > pl.col("reported")) & pl.col("status").is_in(_BEHIND)
    return (
        dated.join(last, on="document_id", how="left", maintain_order="left")
        .with_columns(status=pl.when(is_later).then(pl.lit("planned")).otherwise("status"))
        .drop("reported")
    )


_BEHIND = ("under_way", "concluded")
"""States of an event that has begun."""
