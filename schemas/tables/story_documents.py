"""Which document belongs to which story, and which documents share their wording."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, ForeignKey, Table
from schemas.tables._common import InDocument


class StoryDocuments(InDocument):
    """One row per document: its story and the group of documents it shares its wording with."""

    story_id: str = column("The story.", examples=["story:7f1eba6c553266b4"])
    source_group_id: str = column(
        "Documents with near-identical wording count as one independent source.",
        examples=["source:7f1eba6c553266b4"],
    )
    copy_of_document_id: str = column(
        "The earliest document of the group, where this is a copy.",
        nullable=True,
        examples=["7f1eba6c553266b4"],
    )
    similarity: float = column(
        "Estimated Jaccard similarity to it.", nullable=True, examples=[0.93], ge=0, le=1
    )
    upstream_source: str = column(
        "Agency or outlet that the text credits.", nullable=True, examples=["Reuters"]
    )


TABLE = Table(
    name="story_documents",
    title="Story documents",
    model=StoryDocuments,
    primary_key=("document_id",),
    group="reconcile",
    foreign_keys=(DOCUMENT, ForeignKey(("story_id",), "stories", ("story_id",))),
)
