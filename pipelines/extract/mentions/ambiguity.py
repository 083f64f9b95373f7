"""Names that more than one entity bears (Georgia, Congo): decided by other names of the document, else recorded."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from pipelines.extract.mentions.name_forms import key
from pipelines.language import reference


@cache
def _readings() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return name → (entity id, names that speak for it) in order of likelihood."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in reference.rows("ambiguous_names"):
        cues = frozenset(key(cue) for cue in row["cues"].split("|"))
        found.setdefault(key(row["name"]), []).append((row["entity_id"], cues))
    return {name: tuple(readings) for name, readings in found.items()}


def is_ambiguous(name: str) -> bool:
    """Return whether reference data has more than one entity for the key `name`."""
    return name in _readings()


def decide(name: str, present: Set[str]) -> tuple[str, tuple[str, ...]]:
    """Return the entity of `name` and, when nothing in the document decides, all that fit.

    `present` holds the keys of all names of the document.
    """
    readings = _readings()[name]
    spoken = [entity_id for entity_id, cues in readings if cues & present]
    if len(spoken) == 1:
        return spoken[0], ()
    return readings[0][0], tuple(entity_id for entity_id, _ in readings)
