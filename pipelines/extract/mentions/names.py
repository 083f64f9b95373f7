"""Ids and kinds of entities that a text names: from reference data where it knows them, else from the name itself."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.extract.mentions.gazetteer import entity, gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import slug
from pipelines.extract.mentions.pieces import Piece

_PREFIX = {
    "organisation": "org",
    "person": "person",
    "place": "place",
    "venue": "venue",
    "agreement": "agreement",
    "product": "product",
    "event": "event",
    "group": "group",
}


def person_id(name: str) -> str:
    """Return the id of a person known from the text alone: of the listed one whose name it is but for an initial."""
    if "." in name:
        listed = gazetteer().names.get(_INITIAL.sub(" ", name))
        if listed is not None and listed.entity.kind == "person":
            return listed.entity.entity_id
    return f"person:{slug(name)}"


_INITIAL = re.compile(r" [A-Z]\.(?: ?[A-Z]\.)? ")
"""An initial between names: Adaeze K. Obi."""


def surname_id(name: str) -> str:
    """Return the id of somebody named by surname alone: the listed person where only one bears it."""
    known = gazetteer().surnames.get(name.replace("’", "'"), ())
    return known[0].entity_id if len(known) == 1 else person_id(name)


def text_id(kind: str, name: str, country_code: str | None) -> str:
    """Return the id of an entity known from the text alone; organisations keep the country that stands beside them."""
    if kind != "organisation":
        return f"{_PREFIX[kind]}:{slug(name)}"
    place = f"{country_code.lower()}/" if country_code else ""
    return f"org:{place}{slug(_head_last(name))}"


def _head_last(name: str) -> str:
    """Return the name of a ministry or department with its head last: Ministry of Commerce, Commerce Ministry."""
    head, of, field = name.partition(" of ")
    is_department = of and head.lower() in ("ministry", "department") and " of " not in field
    return f"{field.removeprefix('the ')} {head}" if is_department else name


@lru_cache(maxsize=16384)
def organisation_id(text: str, country_code: str | None) -> str:
    """Return the id of an organisation by structure, reference first (China's Commerce Ministry → org:mofcom).

    `text` is the key of its name.
    """
    whole = text.removeprefix("The ").removeprefix("Government of ")
    owner = gazetteer().names.get(whole.removeprefix("the ")) if "Government of " in text else None
    if owner is not None and owner.entity.kind == "country":
        return f"org:{(owner.entity.country_code or '').lower()}/government"
    plain = _without_form(text)
    named = gazetteer().names.get(plain)
    if plain != text and named is not None and named.entity.kind == "organisation":
        return named.entity.entity_id
    closing = _without_closing_country(whole) if country_code is None else None
    if closing is not None:
        return _body_id(*closing)
    if country_code is not None:
        return _body_id(without_country(text, country_code), country_code)
    return f"org:{_of_known(text.removeprefix('The '))}"


def _of_known(text: str) -> str:
    """Return the slug of a body's name; an international body that opens it stands by its own id (World Trade Organization Secretariat)."""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        name = gazetteer().names.get(" ".join(words[:count]))
        if name is None or name.resolved_by == "demonym":
            continue  # the European Space Agency is not the Union's
        if name.entity.detail == "intergovernmental":
            return f"{name.entity.entity_id.partition(':')[2]}-{slug(' '.join(words[count:]))}"
    return slug(_head_last(text))


def _body_id(name: str, country_code: str) -> str:
    """Return the id of the body of a country that is called `name` there."""
    known = gazetteer().with_country.get((country_code, name.lower()))
    return known.entity_id if known is not None else text_id("organisation", name, country_code)


_DEPARTMENTS = frozenset({"Ministry", "Department", "Treasury", "Cabinet", "Directorate", "Customs"})


def _without_closing_country(text: str) -> tuple[str, str] | None:
    """Return the name and country of a department that its country closes: Trade Ministry of Japan."""
    parts = text.split(" of ")
    for i in range(1, len(parts)):
        name, last = " of ".join(parts[:i]), " of ".join(parts[i:]).removeprefix("the ")
        owner = gazetteer().names.get(last)
        if (
            owner is not None
            and owner.entity.kind == "country"
            and not _DEPARTMENTS.isdisjoint(name.split(" "))
        ):
            return (name, owner.entity.country_code) if owner.entity.country_code is not None else None
    return None


def _without_form(text: str) -> str:
    """Return the name of a company without its legal form."""
    words = text.removeprefix("The ").split(" ")
    while len(words) > 1 and words[-1] in lexicon().parts["company_suffix"]:
        words.pop()
    if len(words) > 1 and words[-1] in _FORMS:
        short = gazetteer().names.get(" ".join(words[:-1]))
        if short is not None and short.entity.detail == "company":
            words.pop()
    return " ".join(words)


_FORMS = frozenset(("Corporation", "Company", "Group", "Holdings", "Holding"))
"""Words for a firm that its short name leaves out: Canfor Corporation, Canfor."""


@lru_cache(maxsize=4096)
def is_acronym_of(acronym: str, name: str) -> bool:
    """Return whether `acronym` is made of the initials of `name`: the same first letter and most others, or all."""
    letters = [c for c in acronym if c.isupper()]
    if len(acronym) > 2 and "".join(word[0] for word in name.split()).upper().endswith(acronym.upper()):
        return True  # US Department of Commerce (DoC)
    initials = [word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    if not letters or not initials:
        return False
    if len(letters) > 2 and "".join(w[0] for w in name.split() if w[0].isalpha()).upper().endswith(
        "".join(letters)
    ):
        return True  # US Department of Energy (DOE)
    shared = sum(1 for letter in letters if letter in initials)
    if letters[0] == initials[0]:
        return shared * 2 >= len(letters)
    return len(letters) > 2 and shared == len(letters)  # another language's order: Sociedad Rural … (SR…)


def without_country(text: str, country_code: str) -> str:
    """Return the name of a body without the country that opens it."""
    words = text.split(" ")
    for count in (3, 2, 1):
        name = gazetteer().names.get(" ".join(words[:count]))
        if len(words) > count and name is not None and name.entity.entity_id == f"country:{country_code}":
            return " ".join(words[count:])
    return text


def piece_id(piece: Piece, kind: str) -> str:
    """Return the id of an unlisted name; `kind` is what an unknown one is taken for."""
    return (
        organisation_id(piece.key, piece.country_code)
        if piece.kind == "organisation"
        else text_id(kind if piece.kind == "unknown" else piece.kind, piece.key, None)
    )


def kind_of(entity_id: str) -> str:
    """Return the entity kind of an id."""
    known = entity(entity_id)
    if known is not None:
        return known.kind
    prefix = entity_id.partition(":")[0]
    return next(kind for kind, short in _PREFIX.items() if short == prefix)
