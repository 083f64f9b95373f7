"""Rates stated of a measure: "the tariff is now 25%", "the duties – 17% on cars and 9% on lorries – will be lifted".

Belongs here: the rate behind a form of "be", a dash or a colon, and the further ones of other goods behind it. Rates after
other verbs are read in `rates`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import describes_goods
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
    _take(words, j, reading)
    other = words[j + 2].figure if j + 2 < len(words) and words[j + 1].klass == "conj" else None
    if other is not None and other.quantity_kind == "percent":
        phrase.further.append(NounPhrase(j + 2, phrase.instrument, j + 2, j + 2, rates=[(other, "level")]))
    if reading.is_default and "will" in seen:
        reading.status, reading.rule, reading.is_default = "announced", "become", False


def note_opened_rates(words: list[Item], reading: Reading) -> None:
    """Take the rates of "the duties on two goods – 17% on cars and 9% on lorries – will be lifted"."""
    opened = _opened(words, reading.phrase) if not reading.phrase.rates else None
    if opened is not None:
        _take(words, opened, reading)


def _take(words: list[Item], j: int, reading: Reading) -> None:
    """Take the rate at item `j` for that of the reading, and those of other goods that follow it."""
    figure = words[j].figure
    assert figure is not None
    reading.phrase.rates.append((figure, "level"))
    reading.end = max(reading.end, j)
    _rated_goods(words, j + 1, reading.phrase)


def _opened(words: list[Item], phrase: NounPhrase) -> int | None:
    """Return the first rate of a list that a dash or a colon opens: duties on two goods: 17% on cars and 9% on lorries."""
    for k in range(phrase.last + 1, min(len(words) - 2, phrase.last + _OPENS_WITHIN)):
        figure = words[k + 1].figure
        if words[k].low in _OPENS:
            is_rate = figure is not None and figure.quantity_kind == "percent"
            is_of_goods = words[k + 2].low in ("on", "for") and _names_goods(words, k + 3)
            return k + 1 if is_rate and is_of_goods else None
        if words[k].kind == "P" or words[k].klass in ("sub", "say", "modal", "conj"):
            return None
    return None


def _names_goods(words: list[Item], i: int) -> bool:
    """Return whether item `i` is of goods and no party: on Peruvian cars, not for Peru (see `rate_lists`)."""
    return i < len(words) and (words[i].mention is None or describes_goods(words, i))


_OPENS = frozenset(("–", "—", ":"))
_OPENS_WITHIN = 12
"""Items of a clause about a measure up to its rates: that were imposed by Peru in May."""


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
