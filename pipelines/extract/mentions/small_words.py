"""Names held together by a small word: states (Federal Republic of X), family names and towns after a particle (van Y, del Z)."""

from __future__ import annotations

from pipelines.extract.mentions.lexicon import PARTICLES, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.words import Words

_STATES = frozenset(("Republic", "Kingdom", "Principality", "Sultanate", "Commonwealth", "Grand-Duchy"))
"""Nouns for a state before `of` and its name."""
_OF_STATES = frozenset(
    "Federal Federated Democratic Socialist People's Peoples Islamic Arab Cooperative Co-operative United Plurinational Bolivarian".split()
)
"""What may stand before them."""
_PARTS_OF_STATES = frozenset(
    ("Province", "State", "Emirate", "Commonwealth", "Canton", "County", "Region", "Governorate")
)
"""Nouns for a part of a state before `of` and its name."""
STATE_WORDS = _STATES | _OF_STATES | _PARTS_OF_STATES
"""The words that can open the full name of a state or of a part of one."""
_FAMILY_PARTICLES = frozenset(("van", "von", "bin", "ibn", "bint", "ter", "ten", "zu", "der", "den"))
"""Particles that stand in names of people and hardly in others."""
_ROMANCE_PARTICLES = frozenset(("de", "del", "da", "dos", "das", "di", "du"))
"""Particles that stand in names of people, places and bodies."""


def state_named(words: Words, i: int) -> tuple[int, Name] | None:
    """Return the end and name of the country, or the part of one, whose form opens at token `i` (Federal Republic of X, Province of Y), or None."""
    k = i
    if words.tokens[k].text in _PARTS_OF_STATES:
        return _part_named(words, k)
    while k < len(words.tokens) and k < i + 4 and words.tokens[k].text in _OF_STATES:
        k += 1
    if k + 2 >= len(words.tokens) or words.tokens[k].text not in _STATES or words.tokens[k + 1].text != "of":
        return None
    known = words.known(k + 2)
    is_country = known is not None and (
        known[1].entity.kind == "country" or known[1].entity.detail == "region"
    )
    return known if is_country and known is not None and known[1].resolved_by in ("name", "alias") else None


def _part_named(words: Words, i: int) -> tuple[int, Name] | None:
    """Return the end and name of the listed place after its kind at token `i` (Province of X), or None."""
    if i + 2 >= len(words.tokens) or words.tokens[i + 1].text != "of" or words.headline:
        return None
    known = words.known(i + 2)
    is_part = known is not None and known[1].entity.kind == "place" and words.tokens[i + 2].glue == " "
    return known if is_part and known is not None and words.ends_at(known[0] - 1) else None


def after_particle(words: Words, i: int, k: int) -> tuple[int, bool] | None:
    """Return the end of the word after the particles at `k`, where the words from `i` on are uncommon, and whether only people are named so.

    Ayman [bin Rashad] is somebody; Viña [del Mar] may be a town or a body.
    """
    end = k
    while end < len(words.tokens) and words.tokens[end].text in PARTICLES and words.tokens[end].glue == " ":
        end += 1
    if end == k or end >= len(words.tokens) or words.headline or not words.joined(end, hyphen=False):
        return None
    if any(words.is_plain(p) for p in range(i, k)):
        return None
    text, first = words.tokens[end].text, words.tokens[k].text
    is_family = first in _FAMILY_PARTICLES
    if not text[0].isupper() or not text[1:].islower() or words.is_function(end):
        return None
    if not is_family and (
        first not in _ROMANCE_PARTICLES or words.is_plain(end) or words.known(end) is not None
    ):
        return None
    return end + 1, is_family


def sectors() -> frozenset[str]:
    """Return the sectors whose bodies are called by them and their country."""
    return lexicon().parts["sector"]


def of_sector(words: Words, i: int) -> int | None:
    """Return the end of a trade body that is its sector and country side by side (Cattle Australia, Dairy New Zealand), or None."""
    tokens = words.tokens
    if tokens[i].text not in sectors() or i + 1 >= len(tokens) or tokens[i + 1].glue != " " or words.headline:
        return None
    known = words.known(i + 1)
    is_country = (
        known is not None and known[1].entity.kind == "country" and known[1].resolved_by in ("name", "alias")
    )
    return known[0] if known is not None and is_country and words.ends_at(known[0] - 1) else None


def of_country(words: Words, i: int, k: int) -> int | None:
    """Return the end of a body whose foreign name ends with a country after a particle at `k` (Gaz [de France]), or None."""
    if k + 1 >= len(words.tokens) or words.tokens[k].text not in _ROMANCE_PARTICLES or words.headline:
        return None
    known = words.known(k + 1)
    is_uncommon = not any(words.is_plain(p) for p in range(i, k))
    is_country = known is not None and known[1].entity.kind == "country" and known[1].resolved_by == "name"
    return known[0] if known is not None and is_country and is_uncommon else None
