"""What the rest of the document says of a piece: acronyms, short names, owners, names that no rule knew. People: `somebody`.

Works on the pieces of one document, in order; never looks at another document.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set
from itertools import pairwise

from pipelines.extract.mentions import ambiguity, held_offices
from pipelines.extract.mentions.chambers import OWNED
from pipelines.extract.mentions.common_nouns import has_article, of_plain, of_player
from pipelines.extract.mentions.context import votes_around
from pipelines.extract.mentions.document_index import Index, Located, build
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import is_common
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.names import kind_of, person_id, piece_id, text_id
from pipelines.extract.mentions.owners import NamedCountry, Owners, is_governed
from pipelines.extract.mentions.pieces import Piece
from pipelines.extract.mentions.resolved import Resolved, made
from pipelines.extract.mentions.shorter_names import join, whole_name
from pipelines.extract.mentions.somebody import bearer, is_lone_surname, somebody
from pipelines.extract.mentions.unknown import kinds_of_unknown


def resolve(
    located: list[Located], text: str, lowered: Container[str], is_sport: bool = False
) -> list[Resolved]:
    """Return the pieces that refer to an entity.

    `lowered` holds the words that the document prints in lower case; `is_sport`: it reports on a sport.
    """
    verdicts = kinds_of_unknown(located, text, lowered, is_sport)
    index = build(located, text, verdicts)
    join(index)
    located = [*_hyphenated(located, text, index)]
    present = {place.key for place in located if place.piece.name is not None}
    result: list[Resolved] = []
    owners = Owners(_countries(located, text), _legislating(located))
    country: Located | None = None
    before: Located | None = None
    holder: Located | None = None
    chambers: dict[str, str | None] = {
        place.text: owner
        for first, place in pairwise(located)
        if place.piece.kind == "plain" and place.text in OWNED and (owner := _owner(first, place, text))
    }
    for following, place in zip([*located[1:], None], located, strict=True):
        if held_offices.is_held(place, holder, following, text):
            place = held_offices.country_of(place)  # noqa: PLW2901
        if place.piece.kind == "country" and (country is None or country.sentence != place.sentence):
            country = place
        owned = place
        if place.piece.kind == "organisation" and place.piece.name is None:
            owned = _with_owner(place, text, index, country)
        if owned.piece.kind == "plain":
            owner = None
            if place.text in OWNED:
                owner = chambers[place.text] = (
                    _owner(before, place, text)
                    or chambers.get(place.text)
                    or owners.owner(place.text, place.start, place.sentence)
                )
            found = of_player(owned, text, index) if is_sport else None
            found = found or of_plain(owned, text, index, lowered, owner, present)
        elif _is_employer(owned, before, text, index):
            found = made(owned, text_id("organisation", owned.key, None), "organisation", "name")
        else:
            found = _one(owned, text, index, verdicts, present)
        before = place
        holder = place if place.piece.kind == "person" else holder
        if found is not None:
            result.append(found)
    return result


def _is_employer(place: Located, before: Located | None, text: str, index: Index) -> bool:
    """Return whether a name like somebody's is that of the firm at which somebody works (Ana Ruiz at [Dewey Ballantine])."""
    if (
        before is None
        or before.piece.kind != "person"
        or place.piece.rule != "name_pattern"
        or place.headline
    ):
        return False
    return (
        text[before.end : place.start] == " at "
        and place.piece.name is None
        and place.key not in gazetteer().names
    )


def _hyphenated(located: list[Located], text: str, index: Index) -> Iterator[Located]:
    """Yield the pieces; the two halves of a surname that the document knows with its hyphen are one."""
    has_any = any(" " in name for name in index.people)
    before: Located | None = None
    for place in located:
        if before is not None and has_any and text[before.end : place.start] == "-":
            name = f"{before.key} {place.key}"
            if name in index.people:
                printed = text[before.start : place.end]
                piece = Piece(0, len(printed), "unknown", printed, "capitalised", words=2, key=name)
                yield before._replace(end=place.end, piece=piece, text=printed, key=name)
                before = None
                continue
        if before is not None:
            yield before
        before = place
    if before is not None:
        yield before


