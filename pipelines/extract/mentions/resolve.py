"""What the rest of the document says of a piece: surnames, acronyms, short names, names that no rule knew.

Works on the pieces of one document, in order; never looks at another document.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.mentions import ambiguity
from pipelines.extract.mentions.context import Context, context_of
from pipelines.extract.mentions.gazetteer import entity, gazetteer, key, slug, surnames_of
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.parse import Piece


class Located(NamedTuple):
    """A piece at its place in the document."""

    start: int
    end: int
    sentence: int
    piece: Piece
    headline: bool
    initial: bool


class Resolved(NamedTuple):
    """A located piece with its entity."""

    start: int
    end: int
    sentence: int
    rule: str
    entity_id: str
    kind: str
    resolved_by: str
    candidates: tuple[str, ...] = ()


_PREFIX = {
    "organisation": "org",
    "person": "person",
    "place": "place",
    "venue": "venue",
    "agreement": "agreement",
    "product": "product",
}


class _Index:
    """Who and what the document names in full, by the shorter forms that may follow."""

    def __init__(self) -> None:
        self.people: dict[str, dict[str, None]] = {}
        self.organisations: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.full: dict[str, str] = {}
        self.owners: dict[str, str | None] = {}
        self.present: set[str] = set()
        self.added: set[tuple[str, str]] = set()

    def add_person(self, entity_id: str, name: str) -> None:
        if (entity_id, name) in self.added:
            return
        self.added.add((entity_id, name))
        self.full.setdefault(key(name), entity_id)
        for part in surnames_of(name):
            self.people.setdefault(key(part), {}).setdefault(entity_id)

    def add_organisation(self, entity_id: str, name: str) -> None:
        if (entity_id, name) in self.added:
            return
        self.added.add((entity_id, name))
        self.full.setdefault(key(name), entity_id)
        words = key(name).split(" ")
        suffixes = lexicon().parts["company_suffix"]
        while len(words) > 1 and words[-1] in suffixes:
            words.pop()
            self.organisations.setdefault(" ".join(words), entity_id)
        if (
            len(words) > 1
            and not is_common(words[0])
            and words[0] not in gazetteer().names
            and all(is_common(word) or word in lexicon().parts["organisation_end"] for word in words[1:])
        ):
            self.organisations.setdefault(words[0], entity_id)
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) >= 3:
            self.acronyms.setdefault(initials, entity_id)


def person_id(name: str) -> str:
    """Return the id of a person known from the text alone."""
    return f"person:{slug(name)}"


def text_id(kind: str, name: str, country_code: str | None) -> str:
    """Return the id of an entity known from the text alone; organisations keep the country that stands beside them."""
    place = f"{country_code.lower()}/" if country_code and kind == "organisation" else ""
    return f"{_PREFIX[kind]}:{place}{slug(name)}"


def _organisation(piece: Piece) -> str:
    """Return the id of an organisation by structure, reference first (China's Commerce Ministry → org:mofcom)."""
    text = key(piece.text)
    plain = _without_form(text)
    named = gazetteer().names.get(plain)
    if plain != text and named is not None and named.entity.kind == "organisation":
        return named.entity.entity_id
    if piece.country_code is not None:
        inner = _without_country(text, piece.country_code)
        known = gazetteer().with_country.get((piece.country_code, inner.lower()))
        if known is not None:
            return known.entity_id
        return text_id("organisation", inner, piece.country_code)
    return text_id("organisation", text.removeprefix("The "), None)


def _without_form(text: str) -> str:
    """Return the name of a company without its legal form."""
    words = text.removeprefix("The ").split(" ")
    while len(words) > 1 and words[-1] in lexicon().parts["company_suffix"]:
        words.pop()
    return " ".join(words)


def is_acronym_of(acronym: str, name: str) -> bool:
    """Return whether `acronym` is made of the initials of `name`: the same first letter and most others, or all."""
    letters = [c for c in acronym if c.isupper()]
    initials = [word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    if not letters or not initials:
        return False
    shared = sum(1 for letter in letters if letter in initials)
    if letters[0] == initials[0]:
        return shared * 2 >= len(letters)
    return len(letters) > 2 and shared == len(letters)  # another language's order: Sociedad Rural … (SR…)


def _without_country(text: str, country_code: str) -> str:
    words = text.split(" ")
    for count in (3, 2, 1):
        name = gazetteer().names.get(" ".join(words[:count]))
        if len(words) > count and name is not None and name.entity.entity_id == f"country:{country_code}":
            return " ".join(words[count:])
    return text


def resolve(located: list[Located], text: str, lowered: frozenset[str]) -> list[Resolved]:
    """Return the pieces that refer to an entity. `lowered` holds the words that the document prints in lower case."""
    verdicts = _unknown_kinds(located, text, lowered)
    index = _index(located, text, verdicts)
    result: list[Resolved] = []
    country: Located | None = None
    for place in located:
        if place.piece.kind == "country":
            country = place
        owned = place
        if place.piece.kind == "organisation" and place.piece.name is None:
            owned = _with_owner(place, text, index, country)
        found = _one(owned, text, index, verdicts, lowered)
        if found is not None:
            result.append(found)
    return result


def _with_owner(place: Located, text: str, index: _Index, country: Located | None) -> Located:
    """Return a ministry that stands without its country with the one the text gives it.

    That is the country that stands beside the same name elsewhere, or the last one before `its Finance Ministry`.
    """
    if place.piece.country_code is not None:
        return place
    owner = index.owners.get(key(place.piece.text).lower())
    is_its = country is not None and country.sentence == place.sentence
    if owner is None and is_its and text[max(0, place.start - 4) : place.start].lower() == "its ":
        assert country is not None
        assert country.piece.name is not None
        owner = country.piece.name.entity.country_code
    return place._replace(piece=place.piece._replace(country_code=owner)) if owner else place


def _index(located: list[Located], text: str, verdicts: dict[str, tuple[str, str]]) -> _Index:
    """Return who and what the document names in full. Acronyms in brackets after a name are that name's."""
    index = _Index()
    before: Located | None = None
    index.present.update(key(place.piece.text) for place in located)
    for place in located:
        piece = place.piece
        if before is not None and piece.words == 1 and _is_bracketed(before, place, text):
            known = before.piece.name
            entity_id = known.entity.entity_id if known else _text_id(before.piece, "organisation")
            index.acronyms[key(piece.text)] = entity_id
            index.full.setdefault(key(before.piece.text), entity_id)
        before = place
        if piece.kind == "unknown" and piece.words > 1:
            kind = verdicts.get(key(piece.text), ("", ""))[0]
            if kind == "person" and key(piece.text) not in index.people:
                index.add_person(_person(piece), piece.text)
            elif kind == "organisation":
                index.add_organisation(_text_id(piece, kind), piece.text)
        if piece.kind == "person":
            if piece.name is not None:
                index.add_person(piece.name.entity.entity_id, piece.name.entity.name)
                if piece.words > 1:
                    index.add_person(piece.name.entity.entity_id, piece.text)
            elif piece.words > 1 and key(piece.text) not in index.people:
                index.add_person(_person(piece), piece.text)
        elif piece.kind == "organisation":
            if piece.country_code is not None and piece.name is None:
                name = _without_country(key(piece.text), piece.country_code).lower()
                same = index.owners.setdefault(name, piece.country_code) == piece.country_code
                index.owners[name] = piece.country_code if same else None
            index.add_organisation(
                piece.name.entity.entity_id if piece.name else _organisation(piece), piece.text
            )
    return index


def _is_bracketed(name: Located, acronym: Located, text: str) -> bool:
    """Return whether `acronym` stands in brackets right after `name` and is made of its initials."""
    if (
        acronym.start - name.end > 4
        or text[name.end : acronym.start].replace(" ", "") != "("
        or text[acronym.end : acronym.end + 2].lstrip()[:1] != ")"
    ):
        return False
    if name.piece.kind not in ("organisation", "unknown", "agreement", "venue"):
        return False
    return is_acronym_of(acronym.piece.text, name.piece.text)


def _text_id(piece: Piece, kind: str) -> str:
    return (
        _organisation(piece)
        if piece.kind == "organisation"
        else text_id(kind if piece.kind == "unknown" else piece.kind, key(piece.text), None)
    )


def _person(piece: Piece) -> str:
    return person_id(piece.text)


def _one(
    place: Located, text: str, index: _Index, verdicts: dict[str, tuple[str, str]], lowered: frozenset[str]
) -> Resolved | None:
    piece = place.piece
    if piece.kind == "title":
        return None
    if piece.kind == "plain":
        return _plain(place, text, index, lowered)
    if piece.name is not None:
        return _known(place, index)
    if piece.kind == "person":
        return _person_mention(place, index)
    if piece.kind == "unknown":
        return _unknown(place, index, verdicts)
    entity_id = (
        _organisation(piece) if piece.kind == "organisation" else text_id(piece.kind, piece.text, None)
    )
    return _make(place, entity_id, piece.kind, "name")


def _make(place: Located, entity_id: str, kind: str, how: str, candidates: tuple[str, ...] = ()) -> Resolved:
    return Resolved(
        place.start, place.end, place.sentence, place.piece.rule, entity_id, kind, how, candidates
    )


def _known(place: Located, index: _Index) -> Resolved:
    """Return the mention of a known name; a surname that the document gives to somebody else is theirs."""
    name = place.piece.name
    assert name is not None
    is_other = name.entity.kind == "place" or (
        name.entity.kind == "organisation" and name.entity.detail not in ("company", "intergovernmental")
    )
    is_other = is_other and name.resolved_by != "acronym"
    if place.piece.words == 1 and (name.entity.kind == "person" or is_other):
        people = index.people.get(key(place.piece.text), {})
        if people and name.entity.entity_id not in people:
            return _several(place, tuple(people))
    text = key(place.piece.text)
    if ambiguity.is_ambiguous(text):
        entity_id, candidates = ambiguity.decide(text, index.present)
        return _make(place, entity_id, _kind_of(entity_id), name.resolved_by, candidates)
    return _make(place, name.entity.entity_id, name.entity.kind, name.resolved_by)


def _several(place: Located, people: tuple[str, ...]) -> Resolved:
    if len(people) == 1:
        return _make(place, people[0], "person", "surname")
    return _make(place, people[-1], "person", "surname", people)


def _person_mention(place: Located, index: _Index) -> Resolved:
    """Return the mention of a person by structure: full name, or title and surname."""
    piece = place.piece
    if piece.words == 1:
        people = index.people.get(key(piece.text))
        if people:
            return _several(place, tuple(people))
        known = gazetteer().surnames.get(piece.text.replace("’", "'"), ())
        if len(known) == 1:
            return _make(place, known[0].entity_id, "person", "surname")
        if known:
            return _make(
                place, person_id(piece.text), "person", "surname", tuple(sorted(e.entity_id for e in known))
            )
        return _make(place, person_id(piece.text), "person", "surname")
    text = key(piece.text)
    if text not in index.full and text in index.people:
        return _several(place, tuple(index.people[text]))
    return _make(place, index.full.get(text, _person(piece)), "person", "name")


def _plain(place: Located, text: str, index: _Index, lowered: frozenset[str]) -> Resolved | None:
    """Return the mention of a surname that is also a common word (Jobs, May), where the document gives it to somebody."""
    if not index.people:
        return None
    people = index.people.get(place.piece.text)
    if not people or (place.headline and place.piece.text.lower() in lowered):
        return None
    if (
        place.initial
        and place.piece.text.lower() in lowered
        and not context_of(text, place.start, place.end).person
    ):
        return None
    return _several(place, tuple(people))


def _unknown(place: Located, index: _Index, verdicts: dict[str, tuple[str, str]]) -> Resolved | None:
    text = key(place.piece.text)
    people = index.people.get(text)
    if text in index.full:
        entity_id = index.full[text]
        return _make(place, entity_id, _kind_of(entity_id), "name")
    if people:
        return _several(place, tuple(people))
    if text in index.organisations:
        return _make(place, index.organisations[text], "organisation", "alias")
    if text in index.acronyms:
        return _make(place, index.acronyms[text], _kind_of(index.acronyms[text]), "acronym")
    verdict = verdicts.get(text)
    if verdict is None:
        return None
    kind, how = verdict
    entity_id = person_id(text) if kind == "person" else text_id(kind, text, None)
    return _make(place, entity_id, kind, how)


def _kind_of(entity_id: str) -> str:
    known = entity(entity_id)
    if known is not None:
        return known.kind
    prefix = entity_id.partition(":")[0]
    return next(kind for kind, short in _PREFIX.items() if short == prefix)


def _unknown_kinds(located: list[Located], text: str, lowered: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return kind and way of resolving of each unknown name, by all its contexts in the document."""
    votes: dict[str, list[Context]] = {}
    closed: set[str] = set()
    for place in located:
        if place.piece.kind != "unknown":
            continue
        name = key(place.piece.text)
        votes.setdefault(name, []).append(context_of(text, place.start, place.end))
        if not (place.piece.is_open or place.headline):
            closed.add(name)
    result: dict[str, tuple[str, str]] = {}
    for name, contexts in votes.items():
        kind = _verdict(name, contexts, name in closed, lowered)
        if kind is not None:
            result[name] = (kind, "acronym" if name.isupper() and " " not in name else "name")
    return result


_ADJECTIVE = re.compile(r"(?:isms?|ists?|ians?|ese|ish|[a-z]ic|ics|ites?)$")
"""Endings of adjectives and of movements: uncommon words that end so name no body."""
_TOPONYM = re.compile(
    r"(?:ville|burg|town|port|shire|bury|stan|polis|abad|grad|mouth|borough|wick|haven|pool|heim|nagar|pur)$"
)
"""Endings of place names."""
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")


def _verdict(name: str, contexts: list[Context], closed: bool, lowered: frozenset[str]) -> str | None:
    """Return the kind of the unknown name `name`, or None where it is likely no name.

    `closed`: it is capitalised somewhere in running text, not only where capitals are owed to the position.
    """
    words = name.split(" ")
    if len(name) < 2:
        return None
    if name.lower() in FUNCTION_WORDS:
        return None
    if len(words) == 1 and not closed and name.lower() in lowered:
        return None
    kinds = ("person", "organisation", "place", "venue")
    tally = {kind: sum(getattr(c, kind) for c in contexts) for kind in kinds}
    found = lexicon()
    if _ACRONYM.fullmatch(name):
        return None if name in found.parts["not_a_name"] else "organisation"
    if any(w[-1].isdigit() for w in words):
        return "organisation" if tally["organisation"] > 1 else None
    if any(len(w) > 1 and w.isupper() for w in words):
        tally["person"] = 0
    elif len(words) == 1 and tally["person"] == 1:
        tally["person"] = 0  # people are introduced with their full names; a lone name that speaks is a body
        tally["organisation"] += 1
    elif (
        len(words) in (2, 3)
        and (words[-1] in found.surnames or words[0] in found.given)
        and not is_common(words[-1])
    ):
        tally["person"] += 2
    best = max(tally, key=lambda kind: (tally[kind], kind == "organisation"))
    if tally[best] > 0:
        if not closed and len(words) == 1 and tally[best] < 2:
            return None
        if best == "person" and len(words) > 4:
            return "organisation"
        return best
    if not closed:
        return None
    if len(words) == 1:
        if _ADJECTIVE.search(name):
            return None
        if _TOPONYM.search(name) and name not in found.surnames:
            return "place"
        if name in found.given:
            return "person"
    if len(words) == 1 and (is_common(name) or name.lower() in FUNCTION_WORDS):
        return None
    return "organisation" if len(words) < 4 else None
