"""Who and what one document names in full, by the shorter forms that may follow: surnames, short names, acronyms."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.mentions.context import word_before
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import is_common, lexicon
from pipelines.extract.mentions.listed import Entity
from pipelines.extract.mentions.name_forms import fold, key, plain, surnames_of
from pipelines.extract.mentions.names import is_acronym_of, person_id, piece_id, surname_id, without_country
from pipelines.extract.mentions.pieces import COMMON_WORDS, Piece
from pipelines.extract.mentions.short_forms import is_firm, short_forms


class Located(NamedTuple):
    """A piece at its place in the document; `text` is its name, a headline's capitals in Title Case, `key` that name's key."""

    start: int
    end: int
    sentence: int
    piece: Piece
    headline: bool
    initial: bool
    text: str
    key: str


_INTRODUCED = frozenset(("organisation", "unknown", "agreement", "venue"))
"""Kinds of pieces whose acronym may stand in brackets after them."""
_FOREIGN_ACRONYM = re.compile(r"[A-Z]{3,8}")


_NATIONAL = frozenset("Norsk Norske Svenska Dansk Danske Deutsche Deutscher Royal Suomen Nippon".split())
"""Adjectives of a nation before the name of a firm that goes without them too (Norsk Hydro, Hydro)."""


class Index:
    """The names of one document.

    `people` gives the ids of a surname, `given` those of other parts of a name, `begun` those of the words with which it begins, `bodies` the names of an organisation,
    `countries` the ids of countries by the initials of their names, `full` the ids of full names, `same_as` the listed bodies of unlisted names, `owners` the country of a
    ministry's name, `heads` the bodies whose name begins or ends with a noun that may stand for them, `openers` the
    firms whose name begins with a common word, `offices` the last words of the titles before people's full names, `parts` the bodies of a body
    by their names without it, `pairs` the
    bodies of two words by their initials, `named_at` where somebody is first named in full.
    """

    def __init__(self) -> None:
        self.people: dict[str, dict[str, None]] = {}
        self.given: dict[str, dict[str, None]] = {}
        self.begun: dict[str, dict[str, None]] = {}
        self.bodies: dict[str, set[str]] = {}
        self.organisations: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.full: dict[str, str] = {}
        self.same_as: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.owners: dict[str, str | None] = {}
        self.heads: dict[str, dict[str, None]] = {}
        self.openers: dict[str, dict[str, None]] = {}
        self.offices: dict[str, set[str]] = {}
        self.parts: dict[str, dict[str, None]] = {}
        self.pairs: dict[str, dict[str, None]] = {}
        self.named_at: dict[str, int] = {}
        self._added: set[tuple[str, str]] = set()

    def _is_new(self, entity_id: str, name: str) -> bool:
        if (entity_id, name) in self._added:
            return False
        self._added.add((entity_id, name))
        return True

    def add_person(self, entity_id: str, name: str) -> None:
        """Remember a person by full name and surnames."""
        if self._is_new(entity_id, name):
            self.full.setdefault(key(name), entity_id)
            for part in surnames_of(name):
                self.people.setdefault(key(part), {}).setdefault(entity_id)
                if not part.isascii():  # Tabaré Vázquez, then Vazquez
                    self.people.setdefault(key(plain(part)), {}).setdefault(entity_id)
                if part[0].islower():  # De Mesa said
                    self.people.setdefault(key(part[0].upper() + part[1:]), {}).setdefault(entity_id)
            words = key(name).split(" ")
            for part in words[:-1]:
                if part[0].isupper() and not is_common(part):
                    self.given.setdefault(part, {}).setdefault(entity_id)
            for end in range(2, len(words)):
                self.begun.setdefault(" ".join(words[:end]), {}).setdefault(entity_id)

    def add_organisation(self, entity_id: str, name: str) -> None:
        """Remember an organisation by full name, shorter names and initials."""
        if self._is_new(entity_id, name):
            self.full.setdefault(key(name), entity_id)
            self.bodies.setdefault(entity_id, set()).add(key(name))
            words = key(name).split(" ")
            ends = {words[0], words[-1], *words[: words.index("of") if "of" in words else 0][-1:]}
            for head in ends & lexicon().parts["body_noun"] if len(words) > 1 else ():
                self.heads.setdefault(head, {}).setdefault(entity_id)
            if words[0] in _NATIONAL and len(set(words) - lexicon().parts["company_suffix"]) == 2:
                self.openers.setdefault(words[1], {}).setdefault(entity_id)
            if is_firm(words):
                self.openers.setdefault(words[0], {}).setdefault(entity_id)
            short = short_forms(name)
            for text in short.names:
                self.organisations.setdefault(text, entity_id)
            if len(words) == 2 and words[0][0].isupper() and words[1] in lexicon().parts["body_noun"]:
                self.pairs.setdefault(f"{words[0][0]}{words[1][0]}", {}).setdefault(entity_id)
            self._add_part(entity_id, *words)
            if short.initials:
                self.acronyms.setdefault(short.initials, self._listed_as(name, short.initials) or entity_id)

    def _add_part(self, entity_id: str, whole: str, *words: str) -> None:
        """Remember the body of a body by its name without that of the whole: Knesset [Finance Committee]."""
        known = gazetteer().names.get(whole)
        if len(words) > 1 and known is not None and known.entity.kind == "organisation":
            self.parts.setdefault(" ".join(words), {}).setdefault(entity_id)

    def _listed_as(self, name: str, initials: str) -> str | None:
        """Return the listed body that an unlisted name only spells otherwise (World Trade Organisations), and remember it."""
        listed = gazetteer().names.get(initials)
        if key(name) in gazetteer().names or listed is None or not _same_stems(name, listed.entity.name):
            return None
        self.full[key(name)] = self.same_as[key(name)] = listed.entity.entity_id
        return listed.entity.entity_id

    def introduce(self, name: Piece, acronym: Piece) -> None:
        """Remember `acronym` as that of `name`; an unlisted name is the listed body of that acronym if like its name."""
        text = name.key
        entity_id = name.name.entity.entity_id if name.name else piece_id(name, "organisation")
        listed = acronym.name.entity if acronym.name is not None else None
        is_listed = listed is not None and (key(listed.name) == acronym.key or _alike(text, listed.name))
        if name.name is None and listed is not None and is_listed:
            entity_id = self.same_as[text] = listed.entity_id
            self.full[text] = entity_id
        self.acronyms[acronym.key] = entity_id
        if entity_id.startswith("org:"):  # COCOAP, not the COCOAP Council that follows
            self.organisations[acronym.key] = entity_id
        self.full.setdefault(text, entity_id)


def _alike(one: str, other: str) -> bool:
    """Return whether two names share most of their words."""
    first, second = set(fold(one).split()), set(fold(key(other)).split())
    return len(first & second) * 2 > min(len(first), len(second))


def _same_stems(one: str, other: str) -> bool:
    """Return whether two names have the same words, whatever their endings."""
    first, second = fold(one).split(), fold(key(other)).split()
    return len(first) == len(second) and all(a[:5] == b[:5] for a, b in zip(first, second, strict=True))


_LONGEST_BRACKET = 5
"""Characters at most between a name and the acronym in brackets behind it."""


def build(located: list[Located], text: str, verdicts: dict[str, tuple[str, str]]) -> Index:
    """Return the index of a document. `verdicts` are the kinds of its unknown names.

    An acronym in brackets after a name is that name's.
    """
    index = Index()
    before: Located | None = None
    for place in located:
        kind = place.piece.kind
        if (
            before is not None
            and place.start - before.end <= _LONGEST_BRACKET
            and _is_bracketed(before, place, text)
        ):
            index.introduce(before.piece, place.piece)
        if before is None or place.end > before.end:  # not the parties in the name of an agreement
            before = place
        if kind == "country" and place.piece.words > 1 and place.piece.name is not None:
            initials = "".join(word[0] for word in place.key.split(" ") if word[0].isupper())
            index.countries.setdefault(initials, place.piece.name.entity.entity_id)
        if kind == "unknown" and place.piece.words > 1:
            kind = verdicts.get(place.key, ("", ""))[0]
        if kind == "person":
            _add_person(index, place.piece, place.text)
            if place.piece.words > 1:
                index.named_at.setdefault(index.full.get(place.key, ""), place.start)
            if place.piece.rule == "title_name" and place.piece.words > 1:
                office = word_before(text, place.start).lower()
                index.offices.setdefault(index.full.get(place.key, ""), set()).add(office)
        elif kind == "organisation":
            _add_organisation(index, place.piece)
    for place in located:
        if place.piece.rule == "title_name" and place.piece.words == 1 and place.key not in index.people:
            same = index.given.get(place.key, {})
            if len(same) == 1:  # Sheikh Hamad, named in full before
                index.people[place.key] = same
                continue
            index.add_person(surname_id(place.text), place.text)  # President Hale, elsewhere Hale
    return index


def _add_person(index: Index, piece: Piece, text: str) -> None:
    if piece.name is not None:
        if piece.rule == "gazetteer" and piece.words == 1 and key(text) in index.people:
            return  # Jim Akazawa, named in full before, is meant by Akazawa
        index.add_person(piece.name.entity.entity_id, piece.name.entity.name)
        if piece.words > 1:
            index.add_person(piece.name.entity.entity_id, text)
    elif piece.words > 1 and key(text) not in index.people:
        index.add_person(person_id(text), text)


def _add_organisation(index: Index, piece: Piece) -> None:
    if piece.name is not None:
        index.add_organisation(piece.name.entity.entity_id, piece.text)
        return
    if piece.country_code is not None:
        name = without_country(piece.key, piece.country_code).lower()
        same = index.owners.setdefault(name, piece.country_code) == piece.country_code
        index.owners[name] = piece.country_code if same else None
    index.add_organisation(piece_id(piece, "organisation"), piece.text)


def _is_bracketed(name: Located, acronym: Located, text: str) -> bool:
    """Return whether `acronym` stands in brackets right after `name` and is made of its initials."""
    if acronym.piece.words != 1 or (
        text[name.end : acronym.start].replace(" ", "").removeprefix("’s").removeprefix("'s") != "("
        or text[acronym.end : acronym.end + 2].lstrip()[:1] != ")"
    ):
        if name.piece.kind not in _INTRODUCED or name.piece.words < 3 or len(acronym.piece.text) < 3:
            return False
        is_set_in = text[name.end : acronym.start] == ", " and text[acronym.end : acronym.end + 1] in (
            ",",
            ".",
        )
        return is_set_in and is_acronym_of(
            acronym.piece.text, name.piece.text
        )  # the Traders Union of Togo, TUT,
    if name.piece.kind not in _INTRODUCED or name.piece.rule == COMMON_WORDS:
        return False
    listed = acronym.piece.name.entity if acronym.piece.name is not None else None
    if (
        listed is not None
        and listed.kind == name.piece.kind == "organisation"
        and (_alike(name.piece.key, listed.name) or _is_translated(name.piece, listed))
    ):
        return True  # Peru's Exporters Association (ADEX)
    if (
        name.piece.kind == "organisation"
        and acronym.piece.kind == "unknown"
        and _is_spelt(acronym.piece.text, name.piece.text)
    ):
        return True
    is_own = (
        name.piece.kind == "organisation" and acronym.piece.kind == "unknown" and _may_be_foreign(name.piece)
    )
    if is_own and _FOREIGN_ACRONYM.fullmatch(acronym.piece.text):
        return True  # Ministry of Energy and Mineral Resources (ESDM): initials in the body's own language
    return is_acronym_of(acronym.piece.text, name.piece.text)


def _may_be_foreign(name: Piece) -> bool:
    """Return whether a body's initials may be those of its name in another language: no listed company, whose code on an exchange stands so."""
    return name.name is None or (name.words > 2 and name.name.entity.detail not in _LISTED_ON_EXCHANGES)


def _is_translated(name: Piece, listed: Entity) -> bool:
    """Return whether an unlisted body's name translates that of a listed one known by its short name alone: Rice Agency (Bulog)."""
    return name.name is None and listed.detail in _TRANSLATED and " " not in listed.name


_LISTED_ON_EXCHANGES = frozenset(("company", "media", "exchange", "club"))
_TRANSLATED = frozenset(("agency", "association", "ministry", "central_bank"))


def _is_spelt(short: str, name: str) -> bool:
    """Return whether a short name is made of letters of the long one in their order, from a word's first on: Leather Association (Leaso)."""
    if not (len(short) > 3 and short.isalpha() and short[1:].islower()):
        return False
    text, at = fold(name), -1
    for letter in fold(short):
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return any(word.startswith(short[:2]) for word in name.split())
