"""What each part of a document is."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, Table
from schemas.tables._common import Evidence
from schemas.vocabularies import PASSAGE_KIND


class Passages(Evidence):
    """The parts of a document, labelled on top of the untouched text: what is article, what is chrome."""

    kind: str = column("What the passage is.", examples=["body"], vocabulary=PASSAGE_KIND)
    rule: str = column("The rule that labelled it.", examples=["comment_form_phrase"])


TABLE = Table(
    name="passages",
    title="Passages",
    model=Passages,
    primary_key=("document_id", "char_start"),
    group="ingest",
    foreign_keys=(DOCUMENT,),
    is_span=True,
)
