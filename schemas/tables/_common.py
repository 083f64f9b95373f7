"""Columns that many tables share; not a table."""

from __future__ import annotations

from typing import Any

import polars as pl

from schemas.column import column
from schemas.table import TableModel

DOCUMENT_ID = r"^[0-9a-f]{16}$"
ENTITY_ID = r"^[a-z]+:[^\s]+$"


class InDocument(TableModel):
    """A row that belongs to one document."""

    document_id: str = column(
        "The document: first 16 hex digits of the SHA-256 of its raw bytes.",
        examples=["7f1eba6c553266b4"],
        str_matches=DOCUMENT_ID,
    )


class Evidence(InDocument):
    """A row that cites the exact characters it came from."""

    char_start: pl.Int64 = column(
        "Offset of the first character of the span.", unit="code point", examples=[4553], ge=0
    )
    char_end: pl.Int64 = column(
        "Offset after the last character of the span.", unit="code point", examples=[4557], ge=0
    )
    surface: str = column(
        "The characters of the span: text[char_start:char_end].", examples=["100%"], verbatim=True
    )


class Span(Evidence):
    """A row that an extraction rule produced inside one sentence."""

    sentence_start: pl.Int64 = column(
        "`char_start` of the sentence that holds the span.", unit="code point", examples=[4507], ge=0
    )
    rule: str = column("The rule that produced the row.", examples=["percent"])


def entity_column(description: str, *, nullable: bool = True) -> Any:
    """Return the field of a column that names an entity."""
    return column(description, nullable=nullable, examples=["country:US"], str_matches=ENTITY_ID)
