"""Small frames for tests: a row names only what matters, the rest is filled from the schema."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.reconcile import claims
from pipelines.reconcile.spill import Spill
from schemas.registry import TABLES

_BLANK: dict[Any, Any] = {pl.String: "x", pl.Boolean: False, pl.Int64: 0, pl.Int32: 0, pl.Float64: 0.0}


def table(name: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Return table `name` with `rows`; a column that is not named is null, or blank where null is not allowed."""
    columns = TABLES[name].columns
    unknown = {key for row in rows for key in row} - {c.name for c in columns}
    assert not unknown, f"{name} has no column {unknown}"
    blank = {c.name: None if c.nullable else _BLANK.get(c.dtype.base_type()) for c in columns}
    return pl.DataFrame([blank | row for row in rows], schema=TABLES[name].polars_schema, orient="row")


def claimed(*chunks: dict[str, pl.DataFrame]) -> claims.ClaimTables:
    """Return the tables of claims made from `chunks` of documents."""
    with tempfile.TemporaryDirectory() as folder:
        spill = Spill(Path(folder))
        claims.build(lambda names: chunks, spill)
        names = claims.ClaimTables._fields
        return claims.ClaimTables(
            *(pl.concat(spill.in_order(name, TABLES[name].primary_key)) for name in names)
        )


class Corpus:
    """Documents `a`, `b`, … with their days, and the rows said in them; `tables()` gives all frames."""

    def __init__(self, **days: dt.date | None) -> None:
        self.ids = {name: f"{ord(name) - 96:016x}" for name in days}
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self.at = 0
        for name, day in days.items():
            self.add("documents", name, published_on=day, published_earliest=day, published_latest=day)
            self.add("story_documents", name, story_id="story:1", source_group_id=f"source:{name}")

    def add(self, table_name: str, document: str, **row: Any) -> dict[str, Any]:
        """Add a row of `document` at the next free place and return it."""
        self.at += 10
        names = {c.name for c in TABLES[table_name].columns}
        place = {"char_start": self.at, "char_end": self.at + 5, "sentence_start": self.at}
        full = {"document_id": self.ids[document]} | {k: v for k, v in place.items() if k in names} | row
        self.rows[table_name].append(full)
        return full

    def date(
        self, document: str, start: dt.date | None, end: dt.date | None = None, surface: str = "then"
    ) -> int:
        """Add a resolved date and return its place."""
        granularity = None if start is None else "day"
        row = self.add(
            "dates", document, start_on=start, end_on=end or start, surface=surface, granularity=granularity
        )
        return int(row["char_start"])

    def governments(self, document: str, *codes: str, **place: int) -> None:
        """Add a mention of the government of each country."""
        for code in codes:
            row = {"entity_id": f"country:{code}", "entity_kind": "country", "acting_as": "government"}
            self.add("mentions", document, **row, **place)

    def entity(self, *ids: str, country: str | None = None, kind: str = "place") -> None:
        """Add entities of one country."""
        for entity_id in ids:
            self.rows["entities"].append(
                {"entity_id": entity_id, "country_code": country, "kind": kind, "name": entity_id}
            )

    def meeting(self, document: str, *people: str, kind: str = "summit", **row: Any) -> dict[str, Any]:
        """Add an event with participants."""
        if "date_char_start" in row:  # the date stands in the event's own words
            row = {"char_start": row["date_char_start"] - 1, "char_end": row["date_char_start"] + 6} | row
        event = self.add("events", document, kind=kind, **({"status": "planned"} | row))
        for said in ("place_entity_id", "forum_entity_id"):
            if said in event:
                self.add(
                    "mentions",
                    document,
                    entity_id=event[said],
                    char_start=event["char_start"],
                    sentence_start=event["sentence_start"],
                )
        for person in people:
            place = {k: event[k] for k in ("char_start", "char_end")}
            self.add("event_participants", document, kind=kind, entity_id=person, **place)
        return event

    def claims(self) -> claims.ClaimTables:
        """Return what all frames claim."""
        return claimed(self.tables())

    def tables(self) -> dict[str, pl.DataFrame]:
        """Return all frames."""
        return {name: table(name, *rows) for name, rows in self.rows.items()}
