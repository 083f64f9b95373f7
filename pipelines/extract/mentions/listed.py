"""`data/reference` → entities and their names: countries, cities, places, organisations, people, agreements, products, events, groups.

What a row of each file means is known here; asking for a name or an entity belongs to `gazetteer`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.mentions.name_forms import key, plain, slug, spelt_out, surnames_of
from pipelines.language import reference

_UN = "United Nations "
"""What names of bodies begin with that are also printed with its initials: the UN Development Programme."""
_SYLLABLE = re.compile(r"-([a-z])")


_SHORTEST_BARE = 4
"""Letters of the short form of a state that names it without its point too (Calif), the point counted."""
_WORDS_TOO = frozenset(("Mass.", "Miss.", "Wash.", "Penn."))


class Entity(NamedTuple):
    """A known entity; `country_code` is ISO 3166-1 alpha-2 or None."""

    entity_id: str
    kind: str
    name: str
    country_code: str | None
    wikidata_id: str | None
    detail: str = ""


class Name(NamedTuple):
    """What a name leads to, and how; `others` are further entities of the same name."""

    entity: Entity
    resolved_by: str
    others: tuple[str, ...] = ()


class Gazetteer(NamedTuple):
    """All names by key, by upper-cased key, the longest name (in words) by its first word, and entities by id."""

    names: dict[str, Name]
    upper: dict[str, Name]
    longest: dict[str, int]
    entities: dict[str, Entity]
    with_country: dict[tuple[str, str], Entity]
    surnames: dict[str, tuple[Entity, ...]]
    seats: dict[str, Entity]
    abbreviated: dict[str, Entity]
    """Short forms of states by which only their point and what stands before them tell a name from a word (Pa., Miss.)."""
    prefixes: dict[str, Name]
    """Countries by what a hyphen joins to another country's name (Sino-)."""


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()] if cell else []


def _resolved(alias: str) -> str:
    letters = alias.replace(".", "").replace("+", "")
    return "acronym" if letters.isupper() and " " not in letters and len(letters) <= 8 else "alias"


class _Builder:
    def __init__(self) -> None:
        self.names: dict[str, Name] = {}
        self.entities: dict[str, Entity] = {}
        self.with_country: dict[tuple[str, str], Entity] = {}
        self.surnames: dict[str, list[Entity]] = {}
        self.seats: dict[str, Entity] = {}
        self.abbreviated: dict[str, Entity] = {}
        self.prefixes: dict[str, Name] = {}

    def entity(self, entity: Entity) -> Entity:
        return self.entities.setdefault(entity.entity_id, entity)

    def name(self, text: str, entity: Entity, how: str) -> None:
        self.names.setdefault(key(text), Name(entity, how))

    def finish(self) -> Gazetteer:
        for text, name in [*self.names.items()]:
            is_surname = name.resolved_by == "surname"  # Støre, not any store
            if not text.isascii() and not is_surname:  # Dagens Naeringsliv
                self.names.setdefault(plain(text), name)
                self.names.setdefault(spelt_out(text), name)  # Deutsche Boerse
        upper: dict[str, Name] = {}
        longest: dict[str, int] = {}
        for text, name in self.names.items():
            capitals = text.upper()
            upper.setdefault(capitals, name)
            words = text.count(" ") + 1
            for first in (text.partition(" ")[0], capitals.partition(" ")[0]):
                if longest.get(first, 0) < words:
                    longest[first] = words
        return Gazetteer(
            self.names,
            upper,
            longest,
            self.entities,
            self.with_country,
            {surname: tuple(people) for surname, people in self.surnames.items()},
            self.seats,
            self.abbreviated,
            self.prefixes,
        )


def _countries(builder: _Builder) -> None:
    for row in reference.rows("countries"):
        country = builder.entity(
            Entity(f"country:{row['code']}", "country", row["name"], row["code"], row["wikidata_id"] or None)
        )
        builder.name(row["name"], country, "name")
        for alias in _split(row["aliases"]):
            builder.name(alias, country, "alias" if alias not in ("US", "U.S.", "UK", "U.K.") else "name")
        for word in _split(row["demonyms"]):
            builder.name(word, country, "demonym")
        for seat in _split(row["metonyms"]):
            builder.seats.setdefault(key(seat), country)
    for row in reference.rows("country_prefixes"):
        builder.prefixes[row["prefix"]] = Name(builder.entities[f"country:{row['country']}"], "demonym")


