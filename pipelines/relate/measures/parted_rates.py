"""Rates between a verb and its measure: "cut to 10% its tariffs on tea", "raise from 5% to 9% the duty on tea"."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.reading import Reading

_ROLES = ("from", "to")
_BACK = ("back", "up", "down")
_CHANGES = ("raised", "reduced")
_LONGEST = 6


def verb_before_rates(items: list[Item], i: int) -> int | None:
    """Return the verb of a change whose rates end at item `i`; None where no such rates end there."""
    if not _is_percent(items[i]):
        return None
    k = i
    while k > 0 and i - k < _LONGEST and (_is_percent(items[k]) or items[k].low in (*_ROLES, *_BACK)):
        k -= 1
    entry = items[k].entry
    is_change = entry is not None and entry.verb is not None and entry.verb.status in _CHANGES
    return k if is_change and items[k + 1].low in (*_ROLES, *_BACK) else None


def note_parted_rates(words: list[Item], reading: Reading) -> None:
    """Take the rates between the verb of `reading` and its phrase."""
    made, phrase = reading.predicate, reading.phrase
    if made is None or made.verb is None or not made.verb < phrase.first or phrase.rates:
        return
    if verb_before_rates(words, phrase.first - 1) != made.verb:
        return
    for before, word in zip(
        words[made.verb : phrase.first], words[made.verb + 1 : phrase.first], strict=False
    ):
        if word.figure is not None and _is_percent(word) and before.low in _ROLES:
            phrase.rates.append((word.figure, before.low))


def _is_percent(item: Item) -> bool:
    return item.figure is not None and item.figure.quantity_kind == "percent"
