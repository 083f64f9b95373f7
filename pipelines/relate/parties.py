"""Which party a mention stands for, and the two parties that a document is about.

Belongs here: from a person, capital, ministry or nationality to the country or bloc that acts. Which of the parties
imposes and which is hit is decided by the grammar of `measures`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from pipelines.extract.mentions.gazetteer import country_of, entity, gazetteer, lookup
from pipelines.extract.spans import MentionSpan, Spans
from pipelines.language import reference

BLOCS = {
    "org:european-commission": "org:eu",
    "org:european-union": "org:eu",
    "org:european-council": "org:eu",
    "org:european-parliament": "org:eu",
    "org:eurasian-economic-commission": "org:eaeu",
}
"""Bodies that speak for a customs union."""
TRADE_BLOCS = frozenset(
    {"org:eu", "org:mercosur", "org:asean", "org:efta", "org:gcc", "org:african-union", "org:ecowas", "org:caricom", "org:sacu",
     "org:eaeu", "org:eac", "org:sadc", "org:andean-community", "org:pacific-alliance"}
)  # fmt: skip
"""Blocs that negotiate and sign as one."""
_PARTY_BLOCS = TRADE_BLOCS | {
    "org:g7", "org:un", "org:ecowas", "org:sacu", "org:eac", "org:eaeu", "org:caricom", "org:andean-community",
}  # fmt: skip


@cache
def people_of_the_union() -> frozenset[str]:
    """Return the ids of the known people who serve the European Union and no country."""
    known = gazetteer().entities.values()
    return frozenset(e.entity_id for e in known if e.kind == "person" and e.detail == "EU")


@cache
def _countries_of_surnames() -> dict[str, str]:
    """Return id of a bare surname → country, where several known people bear it and all are of that country: Bush."""
    bearers: dict[str, list[str]] = {}
    for known in gazetteer().entities.values():
        if known.kind == "person" and (code := country_of(known.entity_id)) is not None:
            bearers.setdefault(f"person:{known.entity_id.rpartition('-')[2]}", []).append(code)
    return {name: codes[0] for name, codes in bearers.items() if len(codes) > 1 and len(set(codes)) == 1}


@cache
def party_of(entity_id: str) -> str | None:
    """Return the country or bloc that `entity_id` stands for, None for what acts for none."""
    entity_id = BLOCS.get(entity_id, entity_id)
    if entity_id.startswith("country:") or entity_id in _PARTY_BLOCS:
        return entity_id
    if entity_id in people_of_the_union():
        return "org:eu"
    code = country_of(entity_id) or _countries_of_surnames().get(entity_id)
    if code is None:
        return None
    return "org:eu" if code == "EU" else f"country:{code}"


def country_code(entity_id: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the side that `entity_id` is on; EU for its bodies."""
    party = party_of(entity_id)
    if party is None:
        return None
    return "EU" if party == "org:eu" else party.partition(":")[2] if party.startswith("country:") else None


def actor(mention: MentionSpan) -> str | None:
    """Return the party that may impose or be hit by a measure under this mention; a mere location is none."""
    if mention.surface == "Brussels" and mention.acting_as != "place":
        return "org:eu"
    if mention.entity_kind in ("place", "venue") and mention.acting_as != "government":
        return None
    return None if _is_private(mention.entity_id) else party_of(mention.entity_id)


@cache
def _is_private(entity_id: str) -> bool:
    """Return whether an organisation speaks for no government: a firm, association, newspaper."""
    known = entity(entity_id)
    return known is not None and known.detail in _PRIVATE


_PRIVATE = frozenset(
    ("company", "exchange", "association", "think_tank", "university", "media", "ngo", "party")
)


def nationality(mention: MentionSpan) -> str | None:
    """Return the party whose national the mention is, firms included: who is hit when a firm is listed."""
    return actor(mention) or party_of(mention.entity_id)


def acting(mention: MentionSpan) -> str | None:
    """Return the party of a mention that is the subject of an act: there a capital stands for its government."""
    if mention.surface == "Brussels":
        return "org:eu"
    return None if _is_private(mention.entity_id) else party_of(mention.entity_id)


@cache
def parties_to(agreement_id: str) -> tuple[str, ...]:
    """Return the parties of a named agreement, where the reference data has them."""
    for row in reference.rows("agreements"):
        if agreement_id == f"agreement:{row['id']}":
            return tuple(p if ":" in p else f"country:{p}" for p in row["parties"].split("|") if p)
    return ()


def parties_in_name(name: str) -> tuple[str, ...]:
    """Return the two parties that the name of an agreement opens with, as in Peru-EU Trade Agreement; else nothing."""
    first, *more = name.partition(" ")[0].replace("–", "-").replace("‑", "-").split("-")
    found = [lookup(word) for word in (first, *more)]
    parties = tuple(
        party
        for known in found
        if known is not None and (party := party_of(known.entity.entity_id)) is not None
    )
    return parties if len(parties) == len(found) == 2 else ()


def ranked(spans: Spans) -> list[tuple[str, int]]:
    """Return the parties that the document names, with how often, the most often named first."""
    counts = Counter(party for mention in spans.mentions if (party := actor(mention)) is not None)
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))


def sole(ranked: list[tuple[str, int]]) -> str | None:
    """Return the party that a document is about where it hardly names another."""
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _OUTNUMBERS * ranked[1][1]):
        return None
    return ranked[0][0]


_OUTNUMBERS = 4


_SEVERAL, _RARE = 4, 4
"""Parties beyond which the second must be named more often than all others together, where the first is named so many times as often."""


def pair(ranked: list[tuple[str, int]]) -> tuple[str, str] | None:
    """Return the two parties that a document is about, when two clearly stand out."""
    if len(ranked) < 2 or ranked[1][1] < 2:
        return None
    if len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]:
        return None
    (_, first), (_, second), *others = ranked
    if len(ranked) > _SEVERAL and second * _RARE < first and sum(count for _, count in others) >= second:
        return None  # duties on dozens of countries, of which some are named
    return ranked[0][0], ranked[1][0]
