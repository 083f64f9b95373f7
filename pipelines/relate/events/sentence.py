"""The events of one sentence, a verb and its object being one event.

Milestones that measures bring are read in `milestones`.
"""

from __future__ import annotations

from pipelines.extract.spans import Sentence
from pipelines.relate.events.announcements import is_of_announcement
from pipelines.relate.events.clause import (
    date_before,
    light_verb,
    read_modifiers,
    read_subject,
)
from pipelines.relate.events.complement import read_complement
from pipelines.relate.events.draft import TALKS, Draft
from pipelines.relate.events.heads import find_heads, is_verbal
from pipelines.relate.events.openings import leading_date, place_of_purpose
from pipelines.relate.events.status import event_status
from pipelines.relate.events.surroundings import Ranks, Surroundings, is_since
from pipelines.relate.events.travellers import goes_home
from pipelines.relate.items import Item
from pipelines.relate.span_index import SpanIndex


def read(index: SpanIndex, sentence: Sentence, ranks: Ranks) -> list[Draft]:
    """Return the events of `sentence` in order."""
    return [draft for words in index.pieces(sentence) for draft in _read(words, sentence, ranks)]


def _read(words: list[Item], sentence: Sentence, ranks: Ranks) -> list[Draft]:
    heads = find_heads(words)
    drafts: list[Draft] = []
    for number, head in enumerate(heads):
        limit = heads[number + 1] if number + 1 < len(heads) else len(words)
        floor = heads[number - 1] + 1 if number else 0
        draft = _draft(words, sentence, head, floor, limit, ranks)
        if draft is not None and not goes_home(draft):
            drafts.append(draft)
    joined = _joined(words, drafts)
    for found in (draft.found for draft in joined):
        if found.previous_count is not None and found.date is not None and not is_since(found.date):
            found.date = None  # five rounds held between March and July
    return joined


def _draft(
    words: list[Item], sentence: Sentence, head: int, floor: int, limit: int, ranks: Ranks
) -> Draft | None:
    entry = words[head].entry
    assert entry is not None
    verbal = is_verbal(words, head)
    term = entry.event_verb if verbal else entry.event_noun
    assert term is not None
    found = Surroundings(first=head, last=head)
    own_forum, own_date = None, None
    if verbal:
        read_subject(words, head, floor, found)
    else:
        own_forum = read_modifiers(words, head, floor, found)
        own_date = found.date
        governor = light_verb(words, found.first, floor, found)
        if governor is not None:
            read_subject(words, governor, floor, found)
    if not found.participants and words[found.first - 1].low == "during" and found.first:
        first, date = found.first, found.date
        read_subject(words, first - 1, floor, found)
        found.first, found.date = first, date
    before, found.date = found.date, own_date
    read_complement(words, head, limit, found, term.kind, verbal)
    found.date = found.date or before
    if not verbal and found.date is not None and is_of_announcement(words, found):
        found.date, found.last = None, head
    if term.kind == "call" and not found.participants:
        first = found.first
        read_subject(words, first, floor, found)
        found.first = first
    if found.date is None and not verbal:
        found.date = date_before(words, found.first, floor)
    if found.date is None and floor == 0:
        found.date = leading_date(words, head)
    if found.place is None:
        found.place = place_of_purpose(words, head if verbal else found.first)
    found.place = found.place or found.leading_place
    if floor and term.kind == "call" and not verbal and words[found.first - 1].low in _BY_MEANS_OF:
        return None  # the summit is held via video conference
    kind = _kind(term.kind, found, ranks, own_forum, words, head)
    status = event_status(words, head, found.first, found.last, limit, verbal)
    if status is None and verbal and found.previous_count is not None:
        status = "concluded"  # they have met six times
    if status is None or _only_dates(words, found) or _is_where_said(words, found):
        return None
    status = status if verbal else _as_its_date_tells(words, head, found, status)
    if status == "planned" and found.date is not None and found.date.timex_unanchored.startswith(_GONE):
        status = "concluded"
    draft = Draft(sentence, head, kind, status, "verb" if verbal else "noun", found, word=words[head].low)
    draft.is_forum = own_forum is not None
    _note_words(words, draft)
    return draft


def _as_its_date_tells(words: list[Item], head: int, found: Surroundings, status: str) -> str:
    """Return the status of an event named by a noun: talks whose day is still to come are planned, unless they were held."""
    date = found.date
    is_held = any(w.low in _HELD for w in words[found.first : head])
    if status != "concluded" or is_held or date is None:
        return status
    return "planned" if date.timex_unanchored.startswith(("coming", "next", "later")) else status


def _note_words(words: list[Item], draft: Draft) -> None:
    """Note in `draft` which words it takes, whom they name, and how they stand in the sentence."""
    found = draft.found
    draft.takes_up = words[found.first].low == "the"
    draft.is_behind = found.first > 0 and words[found.first - 1].low in _BEHIND
    draft.participant_ids = {p.entity_id for p in found.participants}
    draft.text = (words[found.first].start, words[found.last].end)


_BEHIND = frozenset(("after", "following"))
_BY_MEANS_OF = frozenset(("via", "by", "through", "over"))


def _is_where_said(words: list[Item], found: Surroundings) -> bool:
    """Return whether a meeting of nobody in particular is only where something was said: "he said on Friday at a meeting"."""
    if found.participants or found.ordinal or found.place or found.forum or not found.first:
        return False
    before = words[max(0, found.first - 4) : found.first]
    return before[-1].low == "at" and any(w.klass == "say" for w in before)


