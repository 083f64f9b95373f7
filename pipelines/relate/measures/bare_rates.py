"""Rates that are duties without the word: "Japan charges 38.5% on beef"."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument

DUTY = Instrument("tariff", None, False, "duty")
_LEVIES = frozenset(("charge", "levy", "slap", "impose"))
_REACH = 6


def is_duty(words: list[Item], i: int) -> bool:
    """Return whether the figure at `i` is what is levied on goods: a verb of levying before it, "on" and goods after."""
    figure = words[i].figure
    if (
        figure is None
        or figure.quantity_kind != "percent"
        or i == 0
        or i + 2 >= len(words)
        or words[i + 1].low != "on"
    ):
        return False
    k = i - 1
    while k > 0 and (words[k].klass in ("det", "adv") or words[k].low in ("up to", "some", "about")):
        k -= 1
    entry = words[k].entry
    levies = entry is not None and entry.verb is not None and entry.verb.lemma in _LEVIES
    goods = words[i + 2 : i + 2 + _REACH]
    return levies and any(word.entry is not None and word.entry.is_product for word in goods)
