"""What becomes of a measure told before, taken up by a pronoun: "It would be cut to 10% in May", "has a duty but will cut it to 10%".

Belongs here: a sentence or a clause that names no measure itself. The days that such a sentence gives are read in `later_dates`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue, Instrument
from pipelines.relate.measures import dating
from pipelines.relate.measures.answers import statements_before
from pipelines.relate.measures.clause_marks import has_condition
from pipelines.relate.measures.date_frame import Frame
from pipelines.relate.measures.modality import status_of
from pipelines.relate.measures.phrase import TAXES, NounPhrase, Predicate
from pipelines.relate.measures.rate_steps import later_steps, past_time
from pipelines.relate.measures.reading import BILATERAL, Context
from pipelines.relate.measures.said_of import verb_clause
from pipelines.relate.measures.several_rows import further_rows, with_rate
from pipelines.relate.measures.statuses import is_prospective
from pipelines.relate.measures.verb_chain import chain
from pipelines.relate.statements import MeasureStatement

_OPENS = frozenset(("it", "they", "this", "these"))
_LED_BY = ("adv", "aux", "modal", "to_be", "neg")
_CHANGES = ("raised", "reduced")
_REACH = 5
"""Items behind the verb within which the new rate stands."""


def told_in(sentence: Sentence, context: Context) -> list[MeasureStatement]:
    """Return what `told_of` reads in a sentence that names no measure itself."""
    text = context.index.spans.source.text[sentence.char_start : sentence.char_start + _REACH]
    if sentence.passage_kind != "body" or text.lower().partition(" ")[0] not in _OPENS:
        return []
    return [row for words in context.index.pieces(sentence) for row in told_of(words, sentence, context)]


def told_of(words: list[Item], sentence: Sentence, context: Context) -> list[MeasureStatement]:
    """Return the statement of the sentence before with the rate or the state to which this one says that it changes."""
    verb = _verb(words)
    made = verb_clause(words, verb, 0, 1, relative=False) if verb is not None else None
    if verb is None or made is None:
        return []
    before = statements_before(sentence, context)
    rate = _new_rate(words, verb)
    figure = words[rate].figure if rate is not None else None
    if rate is not None and figure is not None:
        rated = [s for s in before if s.instrument in TAXES and s.rate_percent]
        return [row for told in rated[-1:] for row in _new_rates(told, words, made, rate, sentence, context)]
    others = [s for s in before if s.instrument not in BILATERAL and s.status != made.status]
    is_told = _ends_or_returns(words[verb], made)
    return [_changed(told, words, made, verb, sentence, context) for told in others[-1:] if is_told]


def told_beside(
    sentence: Sentence, context: Context, statements: list[MeasureStatement]
) -> list[MeasureStatement]:
    """Return those of `statements` whose rate or state a later verb of the same sentence changes: "has an 8% duty but will cut it to 4%"."""
    found: list[MeasureStatement] = []
    others = [s for s in statements if s.instrument not in BILATERAL]
    for words in context.index.pieces(sentence) if others else ():
        for verb in range(2, len(words) - 2):
            cue = _changes(words[verb]) if words[verb + 1].low in ("it", "them") else None
            before = [s for s in others if s.char_end <= words[verb].start]
            if cue is not None and before:
                found += _changed_by(words, verb, cue, before, sentence, context)
    return found


def _changes(verb: Item) -> Cue | None:
    """Return what the word does to a measure told before, None where it is no verb that changes, ends or restores one."""
    cue = verb.entry.verb if verb.entry is not None and verb.entry.tenses else None
    return cue if cue is not None and (cue.status in _CHANGES or cue.lemma in _OF_MEASURES) else None


def _changed_by(
    words: list[Item],
    verb: int,
    cue: Cue,
    before: list[MeasureStatement],
    sentence: Sentence,
    context: Context,
) -> list[MeasureStatement]:
    """Return the last of `before` as the verb at `verb` leaves it: with the rate behind it, else in its state where that is another."""
    chained = chain(words, verb, cue)
    status = status_of(chained, has_condition(words))
    made = Predicate(status, "verb", chained.before + 1, chained.before, cue, verb, chain=chained)
    rate = _new_rate(words, verb)
    rated = [s for s in before if s.instrument in TAXES and s.rate_percent]
    if rate is not None:
        return [row for s in rated[-1:] for row in _new_rates(s, words, made, rate, sentence, context)]
    is_new = cue.lemma in _OF_MEASURES and before[-1].status != status
    return [_changed(before[-1], words, made, verb + 1, sentence, context)] if is_new else []


def _new_rates(
    told: MeasureStatement,
    words: list[Item],
    made: Predicate,
    rate: int,
    sentence: Sentence,
    context: Context,
) -> list[MeasureStatement]:
    """Return `told` with the rate at item `rate`, and with those that follow it: 30% in the second year and 25% in the third."""
    figure = words[rate].figure
    assert figure is not None
    assert made.verb is not None
    changed = with_rate(_changed(told, words, made, rate, sentence, context), figure)
    first = changed._replace(rate_from_percent=_old_rate(words, made.verb, rate, told))
    after, _ = past_time(words, rate + 1)
    steps = later_steps(words, after, Instrument(told.instrument, told.mast_chapter, False, ""))
    phrase = NounPhrase(rate, steps[0].instrument, rate, rate, further=steps) if steps else None
    text = context.index.spans.source.text
    return [first, *further_rows(text, words, phrase, changed)] if phrase is not None else [first]


def _changed(
    told: MeasureStatement,
    words: list[Item],
    made: Predicate,
    last: int,
    sentence: Sentence,
    context: Context,
) -> MeasureStatement:
    """Return `told` in the state of the predicate `made`, whose words reach to item `last` and the dates behind it."""
    assert made.verb is not None
    first = made.start if made.rule == "verb" else 0
    frame = Frame(first, len(words), first, first, last, made.verb, made.status, is_truce=False)
    dates = dating.dates(words, frame, set())
    dated = (dates.status, dates.effective, dates.expiry)
    end = max(
        [words[max(last, dates.last)].end, *(w.end for w in words if w.date is not None and w.date in dated)]
    )
    return told._replace(
        char_start=words[first].start,
        char_end=end,
        surface=context.index.spans.source.text[words[first].start : end],
        sentence_start=sentence.char_start,
        rule="verb" if first else "become",
        status=made.status,
        is_prospective=is_prospective(made, None, made.status, made.rule),
        rate_percent=None,
        rate_high_percent=None,
        rate_from_percent=None,
        rate_comparator=None,
        rate_char_start=None,
        duration=None,
        status_date_char_start=dates.status.char_start if dates.status is not None else None,
        effective_from_date_char_start=dates.effective.char_start if dates.effective is not None else None,
        effective_to_date_char_start=dates.expiry.char_start if dates.expiry is not None else None,
    )


def _ends_or_returns(verb: Item, made: Predicate) -> bool:
    """Return whether the verb can be said of measures alone, and in the passive: they were lifted, it might be reimposed."""
    cue = verb.entry.verb if verb.entry is not None else None
    return made.is_passive and cue is not None and cue.lemma in _OF_MEASURES


_OF_MEASURES = frozenset(
    ("lift", "reimpose", "re-impose", "reintroduce", "reinstate", "repeal", "scrap", "abolish", "rescind", "revoke", "waive",
     "phase out", "roll back")
)  # fmt: skip


def _old_rate(words: list[Item], verb: int, rate: int, told: MeasureStatement) -> float | None:
    """Return the rate before: the one printed between the verb and the new rate, else the one told before where it is another."""
    printed = next((w.figure.value for w in words[verb + 1 : rate] if w.figure is not None), None)
    figure = words[rate].figure
    is_other = figure is not None and figure.value != told.rate_percent
    return printed if printed is not None else told.rate_percent if is_other else None


def _verb(words: list[Item]) -> int | None:
    """Return the verb behind the pronoun with which the sentence opens: it would be reduced, they will rise, they were lifted."""
    if len(words) < 3 or words[0].low not in _OPENS:
        return None
    k = next((k for k in range(1, len(words)) if words[k].klass not in _LED_BY), None)
    entry = words[k].entry if k is not None and k > 1 else None
    cue = entry.verb if entry is not None else None
    is_told = cue is not None and (cue.status in _CHANGES or cue.lemma in _OF_MEASURES)
    return k if is_told else None


def _new_rate(words: list[Item], verb: int) -> int | None:
    """Return the item of the rate behind "to": reduced to 10%, raised from 5% to 10%."""
    for k in range(verb + 1, min(len(words) - 1, verb + 1 + _REACH)):
        figure = words[k + 1].figure
        if words[k].low == "to" and figure is not None and figure.quantity_kind == "percent":
            return k + 1
        if words[k].kind == "P" or words[k].klass in ("sub", "rel", "say", "conj"):
            return None
    return None
