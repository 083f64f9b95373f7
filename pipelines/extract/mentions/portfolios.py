"""The fields that an office is for, where commas part them: Minister of Agriculture, Animal Industries and Fisheries.

They are words of the office: no bodies named after what they do (Animal Industries), no party (Labour).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.mentions.document_index import Located

_FIELD = r"(?:the )?[A-Z][a-z-]+(?: (?:and )?[A-Z][a-z-]+){0,2}"
_PORTFOLIO = re.compile(
    rf"(?:inisters?|ecretar(?:y|ies)|ommissioner)(?: of State)? (?:of|for) ({_FIELD}(?:, {_FIELD}){{1,5}},? (?:and|&) {_FIELD})"
)


def without(located: list[Located], text: str) -> list[Located]:
    """Return the pieces without the bodies that are only fields of an office."""
    extents = [match.span(1) for match in _PORTFOLIO.finditer(text)]
    if not extents:
        return located
    starts = [start for start, _ in extents]
    kept = []
    for place in located:
        i = bisect_right(starts, place.start) - 1
        is_field = i >= 0 and place.end <= extents[i][1] and place.piece.kind in ("organisation", "unknown")
        if not is_field:
            kept.append(place)
    return kept
