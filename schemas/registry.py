"""All tables in build order, by name. The only list of tables."""

from __future__ import annotations

from schemas.table import Table
from schemas.tables import (
    claim_evidence,
    claims,
    dates,
    documents,
    entities,
    entity_names,
    event_participants,
    events,
    figures,
    measures,
    mentions,
    passages,
    quotes,
    rejected_inputs,
    remarks,
    roles,
    sentences,
    stories,
    story_documents,
    texts,
    verdicts,
)

TABLES: dict[str, Table] = {
    module.TABLE.name: module.TABLE
    for module in (
        documents,
        texts,
        passages,
        rejected_inputs,
        sentences,
        dates,
        figures,
        mentions,
        quotes,
        roles,
        measures,
        events,
        event_participants,
        remarks,
        entities,
        entity_names,
        stories,
        story_documents,
        verdicts,
        claims,
        claim_evidence,
    )
}

PUBLISHED: tuple[Table, ...] = tuple(t for t in TABLES.values() if t.is_published)
"""The tables that a release holds."""
