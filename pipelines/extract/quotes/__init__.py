"""Quoted and reported words and their speakers."""

from __future__ import annotations

from pipelines.extract.spans import MentionSpan, QuoteSpan, Source


def find(source: Source, mentions: tuple[MentionSpan, ...]) -> tuple[QuoteSpan, ...]:
    """Return the quotes of `source` in order."""
    return ()
