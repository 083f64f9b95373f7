"""One document alone: dated and resolved without a corpus."""

from __future__ import annotations

import polars as pl

from pipelines.reconcile import dating, resolve


def resolve_single(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the document-level tables of one document, dated by what it says itself, dates resolved."""
    documents = dating.infer(tables)
    return resolve.resolve_tables({**tables, "documents": documents}, documents)
