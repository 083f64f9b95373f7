"""What a statement answers to: the printed cause, or the earlier statement that "in response" points back to."""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.items import Item
from pipelines.relate.measures import causes
from pipelines.relate.measures.reading import Context, Reading
from pipelines.relate.parties import actor
from pipelines.relate.statements import MeasureStatement


def _anaphoric(words: list[Item], reading: Reading, context: Context) -> MeasureStatement | None:
    """Return what "in response" or "this is why" points back to: the last statement of the party it hits, else of another."""
    answers = any(w.klass == "anaphoric_cause" for w in words[: reading.phrase.first])
    if not (answers or _retaliates(words, reading)):
        return None
    others = [s for s in reversed(context.previous) if s.imposer_entity_id != reading.imposer]
    hit = (s for s in others if s.imposer_entity_id is not None and s.imposer_entity_id == reading.target)
    return next(hit, others[0] if others else None)


def answer_of(
    words: list[Item], reading: Reading, cause: causes.Reason | None, context: Context
) -> tuple[str, int] | None:
    """Return the printed cause and its start; a retaliation hits the party that it answers."""
    text = context.index.spans.source.text
    earlier = _anaphoric(words, reading, context) if cause is None else None
    party = earlier.imposer_entity_id if earlier is not None else None
    if cause is not None and _retaliates(words, reading):
        party = next(
            (
                p
                for m in context.index.mentions(cause.start, cause.end)
                if (p := actor(m)) is not None and p != reading.imposer
            ),
            None,
        )
    if reading.target is None and party is not None:
        reading.target = party
    if cause is not None:
        return text[cause.start : cause.end], cause.start
    return (earlier.surface, earlier.char_start) if earlier is not None else None


_RETALIATES = frozenset(("retaliate with", "respond with", "hit back with", "counter with", "answer with"))


def _retaliates(words: list[Item], reading: Reading) -> bool:
    cue = reading.predicate.cue if reading.predicate is not None else None
    return cue is not None and cue.lemma in _RETALIATES


TOLD = frozenset("move step decision announcement threat measure measures action".split())
"""Nouns that take up a measure told before: the move, the decision."""
_HAPPENS = frozenset("so came comes come follows followed acted".split())
_OPENING = 6
"""Items within which a sentence takes up the one before it."""


def told_before(words: list[Item], sentence: Sentence, context: Context) -> MeasureStatement | None:
    """Return the statement of the sentence right before with its cause, where this one gives it; None where it does not.

    "He did so after China widened its controls", "The move follows a ban on Peruvian grapes".
    """
    opening = words[:_OPENING]
    at = next((i for i, w in enumerate(opening) if w.low in _HAPPENS or _is_answer(words, i)), None)
    if at is None or not any(w.klass == "pron" or w.low in TOLD for w in opening[:at]):
        return None
    start = at + 1 if words[at].low.startswith("follow") else _cause_after(words, at + 1)
    reason = causes.until_break(words, start) if start is not None and start < len(words) else None
    before = statements_before(sentence, context) if reason is not None else []
    told = before[-1] if before else None
    if reason is None or told is None or told.in_response_to is not None or told.rule == "default":
        return None
    text = context.index.spans.source.text[reason.start : reason.end]
    return told._replace(in_response_to=text, in_response_to_char_start=reason.start)


def statements_before(sentence: Sentence, context: Context, reach: int = 1) -> list[MeasureStatement]:
    """Return the last statements of the `reach` sentences right before `sentence`, each as it was told of last."""
    number = context.index.number_at(sentence.char_start) or 0
    near = context.index.spans.source.sentences[max(0, number - reach) : number]
    starts = {before.char_start for before in near}
    told = (s for s in context.previous if s.sentence_start in starts)
    return list({(s.char_start, s.char_end, s.instrument): s for s in told}.values())


def _is_answer(words: list[Item], i: int) -> bool:
    """Return whether the words from `i` say that the subject is an answer: is in retaliation for."""
    return words[i].klass == "aux" and i + 1 < len(words) and words[i + 1].klass == "cause"


def _cause_after(words: list[Item], at: int) -> int | None:
    """Return where the cause starts behind `at`: after China widened …, in response to …"""
    for i in range(at, min(len(words), at + 3)):
        if words[i].klass == "cause" or words[i].low == "after":
            return None if i + 1 < len(words) and words[i + 1].date is not None else i + 1
        if words[i].klass != "adv" and words[i].date is None:
            return None
    return None
