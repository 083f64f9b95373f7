"""Where each claim is stated."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, ForeignKey, Table
from schemas.tables._common import Span


class ClaimEvidence(Span):
    """One row per claim and place that states it."""

    sentence_start: pl.Int64 = column(
        "`char_start` of the sentence that holds the span; null for a stamp outside the sentences.",
        unit="code point",
        nullable=True,
        examples=[4507],
        ge=0,
    )
    claim_id: str = column("The claim.", examples=["claim:0f3a…"])
    source_table: str = column("The table whose row states it.", examples=["measures"])


TABLE = Table(
    name="claim_evidence",
    title="Claim evidence",
    model=ClaimEvidence,
    primary_key=("claim_id", "document_id", "char_start", "char_end"),
    group="reconcile",
    foreign_keys=(DOCUMENT, SENTENCE, ForeignKey(("claim_id",), "claims", ("claim_id",))),
    is_span=True,
)
