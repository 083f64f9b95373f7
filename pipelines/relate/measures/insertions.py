"""What stands between a measure and its verb: ", imposed in May,", ", which began in May,", "that Peru imposed in May"."""

from __future__ import annotations

from pipelines.relate.items import Item

INSERTS = frozenset((",", "–", "—"))
_REACH = {",": 16, "–": 40, "—": 40}
"""Items up to the mark that closes an insertion; a second dash closes the first however far it stands."""


_FIRST = frozenset(("first", "originally", "initially", "already", "provisionally", "recently"))


_FOLLOWS = frozenset(("following", "after", "despite", "amid"))


_EXTENT = frozenset(
    (
        "covering",
        "ranging",
        "ranging from",
        "averaging",
        "totalling",
        "totaling",
        "affecting",
        "targeting",
        "including",
    )
)
"""Openings of an aside that says how far a measure reaches: the duties, covering tea and coffee, are to end."""


def past_insertion(items: list[Item], i: int) -> int | None:
    """Return where the main clause goes on after ", imposed in May," or ", which began in May,"."""
    n = len(items)
    if i + 1 >= n or items[i].low not in INSERTS:
        return None
    mark = items[i].low
    is_apposition = items[i + 1].klass == "det" or mark != ","
    opener = i + 2 if items[i + 1].low in _FIRST else i + 1
    is_in_force = items[i + 1].low == "in" and i + 2 < n and items[i + 2].low in ("force", "place", "effect")
    is_aside = is_apposition or is_in_force or items[i + 1].klass in ("rel", "effective")
    is_aside |= items[i + 1].low in _EXTENT or items[i + 1].low in _FOLLOWS
    is_aside |= items[i + 1].low in ("up", "down") and i + 2 < n and items[i + 2].low == "from"
    if not (is_aside or (opener + 1 < n and (is_participle(items, opener) or _is_told_of(items, opener)))):
        return None
    for j in range(i + 2, min(n - 1, i + _REACH[mark])):
        if items[j].low == mark:
            after = items[j + 1]
            cue = after.entry.verb if after.entry is not None else None
            is_verb = cue is not None and after.entry is not None and "s" in after.entry.tenses
            is_verb |= cue is not None and cue.sense == "become"
            if mark == "," and (after.klass == "rel" or is_participle(items, j + 1) or after.low in _FOLLOWS):
                continue  # a second aside
            return j + 1 if after.klass in ("aux", "modal", "to_be") or is_verb else None
    return None


def _is_told_of(items: list[Item], i: int) -> bool:
    """Return whether item `i` is any participle with its agent or time: the duty, passed by the house, is."""
    is_word = items[i].kind in "WL" and items[i].klass in (None, "verb")
    return is_word and items[i].low.endswith("ed") and items[i + 1].klass == "prep"


def past_level(items: list[Item], i: int) -> int | None:
    """Return where the main clause goes on after how high a duty is: "tariffs which now stand at 110% | will fall"."""
    if i >= len(items) or items[i].klass != "rel":
        return None
    for j in range(i + 1, min(len(items) - 1, i + _LEVEL)):
        if items[j].figure is not None:
            return j + 1 if items[j + 1].klass in ("aux", "modal", "to_be") else None
        date = items[j].date
        is_stance = items[j].low in _STANDS or (date is not None and date.is_vague)
        if not is_stance and items[j].klass not in ("adv", "prep", "aux", "det"):
            return None
    return None


_LEVEL = 8
_STANDS = frozenset(
    "stand stands stood range ranges average averages hover hovers run runs set capped currently".split()
)


def act_inserted(items: list[Item], i: int) -> int | None:
    """Return the participle with which words on the measure begin at `i`: the ban, first "imposed" by Peru, …, the ban due to be "imposed" by Peru."""
    if i + 2 >= len(items):
        return None
    if items[i].klass == "to_be" and items[i + 1].low == "be" and is_participle(items, i + 2):
        return i + 2
    if items[i].low != ",":
        return None
    opener = i + 2 if items[i + 1].low in _FIRST else i + 1
    entry = items[opener].entry if is_participle(items, opener) else None
    cue = entry.verb if entry is not None else None
    return opener if cue is not None and cue.sense == "act" else None


def is_participle(items: list[Item], i: int) -> bool:
    """Return whether item `i` is the participle of a verb of measures."""
    entry = items[i].entry
    return entry is not None and entry.verb is not None and "n" in entry.tenses


def past_relative(items: list[Item], verb: int) -> int | None:
    """Return where the main clause goes on after a relative one, commas around a phrase passed: "the ban that Peru imposed in May | has been lifted"."""
    is_aside = False
    for j in range(verb + 1, min(len(items) - 1, verb + _RELATIVE)):
        item = items[j]
        if item.klass in ("aux", "modal", "to_be"):
            return None if is_aside else j
        if item.low == "," and (is_aside or items[j + 1].klass == "prep"):
            is_aside = not is_aside
            continue
        if item.low in _DASHES:
            return past_insertion(items, j)
        is_plain = item.kind in "WMFD" or (item.entry is not None and item.entry.is_product)
        if item.klass not in (None, "prep", "det", "adv") or not (is_plain or item.klass is not None):
            return None
    return None


_RELATIVE = 14
"""Items of a relative clause after its verb: imposed on Peruvian fish in May."""


def before_dashes(items: list[Item], last: int) -> int:
    """Return the item before what two dashes set off, the second of them at `last`; `last` where no dash stands there."""
    if last < 0 or items[last].low not in _DASHES:
        return last
    return next((j - 1 for j in range(last - 1, 0, -1) if items[j].low == items[last].low), last)


_DASHES = INSERTS - {","}


def before_insertion(items: list[Item], comma: int) -> int | None:
    """Return the verb before a short insertion that ends in `comma`: "imposed, with immediate effect, a duty"."""
    for j in range(comma - 2, max(0, comma - 8), -1):
        if items[j].low == ",":
            entry = items[j - 1].entry
            return (
                j - 1
                if entry is not None and entry.verb is not None and items[j + 1].klass == "prep"
                else None
            )
    return None
