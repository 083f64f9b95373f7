"""Lists of goods and parties inside an object: whether what follows a comma or "and" is one more of them."""

from __future__ import annotations

from functools import cache

from pipelines.language import reference
from pipelines.relate.function_words import GOODS
from pipelines.relate.items import Item
from pipelines.relate.parties import actor


def _counts(item: Item) -> bool:
    return item.figure is not None and item.figure.quantity_kind in ("count", "number")


def continues_list(items: list[Item], j: int, n: int, opens_clause: bool) -> bool:
    """Return whether a comma or "and" is followed by another product or party of the same list."""
    k = j + 1
    while k < n and (
        items[k].klass in ("conj", "det") or items[k].low in ("other", "certain") or _counts(items[k])
    ):
        k += 1
    if k >= n:
        return False
    item = items[k]
    after = items[k + 1] if k + 1 < len(items) else None
    if _is_closed_list(items, j, k, n, opens_clause):
        return True
    if item.entry is not None and item.entry.is_product:
        return not (after is not None and after.entry is not None and after.entry.noun is not None)
    if item.low in GOODS or (items[j].low == "and" and _joins_adjectives(items, j)):
        return True
    if (
        item.kind == "W"
        and items[j].low == "and"
        and (
            after is None
            or after.kind == "P"
            or after.klass in ("prep", "effective", "cause", "expiry", "sub", "rel")
        )
    ):
        return not item.low.endswith("ing") and not item.low.endswith("ed")
    is_subject = opens_clause and after is not None and after.klass in ("aux", "modal")
    if item.mention is not None and is_subject and item.mention.entity_kind == "place":
        return True  # sanctions against Crimea and Sevastopol will …
    if item.mention is None or actor(item.mention) is None or item.is_possessive:
        return False
    if opens_clause and after is not None and after.entry is not None and after.entry.noun is None:
        return True
    return not _opens_next_clause(items, k)


def _opens_next_clause(items: list[Item], k: int) -> bool:
    """Return whether the parties from item `k` on are the subject of a clause of their own: ", and Peru and Chile have"."""
    j = k
    while j + 2 < len(items) and items[j + 1].low == "and" and items[j + 2].mention is not None:
        j += 2
    if any(w.klass == "say" for w in items[j + 2 : j + 4]) and items[j + 1].kind == "W":
        return True  # …, the US president said
    after = items[j + 1] if j + 1 < len(items) else None
    entry = after.entry if after is not None else None
    if after is None or entry is None:
        return False
    if after.klass == "effective" or entry.tenses == "g":
        return False  # duties on Peru and Chile beginning in May
    is_verb = bool(entry.verb) or (entry.predicate is not None and set(entry.tenses) & set("ds"))
    return bool(is_verb or entry.noun) or after.klass in ("aux", "modal", "say", "to_be", "neg")


def _joins_adjectives(items: list[Item], j: int) -> bool:
    """Return whether the "and" at `j` joins two words before a noun of goods: domestic and wild birds."""
    if j < 1 or j + 2 >= len(items) or not (_is_adjective(items[j - 1]) and _is_adjective(items[j + 1])):
        return False
    noun = items[j + 2]
    return noun.low in GOODS or (noun.entry is not None and noun.entry.is_product)


def _is_adjective(item: Item) -> bool:
    """Return whether the word may describe goods: wild, fresh, frozen."""
    entry = item.entry
    is_noun = entry is not None and (entry.noun is not None or entry.is_product)
    return item.kind in "WL" and item.klass is None and not is_noun and not item.low.endswith("s")


_LONGEST_LIST = 16
_ENDS_LIST = frozenset(("prep", "effective", "cause", "expiry", "sub", "rel", "purpose"))


def _is_closed_list(items: list[Item], j: int, k: int, n: int, opens_clause: bool) -> bool:
    """Return whether plain nouns follow the comma or "and" at `j` up to the last of a list: "…, cosmetics, and car parts from"."""
    joined = items[j].low != ","
    for at in range(k, min(n, k + _LONGEST_LIST)):
        item = items[at]
        if item.klass == "conj":
            if item.low == "but":
                return False
            if joined and at + 1 < n and items[at + 1].figure is not None:
                return True
            joined = True
        elif item.low == ",":
            if joined:
                return False
        elif (
            joined
            and at > k
            and items[at - 1].klass != "conj"
            and (
                item.klass in _ENDS_LIST
                or _is_imposed(items, at)
                or (opens_clause and item.klass in ("aux", "modal", "to_be"))
                or item.kind == "D"
                or (item.kind == "P" and item.low in ".;:)”")
            )
        ):
            return True
        elif not _is_plain_noun(item):
            return False
    return False


def _is_imposed(items: list[Item], at: int) -> bool:
    """Return whether the participle at `at` says of the whole measure what was done: oil, meal and peas imposed in March."""
    entry = items[at].entry
    is_act = (
        entry is not None and entry.verb is not None and entry.verb.sense == "act" and "n" in entry.tenses
    )
    return is_act and at + 1 < len(items) and items[at + 1].klass in ("prep", "adv")


def _is_plain_noun(item: Item) -> bool:
    """Return whether a word may be one of a list of goods: no verb, no party, no other measure."""
    entry = item.entry
    if entry is not None:
        return entry.is_product or item.low in GOODS or (entry.klass is None and entry.adjective is not None)
    is_noun = item.kind == "W" and not item.low.endswith(("ed", "ing", "ly"))
    return is_noun or item.low in GOODS or is_attributive(item)


@cache
def _attributive() -> frozenset[str]:
    """Return the words of `attributive_words.csv`."""
    return frozenset(row["word"] for row in reference.rows("attributive_words"))


def is_attributive(item: Item) -> bool:
    """Return whether a word in -ing only says of what kind goods are: playing cards, sewing machines."""
    return item.low in _attributive()
