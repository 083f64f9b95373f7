"""Events: talks, summits, visits, calls, signings, deadlines and announcements as each sentence states them.

Only sentences that hold an event word, or an instrument with a date, are read.
"""

from __future__ import annotations

from bisect import bisect_right

from pipelines.extract.spans import Spans
from pipelines.relate.events import milestones
from pipelines.relate.events.distinct import complete, distinct
from pipelines.relate.events.sentence import Draft, read
from pipelines.relate.events.surroundings import leaders
from pipelines.relate.items import SpanIndex, items
from pipelines.relate.lexicon import lexicon, lower
from pipelines.relate.parties import country_code
from pipelines.relate.statements import EventStatement, ParticipantStatement

_SKIPPED = frozenset({"caption", "dateline"})


def find(spans: Spans) -> tuple[tuple[EventStatement, ...], tuple[ParticipantStatement, ...]]:
    """Return the events of the document and their participants, in order."""
    index = SpanIndex.of(spans)
    with_events, with_dates = _chosen(spans, index)
    if not with_events and not with_dates:
        return (), ()
    heads = leaders(index)
    drafts: list[Draft] = []
    for number in sorted(with_events | with_dates):
        sentence = spans.source.sentences[number]
        if number in with_events:
            drafts += read(index, sentence, heads)
        if number in with_dates:
            drafts += milestones.read(items(index, sentence), sentence)
    complete(drafts)
    return _rows(spans.source.text, distinct(drafts))


def _chosen(spans: Spans, index: SpanIndex) -> tuple[set[int], set[int]]:
    """Return the numbers of the sentences with an event word, and of those with a date that may be a milestone."""
    sentences = spans.source.sentences
    starts = [s.char_start for s in sentences]
    lowered = lower(spans.source.text)
    with_events = _numbers(starts, sentences, (offset for offset, weight, _ in lexicon().event_scan.hits(lowered) if weight))
    instruments = _numbers(starts, sentences, (offset for offset, weight, _ in lexicon().measure_scan.hits(lowered) if weight))
    located = {bisect_right(starts, d.char_start) - 1 for d in spans.dates} | {
        bisect_right(starts, m.char_start) - 1 for m in spans.mentions if m.entity_kind == "place"
    }
    announced = _numbers(starts, sentences, (d.char_start for d in spans.dates))
    return with_events, (instruments & located) | announced


def _numbers(starts: list[int], sentences: tuple, offsets) -> set[int]:  # type: ignore[no-untyped-def, type-arg]
    found = set()
    for offset in offsets:
        number = bisect_right(starts, offset) - 1
        if number >= 0 and offset < sentences[number].char_end and sentences[number].passage_kind not in _SKIPPED:
            found.add(number)
    return found


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
