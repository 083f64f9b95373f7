"""The spans of a document by position, and its sentences as items, read once for every room that asks.

Belongs here: bounded look-ups of spans and trigger sentences. How a sentence is laid out is in `items`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, TypeVar

from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan, Sentence, Spans
from pipelines.relate import law_names
from pipelines.relate.items import Item, Spanned, lay
from pipelines.relate.lexicon import lexicon
from pipelines.relate.triggers import lower

Span = TypeVar("Span", DateSpan, FigureSpan, MentionSpan)

LONGEST = 240
"""Items of a piece: longer than any sentence of prose, short enough that reading one costs a bounded time."""


class Triggered(NamedTuple):
    """Numbers of the sentences with a strong phrase, with a weak one, and with a word that backs a weak one.

    `weak_at` are the offsets of the weak phrases in sentences without a strong one before them.
    """

    strong: set[int]
    weak: set[int]
    context: set[int]
    weak_at: list[tuple[int, int]]


class SpanIndex:
    """The spans of a document by their starts, its lowered text, and the items of the sentences read so far."""

    def __init__(self, spans: Spans):
        """Index `spans`."""
        self.spans = spans
        self.lowered = lower(spans.source.text)
        self.sentence_starts = [s.char_start for s in spans.source.sentences]
        self._date_starts = [s.char_start for s in spans.dates]
        self._mention_starts = [s.char_start for s in spans.mentions]
        self._figure_starts = [s.char_start for s in spans.figures]
        self._items: dict[int, list[list[Item]]] = {}
        self._triggered: dict[str, Triggered] = {}

    def number_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds `offset`."""
        number = bisect_right(self.sentence_starts, offset) - 1
        return number if number >= 0 and offset < self.spans.source.sentences[number].char_end else None

    def triggered(self, name: str) -> Triggered:
        """Return the numbers of the sentences that the trigger scan `name` (measure, event) finds, made once."""
        found = self._triggered.get(name)
        if found is None:
            found = self._triggered[name] = Triggered(set(), set(), set(), [])
            for offset, weight, is_context in lexicon().scans[name].hits(self.lowered):
                number = self.number_at(offset)
                if number is None:
                    continue
                if weight == 2:
                    found.strong.add(number)
                elif weight and number not in found.strong:
                    found.weak.add(number)
                    found.weak_at.append((number, offset))
                if is_context:
                    found.context.add(number)
        return found

    def pieces(self, sentence: Sentence) -> list[list[Item]]:
        """Return the items of `sentence`, made once; a sentence without end is read in pieces of bounded length."""
        found = self._items.get(sentence.char_start)
        if found is None:
            start, end = sentence.char_start, sentence.char_end
            text = self.spans.source.text
            dates = tuple(date for date in self.dates(start, end) if not law_names.is_named_by(text, date))
            spanned = Spanned(dates, self.figures(start, end), self.mentions(start, end))
            made = lay(text, self.lowered, start, end, spanned)
            found = [made[i : i + LONGEST] for i in range(0, len(made), LONGEST)]
            self._items[sentence.char_start] = found
        return found

    def mentions(self, start: int, end: int) -> tuple[MentionSpan, ...]:
        """Return the mentions that start in [start, end)."""
        return _slice(self.spans.mentions, self._mention_starts, start, end)

    def dates(self, start: int, end: int) -> tuple[DateSpan, ...]:
        """Return the dates that start in [start, end)."""
        return _slice(self.spans.dates, self._date_starts, start, end)

    def figures(self, start: int, end: int) -> tuple[FigureSpan, ...]:
        """Return the figures that start in [start, end)."""
        return _slice(self.spans.figures, self._figure_starts, start, end)


def _slice(spans: tuple[Span, ...], starts: list[int], start: int, end: int) -> tuple[Span, ...]:
    return spans[bisect_left(starts, start) : bisect_left(starts, end)]