def _places(builder: _Builder) -> None:
    for row in reference.rows("places"):
        kind = "venue" if row["kind"] == "venue" else "place"
        place = builder.entity(
            Entity(
                f"{kind}:{slug(row['name'])}",
                kind,
                row["name"],
                row["country_code"] or None,
                None,
                row["kind"],
            )
        )
        for text in (row["name"], *_split(row["aliases"])):
            if row["kind"] == "state" and text.endswith(".") and (text.count(".") == 1 or " " in text):
                builder.abbreviated[text] = place
                if len(text) <= _SHORTEST_BARE or text in _WORDS_TOO:
                    continue
            builder.name(text, place, "name" if text == row["name"] else "alias")
            if row["stands_for"]:
                builder.seats[key(text)] = builder.entities[row["stands_for"]]


def _cities(builder: _Builder) -> None:
    for row in reference.rows("cities"):
        city = Entity(f"place:{slug(row['name'])}", "place", row["name"], row["country_code"], None, "city")
        if city.entity_id in builder.entities and key(row["name"]) in builder.names:
            continue
        builder.entity(city)
        for text in (row["name"], *_split(row["aliases"])):
            builder.name(text, city, "name" if text == row["name"] else "alias")


def _organisations(builder: _Builder) -> None:
    for row in reference.rows("organisations"):
        organisation = builder.entity(
            Entity(
                f"org:{row['id']}",
                "organisation",
                row["name"],
                row["country_code"] or None,
                row["wikidata_id"] or None,
                row["kind"],
            )
        )
        builder.name(row["name"], organisation, _resolved(row["name"]) if row["name"].isupper() else "name")
        if row["name"].startswith(_UN):
            builder.name(f"UN {row['name'][len(_UN) :]}", organisation, "alias")
        for alias in _split(row["aliases"]):
            builder.name(alias, organisation, _resolved(alias))
        for word in _split(row["demonyms"]):
            builder.name(word, organisation, "demonym")
        for alias in _split(row["with_country"]):
            builder.with_country.setdefault((row["country_code"], key(alias).lower()), organisation)


def _people(builder: _Builder) -> None:
    for row in reference.rows("people"):
        code = row["country_code"]
        person = builder.entity(
            Entity(
                f"person:{slug(row['name'])}",
                "person",
                row["name"],
                None if code == "EU" else code or None,
                row["wikidata_id"] or None,
                "EU" if code == "EU" else "",
            )
        )
        for text in (row["name"], *_split(row["aliases"])):
            builder.name(text, person, "name" if text == row["name"] else "alias")
            apart = _SYLLABLE.sub(lambda m: " " + m.group(1).upper(), text)  # Moon Jae-in, Moon Jae In
            if apart != text:
                builder.name(apart, person, "alias")
            given, _, family = text.partition(" ")
            if code == "JP" and family and " " not in family:  # Ishiba Shigeru
                builder.name(f"{family} {given}", person, "alias")
        for known in _split(row["known_as"]):
            builder.name(known, person, "surname")
        for part in surnames_of(row["name"]):
            people = builder.surnames.setdefault(part, [])
            if person not in people:
                people.append(person)


class _File(NamedTuple):
    """A file whose rows are a name, other names and little else: what it lists, and the columns that say so."""

    name: str
    kind: str
    prefix: str
    detail: str = "kind"
    country: str = ""
    other_names: str = "aliases"
    other_is: str = ""
    """How the other names lead to the entity; empty: as alias or acronym, by their form."""


_AGREEMENTS = _File("agreements", "agreement", "agreement", detail="parties")
_PRODUCTS = _File("named_products", "product", "product", other_is="alias")
_EVENTS = _File("named_events", "event", "event", other_is="alias")
_ORGANISATION_NAMES = _File("organisation_names", "organisation", "org", country="country")
_PLACE_NAMES = _File("place_names", "place", "place", country="country")
_GROUPS = _File("groups", "group", "group", other_names="words", other_is="demonym")


def _listed(builder: _Builder, file: _File) -> None:
    """Add the entities of a file. A group is named by its words alone (Catalans), not by what we call it."""
    for row in reference.rows(file.name):
        name = row["name"]
        found = builder.entity(
            Entity(
                f"{file.prefix}:{row.get('id') or slug(name)}",
                file.kind,
                name,
                row.get(file.country) or None,
                row.get("wikidata_id") or None,
                row[file.detail],
            )
        )
        if file.other_names == "aliases":
            builder.name(name, found, "name")
        for other in _split(row[file.other_names]):
            builder.name(other, found, file.other_is or _resolved(other))


def read_all() -> Gazetteer:
    """Return the names and entities of all reference files."""
    builder = _Builder()
    _countries(builder)
    _organisations(builder)
    for file in (_AGREEMENTS, _PRODUCTS, _EVENTS):
        _listed(builder, file)
    _people(builder)
    _places(builder)
    _cities(builder)
    for file in (_ORGANISATION_NAMES, _PLACE_NAMES, _GROUPS):
        _listed(builder, file)
    for seat, country in builder.seats.items():
        builder.name(seat, country, "metonym")
    return builder.finish()
