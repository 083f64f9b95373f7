"""Do the rows of a table file follow each other by primary key, each key once?"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import polars as pl

from pipelines.checks.result import CheckResult, by_rows
from pipelines.storage.parquet import batches_of
from schemas.table import Table

_FAILING = pl.Schema({"before": pl.String, "key": pl.String})


def check_key_order(path: Path, table: Table) -> CheckResult:
    """Return whether the primary keys in the file of `table` strictly increase; shows where they first do not."""
    keys = list(table.primary_key)
    checked, last = 0, table.empty().select(keys)
    for batch in batches_of(path, keys):
        rows = pl.concat([last, batch.select(keys).drop_nulls()])  # a null key is against the schema
        if not rows.equals(rows.sort(keys)) or rows.select(_repeats(keys)).item():
            return by_rows("key_order", table.name, checked, 1, _first_fault(rows))
        checked, last = checked + batch.height, rows.tail(1)
    return by_rows("key_order", table.name, checked, 0, _FAILING.to_frame())


def _repeats(keys: list[str]) -> pl.Expr:
    """Return whether any row has the keys of the row before it."""
    same = [pl.col(key) == pl.col(key).shift() for key in keys]
    return pl.all_horizontal(same).any()


def _first_fault(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the first key of `rows` that does not come after the one before it."""
    before, key = next((a, b) for a, b in pairwise(rows.rows()) if b <= a)
    return pl.DataFrame({"before": [str(before)], "key": [str(key)]}, schema=_FAILING)
