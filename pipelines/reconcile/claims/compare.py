"""The verdict on one question, given its distinct values. Pure; no frame comes in here.

Every function takes the values of one question (same kind, same subject) and returns a `Decision`. Numbers and
dates are intervals: all agree when they have a point in common, so the work grows with the values, not with
their pairs. Values that are names are few; pairs of them are compared up to `MAX_PAIRED` values.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MAX_PAIRED = 40
ONE_OF_SEVERAL = "one_of_several"
"""The form of an amount in a document that gives several."""
TOLD_OF = "of "
"""With what the form of an amount begins that is of a period, whose days follow."""
TOTAL = "total"
"""The form of a rate that adds up several duties, each of which another source may give alone."""
SINCE = "from "
"""With what the form of a rate begins that holds from a day, which follows: a duty is raised in steps."""
CONDITIONAL = "conditional"
"""The form of an amount that comes, or would have come, on a condition only."""


@dataclass(frozen=True)
class Value:
    """One distinct value of a question and who states it."""

    text: str
    sources: frozenset[str]
    documents: frozenset[str]
    low: float | None = None
    high: float | None = None
    entity: str | None = None
    parents: frozenset[str] = field(default_factory=frozenset)
    form: str | None = None
    first_as_of: dt.date | None = None
    last_as_of: dt.date | None = None


class Decision(NamedTuple):
    """Verdict, the rule that gave it, and the reason in one sentence."""

    verdict: str
    rule: str
    explanation: str


Decider = Callable[[Sequence[Value]], Decision]


def agreed(values: Sequence[Value], rule: str, note: str = "") -> Decision:
    """Return the verdict on values that do not contradict each other."""
    sources = frozenset[str]().union(*(v.sources for v in values))
    best = max(values, key=lambda v: (len(v.sources), v.text))
    if len(sources) == 1:
        return Decision("single_source", "one_source", f"One independent source gives {_listed(values)}.")
    if len(values) == 1:
        return Decision(
            "corroborated", "equal_values", f"{len(sources)} independent sources give {best.text}."
        )
    reason = f"{_listed(values)}: {note or 'coarser or vaguer, not contrary'}."
    if rule in _EQUIVALENT and len(best.sources) > 1:
        return Decision(
            "corroborated", rule, f"{len(best.sources)} independent sources give {best.text}; {reason}"
        )
    return Decision("compatible", rule, reason)


_EQUIVALENT = frozenset({"date_inclusion", "number_inclusion", "containment"})
"""Rules under which the values differ in fineness only, so two sources for one value corroborate it."""


def contradicted(values: Sequence[Value], rule: str, *, across: bool, note: str = "") -> Decision:
    """Return the verdict on values that contradict each other, `across` sources or inside one document."""
    verdict = "conflicting" if across else "conflicting_within_document"
    who = "Independent sources" if across else "The same document"
    return Decision(verdict, rule, f"{who} contradict{'' if across else 's'}: {_listed(values)}{note}.")


def _listed(values: Sequence[Value]) -> str:
    ranked = sorted(values, key=lambda v: (-len(v.sources), v.text))
    shown = [f"{v.text} ({len(v.documents)})" for v in ranked[:6]]
    return ", ".join(shown) + (f" and {len(ranked) - 6} more" if len(ranked) > 6 else "")


def intervals(values: Sequence[Value], rule: str, conflict_rule: str) -> Decision:
    """Return the verdict on intervals: contradiction when one ends before another begins."""
    across, within = disjoint(values, by_source=True), disjoint(values, by_source=False)
    if across or within:
        return contradicted(values, conflict_rule, across=across)
    return agreed(values, rule)


def disjoint(values: Sequence[Value], *, by_source: bool) -> bool:
    """Whether two intervals are disjoint, of two sources or (else) inside one document; linear in the values."""
    bounds: dict[str, tuple[float, float]] = {}
    for value in values:
        low = -math.inf if value.low is None else value.low
        high = math.inf if value.high is None else value.high
        for owner in value.sources if by_source else value.documents:
            known = bounds.get(owner, (-math.inf, math.inf))
            bounds[owner] = (max(known[0], low), min(known[1], high))
    if not by_source:
        return any(low > high for low, high in bounds.values())
    latest = sorted(bounds.items(), key=lambda item: (-item[1][0], item[0]))[:2]
    earliest = sorted(bounds.items(), key=lambda item: (item[1][1], item[0]))[:2]
    return any(a[1][0] > b[1][1] for a in latest for b in earliest if a[0] != b[0])


def counts(values: Sequence[Value]) -> Decision:
    """Return the verdict on counts of a series, where a place in it agrees with the number of those before.

    A document that gives several tells of several rounds.
    """
    forms = {v.form for v in values}
    if {"ordinal", "previous_count"} <= forms and not disjoint(values, by_source=True):
        return agreed(values, "ordinal_against_count", "a place in the series and a count of those before it")
    return numbers(values)


def numbers(values: Sequence[Value]) -> Decision:
    """Return the verdict on rates and amounts, each bounded by its hedge and rounding.

    One document may name several (of several goods or steps); sources contradict when they share none.
    """
    return pairwise(values, overlap, "number_inclusion", "disjoint_numbers", several="several_values")


def amounts(values: Sequence[Value]) -> Decision:
    """Return the verdict on amounts: one of several that a document gives can be of something else."""
    found = pairwise(values, _may_be_one, "number_inclusion", "disjoint_numbers", several="several_values")
    if found.rule == "number_inclusion" and pairwise(values, overlap, "", "apart").rule == "apart":
        return agreed(values, "several_values", "one source names several")
    return found


def _may_be_one(left: Value, right: Value) -> bool:
    """Return whether two amounts can be one, or of two things.

    Of two things are one of several of a source, one on a condition and one without, amounts of different periods, rates
    from different days, and a sum and what it sums up.
    """
    forms = {left.form, right.form}
    differs = len(forms) > 1 and any(f is not None and f.startswith((CONDITIONAL, TOLD_OF)) for f in forms)
    are_steps = len(forms) > 1 and all(f is not None and f.startswith(SINCE) for f in forms)
    if ONE_OF_SEVERAL in forms or differs or are_steps or overlap(left, right):
        return True
    return any(one.form == TOTAL and _is_above(one, other) for one, other in ((left, right), (right, left)))


def _is_above(one: Value, other: Value) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def overlap(left: Value, right: Value) -> bool:
    """Return whether two intervals have a point in common; without a bound they reach for ever."""
    highest = max(-math.inf if v.low is None else v.low for v in (left, right))
    lowest = min(math.inf if v.high is None else v.high for v in (left, right))
    return highest <= lowest


def _sources(values: Sequence[Value]) -> frozenset[str]:
    return frozenset[str]().union(*(v.sources for v in values))


def pairwise(
    values: Sequence[Value],
    compatible: Callable[[Value, Value], bool],
    rule: str,
    conflict_rule: str,
    *,
    several: str | None = None,
) -> Decision:
    """Return the verdict on values of which `compatible` tells whether two can both be true.

    With `several`, the name of a rule, a document that gives more than one value offers each of them: two sources
    contradict each other only when nothing that one gives is compatible with anything that the other gives.
    """
    shown = sorted(values, key=lambda v: (-len(v.sources), v.text))[:MAX_PAIRED]
    clashes = [
        (left, right)
        for index, left in enumerate(shown)
        for right in shown[index + 1 :]
        if not compatible(left, right)
    ]
    if several is None:
        across = any(len(left.sources | right.sources) > 1 for left, right in clashes)
        return contradicted(values, conflict_rule, across=across) if clashes else agreed(values, rule)
    if any(_apart(one, other, shown, compatible) for one, other in _source_pairs(clashes)):
        return contradicted(values, conflict_rule, across=True)
    return agreed(values, several if clashes else rule, "one source names several" if clashes else "")


def _source_pairs(clashes: Sequence[tuple[Value, Value]]) -> set[tuple[str, str]]:
    """Return pairs of sources that give clashing values; each side is sampled, so that copies do not multiply."""
    return {
        (one, other)
        for left, right in clashes
        for one in sorted(left.sources)[:MAX_PAIRED]
        for other in sorted(right.sources)[:MAX_PAIRED]
        if one != other
    }


def _apart(one: str, other: str, values: Sequence[Value], compatible: Callable[[Value, Value], bool]) -> bool:
    """Whether nothing that source `one` gives is compatible with anything that `other` gives."""
    theirs = [v for v in values if other in v.sources]
    return not any(compatible(v, w) for v in values if one in v.sources for w in theirs)


def contained(left: Value, right: Value) -> bool:
    """Whether one value is, or contains, the other."""
    return left.entity == right.entity or left.entity in right.parents or right.entity in left.parents


def containment(values: Sequence[Value]) -> Decision:
    """Return the verdict on places, forums, causes: a place and the country it lies in agree."""
    return pairwise(values, contained, "containment", "different_values", several="several_values")


def listing(values: Sequence[Value]) -> Decision:
    """Return the verdict on members of a list: leaving one out is no contradiction."""
    documents = frozenset[str]().union(*(v.documents for v in values))
    if all(v.documents == documents for v in values):
        if len(_sources(values)) == 1:
            return agreed(values, "one_source")
        return Decision(
            "corroborated",
            "equal_lists",
            f"{len(_sources(values))} independent sources name {_listed(values)}.",
        )
    return agreed(values, "omission", "some documents name fewer")


def wording(values: Sequence[Value]) -> Decision:
    """Return the verdict on words that place one event in different weeks inside one document."""
    if len({v.form for v in values}) < 2:
        return agreed(values, "equal_values")
    return contradicted(values, "week_wording", across=False)


def labels(values: Sequence[Value]) -> Decision:
    """Return the verdict on descriptions that can all be true at once (titles of a person)."""
    return agreed(values, "other_words", "other words, not contrary")
