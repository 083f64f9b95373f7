"""Who took part in an event."""

from __future__ import annotations

from schemas.column import column
from schemas.table import ForeignKey, Table, entity
from schemas.tables._common import Evidence, entity_column
from schemas.vocabularies import EVENT_KIND


class EventParticipants(Evidence):
    """One row per event and participant; the span is the event's."""

    kind: str = column("Kind of event.", examples=["talks_round"], vocabulary=EVENT_KIND)
    entity_id: str = entity_column("The participant.", nullable=False)
    side_country_code: str = column(
        "Country whose side it is on.", nullable=True, examples=["US"], str_matches=r"^[A-Z]{2}$"
    )


_EVENT = ("document_id", "char_start", "char_end", "kind")
TABLE = Table(
    name="event_participants",
    title="Event participants",
    model=EventParticipants,
    primary_key=(*_EVENT, "entity_id"),
    group="relate",
    foreign_keys=(ForeignKey(_EVENT, "events", _EVENT), entity("entity_id")),
    is_span=True,
)
