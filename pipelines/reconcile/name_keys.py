"""Keys under which spellings of one name meet: by sound for people, without legal form for organisations.

Belongs here: what makes two names one. Which ids are linked by it is decided in `entity_links`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.extract.mentions.gazetteer import entity, gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import chinese_surnames, fold
from pipelines.language import reference

_SPELLINGS = (("centre", "center"), ("organisation", "organization"), ("defence", "defense"), ("labour", "labor"), ("co-operation", "cooperation"))  # fmt: skip
_FINAL_I = re.compile(r"(?:iy|yy|yi|ij|ii|ey|ei|y)$")
_DOUBLE = re.compile(r"(.)\1")
_WORDS = re.compile(r"[\s-]+")
_ARTICLE = re.compile(r"(?:(?<=[a-z] )(?:al|el)|(?<![a-z])(?:al|el)(?=-))[ -](?=[a-z])")
"""The Arabic article with what parts it from the name, into which some write it (Albudaiwi, Al-Budaiwi); Al Gore is none."""


def name_key(entity_id: str, kind: str, name: str) -> tuple[str | None, str | None, bool]:
    """Return the key under which spellings of one name meet, the surname, and whether reference data knows it."""
    known = entity(entity_id)
    if known is not None:
        name = known.name
    if kind == "person":
        return (*person_key(name), known is not None)
    return organisation_key(name, entity_id), None, known is not None


def person_key(name: str) -> tuple[str | None, str]:
    """Return the key of a full name (None for a single word) and its surname, both by sound.

    Initials and suffixes do not count, nor does the order of the words, so that "Doe, Jane" style orders meet.
    """
    text = _ARTICLE.sub(lambda found: found[0][:2], fold(name).replace("'", "").replace("’", ""))
    words = [w for w in _WORDS.split(text) if len(w.rstrip(".")) > 1]
    words = [w for w in words if w.rstrip(".") not in ("jr", "sr", "ii", "iii", "iv")]
    if not words:
        return None, fold(name)
    family = words[0] if words[0].capitalize() in chinese_surnames() and len(words) > 1 else words[-1]
    sounds = sorted(sound(_spellings().get(w, w)) for w in words)
    return (None if len(words) < 2 else "p:" + " ".join(sounds)), sound(_spellings().get(family, family))


@cache
def _spellings() -> dict[str, str]:
    """Return given name → the first of its spellings, without diacritics and in lower case."""
    groups = (fold(row["names"]).replace("'", "").split() for row in reference.rows("name_variants"))
    found: dict[str, str] = {}
    for names in groups:
        for name in names:
            found.setdefault(name, names[0])
    return found


@lru_cache(maxsize=262144)
def sound(word: str) -> str:
    """Return a skeleton of `word` in which usual transliterations agree (Sergei, Sergey; Zelenskiy, Zelensky)."""
    text = _DOUBLE.sub(r"\1", _FINAL_I.sub("i", word))
    text = (
        text.replace("kh", "h")
        .replace("ph", "f")
        .replace("w", "v")
        .replace("y", "i")
        .replace("ou", "u")
        .replace("oo", "u")
    )
    return text.replace("ks", "x").replace("tch", "ch").replace("ck", "k")


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(suffix.lower().replace(".", "") for suffix in lexicon().parts["company_suffix"])


def organisation_key(name: str, entity_id: str) -> str | None:
    """Return the key of an organisation's name: without legal form and article, in one spelling; its country first."""
    text = (
        fold(name).replace(".", "").replace("&", "and").replace("'s", "").replace("’s", "").replace("-", " ")
    )
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    words = text.removeprefix("the ").split()
    legal = _legal_forms()
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    if not words:
        return None
    place = entity_id.partition(":")[2][:3] if "/" in entity_id else ""
    return f"o:{place}{' '.join(words)}"


@cache
def reference_keys() -> dict[str, str]:
    """Return key → id of the people and organisations of the reference data whose key is theirs alone."""
    found: dict[str, set[str]] = {}
    for known in gazetteer().entities.values():
        if known.kind in ("person", "organisation"):
            found_key, _, _ = name_key(known.entity_id, known.kind, known.name)
            if found_key is not None:
                found.setdefault(found_key, set()).add(known.entity_id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}
