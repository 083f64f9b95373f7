"""What somebody is asked or given time to do: demanded that Peru lift its ban, gave it three weeks to.

Belongs here: the words of asking over a clause. What else stands before "to" and a verb is in `infinitives`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.control_words import words_with
from pipelines.relate.measures.insertions import past_insertion
from pipelines.relate.measures.phrase import Chain


def addressed(items: list[Item], k: int) -> bool:
    """Return whether one party calls on another up to the colon at `k`: "Peru to Chile: lift the ban"."""
    return (
        2 < k < len(items)
        and items[k].low == ":"
        and items[k - 2].low == "to"
        and items[k - 1].mention is not None
        and items[k - 3].mention is not None
    )


def note_demand(items: list[Item], k: int, found: Chain) -> None:
    """Note what is asked of the subject that ends at `k`: demanded that Peru lift it, ordered that the duty be lifted."""
    if addressed(items, k):
        found.noun_status = "under_discussion"
    j, lowest = k + 1, max(-1, k - _LONG_SUBJECT)
    while (j := j - 1) > lowest:
        if items[j].low == "," and (opens := _insertion_closed_by(items, j)) is not None:
            j = opens
            lowest = max(-1, opens - _LONG_SUBJECT)
            continue
        if items[j].low == "should" and (not j or items[j - 1].low == ","):
            found.noun_status = "conditional"
            return
        if items[j].low == "that" and j:
            found.noun_status, found.asked_at = _demanded(items, j)
            found.is_negated &= found.noun_status is None  # asked that it not be extended
            return
        if items[j].low in _LETS or (items[j].low in _SEES and j and items[j - 1].low in _SEES_AHEAD):
            is_granted = (
                items[j - 1].klass == "modal" or found.cues[0].sense == "keep"
            )  # lets Peru keep its duty
            found.noun_status = "conditional" if is_granted else "under_discussion"
            return
        if parts(items, j, ("modal", "aux", "sub")):
            return


_LETS = frozenset(("let", "lets", "letting"))
_SEES = frozenset(("see", "have", "watch"))
_SEES_AHEAD = frozenset(("to", "would", "could", "might", "may"))
"""Words before a verb over a party and what it does, which make that a wish or a prospect: want to see Peru impose."""


def _insertion_closed_by(items: list[Item], comma: int) -> int | None:
    """Return the comma that opens the insertion which ends at `comma`: the ban, imposed by Peru, | be lifted."""
    opening = range(comma - 1, max(-1, comma - _LONG_SUBJECT), -1)
    return next((k for k in opening if items[k].low == "," and past_insertion(items, k) == comma + 1), None)


def _demanded(items: list[Item], that: int) -> tuple[str | None, int | None]:
    """Return the status and the position of the verb or noun of asking before "that", past days and addressees."""
    for at in range(that - 1, max(-1, that - _ADDRESSEE), -1):
        if (status := asking(items[at])) is not None:
            return status, at
        entry = items[at].entry
        cue = entry.verb or entry.governor if entry is not None else None
        if cue is not None:
            is_open = cue.status in ("proposed", "under_discussion")
            return (cue.status, at) if is_open else (None, None)
    return None, None


def asking(item: Item) -> str | None:
    """Return the status of what the word asks somebody to do: urged Peru to, ordered that it; None where it asks nothing."""
    status = words_with("urges").get(item.low)
    return status if status is None else status or "under_discussion"


def parts(items: list[Item], j: int, klasses: tuple[str, ...]) -> bool:
    """Return whether item `j` ends a subject; a comma or "and" between two parties does not: that Peru and Chile lift."""
    is_list = 0 < j < len(items) - 1 and items[j - 1].mention is not None
    after = items[j + 1 : j + 3]
    is_list &= any(item.mention is not None for item in after)
    if items[j].kind == "P" or items[j].klass == "conj":
        return not is_list
    return items[j].klass in klasses


_LONG_SUBJECT = 16
_ADDRESSEE = 7
"""Items of a subject, and those between a verb of asking and "that": requested in a letter to Lima that."""


def is_time_given(items: list[Item], k: int) -> bool:
    """Return whether the time that ends at `k` is what somebody is given to act: given Peru three weeks to, a deadline looming to."""
    if items[k].low in _LOOMS:
        return k > 0 and items[k - 1].low == "deadline"
    if items[k].date is None and items[k].low not in ("deadline", "ultimatum", "time"):
        return False
    return any(items[j].low in _GIVES for j in range(k - 1, max(-1, k - _TIME), -1))


_GIVES = frozenset("give gives gave given giving issue issued issues set sets hands handed".split())
_LOOMS = frozenset(("approaching", "looming", "nearing"))
_TIME = 7
"""Items from the verb of giving to the end of the time: given the government of Peru until May."""
