"""Rates that follow one another in time: "12% in May, rising to 18% in July", "25%, which will go up to 50% in a week".

Belongs here: the later steps of one measure's rate. Rates for several parties are read in `rate_lists`, those for
several goods in `rates`.
"""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Instrument
from pipelines.relate.measures.phrase import TAXES, NounPhrase
from pipelines.relate.measures.reading import Reading

_JOINS = frozenset((",", "and", "then", "before", ";"))
_THEN = frozenset(("then", "gradually", "further", "again"))
_PERIODS = frozenset(
    "final last remaining period six-month one-year year years month months quarter half first second third fourth fifth following next".split()
)
_MOVES = ("raised", "reduced")
_MOST = 8
"""Steps of one rate that are read."""


def note_steps(words: list[Item], reading: Reading) -> None:
    """Add the later steps of the rate, each with the day from which it holds, to the phrase of `reading`."""
    phrase = reading.phrase
    if reading.instrument.instrument not in (*TAXES, "export_control") or phrase.further or not phrase.rates:
        return
    rated = max((k for k, word in enumerate(words) if word.figure is phrase.rates[-1][0]), default=-1)
    k, _ = past_time(words, _past_verb(words, max(phrase.last, reading.end) + 1))
    if (moved := _moved(words, k, phrase.instrument)) is not None:
        phrase.further.append(moved)
        return
    if not any(_tells_time(word) for word in words[rated + 1 : k]):
        return
    phrase.further += later_steps(words, k, phrase.instrument)


def later_steps(words: list[Item], k: int, instrument: Instrument) -> list[NounPhrase]:
    """Return the rates that follow one after item `k`, each with words of time: ", 11% in the second year and 9% in the third"."""
    steps: list[NounPhrase] = []
    while len(steps) < _MOST and (at := _rate_after(words, k)) is not None:
        end, begins = past_time(words, at + 1)
        figure = words[at].figure
        if figure is None or not any(_tells_time(word) for word in words[at + 1 : end]):
            break
        step = NounPhrase(at, instrument, at, end - 1, rates=[(figure, "level")])
        step.is_step, step.begins = True, begins
        steps.append(step)
        k = end
    return steps


def _moved(words: list[Item], k: int, instrument: Instrument) -> NounPhrase | None:
    """Return the rate to which the first one is to change: ", which will go up to 50%", ", with a further increase to 50%"."""
    if k + 1 >= len(words) or words[k].low != "," or words[k + 1].low not in ("which", "with"):
        return None
    to = next((j for j in range(k + 2, min(len(words) - 1, k + _MOVE)) if words[j].low == "to"), None)
    entry = words[to - 1].entry if to is not None else None
    figure = words[to + 1].figure if to is not None else None
    if to is None or entry is None or figure is None or figure.quantity_kind != "percent":
        return None
    is_clause = words[k + 1].low == "which"
    cue = entry.verb if is_clause else entry.governor
    is_ahead = not is_clause or any(word.klass in ("modal", "to_be") for word in words[k + 2 : to])
    if cue is None or cue.status not in _MOVES or not is_ahead:
        return None
    end, begins = past_time(words, to + 2)
    step = NounPhrase(to + 1, instrument, to + 1, max(end - 1, to + 1))
    step.rates, step.is_step, step.begins, step.is_to_come = [(figure, "level")], True, begins, True
    return step


_MOVE = 8
"""Items from the comma to the rate: which will then go up to."""


def _past_verb(words: list[Item], k: int) -> int:
    """Return the item after the verb that says how long the first rate holds: will run for a year."""
    at = k
    while at < len(words) and words[at].klass in ("modal", "aux", "to_be", "adv"):
        at += 1
    is_verb = at < len(words) and words[at].low in _HOLDS
    return at + 1 if is_verb else k


_HOLDS = frozenset("run runs last lasts apply applies hold holds start starts begin begins".split())


def _tells_time(word: Item) -> bool:
    return word.date is not None or word.low in _PERIODS


def past_time(words: list[Item], k: int) -> tuple[int, DateSpan | None]:
    """Return the item after the words of time that start at `k`, and the first day or month among them."""
    begins = None
    end = k
    while k < len(words):
        word = words[k]
        if _tells_time(word):
            end = k + 1
            is_day = word.date is not None and word.date.timex_type == "DATE" and not word.date.is_vague
            begins = begins or (word.date if is_day else None)
        elif word.klass not in ("prep", "det", "adv", "effective"):
            break
        k += 1
    return end, begins


def _rate_after(words: list[Item], k: int) -> int | None:
    """Return the rate that a join leads to: ", 11%", "and to 30%", ", rising to 25%", "before falling to 5%"."""
    at = k
    while at < len(words) and words[at].low in _JOINS:
        at += 1
    if at == k:
        return None
    while at < len(words) and (words[at].klass == "aux" or words[at].low in _THEN):
        at += 1
    entry = words[at].entry if at < len(words) else None
    at += entry is not None and entry.verb is not None and entry.verb.status in _MOVES
    at += at < len(words) and words[at].low in ("back", "again")
    while at < len(words) and words[at].low in ("to", "at", "up to"):
        at += 1
    figure = words[at].figure if at < len(words) else None
    return at if figure is not None and figure.quantity_kind == "percent" else None
