"""What a deal or plan brings: its terms have its state, since a duty that a deal sets is agreed, and not in force by that.

Belongs here: measures that are told as the content of an agreement or a plan. The agreement itself is read like any measure.
"""

from __future__ import annotations

from pipelines.relate.items import Item
from pipelines.relate.measures.accords import is_accord
from pipelines.relate.measures.reading import Reading

_PLANS = frozenset("bill draft legislation plan proposal scheme".split())
_HOLDS = frozenset(
    "contains containing envisages envisaging features featuring foresees foreseeing includes including locks locking provides providing "
    "specifies specifying stipulates stipulating calls calling".split()
)
"""Forms of verbs that tell what a deal says, without saying that it has come."""
_STANDING = frozenset("current existing old original previous present standing".split())
_SUBJECT = 7
"""Items from a deal to the verb that it governs, without an insertion: the deal between Peru and Chile on Monday sets."""


def carry_terms(words: list[Item], reading: Reading) -> None:
    """Give what a deal or plan brings the state of its terms: a deal under which Peru would cut its duty, that sets one."""
    status = _would_bring(words, reading) or _is_set(words, reading)
    if status is not None:
        reading.status, reading.is_prospective = status, True
        reading.rule, reading.is_default = "verb", False


def _would_bring(words: list[Item], reading: Reading) -> str | None:
    """Return the state of what would be done under a deal or plan; None where no such one is named or the sentence has a condition."""
    made = reading.predicate
    chain = made.chain if made is not None else None
    if made is None or chain is None or reading.status != "conditional" or chain.modal != "would":
        return None
    if any(w.klass == "if" or w.low == "unless" for w in words):
        return None
    which = next((j for j in range(made.start - 1, 0, -1) if words[j].low in ("which", "whereby")), None)
    at = 1 if words[0].low == "under" else None
    if which is not None and (words[which].low == "whereby" or words[which - 1].low in ("under", "in")):
        at = max(0, which - 4)
    near = words[at : at + 4] if at is not None else []
    return next(filter(None, (_state_of(item) for item in reversed(near))), None)


def _state_of(item: Item) -> str | None:
    """Return the state of what the deal or plan that `item` names would bring; None where it names none."""
    return "agreed" if is_accord(item) else "proposed" if item.low in _PLANS else None


def _is_set(words: list[Item], reading: Reading) -> str | None:
    """Return "agreed" for a measure in force by its words alone that a new deal sets or includes; else None."""
    stands = any(cue.status == "in_force" for cue in reading.phrase.adjectives)
    if reading.status != "in_force" or reading.rule not in ("verb", "default") or stands:
        return None
    made = reading.predicate
    if made is None:
        verb = reading.phrase.first - 1
        verb -= verb > 0 and words[verb].klass == "prep"
        is_told = verb > 0 and words[verb].low in _HOLDS
    else:
        verb = made.before + 1
        is_act = (
            made.rule == "verb" and not made.is_passive and made.cue is not None and made.cue.sense == "act"
        )
        is_told = is_act and words[verb].low.endswith(("s", "ing"))
    return "agreed" if is_told and _is_of_new_accord(words, verb) else None


def _is_of_new_accord(words: list[Item], verb: int) -> bool:
    """Return whether a deal that is not said to be an old one is the subject of the verb at item `verb`."""
    end = _before_clause(words, verb - 1) if words[verb - 1].low == "," else verb - 1
    for j in range(end, max(-1, end - _SUBJECT), -1):
        if is_accord(words[j]):
            before = words[max(0, j - 2) : j]
            return not any(w.date is not None or w.low in _STANDING for w in before)
        may_stand_between = words[j].kind in "MD" or words[j].klass in _BETWEEN
        if not may_stand_between or (j == verb - 1 and words[j].klass == "conj"):
            return False
    return False


def _before_clause(words: list[Item], comma: int) -> int:
    """Return the item left of the relative clause that ends at `comma`, else of the comma: a pact, which Peru signed, sets."""
    opened = (
        k - 2
        for k in range(comma, max(1, comma - _CLAUSE), -1)
        if words[k - 1].low == "," and words[k].klass == "rel"
    )
    return next(opened, comma - 1)


_BETWEEN = ("adv", "conj", "det", "prep", "rel")
"""What stands between a deal and its verb: the deal between Peru and Chile that also sets."""
_CLAUSE = 10
