"""Subjects that name no government: groups of countries ("the five nations"), private people ("Kenyan maize traders"); whom a measure spares."""

from __future__ import annotations

from pipelines.relate.function_words import EXCEPTIONS
from pipelines.relate.items import Item
from pipelines.relate.parties import actor

_PRIVATE = frozenset(
    "traders trader exporters exporter importers importer farmers growers producers producer carmakers carmaker steelmakers steelmaker "
    "manufacturers manufacturer retailers retailer companies company firms firm suppliers supplier refiners refiner analysts economists "
    "consumers brokers shippers shipper millers miller airlines airline".split()
)


def names_private(items: list[Item], position: int) -> bool:
    """Return whether the subject at `position` is private people of a country, who impose nothing: Kenyan maize traders, millers in Kenya."""
    k = next((k for k in range(position, len(items)) if items[k].mention is not None), len(items))
    if k > 1 and items[k - 1].low in ("in", "of", "from") and items[k - 2].low in _PRIVATE:
        return True
    near = items[k + 1 : k + 4]
    upto = next((n for n, w in enumerate(near) if _ends_noun(w)), len(near))
    return any(w.low in _PRIVATE for w in near[:upto])


def _ends_noun(word: Item) -> bool:
    """Return whether the word is none of those of a noun: a verb, a name, a conjunction."""
    return word.kind not in "WL" or word.klass is not None or bool(word.entry and word.entry.tenses)


def is_group(items: list[Item], j: int) -> bool:
    """Return whether the word at `j` is a subject of its own that names nobody: the five countries have imposed."""
    if j > 1 and items[j].low in ("either", "both"):
        j -= 1
    if j < 1 or items[j].low not in GROUPS:
        return False
    k = j - 1
    while k > 0 and (items[k].kind in "WF" or items[k].klass in ("conj", "adv")) and j - k < _LONGEST_GROUP:
        k -= 1
    return (
        items[k].klass in ("det", "say", "rel", "sub", "pron")  # we see countries restricting
        or items[k].low == "with"
        or (k == 0 and items[k].mention is None)
    )


def member(items: list[Item], j: int) -> int | None:
    """Return the party that is said to be one of the group which ends at `j`: Peru is among several countries."""
    for k in range(j, max(1, j - _MEMBER), -1):
        if items[k].low in ("among", "amongst") or (items[k].low == "of" and items[k - 1].low == "one"):
            at = k - 1 - (items[k].low == "of")
            is_said = at > 0 and items[at].klass == "aux" and items[at - 1].mention is not None
            return at - 1 if is_said and not items[at - 1].is_possessive else None
    return None


_MEMBER = 8
_STATES = frozenset("countries nations states economies".split())


def is_relative_group(items: list[Item], rel: int) -> bool:
    """Return whether the word at `rel` leads a clause about unnamed states: from countries that have imposed sanctions."""
    if rel < 1 or items[rel].low not in ("that", "which") or items[rel - 1].low not in _STATES:
        return False
    modifiers = items[max(0, rel - 4) : rel - 1]
    return not any(item.mention is not None or item.kind == "P" for item in modifiers)


GROUPS = frozenset("countries nations regions economies members states governments partners allies".split())
_LONGEST_GROUP = 6


def spared(words: list[Item]) -> set[str]:
    """Return the parties named behind an exception: on all imports, except those from Peru."""
    at = next((k for k, w in enumerate(words) if w.low in _EXCEPT), len(words))
    return {party for w in words[at:] if w.mention is not None and (party := actor(w.mention)) is not None}


_EXCEPT = frozenset(("except", "excluding", *EXCEPTIONS))
