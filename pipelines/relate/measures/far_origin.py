"""Where goods come from, said at the end of a long description: "duties on coils, sheets or any other form from Peru"."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import STOP, TAXES, NounPhrase
from pipelines.relate.parties import actor

_REACH = 32
_HIT_BY_ORIGIN = frozenset(
    ("tariff", "anti_dumping", "safeguard", "import_ban", "investigation", "quota", "export_control", "tax")
)
_DESCRIBES = frozenset(("of", "in", "such as", "including", "like", "by"))
"""Prepositions inside a description of goods: sheets of steel in coils, nuts such as almonds."""
_MADE = frozenset(
    "originating exported imported shipped produced manufactured made coming sourced grown".split()
)
_PLAIN = frozenset(("any", "all", "some", "such", "certain", "the"))


def note_far_origin(items: list[Item], phrase: NounPhrase) -> None:
    """Add the parties of the "from X and Y" that ends the description of the goods, where none is nearer."""
    if phrase.targets or phrase.instrument.instrument not in _HIT_BY_ORIGIN or phrase.product is None:
        return
    start = phrase.last + 1
    for j in range(start, min(len(items) - 1, start + _REACH)):
        item = items[j]
        is_place = item.low == "in" and items[j - 1].low in _MADE
        is_buyer = item.low == "to" and phrase.flow == "out" and items[j - 1].low == ","
        if item.low == "from" or is_place or is_buyer:
            _note_list(items, j + 1, phrase)
            return
        if item.low not in _MADE and not _describes(items, j):
            return


def note_importer(items: list[Item], phrase: NounPhrase) -> None:
    """Take who imports for who levies: "duties on EU imports of steel from Peru"."""
    if len(phrase.targets) < 2 or phrase.instrument.instrument not in TAXES:
        return
    (party, k), later = phrase.targets[0], phrase.targets[1:]
    imports = k + 1 < len(items) and items[k + 1].low == "imports" and items[k + 2 : k + 3]
    if not imports or any(p == party for p, _ in later) or phrase.imposer not in (None, party):
        return
    if any(item.low == "from" for item in items[k + 2 : later[0][1]]):
        phrase.imposer, phrase.has_owner, phrase.targets = party, True, later


def _describes(items: list[Item], j: int) -> bool:
    """Return whether item `j` may stand inside a description of goods."""
    item = items[j]
    if item.kind == "P":
        return item.low in ",()-–‑/&"
    if item.kind in "MD" or item.klass in STOP:
        return False
    if item.klass == "det":
        return item.low in _PLAIN
    if item.klass == "prep":
        return item.low in _DESCRIBES
    if item.klass is not None:
        return item.klass == "conj" and item.low != "but"
    entry = item.entry
    if entry is None:
        return not (items[j - 1].low == "," and item.low.endswith("ing"))
    is_noun = items[j - 1].klass in ("prep", "det")
    return (
        is_noun or entry.is_product or (entry.verb is None and entry.noun is None and entry.predicate is None)
    )


def _note_list(items: list[Item], k: int, phrase: NounPhrase) -> None:
    """Add the parties joined by commas and "and" from item `k` on."""
    while k < len(items):
        item = items[k]
        mention = item.mention
        party = actor(mention) if mention is not None and not item.is_possessive else None
        if party is not None:
            phrase.targets.append((party, k))
            phrase.last = k
        elif item.low != "," and item.klass not in ("conj", "det"):
            return
        k += 1
