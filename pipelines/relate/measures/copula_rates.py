"""Rates that "be" states of a measure: "the tariff is now 25%", "the duties, if imposed, would be 17% on cars".

Belongs here: the rate behind a form of "be", and the further ones of other goods behind it. Rates after other verbs are
read in `rates`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import Reading


def note_stated_rate(words: list[Item], reading: Reading) -> None:
    """Take the rate of "the tariff on cars is now at 25%" and "will be 15%", past ", if imposed,"; and those of other goods."""
    phrase = reading.phrase
    start = j = _past_condition(words, phrase.last + 1)
    seen: set[str] = set()
    while j < len(words) and j < start + 6 and _is_before_rate(words[j]):
        seen.add(words[j].low)
        j += 1
    figure = words[j].figure if j < len(words) else None
    if phrase.rates or figure is None or figure.quantity_kind != "percent" or not seen & _BE:
        return
    phrase.rates.append((figure, "level"))
    reading.end = max(reading.end, j)
    _rated_goods(words, j + 1, phrase)
    other = words[j + 2].figure if j + 2 < len(words) and words[j + 1].klass == "conj" else None
    if other is not None and other.quantity_kind == "percent":
        phrase.further.append(NounPhrase(j + 2, phrase.instrument, j + 2, j + 2, rates=[(other, "level")]))
    if reading.is_default and "will" in seen:
        reading.status, reading.rule, reading.is_default = "announced", "become", False


def _past_condition(words: list[Item], i: int) -> int:
    """Return the item behind the aside that opens at `i`: the duties, if imposed, would be."""
    if i + 2 < len(words) and words[i].low == "," and words[i + 1].klass == "if":
        return next((k + 1 for k in range(i + 2, min(len(words), i + 7)) if words[k].low == ","), i)
    return i


def _is_before_rate(word: Item) -> bool:
    """Return whether the word may stand between a measure and its rate: is currently at, will be as high as."""
    is_vague = word.date is not None and word.date.is_vague
    return is_vague or word.klass in ("aux", "modal", "adv") or word.low in ("at", "as", "high")


def _rated_goods(words: list[Item], i: int, phrase: NounPhrase) -> None:
    """Read the goods and makers that have each their rate: (17%) on cars from A, 18% on those from B and 35% for C."""
    for k in range(i + 2, min(len(words) - 1, i + _RATED_REACH)):
        if words[k].low == ";" or words[k].klass in ("sub", "rel", "modal", "say"):
            return
        figure = words[k].figure
        is_next = words[k - 1].low == "," or words[k - 1].klass == "conj"
        if figure is None or figure.quantity_kind != "percent" or not is_next:
            continue
        if words[i].low not in ("on", "for") or words[k + 1].low not in ("on", "for"):
            return
        phrase.further.append(NounPhrase(k, phrase.instrument, k, k + 1, rates=[(figure, "level")]))


_RATED_REACH = 30
_BE = frozenset(("is", "are", "was", "were", "be", "been"))
