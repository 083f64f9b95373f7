"""Reading one short text in tests of mentions and roles."""

from __future__ import annotations

import re

from pipelines.extract import mentions
from pipelines.extract.sentences import split
from pipelines.extract.spans import MentionSpan, Source, Spans
from pipelines.ingest.records import Passage


def source(text: str) -> Source:
    """Return `text` as a source: every line a passage of the body."""
    passages = tuple(Passage(m.start(), m.end(), "body", "line") for m in re.finditer(r"[^\n]+", text))
    return Source(text, passages, split(text, passages))


def spans(text: str) -> Spans:
    """Return the mentions of `text` as the spans of a document."""
    read = source(text)
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
