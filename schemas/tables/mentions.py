"""Names and other expressions that refer to entities."""

from __future__ import annotations

from schemas.column import column
from schemas.table import DOCUMENT, SENTENCE, Table, entity
from schemas.tables._common import Span, entity_column
from schemas.vocabularies import ACTING_AS, ENTITY_KIND, RESOLVED_BY


class Mentions(Span):
    """Every expression that names an entity, and how the link was made."""

    entity_id: str = entity_column("The entity.", nullable=False)
    entity_kind: str = column("Kind of the entity.", examples=["person"], vocabulary=ENTITY_KIND)
    resolved_by: str = column(
        "How the expression leads to the entity.", examples=["surname"], vocabulary=RESOLVED_BY
    )
    acting_as: str = column(
        "For a country or its seat: whether it acts or is a location.",
        nullable=True,
        examples=["government"],
        vocabulary=ACTING_AS,
    )
    is_ambiguous: bool = column("More than one entity fits.", examples=[False])
    candidates: str = column(
        "The entities that fit, joined by `|`, where more than one does.",
        nullable=True,
        examples=["country:GE|place:georgia-us"],
    )


TABLE = Table(
    name="mentions",
    title="Mentions",
    model=Mentions,
    primary_key=("document_id", "char_start", "char_end", "entity_id"),
    group="extract",
    foreign_keys=(DOCUMENT, SENTENCE, entity("entity_id")),
    is_span=True,
)
