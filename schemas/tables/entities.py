"""Entities across documents."""

from __future__ import annotations

import polars as pl

from schemas.column import column
from schemas.table import Table, TableModel
from schemas.tables._common import entity_column
from schemas.vocabularies import DESCRIBED_BY, ENTITY_KIND


class Entities(TableModel):
    """Every entity that a document mentions: one id for one entity."""

    entity_id: str = entity_column("The entity: kind and name or code.", nullable=False)
    kind: str = column("Kind.", examples=["person"], vocabulary=ENTITY_KIND)
    name: str = column("Preferred name.", examples=["Scott Bessent"])
    country_code: str = column(
        "Country it belongs to, ISO 3166-1 alpha-2.",
        nullable=True,
        examples=["US"],
        str_matches=r"^[A-Z]{2}$",
    )
    wikidata_id: str = column(
        "Wikidata item.", nullable=True, examples=["Q30"], str_matches=r"^Q[1-9][0-9]*$"
    )
    described_by: str = column(
        "Where its identity is known from.", examples=["reference"], vocabulary=DESCRIBED_BY
    )
    mention_count: pl.Int64 = column("Mentions in all documents.", examples=[21], ge=0)
    document_count: pl.Int64 = column("Documents that mention it.", examples=[5], ge=0)


TABLE = Table(
    name="entities", title="Entities", model=Entities, primary_key=("entity_id",), group="reconcile"
)
