"""The fields that an office is for, where commas part them: Minister of Agriculture, Animal Industries and Fisheries.

They are words of the office: no bodies named after what they do (Animal Industries), no party (Labour).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.lexicon import is_common
from pipelines.extract.mentions.name_forms import key

_FEWEST_WORDS = 2
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
        named = _behind_field(place) if is_field else place
        if named is not None:
            kept.append(named)
    return kept


def _behind_field(place: Located) -> Located | None:
    """Return the name of several uncommon words that the last field runs into (Mines and Supplies [Matrika Yadav]), or None."""
    words = place.text.split(" ")
    first = next((k for k, word in enumerate(words) if not is_common(word)), len(words))
    name = " ".join(words[first:])
    if place.piece.kind != "unknown" or place.headline or not first or len(words) - first < _FEWEST_WORDS:
        return None
    at = len(place.text) - len(name)
    piece = place.piece._replace(
        start=place.piece.start + at, text=name, words=len(words) - first, key=key(name), is_open=False
    )
    return place._replace(start=place.start + at, piece=piece, initial=False, text=name, key=key(name))
