"""Which blocks of a page hold the article: the stretch where running text outweighs the short lines around it.

Belongs here: weighing blocks and telling a menu from a table. What the parts outside are labelled is decided in
`pipelines.ingest.head` and `pipelines.ingest.foot`.
"""

from __future__ import annotations

import re

from pipelines.ingest.draft import SHORT, Draft

_MOST_OF_ONE = 600
"""A long paragraph weighs no more than this many code points: one notice is no article."""
_SHORT_LINE = -25
_KNOWN_LINE = -40
_DIGIT = re.compile(r"[0-9]")
_TABLE_SHARE = 0.2
"""Share of lines with figures from which a run of short lines is a table rather than a menu."""


def find(draft: Draft) -> tuple[int, int]:
    """Return first and last block of the stretch with the greatest weight, the last being -1 where there is none.

    Running text counts for a stretch, short lines count against it.
    """
    best, total, start = 0, 0, 0
    found = (0, -1)
    for index in range(draft.end):
        total += _weight(draft, index)
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, found = total, (start, index)
    return found


def _weight(draft: Draft, index: int) -> int:
    if draft.labels[index] is not None:
        return _KNOWN_LINE if draft.kind(index) not in ("caption", "heading", "headline") else 0
    if draft.is_prose(index):
        return min(draft.length(index), _MOST_OF_ONE)
    return 0 if draft.is_bullet(index) else _SHORT_LINE


def is_table(draft: Draft, first: int, end: int) -> bool:
    """Return whether the short lines from `first` to `end` are a table's cells rather than links or buttons."""
    lines = [draft.line(i) for i in range(first, end) if draft.labels[i] is None and draft.length(i) <= SHORT]
    figures = sum(1 for line in lines if _DIGIT.search(line))
    return len(lines) >= 4 and figures >= _TABLE_SHARE * len(lines)
