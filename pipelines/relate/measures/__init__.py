"""Policy measures."""

from __future__ import annotations

from pipelines.extract.spans import Spans
from pipelines.relate.statements import MeasureStatement


def find(spans: Spans) -> tuple[MeasureStatement, ...]:
    """Return the measure statements of the document in order."""
    return ()
