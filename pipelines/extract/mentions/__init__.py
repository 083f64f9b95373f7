"""Names and other references to entities: who and where.

Belongs here: finding the expressions, linking them inside one document. Linking across documents is
`pipelines.reconcile.entities`. Order: runs of capitalised words → `parse` → `resolve` → government or place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from pipelines.extract.mentions.actors import country_role, is_continental, seat_role
from pipelines.extract.mentions.context import word_before
from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.extend import extended
from pipelines.extract.mentions.gazetteer import Entity, entity, gazetteer, key
from pipelines.extract.mentions.parse import Piece, parse
from pipelines.extract.mentions.resolve import Resolved, resolve
from pipelines.extract.mentions.runs import RUN, unwrapped
from pipelines.extract.mentions.tagger import Tagger, joined
from pipelines.extract.spans import DateSpan, MentionSpan, Sentence, Source

_LOWER_WORD = re.compile(r"(?<!\w)[a-z]{3,}")
_LONG_LOWER = re.compile(r"(?<![\w'’-])[a-zß-ÿ]{4,}")
_ANY_LOWER = re.compile(r"[a-z]{2}")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z]")
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}\)|[RDI]-[A-Z][a-z]*\.?[,)]|[RDI]-[A-Z]\.")
"""A ticker (GM.N) or a party with its state (R-Neb.)."""
_OPENERS = "“\"‘'«([—–:•*- \u00a0\t"


def find(
    source: Source, dates: tuple[DateSpan, ...], tagger: Tagger | None = None
) -> tuple[MentionSpan, ...]:
    """Return the mentions of `source` in order of `char_start`, longer ones first; nested ones included.

    `tagger`: a plug-in that knows further names; None for rules and reference data alone.
    """
    text = unwrapped(source)
    located = _located(source, text, dates)
    if tagger is not None:
        located = joined(located, tagger.tag(text), text, source.sentences)
    if not located:
        return ()
    lowered = frozenset(_LOWER_WORD.findall(text))
    starts = [sentence.char_start for sentence in source.sentences]
    spans: dict[tuple[int, int, str], MentionSpan] = {}
    place_end = -1
    for found in extended(resolve(located, text, lowered), text):
        sentence = source.sentences[bisect_right(starts, found.start) - 1]
        between = text[place_end : found.start] if 0 <= place_end <= found.start <= place_end + 6 else ""
        span = _span(
            found, source.text, text, sentence, follows_place=between in (" and ", " or ", ", ", ", and ")
        )
        if span.entity_kind == "country" and between == ", " and span.resolved_by != "demonym":
            span = span._replace(acting_as="place")  # Lyon, France
        place_end = found.end if span.entity_kind == "place" else -1
        spans.setdefault((span.char_start, -span.char_end, span.entity_id), span)
    return tuple(spans[k] for k in sorted(spans))


def _located(source: Source, text: str, dates: tuple[DateSpan, ...]) -> list[Located]:
    dated = {span.char_start for span in dates}
    located: list[Located] = []
    for sentence in source.sentences:
        headline = _is_headline(text, sentence)
        for match in RUN.finditer(text, sentence.char_start, sentence.char_end):
            start = match.start()
            before = text[sentence.char_start : start]
            initial = not before.strip(_OPENERS) or _opens(text, start) or _ends_dateline(before)
            for piece in parse(match.group(), headline, initial):
                if piece.words <= 2 and (
                    (piece.words == 1 and piece.name is None and start + piece.start in dated)
                    or (piece.words == 1 and text[start + piece.end : start + piece.end + 1] == "$")
                    or (text[start - 1 : start] in "( " and _TICKER.match(text, start))
                ):
                    continue
                located.append(
                    Located(
                        start + piece.start,
                        start + piece.end,
                        sentence.char_start,
                        piece,
                        headline,
                        initial and piece.start == 0,
                        _name(piece, headline=headline),
                    )
                )
    return located


def _name(piece: Piece, *, headline: bool) -> str:
    if headline and piece.name is None and piece.text.isupper() and len(piece.text) > 3:
        return piece.text.title()
    return piece.text


def _is_headline(text: str, sentence: Sentence) -> bool:
    """Return whether the sentence is set in Title Case or ALL CAPS: hardly a long word starts in lower case."""
    if sentence.char_end - sentence.char_start > 250 or (
        text[sentence.char_end - 1] in ".;"
        and _ANY_LOWER.search(text, sentence.char_start, sentence.char_end)
    ):
        return False
    words = text[sentence.char_start : sentence.char_end]
    lower = len(_LONG_LOWER.findall(words))
    upper = len(_CAPITALISED.findall(words))
    return upper >= 2 and lower * 4 <= upper


def _ends_dateline(before: str) -> bool:
    """Return whether a dateline stands before (SAVANNAH, Ga. — Dockworkers …): the sentence opens after its dash."""
    return len(before) < 70 and before.rstrip().endswith(("—", "–", " -", "--"))


def _opens(text: str, start: int) -> bool:
    """Return whether a quotation or a clause after a colon opens right before `start`."""
    return text[start - 1] in "“\"‘'«:" or text[start - 2 : start] == ": "


@lru_cache(maxsize=4096)
def _seat(surface: str) -> Entity | None:
    """Return the country (or union) that the capital `surface` may stand for, or None."""
    seats = gazetteer().seats
    name = key(surface)
    return seats.get(name) or (seats.get(name.title()) if name.isupper() else None)


def _span(
    found: Resolved, printed: str, text: str, sentence: Sentence, *, follows_place: bool
) -> MentionSpan:
    """Return the mention's row. `printed`: the text with its line breaks; `follows_place`: it is joined to a place right before it (in London and Paris)."""
    entity_id, kind, resolved_by, acting_as = found.entity_id, found.kind, found.resolved_by, None
    if kind in ("country", "place"):
        before = word_before(text, found.start)
        seat = _seat(text[found.start : found.end])
        if kind == "country":
            acting_as = country_role(text, found.start, found.end, before, resolved_by)
        elif seat is not None:
            acting_as = "place" if follows_place else seat_role(text, found.start, found.end, before)
            if acting_as == "government":
                entity_id, kind, resolved_by = seat.entity_id, seat.kind, "metonym"
    elif entity_id == "org:eu":
        acting_as = "place" if resolved_by == "demonym" and is_continental(text, found.end) else "government"
    return MentionSpan(
        char_start=found.start,
        char_end=found.end,
        surface=printed[found.start : found.end],
        sentence_start=sentence.char_start,
        rule=found.rule,
        entity_id=entity_id,
        entity_kind=kind,
        resolved_by=resolved_by,
        acting_as=acting_as,
        is_ambiguous=len(found.candidates) > 1,
        candidates="|".join(found.candidates) if len(found.candidates) > 1 else None,
    )


__all__ = ["entity", "find"]
