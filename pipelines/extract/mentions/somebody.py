"""Whom a name of somebody refers to in a document: by full name, by a surname that one or several bear, or a firm or a place instead."""

from __future__ import annotations

import re
from itertools import islice

from pipelines.extract.mentions.context import votes_around, word_before
from pipelines.extract.mentions.document_index import Index, Located
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.names import person_id, text_id
from pipelines.extract.mentions.resolved import Resolved, made

_MAX_CANDIDATES = 8
"""At most so many bearers of one surname are listed, so that a row stays small in any text."""


_TRADED = re.compile(
    r" (?:shares|stock|stores|bonds|employees|executives|products|dealers|customers|headquarters)\b"
)
"""What a firm has and a person has not: Barry Callebaut shares."""
_BEFORE_PLACES = frozenset(("a", "an", "the", "in", "near", "outside", "around"))
"""Words before a place and hardly before somebody."""


def _is_placed(place: Located, printed: str) -> bool:
    """Return whether a name like somebody's ends like a place's and stands as one: in Maple Ridge, a Maple Ridge mill."""
    last = place.text.rpartition(" ")[2]
    return (
        last in lexicon().parts["place_end"]
        and not place.headline
        and word_before(printed, place.start).lower() in _BEFORE_PLACES
    )


def somebody(place: Located, index: Index, printed: str) -> Resolved:
    """Return the mention of a person by structure: full name, or title and surname; a firm's where it is traded."""
    piece = place.piece
    if piece.rule == "name_pattern" and _TRADED.match(printed, place.end):
        return made(place, text_id("organisation", place.key, None), "organisation", "name")
    if piece.rule == "name_pattern" and piece.words == 2 and _is_placed(place, printed):
        return made(place, text_id("place", place.key, None), "place", "name")
    if piece.words == 1:
        people = index.people.get(place.key)
        if people:
            return bearer(place, _in_office(people, index, word_before(printed, place.start).lower()), index)
        known = gazetteer().surnames.get(place.text.replace("’", "'"), ())
        if len(known) == 1:
            return made(place, known[0].entity_id, "person", "surname")
        if known:
            return made(
                place, person_id(place.text), "person", "surname", tuple(sorted(e.entity_id for e in known))
            )
        return made(place, person_id(place.text), "person", "surname")
    text = place.key
    if text not in index.full and text in index.people:
        return bearer(place, index.people[text], index)
    return made(place, index.full.get(text) or person_id(place.text), "person", "name")


def _in_office(people: dict[str, None], index: Index, office: str) -> dict[str, None]:
    """Return those of `people` of one surname whom the document gave the title that stands before it (President Lee), all of them where it gave it to none."""
    if len(people) < 2:
        return people
    fitting = dict.fromkeys(person for person in people if office in index.offices.get(person, ()))
    return fitting or people


def is_lone_surname(place: Located, printed: str) -> bool:
    """Return whether a town's name that is a family name too stands for a person here (Kennedy said)."""
    name = place.piece.name
    if name is None or name.entity.detail != "city" or place.piece.words > 1 or place.headline:
        return False
    if name.entity.country_code is None or place.text not in lexicon().surnames:
        return False
    if place.key in gazetteer().seats:
        return False  # she said London's position was firm
    votes = votes_around(printed, place.start, place.end)
    return votes["person"] > 0 and not votes["place"]


def bearer(place: Located, people: dict[str, None], index: Index) -> Resolved:
    """Return the mention of a surname: of the one who bears it and was named before, or of the last named of several, marked as ambiguous."""
    if len(people) > 1:
        before = [person for person in people if index.named_at.get(person, place.end) < place.start]
        people = dict.fromkeys(before) or people
    last = tuple(islice(reversed(people), _MAX_CANDIDATES))
    return made(place, last[0], "person", "surname", last[::-1] if len(last) > 1 else ())