def _only_dates(words: list[Item], found: Surroundings) -> bool:
    """Return whether the first of a series is named to count from: a quarter of a century after the first meeting."""
    is_adjunct = found.first > 0 and words[found.first - 1].low in ("after", "since")
    return is_adjunct and found.ordinal == 1 and found.date is None and found.place is None


def _kind(
    kind: str, found: Surroundings, ranks: Ranks, own_forum: str | None, words: list[Item], head: int
) -> str:
    """Return the kind: a meeting of leaders is a summit, and so is the meeting of a forum."""
    if kind != "talks_round":
        return kind
    if own_forum is not None or any(w.low in _LEADERS for w in words[found.first : head]):
        return "summit"
    persons = [p.entity_id for p in found.participants if p.entity_kind == "person"]
    met = [p for p in found.participants if p.entity_kind == "person" and p.char_start > words[head].start]
    if (
        words[head + 1 : head + 2]
        and words[head + 1].low == "of"
        and any(w.low in _LEADERS for w in words[head + 2 : head + 4])
    ):
        return "summit"
    return "summit" if ranks.are_leaders(persons) and (met or len(persons) > 1) else kind


_OPEN = frozenset(((False, "concluded"), (True, "under_way")))
"""Readings that a date still to come makes a plan: the talks on Friday, the ministers meet on Friday."""
_HELD = frozenset(("held", "concluded", "completed", "finished", "conducted", "attended"))
"""Verbs that say that the talks took place, whatever else the sentence has ahead."""
_AHEAD = frozenset(("planned", "possible"))
"""States of a journey that its purpose shares."""
_GONE = ("last:", "offset:-")
"""Forms of dates that lie behind whatever the verb says: last month, two days ago."""
_LEADERS = frozenset(("leaders", "presidents", "prime ministers", "two presidents"))


def _joined(words: list[Item], drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with a verb and its object, or a round and its talks, as one event."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if (
            last is not None
            and last.kind in TALKS
            and draft.kind in TALKS
            and _same_event(words, last, draft)
        ):
            _absorb(last, draft)
            continue
        if (
            last is not None
            and draft.is_forum
            and last.kind in TALKS
            and last.found.forum in (None, draft.found.forum)
        ):
            last.found.forum = draft.found.forum
            last.found.place = last.found.place or draft.found.place
            last.found.date = last.found.date or draft.found.date
            last.text = (last.text[0], max(last.text[1], draft.text[1]))
            continue
        if (
            last is not None
            and last.kind == "signing"
            and draft.is_forum
            and last.found.forum == draft.found.forum
        ):
            # beside the summit of a forum is where and when it is
            last.found.place = last.found.place or draft.found.place
            last.found.date = last.found.date or draft.found.date
            last.text = (last.text[0], max(last.text[1], draft.text[1]))
        if last is not None and (_is_apposition(words, last, draft) or _is_related(words, last, draft)):
            _absorb(last, draft)
            continue
        if (
            last is not None
            and last.kind == "visit"
            and draft.kind in TALKS
            and _is_its_purpose(words, last, draft)
        ):
            draft.found.date = draft.found.date or last.found.date
            draft.found.place = draft.found.place or last.found.place
            known = {p.entity_id for p in draft.found.participants}
            draft.found.participants += [p for p in last.found.participants if p.entity_id not in known]
            last.found.date = last.found.date or draft.found.date
            if last.status in _AHEAD and draft.rule == "noun":
                draft.status = last.status
        if last is not None and last.kind == "visit" and (draft.is_forum or draft.kind == "visit"):
            if not any(w.low in ("before", "after") for w in words[last.head : draft.head]):
                draft.found.date = draft.found.date or last.found.date
            if draft.is_forum:
                draft.found.place = draft.found.place or last.found.place
            draft.found.participants = draft.found.participants or (
                [] if draft.is_forum else list(last.found.participants)
            )
        result.append(draft)
    return result


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
    between = {w.low for w in words[last.head + 1 : draft.head]}
    return last.kind in TALKS and draft.kind in TALKS and len(between) > 1 and between <= _RELATED


def _is_apposition(words: list[Item], last: Draft, draft: Draft) -> bool:
    """Return whether the second event explains the first: "will visit Beijing, the first trip to China since 2016"."""
    first = draft.found.first
    if draft.rule != "noun" or not first or words[first - 1].low != "," or words[first].klass != "det":
        return False
    if last.kind == "visit" and draft.kind == "visit":
        return last.rule == "verb"
    return draft.found.ordinal is not None and last.kind in TALKS and draft.kind in TALKS


def _same_event(words: list[Item], last: Draft, draft: Draft) -> bool:
    between = [w.low for w in words[last.head + 1 : draft.head]]
    if last.rule == "verb" and draft.rule == "noun":
        opener = words[draft.found.first - 1].low if draft.found.first else ""
        return (
            not draft.is_forum
            and opener in ("for", "in", "during")
            and draft.found.place in (None, last.found.place, *last.found.wider)
        )
    if (
        draft.rule == "noun"
        and words[draft.found.first - 1].low == "at"
        and draft.found.first - 2 == last.head
    ):
        return not draft.is_forum
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
