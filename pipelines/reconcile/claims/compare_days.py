"""The verdict on days: of what happens once, is made in steps, goes on for days, or is put off. Pure; no frame comes in here.

Belongs here: when two days of one question can both be true. How values are compared in general is in `compare`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reconcile.claims.compare import Decision, Value, agreed, disjoint, overlap, pairwise

LASTING = "lasting"
"""The form of a day of what may go on for days."""
SITTING = "sitting"
"""The form of a day of one of several meetings of the same, as they meet again and again."""


def dates(values: Sequence[Value]) -> Decision:
    """Return the verdict on dates of something that happens once: sources contradict when no day is common."""
    return pairwise(values, overlap, "date_inclusion", "disjoint_dates", several="several_values")


def stages(values: Sequence[Value]) -> Decision:
    """Return the verdict on dates of something that is made in steps: days apart are days of different steps."""
    apart = disjoint(values, by_source=True) or disjoint(values, by_source=False)
    return agreed(values, "stages" if apart else "date_inclusion", "days of different steps" if apart else "")


def due(values: Sequence[Value]) -> Decision:
    """Return the verdict on the days when something is due: who writes after one of them of a later one tells that it was put off."""
    found = pairwise(values, _are_successive, "date_inclusion", "disjoint_dates", several="several_values")
    if "conflict" in found.verdict or dates(values).rule != "disjoint_dates":
        return found
    if not any(_is_put_off(one, other) for one in values for other in values):
        return agreed(values, "stages", "days of different steps")
    return Decision(
        "superseded", "put_off", f"{agreed(values, 'put_off').explanation} The earlier day had passed."
    )


def _are_successive(left: Value, right: Value) -> bool:
    if overlap(left, right) or _is_put_off(left, right) or _is_put_off(right, left):
        return True
    if left.form != right.form and all((v.form or "").startswith(AT_RATE) for v in (left, right)):
        return True
    is_coarse = max(_length(left), _length(right)) > LONGEST_MONTH
    return is_coarse or max(_gap(left, right), _gap(right, left)) > OTHER_STEP


AT_RATE = "at "
"""With what the form of a day begins from which a rate holds, which follows: days of other rates are those of other steps."""
OTHER_STEP = 60
"""Days between which a duty is raised or imposed anew: further apart are days of different steps, not two accounts of one."""


LONGEST_MONTH = 31
"""Days of a span beyond which it is a year or a part of one: without a day in common it is of another step."""


def _length(value: Value) -> float:
    """Return the days from the first to the last of a span."""
    return value.high - value.low if value.high is not None and value.low is not None else 0


def _gap(first: Value, later: Value) -> float:
    """Return the days from the end of one span to the beginning of another, negative where they overlap."""
    return (later.low or 0) - (first.high or 0) if later.low is not None and first.high is not None else 0


def _is_put_off(first: Value, later: Value) -> bool:
    """Whether `first` was told before it came, and `later` after that, as a day still to come."""
    if first.high is None or later.low is None or first.first_as_of is None or later.first_as_of is None:
        return False
    return first.first_as_of.toordinal() <= first.high < later.first_as_of.toordinal() <= later.low


def days(values: Sequence[Value]) -> Decision:
    """Return the verdict on dates of something that can last: days in a row are days of the same event.

    Days further apart inside one document are those of another meeting, as are those of one of several sittings.
    """
    if not (disjoint(values, by_source=True) or disjoint(values, by_source=False)):
        return pairwise(values, _adjoining, "date_inclusion", "days_apart", several="several_values")
    found = pairwise(values, _adjoining, "consecutive_days", "days_apart", several="several_values")
    if found.rule == "consecutive_days":
        return agreed(values, "consecutive_days", "days of one event")
    if "conflict" in found.verdict and any(value.form == SITTING for value in values):
        return agreed(values, "sittings", "they met more than once")
    return found


def _adjoining(left: Value, right: Value) -> bool:
    """Whether two spans of days overlap or follow each other, or are told before and after the one that came first."""
    return (
        overlap(_widened(left), right)
        or overlap(left, _widened(right))
        or _goes_on(left, right)
        or _goes_on(right, left)
    )


def _goes_on(earlier: Value, later: Value) -> bool:
    """Whether who told of the earlier days could not know of the later ones, and who tells of these wrote when those had passed."""
    if earlier.high is None or later.low is None or earlier.last_as_of is None or later.first_as_of is None:
        return False
    return earlier.last_as_of.toordinal() < later.low and later.first_as_of.toordinal() > earlier.high


def _widened(value: Value) -> Value:
    """Return the value with the day after it."""
    return value if value.high is None else replace(value, high=value.high + 1)
