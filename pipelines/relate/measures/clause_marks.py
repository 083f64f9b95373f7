"""What the clause around a chain of verbs says of all of it: a condition, a denial, nobody as its subject.

Belongs here: words beside the chain. The chain itself is read in `verb_chain`.
"""

from __future__ import annotations

from pipelines.relate.function_words import ANNOUNCES
from pipelines.relate.items import Item
from pipelines.relate.measures.bystander_marks import opens_noun


def is_progressive(items: list[Item], verb: int, k: int) -> bool:
    """Return whether the verb tells what goes on at the time: is lifting, were raising."""
    entry = items[verb].entry
    return (
        entry is not None
        and "g" in entry.tenses
        and any(item.low in ("is", "are", "was", "were", "be") for item in items[k + 1 : verb])
    )


def is_nobody(items: list[Item], k: int) -> bool:
    """Return whether the subject that ends at `k` is nobody: neither side, no government."""
    for j in range(k, max(-1, k - 3), -1):
        if items[j].low in ("neither", "no", "none", "nobody"):
            return True
        if items[j].kind != "W" and items[j].low != "of":
            return False
    return False


def comes_late(items: list[Item], verb: int) -> bool:
    """Return whether "until" and a date after a negated verb give its beginning: will not take effect until May."""
    for j in range(verb + 1, min(len(items) - 1, verb + 4)):
        if items[j].low in ("until", "before", "till"):
            return items[j + 1].date is not None
    return False


def _is_of_result(items: list[Item], k: int) -> bool:
    """Return whether the "if" at `k` is the condition of a result after a comma: will face 5%, rising to 9% if talks fail."""
    comma = next((j for j in range(k - 1, 0, -1) if items[j].low == ","), k)
    return comma + 1 < k and items[comma + 1].low in _RISING


_RISING = frozenset("rising climbing increasing going falling dropping doubling jumping".split())


def has_condition(items: list[Item]) -> bool:
    """Return whether the sentence states a condition: if …, without a deal …, should the talks fail …."""
    return (
        any(item.klass == "if" and not _is_of_result(items, k) for k, item in enumerate(items))
        or (bool(items) and items[0].low in ("without", "failing", "barring", "were"))
        or any(_is_once(items, k) for k in range(1, len(items) - 2))
        or any(
            item.low == "should" and (k == 0 or items[k - 1].klass == "conj" or items[k - 1].low in ",:“")
            for k, item in enumerate(items)
        )
    )


def _is_once(items: list[Item], k: int) -> bool:
    """Return whether "once" or "as soon as" at `k` opens what somebody has to do first: once Peru complies, as soon as it has lifted."""
    is_soon = k > 2 and [item.low for item in items[k - 2 : k + 1]] == ["as", "soon", "as"]
    after = items[k + 1]
    is_party = after.klass == "pron" or (after.mention is not None and not after.is_possessive)
    return (items[k].low == "once" or is_soon) and is_party and items[k + 2].kind != "P"


def is_under_condition(items: list[Item], before: int) -> bool:
    """Return whether the clause whose subject ends at `before` stands under "if", "unless", "until" or "once"."""
    return any(
        items[j].klass == "if"
        or (items[j].low in ("until", "till") and items[j + 1].date is None)
        or (items[j].low == "once" and items[j + 1].date is None and not opens_noun(items[j + 1]))
        for j in range(max(0, before - _CLAUSE), before + 1)
    )


_CLAUSE = 8
"""Items from the opening of a clause to its verb."""


def is_denied(items: list[Item], k: int) -> bool:
    """Return whether the clause is the object of a denial or doubt: denied that it had …, it is unlikely that it will …"""
    for j in range(k, max(-1, k - 5), -1):
        if items[j].low == "unlikely":
            return True
        entry = items[j].entry
        if entry is not None and entry.verb is not None and entry.verb.status == "denied":
            return True
        if not (items[j].klass in ("pron", "det", "rel") or items[j].kind in "MW"):
            return False
    return False


_HOPES = frozenset("hope hopes hoped hoping hopeful wish wishes wished confident optimistic".split())


def is_hoped(items: list[Item], k: int) -> bool:
    """Return whether the clause whose subject ends at `k` tells what somebody hopes for: hopes that Peru will lift."""
    for j in range(k, max(-1, k - _SUBJECT), -1):
        if items[j].low in _HOPES:
            return True
        if not (items[j].kind in "MW" or items[j].klass in ("det", "pron") or items[j].low == "that"):
            return False
    return False


def are_dashed(items: list[Item], verb: int) -> bool:
    """Return whether the hopes of which the clause of `verb` tells have come to nothing: hopes that Peru will lift it have faded."""
    return any(
        item.low in _DASHED and items[j - 1].klass in ("aux", "adv")
        for j, item in enumerate(items[verb + 1 :], verb + 1)
    )


_DASHED = frozenset("faded dashed dimmed receded evaporated vanished waned crushed ended".split())
_SUBJECT = 6
_REPORT_NOUNS = frozenset("announcement statement notice decree order proclamation news".split())


def is_warning(items: list[Item], verb: int) -> bool:
    """Return whether the verb is told under a warning or threat."""
    return any(
        item.low in ("warned", "warns", "warning", "threatened") and not (j and items[j - 1].low == "without")
        for j, item in enumerate(items[:verb])
    )


def is_reported(items: list[Item], verb: int) -> bool:
    """Return whether somebody says or decrees what the verb tells."""
    return any(
        item.klass == "say" or item.low in ANNOUNCES or item.low in _REPORT_NOUNS for item in items[:verb]
    )


def is_hopeless(items: list[Item], k: int) -> bool:
    """Return whether there is "no sign of" what the subject that ends at `k` would do: no prospect of Peru lifting."""
    for j in range(k, max(1, k - 3), -1):
        if items[j].low == "of":
            return items[j - 2].low in ("no", "little", "without")
    return False
