"""Deals over what somebody is to do: a deal with Peru to cut, an agreement on steel to suspend, a bid for a pact to lift.

Belongs here: which noun is a deal, and whether it is made or only sought. What it makes of the verb is in `infinitives`,
what its terms are in `terms`.
"""

from __future__ import annotations

from pipelines.relate.items import Item

_ALSO_ACCORDS = frozenset(("arrangement", "compromise", "settlement", "treaty"))
"""Words for a deal beside those of the lexicon."""


def is_accord(item: Item) -> bool:
    """Return whether the word names a deal or a truce."""
    noun = item.entry.noun if item.entry is not None else None
    return item.low in _ALSO_ACCORDS or (noun is not None and noun.instrument in ("agreement", "truce"))


def over_infinitive(items: list[Item], k: int) -> int | None:
    """Return the deal over "to" whose own words end at `k`: an agreement, one with Peru, one on the steel case."""
    if is_accord(items[k]):
        return k
    return _with_party(items, k) if items[k].kind == "M" else _on_matter(items, k)


def _with_party(items: list[Item], k: int) -> int | None:
    """Return the deal that is made with the party at `k`: reached an agreement with Peru to lower."""
    k -= 1 + (items[k - 1].klass == "det")
    return k - 1 if k > 0 and items[k].low == "with" and is_accord(items[k - 1]) else None


def _on_matter(items: list[Item], k: int) -> int | None:
    """Return the deal whose matter ends at `k`: an agreement on the steel case to suspend, a deal in the row over fish to lift."""
    for j in range(k, max(0, k - _MATTER), -1):
        if items[j].low in _MATTERS_AFTER and is_accord(items[j - 1]):
            return j - 1
        if items[j].kind not in "WLM" or items[j].klass not in (None, "det", "prep"):
            return None
    return None


_MATTER = 7
_MATTERS_AFTER = frozenset(("about", "in", "on", "over"))


_SOUGHT_FOR = frozenset(
    "potential possible prospective close bid bids hope hopes push quest talks negotiations race effort efforts chance chances search discussions work path call calls".split()
)
_SEEKS = frozenset(
    "near nears nearing neared seek seeks seeking sought negotiate negotiates negotiating discuss discusses discussing discussed pursue pursuing".split()
)


def is_sought(items: list[Item], k: int) -> bool:
    """Return whether the deal at `k` is not made yet: a bid for a deal to lower, seeking a deal to lower."""
    for j in range(k - 1, max(-1, k - 6), -1):
        if items[j].low in _SEEKS or not _SOUGHT_FOR.isdisjoint(items[j].low.split()):
            return True
        if items[j].klass not in (None, "det", "prep"):
            return False
    return False
