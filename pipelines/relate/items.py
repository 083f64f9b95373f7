"""A sentence as a list of items: mentions, figures, dates, lexicon phrases, words and punctuation, in order.

Belongs here: laying the spans of the other rooms over the words. No rule about measures or events lives here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan, QuoteSpan, Sentence, Spans
from pipelines.relate.lexicon import WORD, Entry, lexicon

_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s+\w)")
_SKIPPED_MENTIONS = frozenset({"pronoun"})
Span = TypeVar("Span", DateSpan, FigureSpan, MentionSpan, QuoteSpan)


@dataclass(slots=True)
class Item:
    """One step of a sentence. `kind`: M mention, F figure, D date, L lexicon phrase, W word, P punctuation."""

    kind: str
    start: int
    end: int
    low: str
    entry: Entry | None = None
    mention: MentionSpan | None = None
    figure: FigureSpan | None = None
    date: DateSpan | None = None
    is_possessive: bool = False
    is_capital: bool = False

    @property
    def klass(self) -> str | None:
        """Return the closed class of the item, if it has one."""
        return None if self.entry is None else self.entry.klass


@dataclass(slots=True)
class SpanIndex:
    """The spans of a document with their starts, for bisection."""

    spans: Spans
    date_starts: list[int]
    mention_starts: list[int]
    figure_starts: list[int]
    quote_starts: list[int]

    @classmethod
    def of(cls, spans: Spans) -> SpanIndex:
        """Return the index of `spans`."""
        return cls(
            spans,
            [s.char_start for s in spans.dates],
            [s.char_start for s in spans.mentions],
            [s.char_start for s in spans.figures],
            [s.char_start for s in spans.quotes],
        )

    def mentions(self, start: int, end: int) -> tuple[MentionSpan, ...]:
        """Return the mentions that start in [start, end)."""
        return _slice(self.spans.mentions, self.mention_starts, start, end)

    def dates(self, start: int, end: int) -> tuple[DateSpan, ...]:
        """Return the dates that start in [start, end)."""
        return _slice(self.spans.dates, self.date_starts, start, end)

    def figures(self, start: int, end: int) -> tuple[FigureSpan, ...]:
        """Return the figures that start in [start, end)."""
        return _slice(self.spans.figures, self.figure_starts, start, end)

    def quotes(self, start: int, end: int) -> tuple[QuoteSpan, ...]:
        """Return the quotes that start in [start, end)."""
        return _slice(self.spans.quotes, self.quote_starts, start, end)


def _slice(spans: tuple[Span, ...], starts: list[int], start: int, end: int) -> tuple[Span, ...]:
    return spans[bisect_left(starts, start) : bisect_left(starts, end)]


def overlays(index: SpanIndex, start: int, end: int) -> list[Item]:
    """Return the non-overlapping span items of [start, end): dates and percentages first, then longest mentions."""
    found: list[Item] = [
        Item("D", d.char_start, d.char_end, d.surface.lower(), date=d) for d in index.dates(start, end)
    ]
    found += [
        Item("F", f.char_start, f.char_end, f.surface.lower(), figure=f)
        for f in index.figures(start, end)
        if f.quantity_kind not in ("multiple", "duration", "age")
    ]
    found += [
        Item("M", m.char_start, m.char_end, m.surface.lower(), mention=m)
        for m in index.mentions(start, end)
        if m.entity_kind != "product"
    ]
    rank = {"D": 0, "F": 1, "M": 0}
    found.sort(key=lambda i: (i.start, rank[i.kind], -i.end))
    kept: list[Item] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            if item.end > kept[-1].end and item.kind == "M" and kept[-1].kind == "F":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def items(index: SpanIndex, sentence: Sentence) -> list[Item]:
    """Return the items of `sentence`."""
    text = index.spans.source.text
    laid = overlays(index, sentence.char_start, sentence.char_end)
    result: list[Item] = []
    position, end = sentence.char_start, sentence.char_end
    upcoming = 0
    while position < end:
        if upcoming < len(laid) and laid[upcoming].start <= position:
            if laid[upcoming].start == position:
                result.append(laid[upcoming])
                position = laid[upcoming].end
            upcoming += 1
            continue
        char = text[position]
        if char.isspace():
            position += 1
            continue
        if char in "'’" and result and (match := _POSSESSIVE.match(text, position, min(end, position + 12))):
            result[-1].is_possessive = True
            position = match.end()
            continue
        if char in "'’" and text.startswith("t ", position + 1) and result and result[-1].low.endswith("n"):
            result.append(Item("W", position, position + 2, "not"))
            position += 2
            continue
        limit = laid[upcoming].start if upcoming < len(laid) else end
        match = WORD.match(text, position, limit)
        stop = match.end() if match else position + 1
        low = text[position:stop].lower()
        result.append(Item("W" if match else "P", position, stop, low, is_capital=char.isupper()))
        position = stop
    return merge_phrases(result)


def merge_phrases(words: list[Item]) -> list[Item]:
    """Return `words` with the longest lexicon phrases as single items."""
    by_first = lexicon().by_first
    result: list[Item] = []
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        if word.kind == "W":
            for entry in by_first.get(word.low, ()):
                length = len(entry.words)
                if length == 1 or _matches(words, i, entry.words):
                    last = words[i + length - 1]
                    word = Item("L", word.start, last.end, entry.phrase, entry, is_possessive=last.is_possessive, is_capital=word.is_capital)
                    i += length - 1
                    break
        result.append(word)
        i += 1
    _mark_future(result)
    return result


def _mark_future(words: list[Item]) -> None:
    """Read "due to expire" as a future; "due to the tariffs" stays a cause."""
    for i, (item, after) in enumerate(pairwise(words)):
        if item.low != "due to":
            continue
        is_verb = after.entry is not None and "b" in after.entry.tenses and after.entry.verb is not None
        after_be = i > 0 and words[i - 1].klass == "aux" and after.kind == "W"
        if is_verb or after_be:
            item.entry = lexicon().entry("set to")


def _matches(words: list[Item], i: int, phrase: tuple[str, ...]) -> bool:
    if i + len(phrase) > len(words):
        return False
    return all(words[i + k].kind == "W" and words[i + k].low == phrase[k] for k in range(1, len(phrase)))
