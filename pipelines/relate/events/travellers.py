"""Who travels or calls where only a pronoun or an office says so: he arrived in Rome, her visit to Delhi, the minister's visit.

Belongs here: choosing one person among those the text names before. Doubt leaves the event without a traveller.
"""

from __future__ import annotations

import re

from pipelines.extract.spans import MentionSpan
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.surroundings import LEADER_TITLES, OFFICES
from pipelines.relate.parties import party_of
from pipelines.relate.span_index import SpanIndex

_KINDS = frozenset(("visit", "call"))
_RETURNS = frozenset(
    "leave leaves left leaving depart departs departed return returns returned returning head heads headed fly flies flew".split()
)
_REACH = 90
"""Characters before the words of an event among which its subject stands."""
_SENTENCES = 3
"""Sentences back in which the person is looked for that a pronoun stands for."""
_OPENING = 60
"""Characters of a sentence within which its subject stands."""
_OFFICES = "|".join(sorted(OFFICES | LEADER_TITLES, key=lambda office: (-len(office), office)))
_AUXILIARIES = (
    "will|would|may|might|could|should|is|was|has|had|intends?|intended|plans?|planned|hopes?|hoped|aims?|wants?|wanted|"
    "expects?|expected|due|set|scheduled|been|be|going|to|also|then|later|first|himself|herself|reportedly"
)
_SUBJECT = re.compile(rf"\b(?:(?:he|she)|the ({_OFFICES}))(?: (?:{_AUXILIARIES}))* $")
_OWNER = re.compile(rf"\b(?:his|her|the ({_OFFICES})['’]s) ")
_OBLIQUE = re.compile(r"\b(?:with|to|for|of|by|from|against|alongside|in|at|on) (?:[\w.’'&-]+ ){0,6}$")


def complete(index: SpanIndex, drafts: list[Draft]) -> None:
    """Give visits and calls without a person the one that a pronoun or an office in their words stands for."""
    for draft in drafts:
        people = any(p.entity_kind == "person" for p in draft.found.participants)
        if draft.kind not in _KINDS or people:
            continue
        person = _traveller(index, draft)
        if person is not None:
            draft.found.participants.append(person)
            draft.participant_ids.add(person.entity_id)


def goes_home(draft: Draft) -> bool:
    """Return whether somebody only leaves for his own country."""
    people = {p.entity_id for p in draft.found.participants if p.entity_kind == "person"}
    place = party_of(draft.found.place) if draft.found.place is not None else None
    is_return = draft.kind == "visit" and draft.word.split()[0] in _RETURNS
    return is_return and place is not None and len(people) == 1 and all(party_of(p) == place for p in people)


def _traveller(index: SpanIndex, draft: Draft) -> MentionSpan | None:
    text, (start, end) = index.lowered, draft.text
    floor = draft.sentence.char_start
    before = _SUBJECT.search(text, max(floor, start - _REACH), start)
    owner = _OWNER.search(text, max(floor, start - 4), end)
    if before is not None:
        at, office = before.start(), before[1]
    elif owner is not None and not any(
        owner.end() < m.char_start for m in index.mentions(start, owner.end())
    ):
        at, office = owner.start(), owner[1]
    else:
        return None
    return _of_office(index, office, at) if office else _of_pronoun(index, at, floor)


def _of_office(index: SpanIndex, office: str, at: int) -> MentionSpan | None:
    """Return the one person to whose name the text gave the office before `at`."""
    held = [m for m in index.mentions(0, at) if m.entity_kind == "person" and _holds(index, m, office)]
    return held[-1] if len({m.entity_id for m in held}) == 1 else None


def _holds(index: SpanIndex, m: MentionSpan, office: str) -> bool:
    return (
        office
        in re.split(r"[.;:\n]", index.lowered[max(m.sentence_start, m.char_start - 30) : m.char_start])[-1]
    )


def _of_pronoun(index: SpanIndex, at: int, floor: int) -> MentionSpan | None:
    """Return the subject of the words before `at` in the sentence, else of the nearest sentence before that has a person."""
    own = _subject_of(index, floor, at)
    number = index.number_at(floor)
    if own is not None or number is None:
        return own
    for back in range(1, _SENTENCES + 1):
        if number - back < 0:
            return None
        earlier = index.spans.source.sentences[number - back]
        people = [
            m for m in index.mentions(earlier.char_start, earlier.char_end) if m.entity_kind == "person"
        ]
        if people:
            found = _subject_of(index, earlier.char_start, earlier.char_end)
            return found or (people[0] if len({m.entity_id for m in people}) == 1 else None)
    return None


def _subject_of(index: SpanIndex, start: int, end: int) -> MentionSpan | None:
    """Return the person who opens the words from `start` to `end`, and is neither an owner nor behind a preposition."""
    for m in index.mentions(start, min(end, start + _OPENING)):
        is_owner = index.lowered.startswith(("'s", "’s"), m.char_end)
        if m.entity_kind == "person" and not is_owner:
            return None if _OBLIQUE.search(index.lowered, start, m.char_start) else m
    return None
