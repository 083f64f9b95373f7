"""Statements about the same event of a document: what one lacks another gives, and repetitions are left out."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.signings import SIGNS, people
from pipelines.relate.parties import party_of

_SPECIAL = frozenset({"unconfirmed", "cancelled", "postponed"})
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


def _one_journey(a: Draft, b: Draft) -> bool:
    """Return whether two statements can be about one journey: the same traveller and country, and neither of them called off."""
    if (a.status in _AHEAD) != (b.status in _AHEAD) or {a.status, b.status} & _SPECIAL:
        return False
    goals = {party_of(d.found.place) for d in (a, b) if d.found.place is not None} - {None}
    return len(goals) < 2 and bool(a.participant_ids & b.participant_ids)


def _complete_meetings(drafts: list[Draft]) -> None:
    for n, draft in enumerate(drafts):
        found = draft.found
        near = drafts[max(0, n - _COMPARED) : n + _COMPARED]
        if draft.kind == "visit" and found.date is None:
            journeys = [d for d in near if d.kind == "visit" and _one_journey(draft, d)]
            _borrow(draft, journeys, "date")
        if draft.kind == "visit" and found.place is None and draft.rule == "noun":
            near_it = (d for d in near if d.kind in ("visit", *_MEETINGS))
            _borrow(draft, [d for d in near_it if _one_journey(draft, d)], "place")
        if draft.kind == "signing":
            _complete_signing(draft, [d for d in near if d.kind == "signing" and _one_signing(draft, d)])
        if draft.kind not in _MEETINGS or found.previous_count is not None:
            continue
        same = [d for d in near if _same_event(draft, d)]
        if found.date is None and (found.place or found.forum or found.ordinal or draft.kind == "summit"):
            _borrow(draft, same, "date")
        if found.place is None and (found.date is not None or found.ordinal):
            _borrow(draft, [d for d in same if _agree(d, draft)], "place")


def _complete_signing(draft: Draft, same: list[Draft]) -> None:
    """Fill the day of "the signing in Lima" or "she signed the deal" from the one day of signing, and a place from there."""
    days = {_day(d.found.date) for d in same if d.found.date is not None}
    if draft.found.date is None and draft.takes_up and len(days) == 1:
        _borrow(draft, same, "date")
    if draft.found.place is None and draft.found.date is not None:
        told = [d for d in same if d.found.date is not None or (d.takes_up and len(days) == 1)]
        _borrow(draft, [d for d in told if _agree(d, draft)], "place")


def _one_signing(a: Draft, b: Draft) -> bool:
    """Return whether nothing speaks against two statements being about one signing: neither state, place nor parties."""
    if (a.status in _AHEAD) != (b.status in _AHEAD) or {a.status, b.status} & _SPECIAL:
        return False
    if a.found.place is not None and b.found.place is not None and not _places(a) & _places(b):
        return False
    if a.word.startswith(SIGNS) != b.word.startswith(SIGNS) or a.is_of_earlier != b.is_of_earlier:
        return False  # the deal that was reached in March was signed in July
    mine, other = _countries(a), _countries(b)
    return not mine or not other or bool(mine & other)


def _countries(draft: Draft) -> set[str]:
    return {p.entity_id for p in draft.found.participants if p.entity_kind == "country"}


def _borrow(draft: Draft, others: list[Draft], name: str) -> None:
    """Take the date or place of the statement nearest before this one, else nearest after it."""
    givers = [
        d for d in others if d is not draft and getattr(d.found, name) is not None and name not in d.borrowed
    ]
    giver = min(
        givers, key=lambda d: (d.text[0] > draft.text[0], abs(d.text[0] - draft.text[0])), default=None
    )
    if giver is not None:
        setattr(draft.found, name, getattr(giver.found, name))
        draft.borrowed.add(name)
        draft.rule = draft.rule.removesuffix("+document") + "+document"


def _places(draft: Draft) -> set[str | None]:
    return {draft.found.place, *draft.found.wider}


def _agree(a: Draft, b: Draft) -> bool:
    """Return whether two statements name the same day, or one of them none."""
    if a.found.date is None or b.found.date is None:
        return True
    return _day(a.found.date) == _day(b.found.date)


def _day(date: DateSpan) -> str:
    """Return the unanchored value without its direction, where the day itself is printed."""
    value = date.timex_unanchored
    return value.rpartition(":")[2] if "XXXX-" in value else value


_AHEAD = frozenset({"planned", "possible", "unconfirmed", "postponed", "cancelled"})


def _recognise_summits(drafts: list[Draft]) -> None:
    """Call a meeting without participants a summit when a summit of the document has its date, or was just told of."""
    dates = {_day(d.found.date) for d in drafts if d.kind == "summit" and d.found.date is not None}
    last: Draft | None = None
    for draft in drafts:
        date = draft.found.date
        if draft.kind == "talks_round" and draft.word == "meeting" and not draft.participant_ids:
            if date is not None and _day(date) in dates:
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


def _same_event(a: Draft, b: Draft) -> bool:
    """Return whether nothing speaks against two statements being about one event."""
    if a.kind != b.kind or b.found.previous_count is not None or a.is_forum != b.is_forum:
        return False
    if a.sentence is b.sentence and a is not b:
        return False  # they would have been joined: a round in Lima before Round 8
    if (a.status in _AHEAD) != (b.status in _AHEAD):
        return False
    if a.found.place is not None and b.found.place is not None and not _places(a) & _places(b):
        return False
    if a.found.forum is not None and b.found.forum is not None and a.found.forum != b.found.forum:
        return False
    if a.found.ordinal is not None and b.found.ordinal is not None and a.found.ordinal != b.found.ordinal:
        return False
    dates = (a.found.date, b.found.date)
    if (
        dates[0] is not None
        and dates[1] is not None
        and _day(dates[0]) != _day(dates[1])
        and a.kind == "summit"
    ):
        return False
    if a.kind == "summit":
        return bool(a.participant_ids & b.participant_ids) or (
            not a.participant_ids and a.found.date is not None
        )
    return not a.participant_ids or not b.participant_ids or bool(a.participant_ids & b.participant_ids)


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
    if draft.status in _SPECIAL:
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
    if draft.status != other.status and (draft.status in _SPECIAL or other.status in _SPECIAL):
        return False
    if (draft.status in _AHEAD) != (other.status in _AHEAD):
        return False
    a, b = draft.found, other.found
    if a.date is not None and (b.date is None or _day(a.date) != _day(b.date)):
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


def _persons(draft: Draft) -> set[str]:
    return {p.entity_id for p in draft.found.participants if p.entity_kind == "person"}
