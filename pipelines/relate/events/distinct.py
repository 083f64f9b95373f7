"""Statements about the same event of a document: what one lacks another gives, and repetitions are left out."""

from __future__ import annotations

from pipelines.relate.events.sentence import Draft

_SPECIAL = frozenset({"unconfirmed", "cancelled", "postponed"})
_MEETINGS = frozenset({"talks_round", "summit"})


def complete(drafts: list[Draft]) -> None:
    """Fill the date or place that a statement lacks from another statement about the same event of the document."""
    for draft in drafts:
        if draft.kind not in _MEETINGS:
            continue
        found = draft.found
        if found.date is None and (found.place or found.forum or found.ordinal):
            other = _same(draft, drafts, dated=True)
            if other is not None:
                found.date, draft.rule = other.found.date, draft.rule + "+document"
        if found.place is None and (found.date is not None or found.ordinal):
            other = _same(draft, drafts, dated=False)
            if other is not None:
                found.place = other.found.place


def _same(draft: Draft, drafts: list[Draft], *, dated: bool) -> Draft | None:
    """Return the nearest statement of the same event that has a date, or a place."""
    candidates = [
        other
        for other in drafts
        if other is not draft
        and other.kind == draft.kind
        and other.found.previous_count is None
        and (other.found.date is not None if dated else other.found.place is not None)
        and _compatible(draft, other)
    ]
    return min(candidates, key=lambda other: abs(other.text[0] - draft.text[0]), default=None)


def _compatible(a: Draft, b: Draft) -> bool:
    places = (a.found.place, b.found.place)
    if None not in places and places[0] != places[1]:
        return False
    if a.found.date is not None and b.found.date is not None and a.kind == "summit" and a.found.date.timex_unanchored != b.found.date.timex_unanchored:
        return False
    if a.kind == "summit":
        return bool(a.participant_ids & b.participant_ids) and a.is_forum == b.is_forum
    return places[0] == places[1] or not a.participant_ids or not b.participant_ids or bool(a.participant_ids & b.participant_ids)


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Return the statements that say where, when or in which state, without those that another one subsumes."""
    telling = [d for d in drafts if _tells(d)]
    ranked = sorted(telling, key=lambda d: (-_weight(d), d.sentence.passage_kind != "body", d.text))
    kept: list[Draft] = []
    for draft in ranked:
        if not any(_subsumes(other, draft) for other in kept):
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
    if draft.kind in _MEETINGS:
        return bool((found.place or found.forum) and (draft.kind == "summit" or found.participants or draft.rule == "verb"))
    return found.place is not None


def _weight(draft: Draft) -> int:
    found = draft.found
    stated = (found.date, found.place, found.forum, found.ordinal, found.previous_count)
    return 3 * sum(x is not None for x in stated) + min(len(found.participants), 4) - (3 if "document" in draft.rule else 0)


def _subsumes(other: Draft, draft: Draft) -> bool:
    if other.kind != draft.kind or (draft.status != other.status and draft.status in _SPECIAL):
        return False
    a, b = draft.found, other.found
    if a.date is not None and (b.date is None or a.date.timex_unanchored != b.date.timex_unanchored):
        return False
    for name in ("place", "forum", "ordinal", "previous_count"):
        mine = getattr(a, name)
        if mine is not None and mine != getattr(b, name):
            return False
    return draft.kind not in ("visit", "announcement") or not draft.participant_ids or bool(draft.participant_ids & other.participant_ids)
