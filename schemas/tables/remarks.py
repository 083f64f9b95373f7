"""What is on the agenda, how firm arrangements are, comparisons with the past."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import REMARK_KIND, REMARK_VALUE


class Remarks(Span):
    """What else a sentence says of talks and arrangements: agenda, firmness, length, comparisons with the past."""

    kind: str = column("What the remark is about.", examples=["condition"], vocabulary=REMARK_KIND)
    value: str = column("What it says.", examples=["strained"], vocabulary=REMARK_VALUE)
    about: str = column("Of what, as printed.", examples=["The fragile truce"], verbatim=True)
    subject_entity_id: str = entity_column(
        "Whose: the person or country compared; for a topic, the entity it names."
    )
    date_char_start: pl.Int64 = column(
        "`char_start` of the date it is measured from (first since May).",
        unit="code point",
        nullable=True,
        examples=[2160],
        ge=0,
    )


TABLE = Table(
    name="remarks",
    title="Remarks",
    model=Remarks,
    primary_key=("document_id", "char_start", "char_end", "kind"),
    group="relate",
    foreign_keys=(DOCUMENT, SENTENCE, entity("subject_entity_id")),
    is_span=True,
)
