"""Temporal expressions: `find` (text → unanchored form) and `resolve` (form + anchor → calendar value)."""

from __future__ import annotations

from pipelines.extract.spans import DateSpan, Source


def find(source: Source) -> tuple[DateSpan, ...]:
    """Return the temporal expressions of `source` in order."""
    return ()
