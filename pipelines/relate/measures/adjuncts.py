"""Dates, places and settings that part a verb from what it governs: agreed on Thursday to, threatened in an interview to."""

from __future__ import annotations

from pipelines.relate.items import Item


def before_adjuncts(items: list[Item], k: int) -> int:
    """Return the position left of dates and places that stand between a verb and what it governs: agreed on Thursday to …"""
    for _ in range(3):
        j = k
        while j >= 0 and items[j].klass in ("adv", "det"):
            j -= 1
        if j >= 0 and (items[j].date is not None or _is_located(items, j)):
            j -= 1
            while j >= 0 and items[j].klass in ("prep", "det", "adv") and items[j].low != "to":
                j -= 1
            k = j
        else:
            return _before_setting(items, k)
    return k


def _before_setting(items: list[Item], k: int) -> int:
    """Return the verb before the place of its saying: "threatened in a television interview to"; else `k`."""
    for j in range(k, max(0, k - 6), -1):
        item = items[j]
        if item.klass == "prep" and item.low in ("in", "on", "at", "during", "via"):
            entry = items[j - 1].entry
            return j - 1 if entry is not None and entry.verb is not None and entry.verb.sense == "say" else k
        if item.kind not in "WM" and item.klass != "det":
            return k
    return k


def _is_located(items: list[Item], j: int) -> bool:
    mention = items[j].mention
    if mention is None or mention.entity_kind not in ("place", "country", "venue") or j == 0:
        return False
    return items[j - 1].klass == "prep" and items[j - 1].low in ("in", "at")


def is_of_permission(items: list[Item], d: int) -> bool:
    """Return whether the date parts who may act from the act: cleared Peru on Thursday to impose."""
    k = d - 1 - (items[d - 1].klass == "prep")
    head = items[k - 1].entry if k > 0 else None
    governs = head is not None and (
        head.verb is not None or head.governor is not None or head.klass == "verb"
    )
    return (
        items[d + 1].low == "to"
        and items[k].mention is not None
        and (governs or items[k - 1].low.endswith("ed"))
    )


def before_vote(items: list[Item], k: int) -> int | None:
    """Return the item left of "voted on Monday in favour", whose last word is item `k`; None where it is no vote."""
    if k < 2 or items[k].low not in ("favour", "favor") or items[k - 1].low != "in":
        return None
    verb = before_adjuncts(items, k - 2)
    return verb - 1 if verb >= 0 and items[verb].low in ("voted", "vote", "votes") else None
