"""Step 3: document-level tables → all tables: stories, dating, resolution, entities, claims, in that order."""

from __future__ import annotations

import polars as pl


def reconcile(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return all tables of the registry from the document-level ones."""
    raise NotImplementedError