def _owner(before: Located | None, place: Located, text: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that stands right before `place`, with a possessive or without."""
    if before is None or before.piece.kind != "country" or before.piece.name is None:
        return None
    is_joined = text[before.end : place.start] in (" ", "'s ", "’s ", "’ ", "' ")
    return before.piece.name.entity.country_code if is_joined else None


def _with_owner(place: Located, text: str, index: Index, country: Located | None) -> Located:
    """Return a ministry that stands without its country with the one the text gives it.

    That is the country that stands beside the same name elsewhere, or the sentence's first before `its Finance Ministry`.
    """
    if place.piece.country_code is not None:
        return place
    owner = index.owners.get(place.key.lower())
    is_its = country is not None and country.sentence == place.sentence
    if owner is None and is_its and text[max(0, place.start - 4) : place.start].lower() == "its ":
        assert country is not None
        assert country.piece.name is not None
        owner = country.piece.name.entity.country_code
    return place._replace(piece=place.piece._replace(country_code=owner)) if owner else place


def _one(
    place: Located,
    text: str,
    index: Index,
    verdicts: dict[str, tuple[str, str]],
    present: Set[str],
) -> Resolved | None:
    piece = place.piece
    if piece.name is not None:
        return _known(place, index, present, text)
    if piece.kind == "person":
        return somebody(place, index, text)
    if piece.rule == "head_noun" and piece.kind == "organisation" and _is_field(place, text):
        return None
    if piece.kind == "unknown":
        return _unknown(place, index, verdicts, text)
    wholes = [*index.parts.get(place.key, ())]
    part = wholes[0] if len(wholes) == 1 else None
    entity_id = index.same_as.get(place.key) or part or piece_id(piece, piece.kind)
    return made(place, entity_id, piece.kind, "name")


_OF_FIELD = re.compile(r" (?:(?:deputy|vice|state) )?(?:ministers?|portfolio)\b")
_SEATS_OF_MINISTERS = frozenset(
    "Office Treasury Cabinet Party Department Ministry Government Council Alliance".split()
)
"""Last words of what ministers belong to, not of what they are responsible for."""


def _is_field(place: Located, text: str) -> bool:
    """Return whether a name by its last noun is the field of a minister in lower case (the [Civil Aviation] minister)."""
    if _OF_FIELD.match(text, place.end) is None:
        return False
    words = place.text.split(" ")
    return words[-1] not in _SEATS_OF_MINISTERS and all(is_common(word) or word == "&" for word in words)


def _known(place: Located, index: Index, present: Set[str], printed: str) -> Resolved:
    """Return the mention of a known name; a surname that the document gives to somebody else is theirs."""
    name = place.piece.name
    assert name is not None
    is_other = name.entity.kind == "place" or (
        # Ford said: the person, unless the text also has the Ford Motor Company
        name.entity.kind == "organisation"
        and name.entity.detail != "intergovernmental"
        and len(index.bodies.get(name.entity.entity_id, ())) < 2
    )
    is_other = is_other and name.resolved_by != "acronym"
    if place.piece.words == 1 and (name.entity.kind == "person" or is_other):
        people = index.people.get(place.key, {})
        if people and name.entity.entity_id not in people:
            return bearer(place, people, index)
        first = index.given.get(place.key, {}) if name.entity.kind == "place" else {}
        if len(first) == 1 and votes_around(printed, place.start, place.end)["person"]:
            return made(place, next(iter(first)), "person", "surname")
    text = place.key
    if _is_adjective_of_country(name) and text in index.people and place.piece.words == 1:
        is_somebody = votes_around(printed, place.start, place.end)["person"] > 0
        if is_somebody:  # French told the paper: Paul French, named before
            return bearer(place, index.people[text], index)
    if name.resolved_by == "acronym" and text in index.acronyms:
        return made(place, index.acronyms[text], kind_of(index.acronyms[text]), "acronym")
    if is_lone_surname(place, printed):
        return somebody(place, index, printed)
    if ambiguity.is_ambiguous(text):
        entity_id, candidates = ambiguity.decide(text, present)
        return made(place, entity_id, kind_of(entity_id), name.resolved_by, candidates)
    return made(place, name.entity.entity_id, name.entity.kind, name.resolved_by)


def _is_adjective_of_country(name: Name) -> bool:
    return name.resolved_by == "demonym" and name.entity.kind == "country"


_POSTED = re.compile(
    r"\b(?:post|posts|posted|posting|wrote|write|writes|writing|tweet\w*|said|message|statement|account|shared|platform)\b[^.!?\n]{0,40} (?:on|to) $"
)


def _countries(located: list[Located], text: str) -> Iterator[NamedCountry]:
    """Yield the countries that a document names."""
    for place in located:
        if place.piece.kind == "country" and place.piece.name is not None:
            code = place.piece.name.entity.country_code or ""
            yield NamedCountry(place.start, code, is_governed=is_governed(text, place.start))


def _legislating(located: list[Located]) -> str | None:
    """Return the one country whose legislature or chamber the document names; None without one or with several."""
    codes = {
        place.piece.name.entity.country_code
        for place in located
        if place.piece.name is not None
        and place.piece.name.entity.detail == "legislature"
        and not ambiguity.is_ambiguous(place.key)
    }
    return codes.pop() if len(codes) == 1 else None


_OFFICER = re.compile(
    r" (?:[Cc]hair\w*|[Pp]resident|[Dd]irector|[Ss]ecretary|[Oo]fficials?|[Ss]pokes\w+|[Cc]ommissioners?|said|ruled)\b"
)
"""What follows a body's initials of two letters: TC Chairman."""


def _unknown(
    place: Located, index: Index, verdicts: dict[str, tuple[str, str]], printed: str
) -> Resolved | None:
    text = place.key
    if text == "X" and _POSTED.search(printed[max(0, place.start - 70) : place.start]):
        return made(place, "org:twitter", "organisation", "alias")
    people = index.people.get(text)
    if people and "-" in place.text and " " not in place.text:
        return bearer(place, people, index)
    if place.piece.words > 1 and text in index.organisations:
        return made(place, index.organisations[text], "organisation", "alias")
    if text in index.full:
        entity_id = index.full[text]
        return made(place, entity_id, kind_of(entity_id), "name")
    if people:
        return bearer(place, people, index)
    if place.piece.words > 1 and (person := whole_name(text, index)) is not None:
        return made(place, person, "person", "name")
    if text in index.organisations:
        return made(place, index.organisations[text], "organisation", "alias")
    if text in index.acronyms:
        return made(place, index.acronyms[text], kind_of(index.acronyms[text]), "acronym")
    pair = index.pairs.get(text, {}) if len(text) == 2 else {}
    if len(pair) == 1 and (has_article(printed, place.start) or _OFFICER.match(printed, place.end)):
        return made(place, next(iter(pair)), "organisation", "acronym")  # the TC, of the Tariff Commission
    if text in index.countries:
        return made(place, index.countries[text], "country", "acronym")  # SA, of South Africa
    verdict = verdicts.get(text)
    same = index.given.get(text, {})
    if len(same) == 1 and (verdict is None or verdict[0] != "place"):
        return made(place, next(iter(same)), "person", "surname")
    if verdict is None:
        return None
    kind, how = verdict
    if kind != "person":
        return made(place, text_id(kind, text, None), kind, how)
    known = gazetteer().surnames.get(text, ())
    if len(known) == 1:
        return made(place, known[0].entity_id, kind, "surname")
    return made(place, person_id(text), kind, how)
