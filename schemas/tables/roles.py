"""Who holds which office."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column


class Roles(Span):
    """Person, title, organisation and country as one document states them; the first place that says so."""

    person_entity_id: str = entity_column("The person.", nullable=False)
    title: str = column("The title, as printed.", examples=["Treasury Secretary"], verbatim=True)
    organisation_entity_id: str = entity_column("The organisation.")
    country_code: str = column(
        "Country served, ISO 3166-1 alpha-2.", nullable=True, examples=["US"], str_matches=r"^[A-Z]{2}$"
    )
    is_former: bool = column("Marked as former.", examples=[False])
    is_acting: bool = column("Marked as acting or interim.", examples=[False])


TABLE = Table(
    name="roles",
    title="Roles",
    model=Roles,
    primary_key=("document_id", "person_entity_id", "title"),
    group="relate",
    foreign_keys=(DOCUMENT, SENTENCE, entity("person_entity_id"), entity("organisation_entity_id")),
    is_span=True,
)
