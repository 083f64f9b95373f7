"""Does every reference point at a row that exists?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipelines.checks.result import CheckResult, by_rows
from schemas.table import ForeignKey, Table

_FAILING = pl.Schema({"reference": pl.String, "key": pl.String})


def check_references(
    tables: Mapping[str, pl.DataFrame] | Mapping[str, pl.LazyFrame],
    table: Table,
    keys: Sequence[ForeignKey] | None = None,
) -> CheckResult:
    """Return whether the foreign `keys` of `table` (default: all) resolve; null columns point nowhere."""
    frame = tables[table.name].lazy()
    dangling = [
        _dangling(frame, tables[key.table].lazy(), table, key)
        for key in (table.foreign_keys if keys is None else keys)
    ]
    failing = pl.concat([pl.DataFrame(schema=_FAILING), *dangling]).sort("reference", "key")
    checked = frame.select(pl.len()).collect().item()
    return by_rows("references", table.name, checked, failing.height, failing)


def _dangling(frame: pl.LazyFrame, target: pl.LazyFrame, table: Table, key: ForeignKey) -> pl.DataFrame:
    """Return `reference, key` of the rows whose `key` points at nothing."""
    shown = list(dict.fromkeys((*table.primary_key, *key.columns)))
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
        .collect(engine="streaming")
    )
