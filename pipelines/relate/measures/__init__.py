"""Policy measures: what a document says of who imposes what on whom, how much, since when and in which state.

Only sentences that hold an instrument phrase are read. `find` returns the distinct statements; `find_all` every one.
"""

from __future__ import annotations

from bisect import bisect_right

from pipelines.extract.spans import Spans
from pipelines.relate.items import SpanIndex
from pipelines.relate.lexicon import lexicon, lower
from pipelines.relate.measures.distinct import distinct
from pipelines.relate.measures.sentence import Context, read
from pipelines.relate.parties import pair
from pipelines.relate.statements import MeasureStatement

_SKIPPED = frozenset({"caption", "dateline"})


def find(spans: Spans) -> tuple[MeasureStatement, ...]:
    """Return the distinct measure statements of the document, in order."""
    return distinct_of(spans, find_all(spans))


def distinct_of(spans: Spans, statements: tuple[MeasureStatement, ...]) -> tuple[MeasureStatement, ...]:
    """Return `statements` without repetitions within the document, in order."""
    outside = frozenset(s.char_start for s in spans.source.sentences if s.passage_kind != "body")
    return distinct(list(statements), outside, {d.char_start: d.timex_unanchored for d in spans.dates})


def find_all(spans: Spans) -> tuple[MeasureStatement, ...]:
    """Return every measure statement of the document, repetitions included, in order."""
    chosen = sentences_with_triggers(spans)
    if not chosen:
        return ()
    context = Context(SpanIndex.of(spans), pair(spans))
    seen: dict[tuple[int, int, str], MeasureStatement] = {}
    for number in chosen:
        for statement in read(context, spans.source.sentences[number]):
            seen.setdefault((statement.char_start, statement.char_end, statement.instrument), statement)
    return tuple(seen[key] for key in sorted(seen))


def sentences_with_triggers(spans: Spans) -> list[int]:
    """Return the numbers of the sentences with a strong instrument phrase, or a weak one and a trade word."""
    sentences = spans.source.sentences
    starts = [s.char_start for s in sentences]
    strong: set[int] = set()
    weak: set[int] = set()
    context: set[int] = set()
    for offset, weight, is_context in lexicon().measure_scan.hits(lower(spans.source.text)):
        number = bisect_right(starts, offset) - 1
        if number < 0 or offset >= sentences[number].char_end:
            continue
        if weight == 2:
            strong.add(number)
        elif weight == 1:
            weak.add(number)
        if is_context:
            context.add(number)
    return [n for n in sorted(strong | (weak & context)) if sentences[n].passage_kind not in _SKIPPED]
