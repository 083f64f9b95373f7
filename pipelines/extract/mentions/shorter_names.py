"""People and bodies that a document names in full in two forms: A. Ruiz and Ana Maria Ruiz, Togo's Rice Agency and the Rice Agency of Togo.

Surnames of one word are told by the index itself; names that a list knows stay what the list says.
"""

from __future__ import annotations

from pipelines.extract.mentions.document_index import Index
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key, slug, surnames_of
from pipelines.extract.mentions.names import text_id


def join(index: Index) -> None:
    """Give each shorter name of a person in `index` to the one whose longer name it can only be, and each body named with its country behind it to the one named behind its country."""
    for name, entity_id in list(index.full.items()):
        if entity_id.startswith("org:"):
            _join_body(name, index)
            continue
        if not entity_id.startswith("person:") or name in gazetteer().names:
            continue
        whole = (
            whole_name(name, index)
            or _by_surname(name, entity_id, index)
            or _by_initial(name, entity_id, index)
        )
        if whole is None:
            continue
        index.full[name] = whole
        for part in map(key, surnames_of(name)):
            bearers = index.people.get(part, {})
            if entity_id in bearers:
                index.people[part] = {whole if person == entity_id else person: None for person in bearers}


def _join_body(name: str, index: Index) -> None:
    """Make the Rice Agency of Togo one with Togo's Rice Agency, where the document names both."""
    body, _, owner = name.rpartition(" of ")
    country = gazetteer().names.get(owner) if body and name not in gazetteer().names else None
    if country is None or country.entity.kind != "country":
        return
    same = text_id("organisation", body, country.entity.country_code)
    if same in index.bodies:
        index.full[name] = index.same_as[name] = same


def whole_name(text: str, index: Index) -> str | None:
    """Return the only person whose longer name begins with `text`, which no list has: Ana Maria, of Ana Maria Ruiz."""
    longer = [person for person in index.begun.get(text, ()) if person != index.full.get(text)]
    return longer[0] if len(longer) == 1 and text not in gazetteer().names else None


def _by_surname(name: str, entity_id: str, index: Index) -> str | None:
    """Return the only other person whose surname is all of `name`: Al-Mansour, of Ali al-Mansour."""
    others = [person for person in index.people.get(name, ()) if person != entity_id]
    return others[0] if len(others) == 1 else None


def _by_initial(name: str, entity_id: str, index: Index) -> str | None:
    """Return the only other bearer of the surname in `name` whose given name its single initial begins: A. Ruiz, of Ana Ruiz."""
    initial, _, surname = name.partition(" ")
    if len(initial) > 1 or " " in surname or not surname:
        return None
    start = f"person:{slug(initial)}"
    others = [
        person
        for person in index.people.get(surname, ())
        if person != entity_id and person.startswith(start) and person[len(start)] != "-"
    ]
    return others[0] if len(others) == 1 else None
