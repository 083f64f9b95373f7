"""The text of each document; a release holds those whose licence lets the words leave."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, Table
from schemas.tables._common import InDocument


class Texts(InDocument):
    """The decoded text that all offsets count in. A release holds only those whose licence lets the words leave."""

    text: str = column(
        "The whole text, untouched.", examples=["KUALA LUMPUR — Top trade envoys …"], verbatim=True
    )


TABLE = Table(
    name="texts",
    title="Texts",
    model=Texts,
    primary_key=("document_id",),
    group="ingest",
    foreign_keys=(DOCUMENT,),
    is_published=False,
)
