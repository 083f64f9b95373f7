"""Who holds which office."""

from __future__ import annotations

from pipelines.extract.spans import Spans
from pipelines.relate.statements import RoleStatement


def find(spans: Spans) -> tuple[RoleStatement, ...]:
    """Return the roles that the document states, first statement of each (person, title)."""
    return ()
