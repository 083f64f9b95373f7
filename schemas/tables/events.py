"""Events."""

from __future__ import annotations

import datetime as dt

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import EVENT_KIND, EVENT_STATUS


class Events(Span):
    """Talks, summits, visits, calls, signings and deadlines as each sentence states them."""

    kind: str = column("Kind of event.", examples=["talks_round"], vocabulary=EVENT_KIND)
    starts_on: dt.date = column("First day.", nullable=True, examples=["2025-10-25"])
    ends_on: dt.date = column("Last day.", nullable=True, examples=["2025-10-26"])
    date_timex: str = column("The date as TIMEX3 value.", nullable=True, examples=["2025-10-30"])
    date_char_start: pl.Int64 = column(
        "`char_start` of the date that says so.", unit="code point", nullable=True, examples=[922], ge=0
    )
    place_entity_id: str = entity_column("Where.")
    forum_entity_id: str = entity_column("The forum it belongs to or stands beside.")
    ordinal: pl.Int32 = column("Number in a series (fifth round).", nullable=True, examples=[5], ge=0)
    previous_count: pl.Int32 = column(
        "How many came before (four previous meetings).", nullable=True, examples=[4], ge=0
    )
    status: str = column("State at the time of writing.", examples=["planned"], vocabulary=EVENT_STATUS)
    is_ambiguous: bool = column("The grammar leaves date or place open.", examples=[False])


TABLE = Table(
    name="events",
    title="Events",
    model=Events,
    primary_key=("document_id", "char_start", "char_end", "kind"),
    group="relate",
    foreign_keys=(DOCUMENT, SENTENCE, entity("place_entity_id"), entity("forum_entity_id")),
    is_span=True,
)
