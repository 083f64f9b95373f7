"""The records of dating: where the dates of a statement may stand, and what each of those found dates. No rule lives here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.spans import DateSpan


@dataclass(slots=True)
class Dates:
    """The dates of one statement by what they date; `begun` is the day of imposing a measure of which another verb is said."""

    status: DateSpan | None = None
    effective: DateSpan | None = None
    expiry: DateSpan | None = None
    duration: DateSpan | None = None
    begun: DateSpan | None = None
    last: int = -1


_SAID = frozenset(
    ("announced", "threatened", "proposed", "under_consideration", "alleged", "denied", "agreed")
)


class Frame(NamedTuple):
    """Where the dates of a statement may stand, by item positions, and what it states.

    `own` is its first item, `head` the last of its noun phrase, `verb` that of its predicate, `settled` the later of the two;
    `is_ahead` tells that its state is yet to come.
    """

    low: int
    high: int
    own: int
    head: int
    settled: int
    verb: int | None
    status: str
    is_truce: bool
    is_ahead: bool = False


def when_told(frame: Frame) -> str:
    """Return what the day of saying dates: the state where it is only announced so far, else nothing."""
    return "status" if frame.status in _SAID or frame.is_ahead else "none"
