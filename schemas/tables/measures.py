"""Policy measures, one row per distinct statement."""

from __future__ import annotations

import datetime as dt

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import COMPARATOR, INSTRUMENT, MEASURE_STATUS


class Measures(Span):
    """What a source says of a trade measure: who, against whom, on what, how much, in which state, when."""

    instrument: str = column("The instrument.", examples=["tariff"], vocabulary=INSTRUMENT)
    mast_chapter: str = column(
        "Chapter of UNCTAD's MAST classification, where one exists.", nullable=True, examples=["P"]
    )
    imposer_entity_id: str = entity_column("Who imposes it.")
    target_entity_id: str = entity_column("Whom it hits.")
    product: str = column(
        "On what, as printed.", nullable=True, examples=["rare earth magnets and minerals"], verbatim=True
    )
    hs_chapter: str = column("HS chapter of the product, where it is plain.", nullable=True, examples=["28"])
    rate_percent: float = column(
        "Ad valorem rate; of a range the lower end.", unit="percent", nullable=True, examples=[100.0]
    )
    rate_high_percent: float = column(
        "The upper end, where the rate is a range.", unit="percent", nullable=True, examples=[24.0]
    )
    rate_from_percent: float = column(
        "The rate before the change.", unit="percent", nullable=True, examples=[145.0]
    )
    rate_comparator: str = column(
        "The hedge on the rate.", nullable=True, examples=["about"], vocabulary=COMPARATOR
    )
    rate_is_additional: bool = column(
        "The rate comes on top of others, where the text says so.", nullable=True, examples=[True]
    )
    rate_is_total: bool = column(
        "The rate adds up several duties, where the text says so (combined, total, one rate of two kinds of duties).",
        nullable=True,
        examples=[True],
    )
    rate_char_start: pl.Int64 = column(
        "`char_start` of the figure that gives the rate.",
        unit="code point",
        nullable=True,
        examples=[4553],
        ge=0,
    )
    status: str = column(
        "State of the measure, as this sentence has it.", examples=["threatened"], vocabulary=MEASURE_STATUS
    )
    is_prospective: bool = column(
        "The state lies ahead: decided, agreed or planned, not yet reached; null where the status itself says how far "
        "the measure is (threatened, announced, denied …) or the grammar leaves it open.",
        nullable=True,
        examples=[False],
    )
    status_on: dt.date = column(
        "When that state was reached or announced.", nullable=True, examples=["2025-10-24"]
    )
    status_timex: str = column("The same as TIMEX3 value.", nullable=True, examples=["2025-10-24"])
    status_date_char_start: pl.Int64 = column(
        "`char_start` of the date that says so.", unit="code point", nullable=True, examples=[4850], ge=0
    )
    effective_from: dt.date = column("First day in force.", nullable=True, examples=["2025-11-01"])
    effective_from_timex: str = column("The same as TIMEX3 value.", nullable=True, examples=["2025-11-01"])
    effective_from_date_char_start: pl.Int64 = column(
        "`char_start` of the date that says so.", unit="code point", nullable=True, examples=[4622], ge=0
    )
    effective_to: dt.date = column("Last day in force.", nullable=True, examples=["2025-11-10"])
    effective_to_timex: str = column("The same as TIMEX3 value.", nullable=True, examples=["2025-11-10"])
    effective_to_date_char_start: pl.Int64 = column(
        "`char_start` of the date that says so.", unit="code point", nullable=True, examples=[2926], ge=0
    )
    duration: str = column("Stated length, ISO 8601 duration.", nullable=True, examples=["P90D"])
    under_agreement: str = column(
        "The agreement it stands under, as printed.", nullable=True, examples=["Phase One"], verbatim=True
    )
    in_response_to: str = column(
        "What it responds to, as printed.",
        nullable=True,
        examples=["China’s expanded export controls"],
        verbatim=True,
    )
    in_response_to_char_start: pl.Int64 = column(
        "Where the cause is printed.", unit="code point", nullable=True, examples=[4649], ge=0
    )
    purpose: str = column(
        "The stated purpose, as printed.", nullable=True, examples=["to prevent military use"], verbatim=True
    )
    attributed_to: str = column(
        "Who says so, as printed, where it is not the reporter.",
        nullable=True,
        examples=["US officials"],
        verbatim=True,
    )
    attributed_to_entity_id: str = entity_column("Who says so.")
    is_reported: bool = column("Marked as hearsay (reportedly).", examples=[False])
    is_ambiguous: bool = column("The grammar leaves imposer or target open.", examples=[False])


TABLE = Table(
    name="measures",
    title="Measures",
    model=Measures,
    primary_key=("document_id", "char_start", "char_end", "instrument"),
    group="relate",
    foreign_keys=(
        DOCUMENT,
        SENTENCE,
        entity("imposer_entity_id"),
        entity("target_entity_id"),
        entity("attributed_to_entity_id"),
    ),
    is_span=True,
)
