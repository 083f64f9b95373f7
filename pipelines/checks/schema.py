"""Does a table keep to its model, with unique keys?"""

from __future__ import annotations

import polars as pl

from pipelines.checks.result import SAMPLE_ROWS, CheckResult, by_rows
from schemas.table import Table
from schemas.validation import failure_frame, failures_of


def check_schema(frame: pl.DataFrame, table: Table) -> CheckResult:
    """Return whether `frame` has the columns, types, values and unique primary key of `table`."""
    failures = failures_of(frame, table)
    shown = failure_frame(failures[:SAMPLE_ROWS])
    return by_rows("schema", table.name, frame.height, len(failures), shown)
