"""Inputs that did not become documents."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import Table, TableModel
from schemas.vocabularies import REJECTION_REASON


class RejectedInputs(TableModel):
    """Every input that is not a document, with the reason and what a person can do."""

    source_uri: str = column("Path below the source folder, `#n` for a record.", examples=["photo.txt"])
    reason: str = column("Why it was rejected.", examples=["binary"], vocabulary=REJECTION_REASON)
    detail: str = column(
        "What was found, where, and what to do.", examples=["PNG signature at byte 0; remove or convert"]
    )
    byte_count: pl.Int64 = column("Size of the input.", unit="byte", nullable=True, examples=[68], ge=0)
    content_sha256: str = column(
        "SHA-256 of its bytes, where they were read.", nullable=True, examples=["e3b0c442…"]
    )
    duplicate_of: str = column(
        "For a duplicate: the document that holds the same text.",
        nullable=True,
        examples=["7f1eba6c553266b4"],
    )


TABLE = Table(
    name="rejected_inputs",
    title="Rejected inputs",
    model=RejectedInputs,
    primary_key=("source_uri",),
    group="ingest",
)
