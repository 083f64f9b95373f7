"""The measure statements of one sentence, in order."""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.items import Item
from pipelines.relate.lexicon import lexicon
from pipelines.relate.measures import stand_ins, taken_up
from pipelines.relate.measures.answers import told_before
from pipelines.relate.measures.heads import find_readings
from pipelines.relate.measures.kinds import worth_a_row
from pipelines.relate.measures.later_dates import told_of
from pipelines.relate.measures.reading import Context, Reading
from pipelines.relate.measures.rows import rows_of
from pipelines.relate.statements import MeasureStatement


def read(context: Context, sentence: Sentence) -> list[MeasureStatement]:
    """Return the statements of `sentence` in order."""
    return [row for words in context.index.pieces(sentence) for row in _read(context, sentence, words)]


def _read(context: Context, sentence: Sentence, words: list[Item]) -> list[MeasureStatement]:
    words = _with_origins(_with_particles(_without_glosses(words)))
    if sentence.char_start in context.on_truce:
        words = taken_up.named(words, sentence, context.index)
    words = stand_ins.named(words, sentence, context)
    is_asked = _asks_whether(words)
    readings = [
        reading
        for reading in find_readings(words, context)
        if worth_a_row(reading) and (reading.is_default or not is_asked)
    ]
    answered = told_before(words, sentence, context)
    result: list[MeasureStatement] = [] if answered is None else [answered]
    result.extend(told_of(words, sentence, context))
    used: set[int] = set()
    for number, reading in enumerate(readings):
        low = reading.start
        has_verb = reading.predicate is not None and reading.predicate.verb is not None
        if number == 0 and has_verb and reading.rule != "stance":
            low = 0
        high = len(words) if reading.shares_dates else _limit(words, readings, number)
        low = _with_date(words, low)
        result.extend(rows_of(context, sentence, words, reading, low, high, used))
    context.previous = [*context.previous[-4:], *result]
    return result


def _with_date(words: list[Item], low: int) -> int:
    """Return the item of the date that a clause from item `low` tells of: in March, when Peru raised the duty."""
    k = low - 1
    if k < 2 or words[k].low != "when":
        return low
    k -= 1 + (words[k - 1].low == ",")
    return k if words[k].date is not None else low


def _without_glosses(words: list[Item]) -> list[Item]:
    """Return `words` without short forms in brackets, which part a phrase: hot-rolled coil (HRC) from Peru."""
    for i in reversed(
        [i for i, word in enumerate(words[:-2]) if word.low == "no" and words[i + 1].low == "."]
    ):
        words = [*words[:i], *words[i + 3 :]]
    marks = [i for i, word in enumerate(words) if word.low == "("]
    for i in reversed(marks):
        end = next((j for j in range(i + 2, min(len(words), i + 5)) if words[j].low == ")"), None)
        if end is not None and all(_is_gloss(w) for w in words[i + 1 : end]):
            words = [*words[:i], *words[end + 1 :]]
    return words


_ROUTES = frozenset("imported exported shipped consigned coming".split())
_LONGEST_ROUTE = 4


def _with_origins(words: list[Item]) -> list[Item]:
    """Return `words` with "originating in or exported from" as "originating from": goods originating in Peru."""
    for i in range(len(words) - 2, 0, -1):
        if words[i].low != "in" or words[i - 1].low not in ("originating", "originate"):
            continue
        near = range(i + 2, min(len(words) - 1, i + 2 + _LONGEST_ROUTE))
        route = next((j for j in near if words[j].low == "from" and words[j - 1].low in _ROUTES), None)
        end = i if route is None else route + (words[route + 1].low == ",")
        source = Item("L", words[i].start, words[end].end, "from")
        source.reads_as(lexicon().entry("from"))
        words = [*words[:i], source, *words[end + 1 :]]
    return words


def _is_gloss(word: Item) -> bool:
    """Return whether a word in brackets only says again what stands before it: a short form, a sum in another currency."""
    is_sum = word.figure is not None and word.figure.quantity_kind == "money"
    return is_sum or (word.kind in "WM" and word.klass is None)


_ASKS_MORE = frozenset("what why when where who whom whose which how".split())


def _asks_whether(words: list[Item]) -> bool:
    """Return whether the sentence asks if something is so, and states none of it: "Has Canada lifted its ban?", "Truce still possible?"."""
    end = next((word.low for word in reversed(words) if word.low not in "”’\"')"), "")
    return end == "?" and not any(word.low in _ASKS_MORE or word.klass == "if" for word in words[:3])


def _with_particles(words: list[Item]) -> list[Item]:
    """Return `words` with verbs next to the *with* that a date parts from them: answered in October with controls."""
    for i, word in enumerate(words):
        entry = lexicon().entries.get((*word.low.split(), "with")) if word.kind in "WL" else None
        if entry is None or entry.verb is None:
            continue
        at = i + 1
        while at < len(words) and (words[at].klass in ("prep", "adv", "det") or words[at].date is not None):
            at += 1
        parted = words[i + 1 : at - 1]
        if any(w.date is not None for w in parted) and words[at - 1].low == "with":
            joined = Item("L", word.start, word.end, f"{word.low} with")
            joined.reads_as(entry)
            return [*words[:i], joined, *parted, *_with_particles(words[at:])]
    return words


def _limit(words: list[Item], readings: list[Reading], number: int) -> int:
    """Return where the words of reading `number` end: at the next one's subject, or its noun when they share it."""
    last = readings[number].phrase.last + 1
    if number + 1 == len(readings):
        return len(words)
    following = readings[number + 1]
    return following.start if following.start >= last else max(last, following.phrase.first)
