"""The words of a sentence as the learned tagger sees them. No labels and no features here."""

from __future__ import annotations

import re

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.name_forms import key

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[A-Z]\.(?= ?[A-Z])"  # an initial before a name
    r"|['’]s\b"
    r"|[^\W_]+(?:(?:[-&]|['’](?!s\b))[^\W_]+)*"
    r"|[^\w\s]|_"
)


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the words and signs of `text[start:end]`, end exclusive.

    Initials, dotted acronyms and hyphened words are one word; the possessive ending is one of its own, and so is what
    is joined to a listed name (Japan | -based).
    """
    found = []
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        hyphen = text.rfind("-", first + 1, last - 2)
        if hyphen > 0 and text[hyphen + 1 : last].islower() and key(text[first:hyphen]) in gazetteer().names:
            found.append((first, hyphen))
            first = hyphen
        found.append((first, last))
    return found
