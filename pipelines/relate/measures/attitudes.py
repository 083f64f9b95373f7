"""What becomes of an intention: the verb and the "no" over a noun of intending (dropped its threat, has no plans).

Belongs here: only what stands over the noun. Which status the noun itself gives is in `control_words.csv` and
`measure_cues.csv`; how all of them add up is in `modality`.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.lexicon import Cue
from pipelines.relate.measures.phrase import ADJECTIVAL, Chain

INTENDED = frozenset(("threatened", "proposed", "under_consideration", "under_discussion"))
"""States of a measure that is only spoken of."""
SPOKEN_OF = INTENDED | {"agreed", "announced"}
"""States that a noun gives to what has not come yet: a threat, a promise, an order to."""
REBUFFS = frozenset(
    (
        "reject",
        "resist",
        "dismiss",
        "rebuff",
        "turn down",
        "ignore",
        "shrug off",
        "spurn",
        "defy",
        "turn a deaf ear to",
        "brush aside",
        "brush off",
    )
)
"""Verbs of another's stance that, said of an idea or a request, mean that nothing comes of it."""
REQUESTS = frozenset(
    ("seek", "demand", "call for", "urge", "want", "push for", "press for", "ask for", "lobby for", "hope for", "plead for",
     "appeal for", "clamour for", "clamor for", "campaign for", "petition for", "beg for", "argue for", "make the case for")
)  # fmt: skip
"""Verbs of asking another party for something, or for an end of it."""
_ASKED = frozenset(
    "idea ideas call calls demand demands request requests pressure suggestion suggestions appeal appeals plea pleas "
    "application petition notion bid proposal proposals plan plans motion bill push".split()
)
_REACH = 5


def over_intention(items: list[Item], k: int, found: Chain) -> int:
    """Note what stands over the noun of intending right of item `k`; return the item where the chain goes on."""
    j, is_anothers = k, False
    while j >= 0 and k - j < _REACH and _modifies(items[j]):
        if items[j].low in ("no", "little"):
            found.is_negated = True
            return j - 1
        is_anothers |= items[j].mention is not None
        j -= 1
    entry = items[j].entry if j >= 0 else None
    cue = entry.verb if entry is not None and entry.tenses else None
    if cue is None or not _outcome(cue, items[k + 1].low, is_anothers, found):
        return k
    return j - 1


def _modifies(item: Item) -> bool:
    """Return whether the item may stand before a noun of intending: its, earlier, Peruvian."""
    return (
        item.klass == "det"
        or item.low in ("no", "little", "earlier", "latest", "own")
        or item.mention is not None
        or (item.kind == "W" and item.low.endswith(ADJECTIVAL))
    )


def _outcome(cue: Cue, noun: str, is_anothers: bool, found: Chain) -> bool:
    """Note in `found` what the verb does with the intention; return whether it does anything."""
    if cue.sense == "fulfil":
        found.noun_status, found.is_ahead = None, False
    elif gives_up(cue) or (cue.lemma in REBUFFS and noun in _ASKED and not is_anothers):
        found.is_dropped = True
    elif cue.sense == "act" and cue.status == "suspended":
        found.is_put_off = True
    elif cue.sense == "act" and cue.status == "agreed" and cue.lemma in _BACKS:
        found.noun_status = "agreed"
    elif cue.status == "under_consideration":
        found.noun_status = "under_consideration"
    else:
        return False
    return True


def gives_up(cue: Cue) -> bool:
    """Return whether the verb ends what it is said of: dropped, abandoned, ruled out."""
    return (cue.sense == "act" and cue.status == "lifted") or cue.status == "denied"


_BACKS = frozenset(("approve", "ratify", "agree", "sign off on", "finalise", "finalize", "seal"))
