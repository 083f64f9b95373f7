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
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.heads import find_heads, is_verbal
from pipelines.relate.events.joins import joined
from pipelines.relate.events.openings import date_before_when, leading_date, place_of_purpose
from pipelines.relate.events.status import BEFORE_NOW, event_status
from pipelines.relate.events.surroundings import Ranks, Surroundings, is_since, leaders_forums
from pipelines.relate.events.travellers import goes_home
from pipelines.relate.events.wanted import is_to_be_ended
from pipelines.relate.items import Item
from pipelines.relate.parties import party_of
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
    result = joined(words, drafts)
    for found in (draft.found for draft in result):
        if found.previous_count is not None and found.date is not None and not is_since(found.date):
            found.date = None  # five rounds held between March and July
    for draft in result:
        if draft.found.ordinal is not None and draft.status == "concluded" and _counts_year(draft.found):
            draft.found.date = None
    return result


def _counts_year(found: Surroundings) -> bool:
    """Return whether the year is the one in which meetings are counted: the fourth round of talks this year."""
    return found.date is not None and found.date.timex_unanchored in ("this:year", "coming:year", "past:year")


def _draft(
    words: list[Item], sentence: Sentence, head: int, floor: int, limit: int, ranks: Ranks
) -> Draft | None:
    entry = words[head].entry
    assert entry is not None
    verbal = is_verbal(words, head)
    term = entry.event_verb if verbal else entry.event_noun
    assert term is not None
    found = Surroundings(first=head, last=head)
    own_forum = _read_around(words, head, floor, limit, found, term.kind, verbal)
    _complete(words, head, floor, found, verbal, term.kind)
    if floor and term.kind == "call" and not verbal and words[found.first - 1].low in _BY_MEANS_OF:
        return None  # the summit is held via video conference
    status = event_status(words, head, found.first, found.last, limit, verbal)
    if status is None and verbal and found.previous_count is not None:
        status = "concluded"  # they have met six times
    if status is None or _only_dates(words, found) or _is_where_said(words, found):
        return None
    status = status if verbal else _as_its_date_tells(words, head, found, status)
    if status == "planned" and found.date is not None and found.date.timex_unanchored.startswith(_GONE):
        status = "concluded"
    if not verbal and is_to_be_ended(words, head):
        found.date = None  # by when it is hoped to end
    kind = _kind(term.kind, found, ranks, own_forum, words, head)
    draft = Draft(sentence, head, kind, status, "verb" if verbal else "noun", found, word=words[head].low)
    draft.is_forum = own_forum is not None
    _note_words(words, draft)
    return draft


def _read_around(
    words: list[Item], head: int, floor: int, limit: int, found: Surroundings, kind: str, verbal: bool
) -> str | None:
    """Fill `found` with who and what stands before and behind the event word; return the forum whose own meeting it is."""
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
    read_complement(words, head, limit, found, kind, verbal)
    found.date = found.date or before
    if not verbal and found.date is not None and is_of_announcement(words, found):
        found.date, found.last = None, head
    if kind == "call" and not verbal and len(found.participants) < _CALLERS:
        first, date, is_known = found.first, found.date, bool(found.participants)
        read_subject(words, first, floor, found)
        found.first, found.date = first, date if is_known else found.date
    return own_forum


def _complete(words: list[Item], head: int, floor: int, found: Surroundings, verbal: bool, kind: str) -> None:
    """Take the date and the place that stand further off: at the head of the clause, or with what the event is for."""
    if found.date is None and not verbal:
        found.date = date_before(words, found.first, floor)
    if found.date is None and _takes_leading_date(words, found.first, floor, kind):
        found.date = leading_date(words, head)
    if found.date is None:
        found.date = date_before_when(words, found.first, floor)
    if found.place is None:
        found.place = place_of_purpose(words, head if verbal else found.first)
    found.place = found.place or found.leading_place


def _takes_leading_date(words: list[Item], first: int, floor: int, kind: str) -> bool:
    """Return whether the day that opens the sentence is that of the event whose words begin at `first`.

    It is that of the first event, and of an occasion ("during her visit"); not that of a deadline that somebody set on it, nor of
    talks on whose progress somebody spoke.
    """
    before = [w.low for w in words[max(0, first - 3) : first]]
    if floor:
        return before[-1:] == ["during"]
    if kind == "deadline" and first and words[first - 1].kind not in "PD":
        return False
    return not (before and before[-1] in ("in", "on", "of") and _STATES & set(before))


_STATES = frozenset("progress advances headway pace state status".split())
"""What somebody speaks of when he speaks of talks: the progress made in them."""


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
    is_ahead_of = found.first > 0 and words[found.first - 1].low in ("ahead of", "before")
    draft.is_another = is_ahead_of or any(w.low in BEFORE_NOW for w in words[found.first : draft.head])
    draft.is_behind = _is_behind(words, found.first)
    draft.is_occasion = found.first > 0 and words[found.first - 1].low in ("at", "during")
    draft.participant_ids = {p.entity_id for p in found.participants}
    draft.text = (words[found.first].start, words[found.last].end)


_CALLERS = 2


def _is_behind(words: list[Item], first: int) -> bool:
    """Return whether what is told came after the event that begins at `first`, or at its end: "after the talks", "at the end of talks"."""
    before = [w.low for w in words[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in _BEHIND or (before[-1] == "of" and before[0] in _CLOSE))


_BEHIND = frozenset(("after", "following"))
_CLOSE = frozenset(("close", "conclusion", "end"))
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
    if kind != "talks_round" or words[head].low.endswith(("negotiation", "negotiations")):
        return kind
    if own_forum in leaders_forums() or any(w.low in _LEADERS for w in words[found.first : head]):
        return "summit"
    persons = [p.entity_id for p in found.participants if p.entity_kind == "person"]
    met = [p for p in found.participants if p.entity_kind == "person" and p.char_start > words[head].start]
    if (
        words[head + 1 : head + 2]
        and words[head + 1].low == "of"
        and any(w.low in _LEADERS for w in words[head + 2 : head + 4])
    ):
        return "summit"
    if len(persons) > 1 and len({party_of(person) or person for person in persons}) == 1:
        return kind  # a premier of a province and the prime minister
    are_met = len(persons) > 1 or (met and len(ranks.leaders) > 1)
    return "summit" if ranks.are_leaders(persons) and are_met else kind


_HELD = frozenset(("held", "concluded", "completed", "finished", "conducted", "attended"))
"""Verbs that say that the talks took place, whatever else the sentence has ahead."""
_GONE = ("last:", "offset:-")
"""Forms of dates that lie behind whatever the verb says: last month, two days ago."""
_LEADERS = frozenset(("leaders", "presidents", "prime ministers", "two presidents"))
