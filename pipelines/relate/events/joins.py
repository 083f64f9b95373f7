"""Events of one sentence that are one: a verb and its object, a round and its talks, a journey and its purpose.

Belongs here: which of them are one, and what one takes from the other. How each is read is told in `sentence`.
"""

from __future__ import annotations

from pipelines.relate.events.draft import TALKS, Draft
from pipelines.relate.items import Item

_AHEAD = frozenset(("planned", "possible"))
"""States of a journey that its purpose shares."""


def joined(words: list[Item], drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with a verb and its object, or a round and its talks, as one event."""
    result: list[Draft] = []
    for draft in drafts:
        if _is_told_again(result, draft):
            continue
        if not result or not _is_taken_in(words, result[-1], draft):
            result.append(draft)
    return result


def _is_told_again(told: list[Draft], draft: Draft) -> bool:
    """Return whether "the talks" are those that the sentence has told of before, with the day and place that it gives."""
    found = draft.found
    tells_more = found.date or found.place or found.forum or found.ordinal or found.participants
    if (
        draft.rule != "noun"
        or not draft.takes_up
        or draft.kind not in TALKS
        or draft.is_another
        or tells_more
    ):
        return False
    return any(d.kind in TALKS and d.found.date is not None for d in told)


def _is_taken_in(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether `draft` has been taken into `last`; where it stays of its own, the two share what one of them tells."""
    if last.kind == "call" and draft.kind in TALKS and _is_spoken_at(words, last, draft):
        last.kind = draft.kind
        _absorb(last, draft)
        return True
    are_talks = last.kind in TALKS and draft.kind in TALKS
    if are_talks and _is_its_verb(words, last, draft):
        last.found.date, last.status = draft.found.date or last.found.date, draft.status
        _absorb(last, draft)
        return True
    if are_talks and _same_event(words, last, draft):
        last.kind = draft.kind if draft.kind == "summit" else last.kind  # gather for a summit
        if _is_genitive(words, last, draft):
            last.status = draft.status
        _absorb(last, draft)
        return True
    if draft.is_forum and last.kind in TALKS and _is_beside(words, last, draft):
        last.found.forum = draft.found.forum
        _take_where_and_when(last, draft)
        return True
    if draft.is_forum and last.kind == "signing" and last.found.forum == draft.found.forum:
        _take_where_and_when(last, draft)  # beside the summit of a forum is where and when it is
    if _is_apposition(words, last, draft) or _is_related(words, last, draft):
        _absorb(last, draft)
        return True
    if last.kind == "visit":
        _share_journey(words, last, draft)
    return False


_APART = frozenset(("before", "after", "ahead of", "since", "until"))


def _is_beside(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether talks are held at the meeting of a forum: on its sidelines, not before it, and no other verb is between."""
    if last.found.forum not in (None, draft.found.forum):
        return False
    between = words[last.found.last + 1 : draft.found.first]
    return not any(w.low in _APART or w.klass in ("modal", "to_be") for w in between)


def _is_spoken_at(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether two speak with each other at a meeting, not by telephone: "spoke with his counterpart during the talks"."""
    first = draft.found.first
    return last.rule == "verb" and first > 0 and words[first - 1].low in ("during", "at", "in")


def _is_its_verb(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether a noun is the subject of the verb of another event: "the talks reconvened in Oslo", "… will resume"."""
    between = words[last.head + 1 : draft.head]
    return (
        last.rule == "noun"
        and draft.rule == "verb"
        and all(w.klass in ("aux", "modal", "adv") for w in between)
    )


def _take_where_and_when(last: Draft, draft: Draft) -> None:
    last.found.place = last.found.place or draft.found.place
    last.found.date = last.found.date or draft.found.date
    last.text = (last.text[0], max(last.text[1], draft.text[1]))


def _share_journey(words: list[Item], journey: Draft, draft: Draft) -> None:
    """Give what is known of a journey to the talks it is for, and to the summit or the visit that follows it."""
    if draft.kind in TALKS and _is_its_purpose(words, journey, draft):
        draft.found.date = draft.found.date or journey.found.date
        draft.found.place = draft.found.place or journey.found.place
        known = {p.entity_id for p in draft.found.participants}
        draft.found.participants += [p for p in journey.found.participants if p.entity_id not in known]
        journey.found.date = journey.found.date or draft.found.date
        if journey.status in _AHEAD and draft.rule == "noun":
            draft.status = journey.status
    if draft.is_forum or draft.kind == "visit":
        if not any(w.low in ("before", "after") for w in words[journey.head : draft.head]):
            draft.found.date = draft.found.date or journey.found.date
        if draft.is_forum:
            draft.found.place = draft.found.place or journey.found.place
        draft.found.participants = draft.found.participants or (
            [] if draft.is_forum else list(journey.found.participants)
        )


def _is_its_purpose(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether talks belong to a journey: "will fly to Delhi for talks", "will visit Delhi and hold talks"."""
    if words[draft.found.first - 1].low == "for":
        return True
    between = words[last.head + 1 : draft.found.first]
    if (
        draft.rule == "verb"
        and words[draft.head - 1].low == "to"
        and not any(w.klass in ("rel", "sub", "say") for w in between)
    ):
        return True
    return any(w.low == "and" for w in between) and not any(w.klass in ("rel", "sub", "say") for w in between)


_RELATED = frozenset("and & related associated accompanying connected".split())


def _is_related(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether the second meetings only go with the first one: "the Gulf summit and related meetings are held in Doha"."""
    if last.kind not in TALKS or draft.kind not in TALKS:
        return False
    k = draft.head - 1
    while k > last.head and words[k].low in _RELATED:
        k -= 1
    before = words[k].entry
    return k < draft.head - 2 and before is not None and before.event_noun is not None


def _is_apposition(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether the second event explains the first: "will visit Beijing, the first trip to China since 2016"."""
    first = draft.found.first
    if draft.rule != "noun" or not first or words[first - 1].low != "," or words[first].klass != "det":
        return False
    if last.kind == "visit" and draft.kind == "visit":
        return last.rule == "verb"
    return draft.found.ordinal is not None and last.kind in TALKS and draft.kind in TALKS


def _same_event(words: list[Item], last: Draft, draft: Draft) -> bool:
    if last.rule == "verb" and draft.rule == "noun":
        opener = words[draft.found.first - 1].low if draft.found.first else ""
        is_there = draft.found.place in (None, last.found.place, *last.found.wider)
        is_there |= opener == "for" and last.found.place is None
        return not draft.is_forum and opener in ("for", "in", "during") and is_there
    if (
        draft.rule == "noun"
        and words[draft.found.first - 1].low == "at"
        and draft.found.first - 2 == last.head
    ):
        return not draft.is_forum
    return _is_genitive(words, last, draft)


def _is_genitive(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether the second event is what the first is a part of, and one verb tells of both: "a round of fishery talks"."""
    between = [w.low for w in words[last.head + 1 : draft.head]]
    return "of" in between[:2] and last.word in ("round", "rounds", "series", "session")


def _absorb(last: Draft, draft: Draft) -> None:
    """Take what `draft` adds into `last`."""
    mine, other = last.found, draft.found
    mine.date, mine.place, mine.forum = (
        mine.date or other.date,
        mine.place or other.place,
        mine.forum or other.forum,
    )
    mine.ordinal = mine.ordinal or other.ordinal
    mine.previous_count = mine.previous_count or other.previous_count
    known = {p.entity_id for p in mine.participants}
    mine.participants += [p for p in other.participants if p.entity_id not in known]
    last.text = (last.text[0], max(last.text[1], draft.text[1]))
