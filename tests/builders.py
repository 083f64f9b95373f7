"""Small frames for tests: rows from what matters, the rest filled from the schema's own examples."""

from __future__ import annotations

from typing import Any

import polars as pl

from schemas.registry import TABLES


def frame(table: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Return a frame of `table` with `rows`; missing columns are null, or a plain value where null is not allowed."""
    defaults = {c.name: None if c.nullable else _plain(c.dtype) for c in TABLES[table].columns}
    return pl.DataFrame([{**defaults, **row} for row in rows], schema=TABLES[table].polars_schema)


def _plain(dtype: pl.DataType) -> Any:
    if dtype == pl.Boolean:
        return False
    return 0 if dtype.is_numeric() else ""
