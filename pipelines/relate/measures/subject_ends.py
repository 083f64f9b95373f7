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
    """Return the party that words between commas up to `before` tell of: "Peru, which is its largest market, halted"; else `before`."""
    if before < _SHORTEST_ASIDE or items[before].low != ",":
        return before
    opening = next((j for j in range(before - 1, 0, -1) if items[j].low in _PARTS), 0)
    if not opening or items[opening].low != "," or not _opens_aside(items, opening + 1):
        return before
    last = opening - 1
    if items[last].date is not None:
        last -= 1 + (items[last - 1].low == "on")  # Peru on Monday, days after …, raised
    mention = items[last].mention if last >= 0 else None
    return last if mention is not None and actor(mention) is not None else before


def _opens_aside(items: list[Item], i: int) -> bool:
    """Return whether item `i` opens a clause on the subject or the words of when or why: which, a day after, following."""
    if items[i].low in ("which", "who") or items[i].klass in ("cause", "purpose"):
        return True
    k = i + (items[i].date is not None or items[i].low in _SPANS)
    return items[k].low in ("after", "before") or items[i].low in _WHEN


_PARTS = frozenset((",", ";", ":", "–", "—"))
_SPANS = frozenset(("days", "hours", "months", "weeks", "years", "shortly", "soon"))
_WHEN = frozenset(("amid", "despite"))


_SHORTEST_ASIDE = 4


def _before_not_only(items: list[Item], before: int) -> int:
    """Return the item before "not only", whose subject has the verb behind "but" at `before` too; else `before`."""
    if before < 2 or items[before].low != "but":
        return before
    found = (k for k in range(before - 2, 0, -1) if items[k].low == "not" and items[k + 1].low == "only")
    return next(found, before + 1) - 1
