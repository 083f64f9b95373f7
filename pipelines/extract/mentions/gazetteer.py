"""The known entities: names → entities, and what is known of an entity. No reading of documents here."""

from __future__ import annotations

import gc
from functools import cache

from pipelines.extract.mentions.listed import Entity, Gazetteer, Name, read_all
from pipelines.extract.mentions.name_forms import key


@cache
def gazetteer() -> Gazetteer:
    """Return the known names and entities."""
    collects = gc.isenabled()
    gc.disable()  # everything read stays: looking for garbage among it meanwhile takes a tenth of the time
    try:
        return read_all()
    finally:
        if collects:
            gc.enable()


def entity(entity_id: str) -> Entity | None:
    """Return what is known of `entity_id`, or None."""
    return gazetteer().entities.get(entity_id)


def country_of(entity_id: str | None) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that `entity_id` belongs to, or None.

    Ids made from a text carry the country where the text gives it: `org:vn/ministry-of-planning`.
    """
    if entity_id is None:
        return None
    known = gazetteer().entities.get(entity_id)
    if known is not None:
        return known.country_code
    kind, _, rest = entity_id.partition(":")
    if kind == "country" and len(rest) == 2:
        return rest
    if len(rest) > 3 and rest[2] == "/":
        return rest[:2].upper()
    return _country_of_surname(rest.title()) if kind == "person" else None


def _country_of_surname(surname: str) -> str | None:
    """Return the country that all who are known by a surname serve (President Bush, whichever), or None."""
    countries = {bearer.country_code for bearer in gazetteer().surnames.get(surname, ())}
    return countries.pop() if len(countries) == 1 else None


def lookup(text: str) -> Name | None:
    """Return what the name `text` leads to when it stands alone, or None."""
    return gazetteer().names.get(key(text))
