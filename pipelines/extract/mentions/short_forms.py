"""How the name of an organisation may be shortened, by its words alone. Which shorter names a document has belongs to `document_index`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.mentions.name_forms import key

_FORMS_FIRST = frozenset(("PT", "CV", "UD", "OAO", "ZAO", "AO", "OOO", "AB", "AS", "A/S"))
"""Legal forms that stand before the name of a company."""


class ShortForms(NamedTuple):
    """How an organisation may be named again: shorter names, and its initials where there are three or more."""

    names: tuple[str, ...]
    initials: str


@lru_cache(maxsize=16384)
def short_forms(name: str) -> ShortForms:
    """Return the shorter forms of an organisation's name: without legal form, its first word if that is a name."""
    words = key(name).split(" ")
    found = []
    parts = lexicon().parts
    while len(words) > 1 and words[-1] in parts["company_suffix"]:
        words.pop()
        found.append(" ".join(words))
    if words[0] in _FORMS_FIRST and len(words) > 2:
        words = words[1:]
        found += [" ".join(words), " ".join(words[:2])]  # PT Timor Putra Nasional, Timor Putra
    is_own = len(words) > 1 and not is_common(words[0]) and words[0] not in gazetteer().names
    if is_own and all(is_common(word) or word in parts["organisation_end"] for word in words[1:]):
        found.append(words[0])
    initials = "".join(word[0] for word in words if word[0].isupper())
    return ShortForms(tuple(found), initials if len(initials) >= 3 else "")


def is_firm(words: list[str]) -> bool:
    """Return whether a name of two or three words is a firm's that its first word, a common one, may stand for (Fjord Foods)."""
    first, last, parts = words[0], words[-1], lexicon().parts
    is_closed = last in parts["company_suffix"] or last in parts["organisation_end_weak"]
    return (
        len(words) in (2, 3)
        and is_closed
        and is_common(first)
        and first.lower() not in FUNCTION_WORDS
        and first.lower() not in lexicon().title_modifiers
        and first not in parts["not_a_name"]
        and first not in gazetteer().names
    )
