"""Normalised propositions."""

from __future__ import annotations

import datetime as dt

import polars as pl

from schemas.column import column
from schemas.table import ForeignKey, Table, TableModel
from schemas.vocabularies import CLAIM_KIND, COMPARATOR


class Claims(TableModel):
    """A proposition that one or more documents state, in comparable form."""

    claim_id: str = column("Derived from kind, subject and value.", examples=["claim:0f3a…"])
    claim_kind: str = column("What is claimed.", examples=["tariff_rate"], vocabulary=CLAIM_KIND)
    subject_key: str = column("Of what, normalised.", examples=["tariff|country:US|country:CN|threatened"])
    value_text: str = column("The value, readable.", examples=["100 %"])
    value_number: float = column("The value as a number.", nullable=True, examples=[100.0])
    value_number_high: float = column("Upper end, for a range.", nullable=True, examples=[120.0])
    unit: str = column("Unit of the number.", nullable=True, examples=["percent"])
    comparator: str = column("The hedge.", nullable=True, examples=["about"], vocabulary=COMPARATOR)
    value_start_on: dt.date = column("First day, for a date.", nullable=True, examples=["2025-11-01"])
    value_end_on: dt.date = column("Last day, for a date.", nullable=True, examples=["2025-11-01"])
    value_entity_id: str = column("The entity, where the value is one.", nullable=True, examples=["org:apec"])
    document_count: pl.Int64 = column("Documents that state it.", examples=[4], ge=1)
    independent_source_count: pl.Int64 = column("Independent sources that state it.", examples=[3], ge=1)


TABLE = Table(
    name="claims",
    title="Claims",
    model=Claims,
    primary_key=("claim_id",),
    group="reconcile",
    foreign_keys=(ForeignKey(("claim_kind", "subject_key"), "verdicts", ("claim_kind", "subject_key")),),
)
