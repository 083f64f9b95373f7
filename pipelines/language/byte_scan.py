"""RE2 over bytes that answers with offsets alone. What is looked for belongs to the callers.

The package's match objects are made in Python and cost more than most matches of a short expression; scans that run for
every word of a text ask its compiled core instead.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

_ANYWHERE, _AT_START, _WHOLE = (
    re2._Anchor.UNANCHORED,
    re2._Anchor.ANCHOR_START,
    re2._Anchor.ANCHOR_BOTH,
)


class ByteScan:
    """An expression over bytes; offsets are those of the bytes."""

    __slots__ = ("_match", "groups")

    def __init__(self, pattern: bytes, options: re2.Options) -> None:
        compiled = re2.compile(pattern, options)
        self._match = compiled._regexp.Match
        named = sorted((number, name.decode()) for name, number in compiled.groupindex.items())
        self.groups = tuple(name for _, name in named)
        """The names of its groups, in order."""

    def extents(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield the start and end of every match in order; none of them may be empty."""
        match, at, stop = self._match, 0, len(text)
        while True:
            extent = match(_ANYWHERE, text, at, stop)[0]
            if extent[0] < 0:
                return
            yield extent
            at = extent[1]

    def end_from(self, text: bytes, start: int, stop: int) -> int:
        """Return the end of the match that begins at `start` and ends before `stop`, -1 without one."""
        return self._match(_AT_START, text, start, stop)[0][1]

    def words_of(self, text: bytes) -> list[str | None] | None:
        """Return what the groups of the expression hold where it is the whole of `text`, else None."""
        spans = self._match(_WHOLE, text, 0, len(text))
        if spans[0][0] < 0:
            return None
        return [None if start < 0 else text[start:end].decode() for start, end in spans[1:]]
