"""What stands before "is" and a measure that follows it: gone are the duties, on hold is the ban, among the options is a duty.

Belongs here: inverted clauses. What governs a phrase in straight order is in `governors`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import Predicate


def inverted(items: list[Item], be: int) -> Predicate | None:
    """Return the state that stands before "is" and its subject: "among the steps under consideration is a duty"."""
    if be == 1 and items[0].low == "gone":
        return Predicate("lifted", "nominal", 0, -1)
    for j in range(be - 1, max(-1, be - 4), -1):
        entry = items[j].entry
        if entry is not None and entry.state is not None:
            return Predicate(entry.state.status, "nominal", j, j - 1, entry.state)
    return _listed(items, be)


_LISTS = {
    "options": "under_consideration", "option": "under_consideration", "ideas": "under_consideration",
    "demands": "under_discussion", "demand": "under_discussion", "list": "under_discussion", "agenda": "under_discussion",
    "priorities": "under_discussion", "priority": "under_discussion", "proposals": "proposed", "plans": "proposed",
}  # fmt: skip
"""What stands before "is" and a measure, and the status that it gives: among the options is a duty."""


def _listed(items: list[Item], be: int) -> Predicate | None:
    """Return the predicate of "top of its wish list is a cut", "among the options under review is a duty"."""
    if items[be].low not in ("is", "are", "was", "were"):
        return None
    for j in range(be - 1, max(-1, be - 8), -1):
        item = items[j]
        if item.low in _LISTS:
            opens = items[0].low in ("among", "top", "on", "one", "first", "high", "also") or j == be - 1
            return Predicate(_LISTS[item.low], "nominal", j, j - 1) if opens else None
        if item.kind == "P" or item.klass in ("aux", "modal", "say", "sub", "rel", "verb"):
            return None
    return None
