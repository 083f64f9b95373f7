"""What the sources together say of one question."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import Table, TableModel
from schemas.vocabularies import CLAIM_KIND, VERDICT


class Verdicts(TableModel):
    """One row per question (claim kind and subject): whether its sources agree, and by which rule."""

    claim_kind: str = column("What is claimed.", examples=["tariff_rate"], vocabulary=CLAIM_KIND)
    subject_key: str = column("Of what, normalised.", examples=["tariff|country:US|country:CN|threatened"])
    verdict: str = column(
        "How the claims stand to each other.", examples=["corroborated"], vocabulary=VERDICT
    )
    rule: str = column("The rule that decided.", examples=["equal_values"])
    explanation: str = column("The decision in one sentence.", examples=["3 independent sources give 100 %"])
    claim_count: pl.Int64 = column("Distinct values.", examples=[1], ge=1)
    document_count: pl.Int64 = column("Documents.", examples=[4], ge=1)
    independent_source_count: pl.Int64 = column("Independent sources.", examples=[3], ge=1)


TABLE = Table(
    name="verdicts",
    title="Verdicts",
    model=Verdicts,
    primary_key=("claim_kind", "subject_key"),
    group="reconcile",
)
