"""Words before the goods of a measure: hedges, shares and floods of them: about 91% of exports, a surge in imports.

Belongs here: where the goods begin, and words of trade that only describe them. The goods are read in `noun_objects`.
"""

from __future__ import annotations

from pipelines.relate.function_words import FLOODS, QUANTITY_HEDGES
from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import NounPhrase


def first_word(items: list[Item], j: int, n: int) -> int:
    """Return the position past hedges and a share: about 91% of EU exports, a large part of them."""
    while j + 1 < n and items[j].low in QUANTITY_HEDGES and items[j + 1].low != "of":
        j += 1
    j = _past_now(items, j, n)
    for k in range(j, min(j + _SHARE_WORDS, n - 2)):
        if items[k + 1].low == "of" and (items[k].low in SHARES or (k == j and items[k].figure is not None)):
            return _past_now(items, k + 2, n)
        if items[k + 1].low in ("of", "in") and items[k].low in _SURGES:
            return k + 2  # a probe into the increase in imports
        figure = items[k].figure
        if items[k + 1].low == "in" and figure is not None and figure.quantity_kind == "money":
            return k + 2  # on $2 billion in Peruvian goods
        if items[k].klass not in ("det", "adv") and not (k > j and items[k].klass is None):
            break
    return j


def _past_now(items: list[Item], j: int, n: int) -> int:
    """Return the item past a word of time that describes goods: current Peruvian exports."""
    date = items[j].date if j + 1 < n else None
    return j + 1 if date is not None and date.is_vague and items[j + 1].kind in "WML" else j


_SHARE_WORDS = 3
SHARES = frozenset(
    "part parts portion bulk majority share most half some all any amount amounts quantity quantities volume volumes number numbers range list series variety lot rest remainder "
    "array swath swathe raft host slew basket selection spectrum hundreds thousands dozens tens scores".split()
)
"""Nouns before "of" that say how many of the goods."""
_SURGES = FLOODS | frozenset("increase increases rise jump spike growth flow".split())
"""Nouns before "in" or "of" that say what becomes of the goods."""


def is_for_export(items: list[Item], j: int, phrase: NounPhrase) -> bool:
    """Return whether "export" only describes goods that may not come in: the import of spices and export crops."""
    after = items[j + 1] if j + 1 < len(items) else None
    is_noun = after is not None and (
        after.kind == "W" or (after.entry is not None and after.entry.is_product)
    )
    return phrase.flow == "in" and items[j].low == "export" and is_noun
