"""Where an event took place that a report has *here*: in the city of its dateline ("LIMA: … signed the pact here on Friday").

Belongs here: the word that points to the dateline. Places that are named are read with the event.
"""

from __future__ import annotations

import re

from pipelines.relate.events.draft import Draft
from pipelines.relate.span_index import SpanIndex

_OPENING = 6
"""Sentences of a document among which its dateline stands."""
_BEHIND = 8
"""Characters behind the words of an event in which the word may still stand."""
_HERE = re.compile(
    r"(?<!from)(?<!over)(?<!out)\W+here(?= (?:on|after|at|in|to|with|between|for|that|this|today|late|early|and)\b|[,.]| [a-z]+day\b)"
)
_HELD = frozenset(("talks_round", "summit", "signing", "hearing", "announcement"))


def complete(index: SpanIndex, drafts: list[Draft]) -> None:
    """Give the events of `drafts` without a place, whose words have it *here*, the city of the dateline."""
    city: str | None = None
    is_known = False
    for draft in drafts:
        if draft.kind not in _HELD or draft.found.place is not None:
            continue
        start, end = draft.text
        reach = min(draft.sentence.char_end, end + _BEHIND)
        if _HERE.search(index.lowered, start, reach) is None:
            continue
        if not is_known:
            city, is_known = _city(index), True
        draft.found.place = city


def _city(index: SpanIndex) -> str | None:
    """Return the city of the dateline, None without one."""
    for opening in index.spans.source.sentences[:_OPENING]:
        if opening.passage_kind == "dateline":
            for mention in index.mentions(opening.char_start, opening.char_end):
                if mention.entity_kind == "place":
                    return mention.entity_id
    return None
