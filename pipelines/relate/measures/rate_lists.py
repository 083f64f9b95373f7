"""Rates dealt out among parties: "duties on Peru (up to 20%) and Chile (5%)", "19% for Laos and 20% for Vietnam", "and Chad 15%".

Belongs here: lists of parties with a rate each, beside one measure. A single rate is read in `rates` and `objects`.
"""

from __future__ import annotations

from pipelines.extract.spans import FigureSpan
from pipelines.relate.function_words import DUTY_WORDS
from pipelines.relate.items import Item
from pipelines.relate.measures.phrase import TAXES, NounPhrase
from pipelines.relate.measures.reading import Reading, party_at

_REACH = 48
_HEDGES = frozenset(
    ("up to", "at", "as much as", "as high as", "a", "an", "the", "of", "about", "around", "only")
)
_BEARS = frozenset(
    "face faces faced facing receive receives received get gets got secured secure pay pays paid has have at with".split()
)
_FOR = frozenset(("for", "on", "against"))
_JOINS = frozenset((",", "and", "while", "but", ";", "—", "–", "with"))


def note_rate_list(words: list[Item], reading: Reading) -> None:
    """Add the further rates of a list that gives a rate to each party to the phrase of `reading`."""
    if reading.instrument.instrument not in TAXES or reading.phrase.further:
        return
    _in_brackets(words, reading)
    if not reading.phrase.further and not reading.phrase.rates:
        _for_each(words, reading)
    if not reading.phrase.further and reading.phrase.rates and reading.target is not None:
        _gapped(words, reading)


def _percent(words: list[Item], k: int) -> tuple[FigureSpan, int] | None:
    """Return the percentage at `k`, past hedges and articles, and its item."""
    while k < len(words) and words[k].low in _HEDGES:
        k += 1
    figure = words[k].figure if k < len(words) else None
    return (figure, k) if figure is not None and figure.quantity_kind == "percent" else None


def _add(reading: Reading, party: tuple[str, int], figure: FigureSpan, first: int, last: int) -> None:
    other = NounPhrase(
        first, reading.phrase.instrument, first, last, rates=[(figure, "level")], targets=[party]
    )
    reading.phrase.further.append(other)


def _in_brackets(words: list[Item], reading: Reading) -> None:
    """Read "duties against Peru (up to 20%), Chile (5%) and Bolivia (3%)"."""
    phrase = reading.phrase
    found: list[tuple[tuple[str, int], FigureSpan, int]] = []
    k = phrase.head + 1
    while k < min(len(words) - 2, phrase.head + _REACH) and len(found) < 20:
        party = party_at(words, k)
        rated = _percent(words, k + 2) if party is not None and words[k + 1].low == "(" else None
        if (
            party is not None
            and rated is not None
            and rated[1] + 1 < len(words)
            and words[rated[1] + 1].low == ")"
        ):
            found.append(((party, k), rated[0], rated[1]))
            k = rated[1] + 1
        elif found and not (words[k].low in _JOINS or words[k].klass == "det"):
            break
        k += 1
    if len(found) < 2:
        return
    (party, at), figure, last = found[0]
    phrase.rates[:], phrase.targets[:] = [(figure, "level")], [(party, at)]
    phrase.last = max(phrase.last, last)
    reading.target = party
    for named, rate, end in found[1:]:
        _add(reading, named, rate, named[1], end)


def _for_each(words: list[Item], reading: Reading) -> None:
    """Read "the tariffs announced earlier — 19% for Laos and Cambodia, and 20% for Vietnam"."""
    phrase = reading.phrase
    first = True
    k = phrase.head + 1
    while k < min(len(words) - 2, phrase.head + _REACH):
        entry, rated = words[k].entry, words[k].figure
        if entry is not None and entry.noun is not None:
            return
        is_percent = rated is not None and rated.quantity_kind == "percent"
        if (
            not is_percent
            or words[k + 1].low not in _FOR
            or words[k - 1].low not in _JOINS | {":", "of", "at"}
        ):
            k += 1
            continue
        assert rated is not None
        named, last = _parties(words, k + 2)
        if not named:
            return
        if first:
            phrase.rates[:], phrase.targets[:] = [(rated, "level")], [named[0]]
            phrase.last, reading.target = max(phrase.last, named[0][1]), named[0][0]
            named, first = named[1:], False
        for party in named:
            _add(reading, party, rated, k, party[1])
        k = last + 1


def _parties(words: list[Item], k: int) -> tuple[list[tuple[str, int]], int]:
    """Return the parties of the list that starts at item `k`, and the last item of it."""
    named: list[tuple[str, int]] = []
    last = k - 1
    while k < len(words):
        party = party_at(words, k)
        if party is not None and not words[k].is_possessive:
            named.append((party, k))
            last = k
        elif words[k].low not in (",", "and") and words[k].klass != "det":
            break
        k += 1
    return named, last


def _gapped(words: list[Item], reading: Reading) -> None:
    """Read "Peru faces a 19% tariff, Chile and Ecuador 20%, while Bolivia and Guyana will receive 15%"."""
    k = max(reading.phrase.last, reading.end) + 1
    seen = {reading.imposer, reading.target}
    while k + 1 < len(words):
        start = k
        while k < len(words) and (words[k].low in _JOINS or words[k].klass == "det"):
            k += 1
        named, last = _parties(words, k)
        if k == start or not named or any(party in seen for party, _ in named):
            return
        rated = _percent(words, _past_verb(words, last + 1))
        if rated is None:
            return
        seen |= {party for party, _ in named}
        for party, at in named:
            _add(reading, (party, at), rated[0], at, rated[1] if (party, at) == named[-1] else at)
        k = rated[1] + 1
        while k < len(words) and words[k].low in _RATE_NOUNS:
            k += 1


def _past_verb(words: list[Item], k: int) -> int:
    """Return the item after the verb of bearing at `k`: will face, received; `k` where it is left out."""
    at = k + (k < len(words) and words[k].klass in ("modal", "to_be"))
    return at + 1 if at + 1 < len(words) and words[at].low in _BEARS else k


_RATE_NOUNS = DUTY_WORDS | {"rate", "rates"}
