"""Policy measures: what a document says of who imposes what on whom, how much, since when and in which state.

Only sentences that hold an instrument phrase are read. `find` returns the distinct statements; `find_all` every one.
"""

from __future__ import annotations

from pipelines.extract.spans import Spans
from pipelines.relate.measures import later_dates, later_states, taken_up
from pipelines.relate.measures.distinct import distinct
from pipelines.relate.measures.sentence import Context, read
from pipelines.relate.parties import pair, ranked, sole
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import MeasureStatement

_SKIPPED = frozenset({"caption", "dateline"})


def find(spans: Spans, index: SpanIndex | None = None) -> tuple[MeasureStatement, ...]:
    """Return the distinct measure statements of the document, in order; `index` is made when not given."""
    return distinct_of(spans, find_all(spans, index))


def distinct_of(spans: Spans, statements: tuple[MeasureStatement, ...]) -> tuple[MeasureStatement, ...]:
    """Return `statements` without repetitions within the document, in order."""
    outside = frozenset(s.char_start for s in spans.source.sentences if s.passage_kind != "body")
    return distinct(list(statements), outside, {d.char_start: d.timex_unanchored for d in spans.dates})


def find_all(spans: Spans, index: SpanIndex | None = None) -> tuple[MeasureStatement, ...]:
    """Return every measure statement of the document, repetitions included, in order."""
    index = index or SpanIndex(spans)
    found = index.triggered("measure")
    on_truce = taken_up.sentences(index)
    chosen = sorted(found.strong | (found.weak & found.context) | on_truce)
    if not chosen:
        return ()
    parties = ranked(spans)
    context = Context(index, pair(parties), sole(parties))
    context.on_truce = frozenset(spans.source.sentences[number].char_start for number in on_truce)
    seen: dict[tuple[int, int, str], MeasureStatement] = {}
    for number in chosen:
        sentence = spans.source.sentences[number]
        if sentence.passage_kind in _SKIPPED:
            continue
        statements = read(context, sentence)
        statements += later_states.told_beside(sentence, context, statements)
        if statements and number + 1 not in found.strong and number + 1 < len(spans.source.sentences):
            following = spans.source.sentences[number + 1]
            statements += later_dates.told_in(following, context) + later_states.told_in(following, context)
        for statement in statements:
            key = (statement.char_start, statement.char_end, statement.instrument)
            if key not in seen or later_dates.tells_more(statement, seen[key]):
                seen[key] = statement  # a later sentence gives its cause or its day
    return tuple(seen[key] for key in sorted(seen))
