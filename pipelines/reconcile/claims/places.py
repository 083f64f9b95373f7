"""Verdict on places: which names of places can be true at once.

A venue lies in a city, a city in a state, a state in a country, a country in a continent. Which city a venue lies in
is not known by name, so places of different rank agree when nothing puts them into different countries.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipelines.extract.mentions.name_forms import slug
from pipelines.language import reference
from pipelines.reconcile.claims.compare import Decision, Value, agreed, contained, pairwise

_RANK = {"continent": 5, "region": 5, "sea": 5, "country": 4, "state": 3, "city": 2, "venue": 0}
_CITY = 2
_BUILDINGS = frozenset(
    "house palace hall tower hotel centre center castle court mansion villa lodge embassy".split()
)
"""Last words of the names of buildings, which lie in some city."""
_CONTINENT = {
    "AS": "asia",
    "EU": "europe",
    "AF": "africa",
    "NA": "north-america",
    "SA": "south-america",
    "OC": "oceania",
}


@cache
def _kinds() -> dict[str, str]:
    """Return place → its kind; a region of one country is as large as its states."""
    return {
        slug(row["name"]): "state" if row["kind"] == "region" and row["country_code"] else row["kind"]
        for row in reference.rows("places")
    }


@cache
def _continents() -> dict[str, str]:
    return {
        f"country:{row['code']}": _CONTINENT.get(row["continent"], "") for row in reference.rows("countries")
    }


def rank(entity_id: str) -> int:
    """Return how large a kind of place it is: venue 0, city 2, state 3, country 4, continent or region 5."""
    kind, _, name = entity_id.partition(":")
    if kind == "org":  # the seat of a body is a building
        return _RANK["venue"]
    if kind in ("country", "venue"):
        return _RANK[kind]
    if name.rpartition("-")[2] in _BUILDINGS:
        return _RANK["venue"]
    return _RANK.get(_kinds().get(name, "city"), _CITY)


UNDATED = "undated"
"""The form of a place of a meeting of which neither the text nor its report has a day."""


def places(values: Sequence[Value]) -> Decision:
    """Return the verdict on places of one meeting or agreement; meetings without a day need not be one."""
    found = pairwise(values, one_place, "containment", "different_places", several="several_values")
    if found.rule == "different_places" and any(v.form == UNDATED for v in values):
        return agreed(values, "undated", "meetings without a day need not be the same")
    return found


def one_place(left: Value, right: Value) -> bool:
    """Whether the two can be one place."""
    if contained(left, right):
        return True
    small, large = sorted((left, right), key=lambda v: rank(v.entity or ""))
    ranks = rank(small.entity or ""), rank(large.entity or "")
    if ranks[0] == ranks[1]:
        return False
    if ranks[1] == _RANK["continent"]:
        return _may_lie_in(small, large)
    countries = [
        v.parents or frozenset({v.entity or ""} if rank(v.entity or "") == _RANK["country"] else ())
        for v in (small, large)
    ]
    return not countries[0] or not countries[1] or bool(countries[0] & countries[1])


def _may_lie_in(small: Value, large: Value) -> bool:
    """Whether a place may lie in a continent; of regions without known members nothing is ruled out."""
    name = (large.entity or "").partition(":")[2]
    known = {_continents().get(c, "") for c in small.parents | {small.entity or ""}} - {""}
    return name not in _CONTINENT.values() or not known or name in known
