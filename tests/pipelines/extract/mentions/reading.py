"""Reading one short text in tests of mentions and roles."""

from __future__ import annotations

from pipelines.extract import mentions
from pipelines.extract.sentences import source_of_lines
from pipelines.extract.spans import MentionSpan, Spans


def spans(text: str) -> Spans:
    """Return the mentions of `text` as the spans of a document."""
    read = source_of_lines(text)
    return Spans(read, (), mentions.find(read, ()), (), ())


def found(text: str) -> list[MentionSpan]:
    """Return the mentions of `text`."""
    return list(spans(text).mentions)


def ids(text: str) -> list[tuple[str, str]]:
    """Return surface and entity of each mention of `text`."""
    return [(m.surface, m.entity_id) for m in found(text)]


def entities(text: str) -> dict[str, str]:
    """Return the entity of each surface in `text` (the last one, where a surface is repeated)."""
    return dict(ids(text))
