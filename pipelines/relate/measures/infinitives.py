"""What stands before "to" or "of" and a verb, and decides the status: threatens to, a pledge by X to, the option of."""

from __future__ import annotations

from functools import cache

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures import accords
from pipelines.relate.measures.control_words import words_with
from pipelines.relate.measures.demands import asking, is_time_given, parts
from pipelines.relate.measures.phrase import Chain


@cache
def _heads() -> dict[str, str]:
    """Return the words before "to + verb" and the status that they give; an empty one leaves it to the verb's own."""
    return {**words_with("states"), **words_with("enables")}


def is_permission(item: Item) -> bool:
    """Return whether the word lets somebody act: clearance, authority, right."""
    return item.low in words_with("enables")


def is_loose_head(item: Item) -> bool:
    """Return whether the word before "to" says nothing of its own about the verb: a process to lift tariffs."""
    if item.low in _heads() or item.low in words_with("acts") or item.low in words_with("fails"):
        return False
    entry = item.entry
    return entry is None or not (entry.verb or entry.governor or entry.klass == "neg")


def infinitive_head(items: list[Item], k: int, found: Chain) -> bool:
    """Read what stands before "to": a verb or noun that decides the status."""
    item = items[k]
    entry = item.entry
    verb, _, preposition = item.low.partition(" ")
    if preposition == "on" and items[k + 1].date is not None and verb in _heads():
        found.noun_status, found.is_ahead = _heads()[verb], True  # decided on Tuesday to impose
        return True
    if is_time_given(items, k):
        found.noun_status, found.is_ahead = "under_discussion", True
        return True
    if (deal := accords.over_infinitive(items, k)) is not None:
        found.noun_status = "under_discussion" if accords.is_sought(items, deal) else "agreed"
        found.is_ahead = True
        return True
    if entry is not None and entry.governor is not None and not entry.verb and item.low not in _heads():
        is_limit = entry.governor.lemma == "deadline" and found.cues[0].status == "agreed"
        found.noun_status = (
            "under_discussion" if is_limit else entry.governor.status
        )  # a deadline to reach a deal
        found.is_ahead = True
        return True
    if entry is not None and entry.klass == "neg":
        found.is_negated = not _is_begged(items, k - 1)
        found.noun_status = found.noun_status if found.is_negated else "under_consideration"
        return True
    if entry is not None and entry.verb is not None and not (item.low in _heads() and is_noun(items, k)):
        found.cues.append(entry.verb)
        found.is_ahead = entry.verb.lemma not in ("start", "begin")
        return True
    if (noun := owned_noun(items, k)) is not None:
        found.noun_status, found.is_ahead = _intention(items[noun]), True
        return True
    if item.low in words_with("fails"):
        found.fails = True
        return True
    if item.low in _heads():
        found.noun_status = _heads()[item.low]
        # whether what a decision is about has come, the noun leaves open
        is_open = not found.noun_status or (found.noun_status == "in_force" and is_noun(items, k))
        found.is_ahead = None if is_open else True
        return True
    if item.kind == "M" or item.klass == "pron":
        _party_before(items, k, found)
    elif item.kind == "W" and (status := _asked_office(items, k)) is not None:
        found.noun_status = status
    return False


def _party_before(items: list[Item], k: int, found: Chain) -> None:
    """Read what stands around the party at `k` before "to": up to Peru to, urged Peru to."""
    if is_time_given(items, k + 1):
        found.noun_status, found.is_ahead = "under_discussion", True
        return
    k = _list_start(items, k)
    if items[k - 1].low == "up to":
        found.noun_status = "under_discussion"  # it is up to Peru to lift it
        return
    found.is_negated |= _is_unmoved(items, k)
    if any(items[j].low in words_with("frees") for j in range(max(0, k - 3), k)):
        found.noun_status, found.is_ahead = "", None
    elif (status := _asked_before(items, _office_start(items, k))) is not None:
        found.noun_status = status
    else:
        found.is_future = not is_caused(items, k)


def _asked_office(items: list[Item], k: int) -> str | None:
    """Return the status of what an office that ends at `k` is asked to do: directed his trade representative to."""
    for j in range(k, max(-1, k - _LONG_OFFICE), -1):
        if (status := asking(items[j])) is not None:
            return status
        if items[j].kind not in "WM" and items[j].klass != "det":
            return None
    return None


_LONG_OFFICE = 6


def _asked_before(items: list[Item], k: int) -> str | None:
    """Return the status of what the one who is named at `k` is asked to do: urged Peru to, ordered it to."""
    return next(filter(None, (asking(item) for item in reversed(items[max(0, k - 3) : k]))), None)


def _is_begged(items: list[Item], k: int) -> bool:
    """Return whether the one named at `k` is asked not to do what it thinks of: urged Peru not to, tried to convince it not to."""
    if k < 1 or not (items[k].kind == "M" or items[k].klass == "pron"):
        return False
    start = _office_start(items, _list_start(items, k))
    before = items[max(0, start - 3) : start]
    return any(asking(item) is not None or item.low in _WINS_OVER for item in before)


_FAILS_TO_MOVE = frozenset(("neither", "nor", "failed", "fails", "failing", "unable", "nobody", "nothing"))


