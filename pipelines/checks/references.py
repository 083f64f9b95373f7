"""Does every reference point at a row that exists, of rows at hand?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipelines.checks.result import CheckResult, by_rows
from schemas.table import ForeignKey, Table

FAILING = pl.Schema({"reference": pl.String, "key": pl.String})


def check_references(
    tables: Mapping[str, pl.DataFrame],
    table: Table,
    keys: Sequence[ForeignKey] | None = None,
) -> CheckResult:
    """Return whether the foreign `keys` of `table` (default: all) resolve; null columns point nowhere."""
    frame = tables[table.name]
    dangling = [
        _dangling(frame.lazy(), tables[key.table].lazy(), table, key)
        for key in (table.foreign_keys if keys is None else keys)
    ]
    failing = pl.concat([pl.DataFrame(schema=FAILING), *dangling]).sort("reference", "key")
    return by_rows("references", table.name, frame.height, failing.height, failing)


def shown_columns(table: Table, key: ForeignKey) -> list[str]:
    """Return the columns that tell which row points at nothing, and where to."""
    return list(dict.fromkeys((*table.primary_key, *key.columns)))


def _dangling(frame: pl.LazyFrame, target: pl.LazyFrame, table: Table, key: ForeignKey) -> pl.DataFrame:
    """Return `reference, key` of the rows whose `key` points at nothing."""
    shown = shown_columns(table, key)
    return (
        frame.select(shown)
        .drop_nulls(list(key.columns))
        .join(
            target.select(key.references),
            left_on=list(key.columns),
            right_on=list(key.references),
            how="anti",
        )
        .select(
            pl.lit(f"{','.join(key.columns)} -> {key.table}").alias("reference"),
            pl.concat_str(
                [pl.format(f"{c}={{}}", pl.col(c)) for c in shown], separator=", ", ignore_nulls=True
            ).alias("key"),
        )
        .collect()
    )
