"""Which parties left of a predicate do not act: counterparts, addressees, the accused, those of a comparison or of goods.

Belongs here: one mention and the words beside it. Which party acts is read in `subjects`.
"""

from __future__ import annotations

from pipelines.relate.function_words import ALLEGED, GOODS, ORIGIN_GOODS
from pipelines.relate.items import Item

_OBLIQUE = frozenset(("on", "against", "to", "with", "over", "at", "into", "than", "about", "toward", "towards", "between",
                      "under", "during", "including", "like", "such as", "for", "by", "targeting", "hitting", "amid", "despite"))  # fmt: skip


_SENT = frozenset(
    "entering coming arriving originating imported exported shipped made produced sourced bought purchased hailing sent".split()
)
"""Words after which "from" gives the origin of goods and never who acts."""


def are_to_be_hit(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` owns goods that an infinitive is about: a list of Peruvian products to target with duties."""
    return j + 2 < len(items) and items[j + 1].low in GOODS and items[j + 2].low == "to"


def is_accused(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` is accused or blamed, not the one that acts: accused Lima of dumping and raised."""
    k = j - 1 - (j > 0 and items[j - 1].klass == "det")
    return k >= 0 and items[k].low in ALLEGED


_TELLS = frozenset(
    "told tell tells telling assured assures assuring informed informs informing notified notifies reminded".split()
)


_ADDRESSED = 6
"""Items between a verb of telling and the end of who is told: told the Peruvian interior minister Ana Roxas that."""


def is_told(items: list[Item], j: int, before: int) -> bool:
    """Return whether the party at `j` is only told what another does: told Peru's minister that it would lift the ban."""
    if j >= before or not any(
        item.low == "that" or item.klass == "pron" for item in items[j + 1 : before + 1]
    ):
        return False
    for k in range(j - 1, max(-1, j - _ADDRESSED), -1):
        if items[k].low in _TELLS:
            return k == 0 or items[k - 1].klass != "aux" or items[k - 1].low in ("has", "have", "had")
        if items[k].kind not in "MW" and items[k].klass != "det":
            return False
    return False


def is_counterpart(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` is the one with which a deal is made: a deal with Peru to cut duties."""
    k = j - 1 - (j > 0 and items[j - 1].klass == "det")
    if _is_agreed_with(items, j):
        return True
    entry = items[k - 1].entry if k > 0 and items[k].low == "with" else None
    return entry is not None and entry.noun is not None and entry.noun.instrument in ("agreement", "truce")


def _is_agreed_with(items: list[Item], j: int) -> bool:
    """Return whether somebody agrees with the party at `j`, alone or in a list: agreed with Peru and Chile to."""
    k = j - 1 - (j > 0 and items[j - 1].klass == "det")
    if k > 1 and items[k].low == "and" and items[k - 1].mention is not None:
        return _is_agreed_with(items, k - 1)
    return k > 0 and items[k].low == "with" and items[k - 1].low in ("agreed", "agrees", "agree")


def compares(items: list[Item], j: int) -> bool:
    """Return whether the mention at `j` only ranks the subject: India, the biggest seller after Brazil, …."""
    return (
        0 < j < len(items) - 1
        and items[j].mention is not None
        and items[j - 1].low in ("after", "behind")
        and items[j + 1].low == ","
    )


def opens_noun(item: Item) -> bool:
    """Return whether a noun behind "once" is what somebody was: once the largest buyer, once Peru's partner."""
    return item.klass == "det" or item.is_possessive


def describes_goods(items: list[Item], j: int) -> bool:
    """Return whether goods follow the nationality at `j`: Russian oil acts nowhere."""
    if j + 1 >= len(items):
        return False
    entry = items[j + 1].entry
    is_trade = j + 2 < len(items) and items[j + 2].low in GOODS - ORIGIN_GOODS
    return items[j + 1].low in ORIGIN_GOODS or (entry is not None and entry.is_product and not is_trade)


def is_compound(items: list[Item], j: int) -> bool:
    """Return whether the party at `j` is only part of a described one: the EU-backed plan, a Peru-based firm."""
    if j + 2 >= len(items) or items[j + 1].low not in ("-", "‑", "–"):
        return False
    is_one_word = items[j].end == items[j + 1].start and items[j + 1].end == items[j + 2].start
    return is_one_word and items[j + 2].kind in "WL" and items[j + 2].mention is None


def is_oblique(items: list[Item], j: int) -> bool:
    """Return whether the mention at `j` stands under a preposition that cannot lead a subject."""
    k = j - 1
    while k >= 0 and (
        items[k].klass == "det"
        or items[k].kind == "F"
        or items[k].low == "-"
        or (items[k].mention is not None and items[k].end == items[k + 1].start)
    ):
        k -= 1
    if k > 2 and items[k].low == "and" and items[k - 1].mention is not None:
        first = k - 2 - (items[k - 2].klass == "det")
        is_under = items[first].low in ("between", "with")
        return is_under or (items[first].low == "from" and is_oblique(items, k - 1))
    if k > 0 and items[k].low == "from":
        before = items[k - 1]
        is_sent = before.low in GOODS or before.low in _SENT
        return is_sent or (before.entry is not None and before.entry.is_product)
    return k >= 0 and items[k].klass == "prep" and items[k].low in _OBLIQUE


def is_body_of_nobody(items: list[Item], j: int, before: int) -> bool:
    """Return whether an organisation that stands for no party ends right before a verb, and names no government: Acme banned."""
    mention = items[j].mention
    is_body = mention is not None and mention.entity_kind == "organisation" and j >= before - 1
    return is_body and not is_oblique(items, j) and not (j < before and items[before].low in _GOVERNMENT)


_GOVERNMENT = frozenset(("administration", "cabinet", "coalition", "government"))
"""Nouns that the name of a party describes: Norway's Labour government."""
