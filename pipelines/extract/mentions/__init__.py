"""Names and other references to entities."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan, MentionSpan, Source


def find(source: Source, dates: tuple[DateSpan, ...]) -> tuple[MentionSpan, ...]:
    """Return the mentions of `source` in order."""
    return ()
