"""Quantities."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import (
    CHANGE,
    COMPARATOR,
    FIGURE_DOUBT,
    FIGURE_ROLE,
    MEASURE_STATUS,
    QUANTITY_KIND,
)


class Figures(Span):
    """Every quantity as printed: value, unit, hedge, period, what is counted and what it is about."""

    quantity_kind: str = column("What kind of quantity.", examples=["money"], vocabulary=QUANTITY_KIND)
    value: float = column(
        "The number, scale word applied; null where only bounds are printed (thousands). For a range the lower end.",
        unit="see unit",
        nullable=True,
        examples=[660_000_000_000.0, 100.0],
    )
    value_low: float = column(
        "Lower bound of a range or of a vague expression.", unit="see unit", nullable=True, examples=[1000.0]
    )
    value_high: float = column(
        "Upper bound of a range or of a vague expression.",
        unit="see unit",
        nullable=True,
        examples=[999_999.0],
    )
    unit: str = column(
        "ISO 4217 code for money (the noun for an open currency or a minor unit: peso, cent), `percent`, `percentage_point`, "
        "`basis_point`, UCUM code for measures, time units by name, else the counted noun in the singular.",
        nullable=True,
        examples=["USD", "percent", "t", "day", "round"],
    )
    currency: str = column(
        "ISO 4217 code; null where the source leaves it open (pesos) and for minor units (cents), whose value is as printed.",
        nullable=True,
        examples=["USD"],
        str_matches=r"^[A-Z]{3}$",
    )
    scale_word: str = column("The scale word printed.", nullable=True, examples=["billion"], verbatim=True)
    comparator: str = column("The hedge or bound printed.", examples=["about"], vocabulary=COMPARATOR)
    period: str = column("The period a rate refers to, ISO 8601 duration.", nullable=True, examples=["P1Y"])
    change: str = column("Level or change.", examples=["level"], vocabulary=CHANGE)
    counted: str = column(
        "The noun phrase counted, as printed.",
        nullable=True,
        examples=["thousands more Chinese firms"],
        verbatim=True,
    )
    about: str = column(
        "What the figure is about.", nullable=True, examples=["tariff_rate"], vocabulary=FIGURE_ROLE
    )
    imposer_entity_id: str = entity_column("For a rate: who imposes it.")
    target_entity_id: str = entity_column("For a rate: whom it hits.")
    product: str = column(
        "For a rate: on what, as printed.", nullable=True, examples=["Chinese goods"], verbatim=True
    )
    measure_status: str = column(
        "For a rate: the state of its measure.",
        nullable=True,
        examples=["threatened"],
        vocabulary=MEASURE_STATUS,
    )
    is_trivial: bool = column("Carries no information of its own (the two countries).", examples=[False])
    is_ambiguous: bool = column("The grammar leaves a part of the reading open.", examples=[False])
    doubt: str = column(
        "Why a reader should check it.",
        nullable=True,
        examples=["malformed_grouping"],
        vocabulary=FIGURE_DOUBT,
    )


TABLE = Table(
    name="figures",
    title="Figures",
    model=Figures,
    primary_key=("document_id", "char_start", "char_end"),
    group="extract",
    foreign_keys=(DOCUMENT, SENTENCE, entity("imposer_entity_id"), entity("target_entity_id")),
    is_span=True,
)
