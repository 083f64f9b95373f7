"""What a statement answers to: the printed cause, or the earlier statement that "in response" points back to."""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures import causes
from pipelines.relate.measures.reading import Context, Reading
from pipelines.relate.parties import actor
from pipelines.relate.statements import MeasureStatement


def _anaphoric(words: list[Item], reading: Reading, context: Context) -> MeasureStatement | None:
    """Return what "in response" or "this is why" points back to: the last statement of another party."""
    if not any(w.klass == "anaphoric_cause" for w in words[: reading.phrase.first]):
        return None
    for statement in reversed(context.previous):
        if statement.imposer_entity_id != reading.imposer:
            return statement
    return None


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


_RETALIATES = frozenset(("retaliate with", "respond with", "hit back with", "counter with"))


def _retaliates(words: list[Item], reading: Reading) -> bool:
    cue = reading.predicate.cue if reading.predicate is not None else None
    return cue is not None and cue.lemma in _RETALIATES
