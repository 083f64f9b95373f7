"""Remarks: topics of an agenda, how firm an arrangement is, lengths of journeys and truces, comparisons with the past.

Every reading starts at a trigger, found in one scan of the text, and looks at a bounded window of its sentence.
Whether sources agree on what is remarked is judged across documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.spans import Sentence, Spans
from pipelines.relate.remarks import agenda, comparisons, conditions
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import RemarkStatement

_SKIPPED = frozenset({"caption", "dateline"})
_MAX_LENGTH = 1500
"""Characters of a sentence that is read: longer than any sentence of prose."""
_READERS: tuple[tuple[tuple[str, ...], Callable[[SpanIndex, Sentence], list[RemarkStatement]]], ...] = (
    (conditions.HOPED, conditions.hopes),
    (comparisons.TRIGGERS, comparisons.read),
    (comparisons.LENGTH_TRIGGERS, comparisons.lengths),
    (agenda.TRIGGERS, agenda.read),
)
"""Trigger words → the reader of the sentences that hold one."""


class _Scan(NamedTuple):
    """An automaton over all triggers, and the number of the reader that each one calls (None: a condition)."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    readers: tuple[int | None, ...]


@cache
def _scan() -> _Scan:
    called: list[tuple[str, int | None]] = [(word, None) for word in conditions.terms()]
    called += [(word, number) for number, (words, _) in enumerate(_READERS) for word in words]
    words = tuple(word for word, _ in called)
    return _Scan(AhoCorasick(list(words), matchkind=MatchKind.Standard), words, tuple(n for _, n in called))


def find(spans: Spans, index: SpanIndex | None = None) -> tuple[RemarkStatement, ...]:
    """Return the remarks of the document in order; `index` is made when not given."""
    index = index or SpanIndex(spans)
    scan = _scan()
    found: dict[tuple[int, int, str], RemarkStatement] = {}
    read: set[tuple[int, int]] = set()
    for number, start, end in scan.automaton.find_matches_as_indexes(index.lowered, overlapping=True):
        at = index.number_at(start)
        if at is None:
            continue
        sentence = spans.source.sentences[at]
        if sentence.passage_kind in _SKIPPED or sentence.char_end - sentence.char_start > _MAX_LENGTH:
            continue
        reader = scan.readers[number]
        if reader is None:
            made = conditions.read(index, sentence, start, end, scan.words[number])
        elif (at, reader) in read:
            continue
        else:
            read.add((at, reader))
            made = _READERS[reader][1](index, sentence)
        for statement in made:
            found.setdefault((statement.char_start, statement.char_end, statement.kind), statement)
    return _outermost(found.values())


def _outermost(found: Iterable[RemarkStatement]) -> tuple[RemarkStatement, ...]:
    """Return the statements without those that lie inside another of their kind and value."""
    kept: list[RemarkStatement] = []
    last: dict[str, RemarkStatement] = {}
    for statement in sorted(found, key=lambda s: (s.char_start, -s.char_end, s.kind)):
        outer = last.get(statement.kind)
        if outer is None or statement.char_end > outer.char_end or statement.value != outer.value:
            kept.append(statement)
            last[statement.kind] = statement
    return tuple(sorted(kept, key=lambda s: (s.char_start, s.char_end, s.kind)))
