"""Temporal expressions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table
from schemas.tables._common import Span
from schemas.vocabularies import DATE_BASIS, DATE_DOUBT, GRANULARITY, TIMEX_MOD, TIMEX_TYPE


class Dates(Span):
    """Every temporal expression (TIMEX3): as printed, unanchored, and resolved against its anchor."""

    timex_type: str = column("TIMEX3 type.", examples=["DATE"], vocabulary=TIMEX_TYPE)
    timex_value: str = column(
        "TIMEX3 value after resolution; the unanchored value where no anchor is known.",
        nullable=True,
        examples=["2025-10-30", "2025-W44", "P90D", "FUTURE_REF"],
    )
    timex_unanchored: str = column(
        "The value as a function of the text alone: a TIMEX3 value, or a relative form that the anchor completes. "
        "past:, coming:, near: give the side of publication that tense and cue words say; offset:-3D counts from "
        "publication, anchor:-3D from the expression at anchor_char_start.",
        examples=["2025-10-30", "past:XXXX-10-30", "next:weekday:4", "since:past:month:05", "offset:-3D"],
    )
    mod: str = column("TIMEX3 MOD.", nullable=True, examples=["START"], vocabulary=TIMEX_MOD)
    quant: str = column("TIMEX3 quant of a SET.", nullable=True, examples=["EVERY"])
    freq: str = column("TIMEX3 freq of a SET.", nullable=True, examples=["2X"])
    start_on: dt.date = column(
        "First calendar day meant, inclusive; null for lengths, sets and vague words.",
        nullable=True,
        examples=["2025-10-30"],
    )
    end_on: dt.date = column("Last calendar day meant, inclusive.", nullable=True, examples=["2025-10-30"])
    at: Annotated[pl.Datetime, "us", "UTC"] = column(
        "The instant, where a clock time with a zone is printed.",
        unit="UTC",
        nullable=True,
        examples=["2025-08-07T04:01:00Z"],
    )
    granularity: str = column(
        "How fine the expression is; null for durations.",
        nullable=True,
        examples=["day"],
        vocabulary=GRANULARITY,
    )
    basis: str = column("What the calendar value rests on.", examples=["explicit"], vocabulary=DATE_BASIS)
    anchor_on: dt.date = column("The day it was counted from.", nullable=True, examples=["2025-10-26"])
    anchor_char_start: pl.Int64 = column(
        "For an expression counted from another one: `char_start` of that one.",
        unit="code point",
        nullable=True,
        examples=[3502],
        ge=0,
    )
    is_vague: bool = column("No calendar bounds can be given (recently, now).", examples=[False])
    doubt: str = column(
        "Why a reader should check it.", nullable=True, examples=["weekday_mismatch"], vocabulary=DATE_DOUBT
    )


TABLE = Table(
    name="dates",
    title="Dates",
    model=Dates,
    primary_key=("document_id", "char_start", "char_end"),
    group="extract",
    foreign_keys=(DOCUMENT, SENTENCE),
    is_span=True,
)
