"""Events: talks, summits, visits, calls, signings, deadlines and announcements as each sentence states them.

Only sentences that hold an event word, or an instrument with a date, are read.
"""

from __future__ import annotations

from pipelines.extract.spans import Spans
from pipelines.relate.events import dateline, delegations, milestones, travellers
from pipelines.relate.events.distinct import complete, distinct
from pipelines.relate.events.draft import Draft
from pipelines.relate.events.sentence import read
from pipelines.relate.events.surroundings import ranks
from pipelines.relate.parties import country_code
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import EventStatement, ParticipantStatement

_SKIPPED = frozenset({"caption", "dateline"})
_NEAR = 80
"""Characters within which a date or a person backs a weak event word."""
_NEAR_NUMBER = 16
"""Characters within which a number counts the rounds of a series."""


def find(
    spans: Spans, index: SpanIndex | None = None
) -> tuple[tuple[EventStatement, ...], tuple[ParticipantStatement, ...]]:
    """Return the events of the document and their participants, in order; `index` is made when not given."""
    index = index or SpanIndex(spans)
    with_events, with_milestones = _chosen(index)
    if not with_events and not with_milestones:
        return (), ()
    offices = ranks(index)
    drafts: list[Draft] = []
    for number in sorted(with_events | with_milestones):
        sentence = spans.source.sentences[number]
        if sentence.passage_kind in _SKIPPED:
            continue
        if number in with_events:
            drafts += read(index, sentence, offices)
        if number in with_milestones:
            drafts += [d for words in index.pieces(sentence) for d in milestones.read(words, sentence)]
    delegations.complete(index, drafts)
    travellers.complete(index, drafts)
    dateline.complete(index, drafts)
    complete(drafts)
    return _rows(spans.source.text, distinct(drafts))


def _chosen(index: SpanIndex) -> tuple[set[int], set[int]]:
    """Return the numbers of the sentences with an event word, and of those with a word and a date of a milestone."""
    events, measures = index.triggered("event"), index.triggered("measure")
    dated = {n for d in index.spans.dates if (n := index.number_at(d.char_start)) is not None}
    located = {
        n
        for m in index.spans.mentions
        if m.entity_kind in ("place", "venue", "person") and (n := index.number_at(m.char_start)) is not None
    }
    milestones_at = (measures.strong | measures.weak | events.context) & (dated | located)
    backed = {n for n, at in events.weak_at if n not in events.strong and _is_backed(index, n, at)}
    return events.strong | backed, milestones_at


def _is_backed(index: SpanIndex, number: int, at: int) -> bool:
    """Return whether a weak event word (call, host, vote) has a date around it, a person after it or a number before it."""
    sentence = index.spans.source.sentences[number]
    counted = index.figures(max(sentence.char_start, at - _NEAR_NUMBER), at)
    if any(f.quantity_kind in ("count", "ordinal") and f.about == "round_number" for f in counted):
        return True
    end = min(sentence.char_end, at + _NEAR)
    is_round = index.spans.source.text.startswith(("round", "Round"), at)
    backs = ("person", "place", "venue") if is_round else ("person",)
    return bool(index.dates(max(sentence.char_start, at - _NEAR), end)) or any(
        m.entity_kind in backs for m in index.mentions(at, end)
    )


def _rows(
    text: str, drafts: list[Draft]
) -> tuple[tuple[EventStatement, ...], tuple[ParticipantStatement, ...]]:
    events: dict[tuple[int, int, str], EventStatement] = {}
    participants: list[ParticipantStatement] = []
    for draft in drafts:
        start, end = draft.text
        key = (start, end, draft.kind)
        if key in events:
            continue
        found = draft.found
        events[key] = EventStatement(
            char_start=start,
            char_end=end,
            surface=text[start:end],
            sentence_start=draft.sentence.char_start,
            rule=draft.rule,
            kind=draft.kind,
            status=draft.status,
            date_char_start=found.date.char_start if found.date is not None else None,
            place_entity_id=found.place,
            forum_entity_id=found.forum,
            ordinal=found.ordinal,
            previous_count=found.previous_count,
        )
        participants += [
            ParticipantStatement(start, end, text[start:end], draft.kind, entity_id, country_code(entity_id))
            for entity_id in sorted({p.entity_id for p in found.participants})
        ]
    return tuple(events[key] for key in sorted(events)), tuple(participants)
