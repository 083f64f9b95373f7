"""The measure statements of one sentence, in order."""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.items import Item
from pipelines.relate.measures import later_states, stand_ins, taken_up, wordings
from pipelines.relate.measures.answers import told_before
from pipelines.relate.measures.heads import find_readings
from pipelines.relate.measures.hypotheses import is_awaited
from pipelines.relate.measures.kinds import worth_a_row
from pipelines.relate.measures.later_dates import told_of
from pipelines.relate.measures.modality import BEARS
from pipelines.relate.measures.reading import Context, Reading
from pipelines.relate.measures.rows import rows_of
from pipelines.relate.statements import MeasureStatement


def read(context: Context, sentence: Sentence) -> list[MeasureStatement]:
    """Return the statements of `sentence` in order."""
    return [row for words in context.index.pieces(sentence) for row in _read(context, sentence, words)]


def _read(context: Context, sentence: Sentence, words: list[Item]) -> list[MeasureStatement]:
    words = wordings.plain(words)
    if sentence.char_start in context.on_truce:
        words = taken_up.named(words, sentence, context.index)
    words = stand_ins.named(words, sentence, context)
    is_asked = _asks_whether(words)
    readings = [
        reading
        for reading in find_readings(words, context)
        if worth_a_row(reading) and (reading.is_default or not is_asked) and not is_awaited(words, reading)
    ]
    answered = told_before(words, sentence, context)
    result: list[MeasureStatement] = [] if answered is None else [answered]
    result.extend(told_of(words, sentence, context))
    result.extend(later_states.told_of(words, sentence, context))
    used: set[int] = set()
    for number, reading in enumerate(readings):
        low = reading.start
        has_verb = reading.predicate is not None and reading.predicate.verb is not None
        is_clause = reading.rule == "state" or (has_verb and (reading.rule != "stance" or _bears(reading)))
        if number == 0 and is_clause:
            low = 0
        high = len(words) if reading.shares_dates else _limit(words, readings, number)
        low = _with_date(words, low)
        result.extend(rows_of(context, sentence, words, reading, low, high, used))
    context.previous = [*context.previous[-4:], *result]
    return result


def _bears(reading: Reading) -> bool:
    """Return whether the verb says whom the measure hits, whose day may open the sentence: from May, Peru faces a duty."""
    cue = reading.predicate.cue if reading.predicate is not None else None
    return cue is not None and cue.lemma in BEARS


def _with_date(words: list[Item], low: int) -> int:
    """Return the item of the date that a clause from item `low` tells of: in March, when Peru raised the duty."""
    k = low - 1
    if k < 2 or words[k].low != "when":
        return low
    k -= 1 + (words[k - 1].low == ",")
    return k if words[k].date is not None else low


_ASKS_MORE = frozenset("what why when where who whom whose which how".split())


def _asks_whether(words: list[Item]) -> bool:
    """Return whether the sentence asks if something is so, and states none of it: "Has Canada lifted its ban?", "Truce still possible?"."""
    end = next((word.low for word in reversed(words) if word.low not in "”’\"')"), "")
    return end == "?" and not any(word.low in _ASKS_MORE or word.klass == "if" for word in words[:3])


def _limit(words: list[Item], readings: list[Reading], number: int) -> int:
    """Return where the words of reading `number` end: at the next one's subject, or its noun when they share it."""
    last = readings[number].phrase.last + 1
    if number + 1 == len(readings):
        return len(words)
    following = readings[number + 1]
    return following.start if following.start >= last else max(last, following.phrase.first)
