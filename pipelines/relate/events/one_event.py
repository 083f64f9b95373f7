"""Whether two statements of a document are about one event: a journey, a signing, a meeting, one of a numbered series.

Belongs here: what speaks against it, and how two dates compare as they are printed. What is then filled in or left out is told
in `distinct`.
"""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.signings import SIGNS
from pipelines.relate.parties import party_of

SPECIAL = frozenset({"unconfirmed", "cancelled", "postponed"})
"""States that a statement is about, so that it is no repetition of one without."""
AHEAD = frozenset({"planned", "possible", "unconfirmed", "postponed", "cancelled"})


def one_journey(a: Draft, b: Draft) -> bool:
    """Return whether two statements can be about one journey: the same traveller and country, and neither of them called off."""
    if (a.status in AHEAD) != (b.status in AHEAD) or {a.status, b.status} & SPECIAL:
        return False
    goals = {party_of(d.found.place) for d in (a, b) if d.found.place is not None} - {None}
    return len(goals) < 2 and bool(a.participant_ids & b.participant_ids)


def one_signing(a: Draft, b: Draft) -> bool:
    """Return whether nothing speaks against two statements being about one signing: neither state, place nor parties."""
    if (a.status in AHEAD) != (b.status in AHEAD) or {a.status, b.status} & SPECIAL:
        return False
    if a.found.place is not None and b.found.place is not None and not _places(a) & _places(b):
        return False
    if a.word.startswith(SIGNS) != b.word.startswith(SIGNS) or a.is_another != b.is_another:
        return False  # the deal that was reached in March was signed in July
    mine, other = _countries(a), _countries(b)
    return not mine or not other or bool(mine & other)


def _countries(draft: Draft) -> set[str]:
    return {p.entity_id for p in draft.found.participants if p.entity_kind == "country"}


def same_event(a: Draft, b: Draft) -> bool:
    """Return whether nothing speaks against two statements being about one event."""
    if a.kind != b.kind or b.found.previous_count is not None or a.is_forum != b.is_forum:
        return False
    if a.is_another != b.is_another:
        return False
    if a.sentence is b.sentence and a is not b:
        return False  # they would have been joined: a round in Lima before Round 8
    if (a.status in AHEAD) != (b.status in AHEAD):
        return False
    if _are_apart(a, b):
        return False
    if a.found.ordinal is not None and b.found.ordinal is not None and a.found.ordinal != b.found.ordinal:
        return False
    dates = (a.found.date, b.found.date)
    if (
        dates[0] is not None
        and dates[1] is not None
        and day(dates[0]) != day(dates[1])
        and a.kind == "summit"
    ):
        return False
    if a.kind == "summit":
        return bool(a.participant_ids & b.participant_ids) or (
            not a.participant_ids and a.found.date is not None
        )
    return not a.participant_ids or not b.participant_ids or bool(a.participant_ids & b.participant_ids)


def one_of_series(a: Draft, b: Draft) -> bool:
    """Return whether two statements have the same number of a meeting, and nothing speaks against its being one meeting.

    A meeting of a forum that is still to come needs no number: the forum has one ahead.
    """
    is_next = a.is_forum and b.is_forum and {a.status, b.status} <= {"planned", "possible"}
    if a.kind != b.kind or a.found.ordinal != b.found.ordinal or (a.found.ordinal is None and not is_next):
        return False
    if {a.status, b.status} & SPECIAL or (_months(a) and _months(b) and _months(a) != _months(b)):
        return False
    if _are_apart(a, b):
        return False
    if (a.status in AHEAD) != (b.status in AHEAD) and a.found.date is not None and b.found.date is not None:
        return False
    return not a.participant_ids or not b.participant_ids or bool(a.participant_ids & b.participant_ids)


def has_day(date: DateSpan) -> bool:
    """Return whether the day of a date is printed: on 3 May, from 3 to 5 May; not on Friday, last month, in May."""
    return all(part.count("-") > 1 and part[-2:].isdigit() for part in date.timex_unanchored.split("/"))


def _months(draft: Draft) -> set[str]:
    """Return the months that are printed in the date of a statement."""
    value = draft.found.date.timex_unanchored if draft.found.date is not None else ""
    return {part[5:7] for part in value.split("/") if part[4:5] == "-" and part[5:7].isdigit()}


def _are_apart(a: Draft, b: Draft) -> bool:
    """Return whether two statements name different places, or different forums."""
    if a.found.place is not None and b.found.place is not None and not _places(a) & _places(b):
        return True
    return a.found.forum is not None and b.found.forum is not None and a.found.forum != b.found.forum


def _places(draft: Draft) -> set[str | None]:
    return {draft.found.place, *draft.found.wider}


def agree(a: Draft, b: Draft) -> bool:
    """Return whether two statements name the same day, or one of them none."""
    if a.found.date is None or b.found.date is None:
        return True
    return day(a.found.date) == day(b.found.date)


def day(date: DateSpan) -> str:
    """Return the unanchored value without its direction, where the day itself is printed."""
    value = date.timex_unanchored.removeprefix("later:")  # later this month
    return value.rpartition(":")[2] if "XXXX-" in value else value
