"""Statements about the same event of a document: what one lacks another gives, and repetitions are left out."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.one_event import (
    AHEAD,
    SPECIAL,
    agree,
    day,
    has_day,
    one_journey,
    one_of_series,
    one_signing,
    same_event,
)
from pipelines.relate.events.signings import people

_COMPARED = 64
"""How many other statements each one is compared with: the cost stays linear in the length of the document."""
_MEETINGS = frozenset({"talks_round", "summit"})
_NEXT_SENTENCE = 2
"""Characters between a sentence and the next one of its paragraph, at most."""


def complete(drafts: list[Draft]) -> None:
    """Fill the date or place that a statement lacks from another statement about the same event of the document."""
    _recognise_summits(drafts)
    _complete_meetings(drafts)
    for n, draft in enumerate(drafts):
        if draft.kind == "visit" and draft.found.date is None and draft.found.place is not None:
            near = drafts[max(0, n - _COMPARED) : n + _COMPARED]
            purposes = [d for d in near if d.sentence is draft.sentence and _is_purpose(d, draft)]
            draft.found.date = next((d.found.date for d in purposes if d.found.date is not None), None)
            draft.borrowed |= {"date"} if draft.found.date is not None else set()


def _is_purpose(event: Draft, journey: Draft) -> bool:
    """Return whether somebody travelled for the event of the same sentence: to meet somebody there, to sign a pact."""
    if event.kind == "signing":
        return event.head > journey.head and event.found.place in (None, journey.found.place)
    return event.kind in _MEETINGS and event.found.place == journey.found.place


def _complete_meetings(drafts: list[Draft]) -> None:
    for n, draft in enumerate(drafts):
        found = draft.found
        near = drafts[max(0, n - _COMPARED) : n + _COMPARED]
        if draft.kind == "visit" and found.date is None:
            journeys = [d for d in near if d.kind == "visit" and one_journey(draft, d)]
            _borrow(draft, journeys, "date")
        if draft.kind == "visit" and found.place is None and draft.rule == "noun":
            near_it = (d for d in near if d.kind in ("visit", *_MEETINGS))
            _borrow(draft, [d for d in near_it if one_journey(draft, d)], "place")
        if draft.kind == "signing":
            _complete_signing(draft, [d for d in near if d.kind == "signing" and one_signing(draft, d)])
        if draft.kind not in _MEETINGS or found.previous_count is not None or _has_begun(draft):
            continue
        same = [d for d in near if same_event(draft, d)]
        if found.date is None and (found.place or found.forum or found.ordinal or draft.kind == "summit"):
            _borrow(draft, same, "date")
        if found.place is None and (found.date is not None or found.ordinal):
            _borrow(draft, [d for d in same if agree(d, draft)], "place")
        _sharpen(draft, [d for d in near if one_of_series(draft, d)])


def _sharpen(draft: Draft, same: list[Draft]) -> None:
    """Give a meeting that is told of with its number the day and place of another statement with that number."""
    for other in (d for d in same if d is not draft):
        mine, its = draft.found, other.found
        if its.date is not None and "date" not in other.borrowed and _is_vaguer(mine.date, its.date):
            mine.date = its.date
            draft.borrowed.add("date")
        if mine.place is None and its.place is not None and "place" not in other.borrowed:
            mine.place = its.place
            draft.borrowed.add("place")
        if draft.borrowed:
            draft.rule = draft.rule.removesuffix("+document") + "+document"


def _is_vaguer(mine: DateSpan | None, its: DateSpan) -> bool:
    return mine is None or (has_day(its) and not has_day(mine))


def _complete_signing(draft: Draft, same: list[Draft]) -> None:
    """Fill the day of "the signing in Lima" or "she signed the deal" from the one day of signing, and a place from there."""
    days = {day(d.found.date) for d in same if d.found.date is not None}
    if draft.found.date is None and draft.takes_up and len(days) == 1:
        _borrow(draft, same, "date")
    if draft.found.place is None and draft.found.date is not None:
        told = [d for d in same if d.found.date is not None or (d.takes_up and len(days) == 1)]
        _borrow(draft, [d for d in told if agree(d, draft)], "place")


def _borrow(draft: Draft, others: list[Draft], name: str) -> None:
    """Take the date or place of the statement nearest before this one, else nearest after it."""
    givers = [
        d
        for d in others
        if d is not draft
        and getattr(d.found, name) is not None
        and name not in d.borrowed
        and not (name == "date" and _has_begun(d))
    ]
    giver = min(
        givers, key=lambda d: (d.text[0] > draft.text[0], abs(d.text[0] - draft.text[0])), default=None
    )
    if giver is not None:
        if draft.takes_up and giver.kind in _MEETINGS and not (draft.found.place or draft.found.ordinal):
            giver.found.forum = giver.found.forum or draft.found.forum  # the meeting was beside the summit
        setattr(draft.found, name, getattr(giver.found, name))
        draft.borrowed.add(name)
        draft.rule = draft.rule.removesuffix("+document") + "+document"


def _has_begun(draft: Draft) -> bool:
    """Return whether the date tells when long talks began: "the negotiations, which began in 2018"; no day of a meeting."""
    value = draft.found.date.timex_unanchored if draft.found.date is not None else ""
    return draft.status == "under_way" and value[:4].isdigit() and value.count("-") < 2


def _recognise_summits(drafts: list[Draft]) -> None:
    """Call a meeting without participants a summit when a summit of the document has its date, or was just told of."""
    dates = {day(d.found.date) for d in drafts if d.kind == "summit" and d.found.date is not None}
    last: Draft | None = None
    for draft in drafts:
        date = draft.found.date
        if draft.kind == "talks_round" and draft.word == "meeting" and not draft.participant_ids:
            if date is not None and day(date) in dates:
                draft.kind = "summit"
            elif date is None and last is not None and _goes_on(last, draft):
                draft.kind, draft.participant_ids = "summit", set(last.participant_ids)
                draft.found.participants = list(last.found.participants)
        if draft.kind in _MEETINGS:
            last = draft


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Return whether "the meeting" of one sentence is the summit of the sentence before."""
    found, gap = draft.found, draft.sentence.char_start - last.sentence.char_end
    says_more = found.place or found.forum or found.ordinal or found.previous_count or draft.is_forum
    return last.kind == "summit" and not last.is_forum and gap <= _NEXT_SENTENCE and not says_more


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Return the statements that say where, when or in which state, without those that another one subsumes."""
    telling = [d for d in drafts if _tells(d)]
    ranked = sorted(telling, key=lambda d: (-_weight(d), d.sentence.passage_kind != "body", d.text))
    kept: list[Draft] = []
    for draft in ranked:
        if not any(_subsumes(other, draft) for other in kept[:_COMPARED]):
            kept.append(draft)
    return sorted(kept, key=lambda d: (*d.text, d.kind))


def _tells(draft: Draft) -> bool:
    found = draft.found
    if found.date is not None or found.previous_count is not None:
        return True
    if found.ordinal is not None and draft.kind in _MEETINGS:
        return True
    if draft.status in SPECIAL:
        return bool(found.participants or found.forum or found.place) or draft.status == "unconfirmed"
    was_held = draft.rule == "verb" or (draft.kind == "summit" and draft.is_occasion)
    if draft.kind in _MEETINGS and was_held and people(found) > 1:
        return True
    if draft.kind in _MEETINGS:
        return bool(
            (found.place or found.forum)
            and (
                draft.kind == "summit"
                or found.participants
                or draft.rule == "verb"
                or draft.word == "round"
                or draft.is_behind
            )
        )
    if draft.kind == "visit" and draft.status == "possible":
        return False
    if draft.kind == "call":
        return len(found.participants) > 1
    if draft.kind == "signing":
        return found.place is not None or found.forum is not None or people(found) > 1
    return found.place is not None and bool(found.participants)


def _weight(draft: Draft) -> int:
    found = draft.found
    stated = (found.date, found.place, found.forum, found.ordinal, found.previous_count)
    return 3 * sum(x is not None for x in stated) + min(len(found.participants), 4) - 3 * len(draft.borrowed)


def _subsumes(other: Draft, draft: Draft) -> bool:
    if other.kind != draft.kind:
        return False
    if draft.status != other.status and (draft.status in SPECIAL or other.status in SPECIAL):
        return False
    if one_of_series(draft, other) and _tells_no_more(draft, other):
        return True
    if (draft.status in AHEAD) != (other.status in AHEAD):
        return False
    a, b = draft.found, other.found
    is_own = b.date is not None or "date" not in draft.borrowed
    if a.date is not None and is_own and (b.date is None or day(a.date) != day(b.date)):
        return False
    for name in ("place", "forum", "ordinal", "previous_count"):
        mine = getattr(a, name)
        if mine is not None and mine != getattr(b, name):
            return False
    if draft.kind == "signing" and not _persons(draft) <= other.participant_ids:
        return False  # who signed is told by this one
    return (
        draft.kind not in ("visit", "announcement")
        or not draft.participant_ids
        or bool(draft.participant_ids & other.participant_ids)
    )


def _tells_no_more(draft: Draft, other: Draft) -> bool:
    """Return whether a statement with the number of the same meeting adds neither day nor place to it."""
    mine, its = draft.found, other.found
    is_day_known = mine.date is None or (
        its.date is not None and (day(mine.date) == day(its.date) or not has_day(mine.date))
    )
    return is_day_known and mine.place in (None, its.place, *other.found.wider)


def _persons(draft: Draft) -> set[str]:
    return {p.entity_id for p in draft.found.participants if p.entity_kind == "person"}
