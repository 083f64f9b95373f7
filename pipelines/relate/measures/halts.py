"""Nouns that end a flow of goods and so are a ban: the suspension of pineapple imports.

Belongs here: which noun is one. Verbs that stop trade are read in `verbal`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument

HALT = Instrument("export_control", "P", True, "ban")
"""What "the suspension of beef imports" names; its object decides of exports or imports."""
_HALTS = frozenset(("suspension", "stoppage", "halting", "banning"))
_FLOWS = frozenset(("imports", "exports", "shipments", "importation", "import", "export"))


def halts_trade(words: list[Item], i: int) -> bool:
    """Return whether the noun at `i` ends a flow of goods: the suspension of pineapple imports."""
    if words[i].low not in _HALTS or i + 2 >= len(words) or words[i + 1].low != "of":
        return False
    for word in words[i + 2 : i + 8]:
        if word.entry is not None and word.entry.noun is not None:
            return False
        if word.low in _FLOWS:
            return True
        if word.kind not in "WMLF" or word.klass not in (None, "det", "conj"):
            return False
    return False
