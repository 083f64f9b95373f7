"""The names an entity goes by, with evidence for each link."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import DOCUMENT, Table, entity
from schemas.tables._common import Evidence, entity_column
from schemas.vocabularies import LINKED_BY, RESOLVED_BY


class EntityNames(Evidence):
    """One row per entity and name variant; the span is its first use."""

    entity_id: str = entity_column("The entity.", nullable=False)
    name: str = column("The variant, as printed.", examples=["Bessent"], verbatim=True)
    resolved_by: str = column(
        "How the variant leads to the entity.", examples=["surname"], vocabulary=RESOLVED_BY
    )
    linked_by: str = column(
        "What joins this variant to the entity across documents; null where its own document does.",
        nullable=True,
        examples=["spelling"],
        vocabulary=LINKED_BY,
    )
    mention_count: pl.Int64 = column("Mentions with this variant.", examples=[3], ge=1)
    document_count: pl.Int64 = column("Documents with this variant.", examples=[2], ge=1)


TABLE = Table(
    name="entity_names",
    title="Entity names",
    model=EntityNames,
    primary_key=("entity_id", "name"),
    group="reconcile",
    foreign_keys=(DOCUMENT, entity("entity_id")),
    is_span=True,
)
