"""Verdicts on states: how far a meeting or a measure is. States pass, so the date of each report counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.reconcile.claims.compare import Decision, Value, agreed, contradicted

MEETING_PROGRESS = {"possible": 0, "unconfirmed": 0, "planned": 0, "under_way": 1, "concluded": 2}
CALLED_OFF = frozenset({"cancelled", "postponed"})
_CALLED_OFF_LAST = MEETING_PROGRESS | dict.fromkeys(CALLED_OFF, 3)

PROSPECTIVE = frozenset(
    {
        "under_discussion",
        "under_consideration",
        "conditional",
        "proposed",
        "threatened",
        "announced",
        "launched",
    }
)
MEASURE_PROGRESS = {
    "under_discussion": 0, "under_consideration": 0, "conditional": 0, "alleged": 0, "threatened": 1, "proposed": 1,
    "announced": 2, "agreed": 2, "launched": 2, "in_force": 3, "raised": 3, "reduced": 3, "violated": 3,
    "extended": 4, "suspended": 4, "expires": 4, "lifted": 5, "expired": 5,
}  # fmt: skip
AHEAD = "to be "
"""What stands before a state that a source puts ahead: to be lifted."""
_MEASURE_LAST = MEASURE_PROGRESS | {AHEAD + state: rank - 0.5 for state, rank in MEASURE_PROGRESS.items()}
"""The same with states that lie ahead, each right before the state itself: in force, to be lifted, lifted."""
_AFFIRMED = frozenset({"agreed", "in_force", "announced", AHEAD + "in_force"})
EXISTING = frozenset(
    {"in_force", "extended", "agreed", "expires", "suspended", "reduced", "violated", "expired"}
)
"""States of a truce from which it follows that there is, or was, one."""
EXISTS, HOPED = "exists", "hoped for"


def meeting(values: Sequence[Value]) -> Decision:
    """Return the verdict on the states of a meeting as reports of different days give them."""
    states = {v.text for v in values}
    if states & CALLED_OFF and "concluded" in states:
        return _unless_later(values, CALLED_OFF, frozenset({"concluded"}), "called_off_or_held")
    if states & CALLED_OFF and len(states - CALLED_OFF) > 0:
        return _progressed(values, _CALLED_OFF_LAST, "later state of the same meeting")
    if len({MEETING_PROGRESS.get(s, 0) for s in states}) > 1:
        return _progressed(values, MEETING_PROGRESS, "the state at the time of writing")
    return agreed(values, "certainty", "how certain it is, not whether it contradicts")


def measure(values: Sequence[Value]) -> Decision:
    """Return the verdict on the states of a measure."""
    states = {v.text for v in values}
    # who tells both reports what each side says
    told = _documents(values, _AFFIRMED)
    denied = _documents(values, frozenset({"denied"}))
    if denied - told and told - denied:
        return contradicted(values, "denied_by_one", across=len(_owners(values)) > 1)
    if len({_MEASURE_LAST.get(s, 0) for s in states}) > 1:
        return _progressed(values, _MEASURE_LAST, "the state at the time of writing")
    return agreed(values, "other_words", "other words for the same state")


def existence(values: Sequence[Value]) -> Decision:
    """Return the verdict on whether an arrangement exists: a document that only hopes for it contradicts."""
    existing = frozenset[str]().union(*(v.documents for v in values if v.text == EXISTS))
    hoping = [v for v in values if v.text == HOPED and v.documents - existing]
    if existing and hoping:
        return contradicted(values, "exists_or_not", across=True)
    return agreed(values, "equal_values", "an extension is talked of, not a new one")


def condition(values: Sequence[Value]) -> Decision:
    """Return the verdict on how firm an arrangement is: one report that it broke down, one that it holds."""
    broken = [v for v in values if v.text == "collapsed"]
    held = [v for v in values if v.text in ("holding", "restored")]
    if broken and held:
        return _unless_later(
            values, frozenset({"collapsed"}), frozenset({"holding", "restored"}), "collapsed_or_holding"
        )
    return agreed(values, "degrees", "degrees of the same state")


def _documents(values: Sequence[Value], states: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*(v.documents for v in values if v.text in states))


def _owners(values: Sequence[Value]) -> frozenset[str]:
    return frozenset[str]().union(*(v.sources for v in values))


def _progressed(values: Sequence[Value], progress: Mapping[str, float], note: str) -> Decision:
    """A state further on that only later reports give supersedes; else each is the state at its writing."""
    if len(_owners(values)) == 1:
        return agreed(values, "one_source")
    ranked = sorted(values, key=lambda v: progress.get(v.text, 0))
    furthest = progress.get(ranked[-1].text, 0)
    earlier = [v.last_as_of for v in ranked if progress.get(v.text, 0) < furthest]
    later = [v.first_as_of for v in ranked if progress.get(v.text, 0) == furthest]
    before = max((d for d in earlier if d is not None), default=None)
    after = min((d for d in later if d is not None), default=None)
    if before is None or after is None or None in earlier or after <= before:
        return agreed(values, "state_at_writing", note)
    explained = agreed(values, "later_state", f"{note}, last reported {before} and first {after}")
    return Decision("superseded", "later_state", explained.explanation)


def _unless_later(
    values: Sequence[Value], ended: frozenset[str], held: frozenset[str], rule: str
) -> Decision:
    """A meeting called off and later held after all is no contradiction."""
    off = [v.last_as_of for v in values if v.text in ended]
    on = [v.first_as_of for v in values if v.text in held]
    if all(a is not None and b is not None and a < b for a in off for b in on):
        return _progressed(values, MEETING_PROGRESS, "called off, then held")
    return contradicted(values, rule, across=len(_owners(values)) > 1)
