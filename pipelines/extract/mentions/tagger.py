"""The plug-in point for a tagger of names: what it returns, and how its spans join ours. Choosing one: `taggers`.

Without a tagger names are found by rules and reference data alone (the default). A tagger adds to them: it decides
what names that no list knows are; names that reference data knows keep their entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, runtime_checkable

from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.pieces import Piece
from pipelines.extract.spans import MentionSpan, Sentence

_DASHES = frozenset("-–—/")
_FOLLOWING = re.compile(r" ([A-Z][a-z]+)")
"""What stands right after a name; after a body's name a title makes it a part of an office (US Treasury Secretary)."""
OTHER = "other"
"""A name of no kind of ours (a work, a theory): it yields no mention and takes the place of what is only guessed."""
KINDS = ("person", "organisation", "place", "venue", "agreement", "product", "event", "group", OTHER)
"""The kinds that a tagger may give a span; countries and their adjectives are known by name."""


class TaggedSpan(NamedTuple):
    """A name that a tagger found: code points of the text, end exclusive, and one of `KINDS`."""

    char_start: int
    char_end: int
    kind: str


class Tagger(Protocol):
    """Finds names in a text. `name` and `version` say whose readings these are: readings of others are not reused."""

    @property
    def name(self) -> str:
        """What the tagger is called."""
        ...

    @property
    def version(self) -> str:
        """Another version may find other names."""
        ...

    def tag(self, text: str) -> Iterable[TaggedSpan]:
        """Yield the names in `text`; the same text always gives the same names."""
        ...


@runtime_checkable
class StackedTagger(Protocol):
    """A tagger that reads what the rules found before it answers."""

    @property
    def name(self) -> str:
        """What the tagger is called."""
        ...

    @property
    def version(self) -> str:
        """Another version may find other names."""
        ...

    def tag_after(
        self, text: str, sentences: Sequence[Sentence], found: Sequence[MentionSpan]
    ) -> Iterable[TaggedSpan]:
        """Yield the names in `text`; `found` are the mentions by rules and lists alone."""
        ...


AnyTagger = Tagger | StackedTagger


class TaggerError(Exception):
    """A tagger that is not there or not usable; the message says what to install or to write instead."""


def joined(
    located: list[Located], tagged: Iterable[TaggedSpan], text: str, sentences: tuple[Sentence, ...]
) -> list[Located]:
    """Return the pieces with the names of a tagger, in order of position.

    A tagged name takes the place of pieces that no list knows and that it touches, and of a listed name that is only
    a part of it. A listed name as long as the tagged one, a title with its name, listed names side by side (US-China)
    and spans across sentences stay; in headlines a tagger only says what a name is, not where it ends.
    """
    starts = [place.start for place in located]
    longest = max((place.end - place.start for place in located), default=0)
    headlines = {place.sentence for place in located if place.headline}
    dropped: set[int] = set()
    added: list[Located] = []
    opens = [sentence.char_start for sentence in sentences]
    end = -1
    for span in sorted(set(tagged)):
        if span.kind not in KINDS:
            raise TaggerError(f"a tagger gave the kind {span.kind!r}: kinds are {', '.join(KINDS)}")
        position = bisect_right(opens, span.char_start) - 1
        if position < 0 or span.char_end > sentences[position].char_end or span.char_start < end:
            continue
        first = bisect_left(starts, span.char_start - longest)
        numbers = [
            k for k in range(first, bisect_left(starts, span.char_end)) if located[k].end > span.char_start
        ]
        touched = [located[k] for k in numbers]
        is_headline = opens[position] in headlines
        if _stay(touched, span, text) or (is_headline and not any(_same(p, span) for p in touched)):
            continue
        dropped.update(numbers)
        end = span.char_end
        if span.kind != OTHER:
            added.append(_located(span, text, opens[position], is_headline))
    kept = [place for k, place in enumerate(located) if k not in dropped]
    return sorted([*kept, *added], key=lambda place: (place.start, -place.end))


def _stay(touched: list[Located], span: TaggedSpan, text: str) -> bool:
    """Return whether the pieces stay against the tagged span."""
    if any(_outweighs(place, span) for place in touched):
        return True
    listed = [place for place in touched if place.piece.name is not None]
    between = [text[a.end : b.start].strip() for a, b in pairwise(listed)]
    if any(sign in _DASHES for sign in between):
        return True
    if between and not any(between) and (listed[0].start, listed[-1].end) == span[:2]:
        return True  # two listed names in a row (the Syrian Golan)
    if not listed or span.kind != "organisation":
        return bool(listed) and span.kind == OTHER
    following = _FOLLOWING.match(text, span.char_end)
    return following is not None and following[1].lower() in lexicon().title_heads


def _same(place: Located, span: TaggedSpan) -> bool:
    return place.start == span.char_start and place.end == span.char_end


def _outweighs(place: Located, span: TaggedSpan) -> bool:
    """Return whether the piece alone stays against the tagged span."""
    is_inside = span.char_start <= place.start and place.end <= span.char_end
    if place.piece.rule == "title_name" or (_same(place, span) and place.piece.kind == span.kind):
        return True
    if place.piece.name is None and place.piece.country_code is None:
        return False
    return not is_inside or _same(place, span)


def _located(span: TaggedSpan, text: str, sentence: int, headline: bool) -> Located:
    surface = text[span.char_start : span.char_end]
    name = key(surface)
    piece = Piece(0, len(surface), span.kind, surface, "tagger", words=len(surface.split()), key=name)
    return Located(span.char_start, span.char_end, sentence, piece, headline, False, surface, name)
