"""Events and their participants."""

from __future__ import annotations

from pipelines.extract.spans import Spans
from pipelines.relate.statements import EventStatement, ParticipantStatement


def find(spans: Spans) -> tuple[tuple[EventStatement, ...], tuple[ParticipantStatement, ...]]:
    """Return the events of the document and their participants, in order."""
    return (), ()
