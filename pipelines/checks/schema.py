"""Does a table keep to its model, with unique keys?"""

from __future__ import annotations

import polars as pl

from pipelines.checks.result import SAMPLE_ROWS, CheckResult, by_rows
from schemas.table import Table
from schemas.validation import Failure, failure_frame, failures_of


def check_schema(frame: pl.DataFrame, table: Table) -> CheckResult:
    """Return whether `frame` has the columns, types, values and unique primary key of `table`."""
    failures = failures_of(frame, table)
    shown = failure_frame(failures[:SAMPLE_ROWS])
    return by_rows("schema", table.name, frame.height, len(failures), shown)


def check_keys(scan: pl.LazyFrame, table: Table) -> CheckResult:
    """Return whether every primary key of a whole table is there once; of the rows only keys are held."""
    keys = list(table.primary_key)
    counted = scan.select(keys).group_by(keys).agg(rows=pl.len())
    repeated = counted.filter(pl.col("rows") > 1).sort(keys).collect(engine="streaming")
    failures = tuple(
        Failure(
            table.name,
            ",".join(keys),
            "primary_key_unique",
            "duplicate",
            ", ".join(f"{k}={row[k]}" for k in keys),
        )
        for row in repeated.head(SAMPLE_ROWS).iter_rows(named=True)
    )
    # its rows are counted where their values are checked
    return by_rows("schema", table.name, 0, repeated.height, failure_frame(failures))
