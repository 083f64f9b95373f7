"""Sentences of the content passages."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, Table
from schemas.tables._common import InDocument
from schemas.vocabularies import PASSAGE_KIND


class Sentences(InDocument):
    """Sentences of every passage that extraction reads, in reading order."""

    char_start: pl.Int64 = column("Offset of the first character.", unit="code point", examples=[3395], ge=0)
    char_end: pl.Int64 = column("Offset after the last character.", unit="code point", examples=[3653], ge=0)
    passage_kind: str = column(
        "Kind of the passage it stands in.", examples=["body"], vocabulary=PASSAGE_KIND
    )
    ordinal: pl.Int32 = column("Position in the document, from 0.", examples=[14], ge=0)


TABLE = Table(
    name="sentences",
    title="Sentences",
    model=Sentences,
    primary_key=("document_id", "char_start"),
    group="extract",
    foreign_keys=(DOCUMENT,),
)
