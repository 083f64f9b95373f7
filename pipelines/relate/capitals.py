"""Capitals that a text names by their country: "in the Malaysian capital", "from Ghana's capital".

Belongs here: which city that is, and which words make it the place. Names of cities are found with all other names.
"""

from __future__ import annotations

from functools import cache

from pipelines.extract.mentions.gazetteer import entity
from pipelines.extract.mentions.name_forms import slug
from pipelines.extract.spans import MentionSpan
from pipelines.language import reference

WAYS = frozenset("in at from to near outside into around".split())
"""Words before the country where a city is meant."""
MONEY = frozenset(
    "gain gains flow flows control controls market markets account accounts investment goods".split()
)
"""Words after a capital that is money."""


@cache
def _cities() -> dict[str, str]:
    """Return country → capital, by entity ids."""
    found = {f"country:{row['code']}": f"place:{slug(row['capital'])}" for row in reference.rows("countries")}
    return {country: city for country, city in found.items() if entity(city) is not None}


def capital(country: MentionSpan, start: int, end: int, surface: str) -> MentionSpan | None:
    """Return the mention of the city that the word at [start, end) is to `country`, None where no city is known."""
    city = _cities().get(country.entity_id)
    if city is None:
        return None
    return MentionSpan(
        start, end, surface, country.sentence_start, "capital", city, "place", "description", "place"
    )
