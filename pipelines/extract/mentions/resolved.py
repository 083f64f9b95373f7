"""A located piece with the entity that it refers to. Which one that is, `resolve` and `somebody` decide."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.mentions.document_index import Located


class Resolved(NamedTuple):
    """A located piece with its entity."""

    start: int
    end: int
    sentence: int
    rule: str
    entity_id: str
    kind: str
    resolved_by: str
    candidates: tuple[str, ...] = ()


def made(place: Located, entity_id: str, kind: str, how: str, candidates: tuple[str, ...] = ()) -> Resolved:
    """Return the mention that `place` is of an entity, by its own rule."""
    start, end, sentence, piece, *_ = place
    return Resolved(start, end, sentence, piece.rule, entity_id, kind, how, candidates)
