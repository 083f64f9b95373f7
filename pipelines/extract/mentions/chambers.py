"""Public bodies that a text names by one common noun with a capital: the Senate, Parliament, the Commission, Commerce.

Whose body it is, the document tells: a body named in full elsewhere (`document_index`), else the country it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Container, Set

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.names import text_id

_CHAMBERS = frozenset(("Senate", "Parliament", "Treasury"))
"""Bodies by this noun wherever it stands in running text."""
_LOWER_HOUSES = frozenset(("House", "Assembly", "Duma", "Diet", "Cabinet", "Commons", "Lords"))
"""Bodies by this noun after an article or a possessive only (a house of many kinds)."""
OWNED = _CHAMBERS | _LOWER_HOUSES
"""Nouns whose body depends on the country that owns it."""
_DESCRIBES = re.compile(r" (?:official|member|secretar|post|minister|meeting|reshuffle|table|rank)")
"""What a cabinet only describes: a Cabinet official, Cabinet members."""
_OF_THE_UNION = {
    "Commission": "org:european-commission",
    "Council": "org:council-of-the-eu",
    "Parliament": "org:european-parliament",
    "Union": "org:eu",
}
_UNION = frozenset(("EU", "European Union", "European Commission", "Brussels"))
_TERM = re.compile(r"\b[Tt]he (?:new|next|incoming|outgoing|previous|current|entire|whole) $")
"""What may stand between article and body: the incoming Commission."""
_OFFICE = re.compile(
    r" (?:[Pp]resident|Vice|vice-|Executive|(?:[a-z]+ )?(?:spokes\w+|officials?|sources|negotiators?)\b)"
)
"""Who speaks or acts for a body: a Commission trade spokesman."""

_ACTS = re.compile(
    r" (?:(?:also|then|later|preliminarily) )?(?:said|says|has|had|will|would|is|was|may|must|found|made|determined|announced|initiated"
    r"|began|opened|issued|calculated|set|did|could|should|intends|plans|published|assigned|ruled)\b"
)


_OF_MEMBERS = re.compile(
    r" (?:votes?|floor|leaders|leadership|members|lawmakers|bill|panel|committee|subcommittee|version|passage|majority|minority"
    r"|Republicans?|Democrats?|Democratic|Conservatives|Liberals)\b"
)
"""What a lower house has: House votes, House leaders."""


def _is_of_members(text: str, start: int) -> bool:
    """Return whether the House at `start` stands without article as a lower house: enough House votes, the full House."""
    is_whole = text.endswith(" full ", 0, start)
    return is_whole or _OF_MEMBERS.match(text, start + len("House")) is not None


def department_of(word: str, text: str, start: int, named: Container[str]) -> str | None:
    """Return the id of the department that its field names where it acts (Commerce found that …), or None.

    `named`: the ids of the bodies that the document names in full.
    """
    department = gazetteer().names.get(f"{word} Department")
    if department is None or department.entity.entity_id not in named:
        return None
    has_article = text[max(0, start - 4) : start].lower() == "the "
    acts = not has_article and _ACTS.match(text, start + len(word)) is not None
    return department.entity.entity_id if acts else None


def body_of(word: str, text: str, start: int, country: str | None, present: Set[str]) -> str | None:
    """Return the id of the body that the noun `word` at `start` names, or None.

    `country`: the one that the document speaks of most; `present`: keys of the listed names of the document.
    """
    has_article = text[max(0, start - 4) : start].lower() == "the "
    union = _OF_THE_UNION.get(word)
    if union is not None and present & _UNION:
        is_office = _OFFICE.match(text, start + len(word)) is not None
        has_article = has_article or _TERM.search(text[max(0, start - 16) : start]) is not None
        if word != "Parliament" and (has_article or (is_office and word == "Commission")):
            return union
        if word == "Parliament" and has_article and "European Parliament" in present:
            return union
    has_owner = has_article or text[max(0, start - 3) : start] in ("'s ", "’s ")
    has_owner = has_owner or (word == "House" and _is_of_members(text, start))
    if word not in _CHAMBERS and not (has_owner and word in _LOWER_HOUSES):
        return None
    if word == "Cabinet" and _DESCRIBES.match(text, start + len(word)):
        return None
    if country is None:
        return text_id("organisation", word, None)
    known = gazetteer().with_country.get((country, word.lower()))
    return known.entity_id if known is not None else text_id("organisation", word, country)
