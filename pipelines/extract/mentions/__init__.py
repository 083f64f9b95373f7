"""Names and other references to entities: who and where.

Belongs here: finding the expressions, linking them inside one document. Linking across documents is
`pipelines.reconcile.entities`. Order: runs of capitalised words → `parse` → `resolve` → government or place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from pipelines.extract.mentions import codes, departments, portfolios
from pipelines.extract.mentions.actors import country_role, is_continental, seat_role
from pipelines.extract.mentions.clubs import (
    is_division,
    is_fielder,
    is_sports_report,
    merged,
    stands_for_club,
)
from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.extend import extended
from pipelines.extract.mentions.gazetteer import entity, gazetteer
from pipelines.extract.mentions.listed import Entity
from pipelines.extract.mentions.lower_words import LowerWords
from pipelines.extract.mentions.name_forms import key, slug
from pipelines.extract.mentions.names import surname_id
from pipelines.extract.mentions.offices import by_office
from pipelines.extract.mentions.parse import parse
from pipelines.extract.mentions.pieces import Piece
from pipelines.extract.mentions.resolve import resolve
from pipelines.extract.mentions.resolved import Resolved
from pipelines.extract.mentions.runs import runs, unwrapped
from pipelines.extract.mentions.tagger import AnyTagger, StackedTagger, joined
from pipelines.extract.spans import DateSpan, MentionSpan, Sentence, Source

_LONG_LOWER = re.compile(r"(?<![\w'’-])[a-zß-ÿ]{4,}")
_ANY_LOWER = re.compile(r"[a-z]{2}")
_CAPITALISED = re.compile(r"[A-Z](?<!\w.)")
_CLOSING = frozenset("”’\"')")
_JOINTS = frozenset({" and ", " or ", ", ", ", and "})
"""What stands between the members of a list."""
_WITH_CLUBS = frozenset(("city", "state", "metro"))
"""What the places are whose clubs bear their names."""
_OPENING = re.compile("[“\"‘'«(\\[—–:•*_\\- \u00a0\t]*")


def find(
    source: Source, dates: tuple[DateSpan, ...], tagger: AnyTagger | None = None
) -> tuple[MentionSpan, ...]:
    """Return the mentions of `source` in order of `char_start`, longer ones first; nested ones included.

    `tagger`: a plug-in that knows further names; None for rules and reference data alone.
    """
    text = unwrapped(source)
    located = _located(source, text, dates)
    if tagger is not None and isinstance(tagger, StackedTagger):
        found = _spans(source, text, located)
        located = joined(located, tagger.tag_after(text, source.sentences, found), text, source.sentences)
    elif tagger is not None:
        located = joined(located, tagger.tag(text), text, source.sentences)
    return _spans(source, text, located)


def _spans(source: Source, text: str, located: list[Located]) -> tuple[MentionSpan, ...]:
    """Return the mentions that the pieces are."""
    if not located:
        return ()
    lowered = LowerWords(text)
    starts = [sentence.char_start for sentence in source.sentences]
    spans: dict[tuple[int, int, str], MentionSpan] = {}
    is_sport = is_sports_report(text)
    located = merged(located, text) if is_sport else located
    place_end = seat_end = club_end = -1
    for resolved in extended(resolve(located, text, lowered, is_sport), text):
        sentence = source.sentences[bisect_right(starts, resolved.start) - 1]
        found = resolved
        if is_sport and resolved.kind == "place":
            if is_division(text, resolved.end):
                continue
            listed_club = (
                0 <= club_end <= found.start <= club_end + 6 and text[club_end : found.start] in _JOINTS
            )
            found = _as_club(resolved, text, listed_club)
            club_end = found.end if found is not resolved else club_end
        between = text[place_end : found.start] if 0 <= place_end <= found.start <= place_end + 6 else ""
        listed = "place" if between in _JOINTS else None
        if listed is None and 0 <= seat_end <= found.start <= seat_end + 6:
            listed = "government" if text[seat_end : found.start] in _JOINTS else None
        span = _span(found, source.text, text, sentence, listed)
        if span.entity_kind == "country" and between == ", " and span.resolved_by != "demonym":
            span = span._replace(acting_as="place")  # Lyon, France
        place_end = found.end if span.entity_kind == "place" else -1
        seat_end = found.end if span.resolved_by == "metonym" else -1
        spans.setdefault((span.char_start, -span.char_end, span.entity_id), span)
    in_order = [spans[k] for k in sorted(spans)]
    alone = [*departments.alone(text, in_order, source.sentences, source.text)]
    if alone:
        taken = {m.char_start: m.char_end for m in alone}
        in_order = [m for m in in_order if taken.get(m.char_start, -1) < m.char_end]
        in_order = sorted((*in_order, *alone), key=lambda m: (m.char_start, -m.char_end, m.entity_id))
    return tuple(in_order)


def _located(source: Source, text: str, dates: tuple[DateSpan, ...]) -> list[Located]:
    dated = {span.char_start for span in dates}
    located: list[Located] = []
    for sentence in source.sentences:
        sentence_start, sentence_end = sentence.char_start, sentence.char_end
        headline = _is_headline(text, sentence)
        opened = _OPENING.match(text, sentence_start, sentence_end).end()  # type: ignore[union-attr]
        for start, run in runs(text, sentence_start, sentence_end):
            initial = start <= opened or (
                not (text[start - 1] == " " and text[start - 2].isalnum())  # most words follow a word
                and (_opens(text, start) or _ends_dateline(text, sentence_start, start))
            )
            state = codes.state_at(text, start, run)
            if state is not None:
                state_end = start + len(state.text)
                located.append(
                    Located(start, state_end, sentence_start, state, False, False, state.text, state.key)
                )
                continue
            pieces = parse(run, headline, initial)
            if not pieces:
                continue
            is_ticker = not run[1:2].islower() and codes.is_ticker(text, start)  # most go on so
            for piece in pieces:
                at, end = start + piece.start, start + piece.end
                if piece.words == 1:
                    following = text[end : end + 2]
                    is_unlisted = piece.name is None
                    if is_unlisted and (
                        at in dated or (following[:1] == "." and codes.is_code(text, end, piece))
                    ):
                        continue
                    if ("$" in following or following[-1:].isdigit()) and codes.is_currency(text, end, piece):
                        continue
                if is_ticker and piece.words <= 2:
                    continue
                name, name_key = piece.text, piece.key
                if (headline or piece.kind == "person") and piece.name is None and name.isupper():
                    name = _name(piece)
                    name_key = key(name)
                is_initial = initial and piece.start == 0
                located.append(Located(at, end, sentence_start, piece, headline, is_initial, name, name_key))
    return portfolios.without(located, text)


def _as_club(found: Resolved, text: str, listed: bool) -> Resolved:
    """Return the mention of a town as that of its club, where it would be one in a sports report; `listed`: after another club."""
    known = entity(found.entity_id)
    if known is None or known.detail not in _WITH_CLUBS:
        return found
    if is_fielder(text, found.start, found.end):
        name = text[found.start : found.end]
        return found._replace(entity_id=surname_id(name), kind="person", resolved_by="surname")
    if not listed and not stands_for_club(text, found.start, found.end):
        return found
    return found._replace(entity_id=f"org:{slug(known.name)}-club", kind="organisation")


def _name(piece: Piece) -> str:
    """Return the name of an unlisted piece of a headline: its capitals in Title Case."""
    return piece.text.title() if len(piece.text) > 3 and piece.text.isupper() else piece.text


def _is_headline(text: str, sentence: Sentence) -> bool:
    """Return whether the sentence is set in Title Case or ALL CAPS: hardly a long word starts in lower case."""
    start, end = sentence.char_start, sentence.char_end
    if end - start > 250:
        return False
    last = end - 1
    while last > start and text[last] in _CLOSING:
        last -= 1
    if text[last] in ".;" and _ANY_LOWER.search(text, start, end):
        return False
    words = text[start:end]
    upper = len(_CAPITALISED.findall(words))
    return upper >= 2 and len(_LONG_LOWER.findall(words)) * 4 <= upper


def _ends_dateline(text: str, sentence_start: int, start: int) -> bool:
    """Return whether a dateline stands before (SAVANNAH, Ga. — Dockworkers …): the sentence opens after its dash."""
    if start - sentence_start >= 70:
        return False
    return text[sentence_start:start].rstrip().endswith(("—", "–", " -", "--"))


def _opens(text: str, start: int) -> bool:
    """Return whether a quotation or a clause after a colon opens right before `start`."""
    return text[start - 1] in "“\"‘'«:" or text[start - 2 : start] == ": "


@lru_cache(maxsize=4096)
def _seat(surface: str) -> Entity | None:
    """Return the country (or union) that the capital `surface` may stand for, or None."""
    seats = gazetteer().seats
    name = key(surface)
    return seats.get(name) or (seats.get(name.title()) if name.isupper() else None)


def _span(found: Resolved, printed: str, text: str, sentence: Sentence, listed: str | None) -> MentionSpan:
    """Return the mention's row. `printed`: the text with its line breaks; `listed`: what the place before it in the same list is, a place or a government (in London and Paris)."""
    start, end, _, rule, entity_id, kind, resolved_by, candidates = found
    acting_as = None
    if kind == "country":
        acting_as = country_role(text, start, end, resolved_by)
    elif kind == "place":
        seat = _seat(text[start:end])
        if seat is not None:
            acting_as = listed or seat_role(text, start, end)
            if acting_as == "government":
                entity_id, kind, resolved_by = seat.entity_id, seat.kind, "metonym"
    elif entity_id == "org:eu":
        acting_as = "place" if resolved_by == "demonym" and is_continental(text, end) else "government"
    is_ambiguous = len(candidates) > 1
    return MentionSpan(
        start, end, printed[start:end], sentence.char_start, rule, entity_id, kind, resolved_by, acting_as,
        is_ambiguous, "|".join(candidates) if is_ambiguous else None,
    )  # fmt: skip


__all__ = ["by_office", "entity", "find"]
