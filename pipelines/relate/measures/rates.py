"""Rates that stand outside the phrase, and which of several is the rate and which the one before."""

from __future__ import annotations

from pipelines.extract.spans import FigureSpan
from pipelines.relate.items import Item
from pipelines.relate.measures.noun_phrase import read_listed
from pipelines.relate.measures.phrase import NounPhrase
from pipelines.relate.measures.reading import Reading


def note_later_rates(words: list[Item], reading: Reading) -> None:
    """Take the rates after the verb when the phrase is its subject: "duties were cut from 50% to 25%"."""
    made, phrase = reading.predicate, reading.phrase
    if phrase.rates:
        _changed_to(words, reading)
        return
    if made is None or made.verb is None or made.verb < phrase.last:
        _amount(words, reading)
        _copula(words, reading)
        return
    for j in range(made.verb + 1, min(len(words), made.verb + 9)):
        word = words[j]
        if word.kind == "P" or (
            word.entry is not None and (word.entry.noun is not None or word.klass in ("sub", "say"))
        ):
            return
        if word.figure is not None and word.figure.quantity_kind == "percent":
            role = next(
                (
                    w.low
                    for w in reversed(words[max(made.verb, j - 3) : j])
                    if w.low in ("from", "to", "by", "at")
                ),
                "level",
            )
            phrase.rates.append((word.figure, role if role in ("from", "to", "by") else "level"))
            reading.end = j
            if role == "to":
                read_listed(words, j + 1, phrase)


def _changed_to(words: list[Item], reading: Reading) -> None:
    """Take the rate after an insertion: "lowered the 25% duty, which was to begin in May, to 15%", "…, from 25 to 50%"."""
    made, phrase = reading.predicate, reading.phrase
    if made is None or made.cue is None or made.cue.status not in ("raised", "reduced"):
        return
    if any(role == "to" for _, role in phrase.rates):
        return
    i = phrase.last + 1
    if i < len(words) and words[i].low == ",":
        closing = (j for j in range(i + 1, min(len(words) - 2, i + 14)) if words[j].low == ",")
        i = next((j + 1 for j in closing if words[j + 1].low == "to"), len(words))
    if i + 1 < len(words) and words[i].low == "to":
        figure = words[i + 1].figure
        if figure is not None and figure.quantity_kind == "percent":
            phrase.rates[:] = [(f, "from" if role == "level" else role) for f, role in phrase.rates]
            phrase.rates.append((figure, "to"))
            reading.end = max(reading.end, i + 1)


def _copula(words: list[Item], reading: Reading) -> None:
    """Take the rate of "the tariff on cars is now at 25%" and "will be 15%"."""
    phrase = reading.phrase
    j = phrase.last + 1
    seen: set[str] = set()
    while (
        j < len(words)
        and j < phrase.last + 7
        and (words[j].klass in ("aux", "modal", "adv") or words[j].low in ("at", "as", "high"))
    ):
        seen.add(words[j].low)
        j += 1
    figure = words[j].figure if j < len(words) else None
    if phrase.rates or figure is None or figure.quantity_kind != "percent" or not seen & _BE:
        return
    phrase.rates.append((figure, "level"))
    reading.end = max(reading.end, j)
    if reading.is_default and "will" in seen:
        reading.status, reading.rule, reading.is_default = "announced", "become", False


_BE = frozenset(("is", "are", "was", "were", "be", "been"))
_AMOUNTS = frozenset(
    "total totals totalled totaling totalling amount amounts amounted amounting stand stands stood average averages averaging range ranges ranged ranging set reach reaching".split()
)


def _amount(words: list[Item], reading: Reading) -> None:
    """Take the rate of "the duties, which totalled 80.5%" and "tariffs ranging from 5% to 35%" (its upper end)."""
    last = reading.phrase.last
    for j in range(last + 1, min(len(words), last + 6)):
        if words[j].low.partition(" ")[0] not in _AMOUNTS:
            continue
        percents = [
            w.figure
            for w in words[j + 1 : j + 9]
            if w.figure is not None and w.figure.quantity_kind == "percent"
        ]
        if percents:
            figure = percents[-1] if words[j].low.startswith("rang") else percents[0]
            reading.phrase.rates.append((figure, "level"))
            reading.end = max(reading.end, next(k for k, w in enumerate(words) if w.figure is figure))
        return


def chosen_rates(phrase: NounPhrase) -> tuple[FigureSpan | None, FigureSpan | None]:
    """Return (rate, rate before) among the percentages of the phrase."""
    rate = next((f for f, role in phrase.rates if role == "to"), None)
    rate = rate or next((f for f, role in phrase.rates if role == "level"), None)
    before = next((f for f, role in phrase.rates if role == "from"), None)
    return rate, before


def states_addition(words: list[Item], phrase: NounPhrase) -> bool:
    """Return whether the rate comes on top of others: an additional 10%."""
    return any(
        w.low in ("additional", "extra", "further") for w in words[phrase.first : phrase.head]
    ) and bool(phrase.rates)
