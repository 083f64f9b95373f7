"""What a word is by itself, wherever it stands. What it is beside others belongs to `words`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key

_SET_IN_CAPITALS = frozenset(("the", "and", "of", "for", "by", "with", "from"))
"""Function words that stay function words where they open a text in capitals."""
_INITIALS = frozenset(("MS", "DR"))
"""Forms of address that are initials where they stand in capitals: MS Hidayat."""
_PARTS = (
    "place_start", "venue_start", "organisation_start", "organisation_first", "organisation_end", "organisation_end_weak",
    "company_suffix", "team", "event_end", "venue_end", "place_end", "agreement_end",
)  # fmt: skip
"""The lists of words of which a name by structure holds one at least."""


class Facts(NamedTuple):
    """What a word is by itself, wherever it stands. `longest`: the most words of a known name that it begins;
    `title`: head, modifier or neither; `plain`: a common word, number, connector or time word; `builds`: one of the
    words by which `structures` knows a name."""

    key: str
    longest: int
    is_function: bool
    is_plain: bool
    is_plain_in_headline: bool
    title: str
    builds: bool


@cache
def _building_words() -> frozenset[str]:
    parts = lexicon().parts
    return frozenset({"Base"}).union(*(parts[name] for name in _PARTS))


@lru_cache(maxsize=4096)
def acronym_as_word(text: str) -> Name | None:
    """Return the international body or agreement whose acronym is printed as a word (Saarc, Unctad), or None."""
    name = gazetteer().names.get(text.upper())
    is_acronym = name is not None and name.resolved_by == "acronym"
    if not is_acronym or is_common(text) or text in lexicon().given or text in lexicon().surnames:
        return None
    assert name is not None
    is_treaty = name.entity.kind == "agreement" or name.entity.detail == "intergovernmental"
    return name if is_treaty else None


@lru_cache(maxsize=65536)
def facts_of(word: str) -> Facts:
    """Return what `word` is by itself."""
    found = lexicon()
    lower = word.lower()
    name = word if word.isalnum() else key(word)
    is_capitals = len(word) > 1 and word.isupper()
    is_closed = (
        not word[0].isupper()
        or word.rstrip(".") in found.parts["not_a_name"]
        or word in found.parts["not_a_name_alone"]
    )
    is_word = is_closed or (is_common(word) and (is_capitals or word[1:].islower() or not word.isalpha()))
    title = lower.rstrip(".") if word not in _INITIALS else ""
    return Facts(
        name,
        gazetteer().longest.get(name.partition(" ")[0], 0) or (acronym_as_word(name) is not None) * 1,
        lower in FUNCTION_WORDS and (not is_capitals or lower in _SET_IN_CAPITALS),
        is_closed or (is_word and not (is_capitals and len(word) < 5)),
        is_word,
        "head" if title in found.title_heads else "modifier" if title in found.title_modifiers else "",
        word in _building_words(),
    )
