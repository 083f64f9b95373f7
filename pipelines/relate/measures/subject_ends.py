"""Where the subject of a verb ends, past what parts it from the verb: a relative clause between commas, "not only … but".

Belongs here: the step back over such words. Which party the subject is, is read in `subjects`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.parties import actor


def end_of_subject(items: list[Item], before: int) -> int:
    """Return the last item of the subject whose verb stands behind item `before`."""
    return _before_aside(items, _before_not_only(items, before))


def _before_aside(items: list[Item], before: int) -> int:
    """Return the party that a clause between commas up to `before` tells of: "Peru, which is its largest market, halted"; else `before`."""
    if before < _SHORTEST_ASIDE or items[before].low != ",":
        return before
    opening = next((j for j in range(before - 1, 0, -1) if items[j].kind == "P"), 0)
    is_aside = opening > 0 and items[opening].low == "," and items[opening + 1].low in ("which", "who")
    mention = items[opening - 1].mention if is_aside else None
    return opening - 1 if mention is not None and actor(mention) is not None else before


_SHORTEST_ASIDE = 4


def _before_not_only(items: list[Item], before: int) -> int:
    """Return the item before "not only", whose subject has the verb behind "but" at `before` too; else `before`."""
    if before < 2 or items[before].low != "but":
        return before
    found = (k for k in range(before - 2, 0, -1) if items[k].low == "not" and items[k + 1].low == "only")
    return next(found, before + 1) - 1