def _is_unmoved(items: list[Item], k: int) -> bool:
    """Return whether somebody is not brought to act, whose name begins at `k`: has not led Peru to lift, failed to persuade it to."""
    j = k - 1 - (items[k - 1].klass == "det")
    if j < 1 or not (
        items[j].low in words_with("causes")
        or items[j].low in words_with("frees")
        or items[j].low in _WINS_OVER
    ):
        return False
    near = items[max(0, j - 6) : j]
    return any(item.klass == "neg" or item.low in _FAILS_TO_MOVE for item in near)


_WINS_OVER = frozenset("persuade persuaded persuading convince convinced convincing get got".split())


def is_noun(items: list[Item], k: int) -> bool:
    """Return whether a word that is noun and verb stands as a noun: its plan to, no plans to."""
    before = items[k - 1] if k else None
    return before is not None and (before.klass == "det" or before.is_possessive or before.low == "no")


def intention_of(items: list[Item], k: int) -> str | None:
    """Return the status of "intention of lifting", whose noun is at `k`; None where it is no noun of intending."""
    return (_heads().get(items[k].low) or None) if k >= 0 else None


def is_no_plan(items: list[Item], k: int) -> bool:
    """Return whether nobody plans what the verb behind item `k` tells: no proposal before the cabinet at present to lift it."""
    for j in range(k, max(0, k - _PLAN_REACH), -1):
        if items[j].low in ("plan", "plans", "proposal", "proposals"):
            return items[j - 1].klass == "neg"
        if items[j].klass in ("verb", "modal", "say", "rel") or items[j].kind == "P":
            return False
    return False


_PLAN_REACH = 12
"""Items from a plan to the end of what stands between it and "to"."""


def is_undecided(items: list[Item], k: int) -> bool:
    """Return whether the clause whose subject ends at `k` is an open question: whether Peru imposes, whether to lift."""
    for j in range(k, max(-1, k - _SUBJECT), -1):
        if items[j].low == "whether":
            return True
        if parts(items, j, ("aux", "rel")) or items[j].low == "to":
            return False
    return False


_SUBJECT = 8
"""Items of a subject."""


def _office_start(items: list[Item], k: int) -> int:
    """Return where "the government of Peru" begins, whose country is at `k`."""
    is_office = (
        k > 2
        and items[k - 1].low == "of"
        and items[k - 2].low in ("government", "governments", "authorities")
    )
    return k - 2 if is_office else k


def _list_start(items: list[Item], k: int) -> int:
    """Return where the list of parties that ends at `k` begins: allowed Peru, Chile and Bolivia to …."""
    for j in range(k - 1, max(-1, k - 16), -1):
        if not (items[j].kind == "M" or items[j].klass == "conj" or items[j].low == ","):
            return j + 1
    return k


def above_noun(items: list[Item], k: int) -> Cue | None:
    """Return the cue of "weighs the option of raising duties" and "threat of imposing": a noun, or the verb above it.

    Whom something is offered may stand between: offered concessions to Peru, including easing its curbs.
    """
    k -= k > 0 and items[k].low == ","
    k = _before_recipient(items, k)
    entry = items[k].entry if k >= 0 else None
    if entry is not None and entry.governor is not None:
        return entry.governor._replace(sense="say")
    j = k - 1
    while j >= 0 and (items[j].klass == "det" or items[j].kind == "W") and k - j < 4:
        j -= 1
    above = items[j].entry if j >= 0 else None
    return above.verb if above is not None and above.verb is not None and above.verb.sense == "say" else None


def _before_recipient(items: list[Item], k: int) -> int:
    """Return the item left of "to the Peruvian officials" that ends at `k`; else `k`."""
    for j in range(k, max(0, k - _RECIPIENT), -1):
        if items[j].low == "to":
            return j - 1 if any(item.mention is not None for item in items[j : k + 1]) else k
        if items[j].kind not in "MW" and items[j].klass != "det":
            return k
    return k


_RECIPIENT = 5
"""Items of whom something is offered: to the Peruvian trade officials."""


def _intention(item: Item) -> str | None:
    """Return the status that a noun of intending gives to the verb after it."""
    if item.low in _heads():
        return _heads()[item.low]
    return item.entry.governor.status if item.entry is not None and item.entry.governor is not None else None


def owned_noun(items: list[Item], k: int) -> int | None:
    """Return the position of the noun of "a pledge by Swiss firms to invest", whose agent ends at `k`."""
    for j in range(k, max(1, k - _AGENT), -1):
        if items[j].low in ("by", "from"):
            noun = j - 1 - (items[j - 1].low in _MADE)
            return noun if _intention(items[noun]) is not None else None
        if items[j].kind not in "MW" and items[j].klass not in ("det", "prep"):
            return None
    return None


_AGENT = 8
_MADE = frozenset("submitted made filed lodged issued put presented tabled brought announced".split())


def is_caused(items: list[Item], k: int) -> bool:
    """Return whether the subject before "to" is the object of a causative: prompting Beijing to restrict."""
    return any(
        items[j].klass == "effect" or items[j].low in words_with("causes") for j in range(max(0, k - 3), k)
    )
