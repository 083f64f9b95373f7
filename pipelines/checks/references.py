"""Does every reference point at a row that exists?"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.checks.result import SAMPLE_ROWS, CheckResult
from schemas.table import Table


def check_references(tables: Mapping[str, pl.DataFrame], table: Table) -> CheckResult:
    """Return whether all foreign keys of `table` resolve; null columns point nowhere."""
    frame = tables[table.name]
    dangling = []
    for key in table.foreign_keys:
        pointing = frame.drop_nulls(list(key.columns))
        target = tables[key.table].select(list(key.references))
        missing = pointing.join(target, left_on=list(key.columns), right_on=list(key.references), how="anti")
        if missing.height:
            dangling.append(
                missing.head(SAMPLE_ROWS).select(
                    pl.lit(f"{','.join(key.columns)} -> {key.table}").alias("reference"),
                    pl.concat_str(
                        [
                            pl.format(f"{c}={{}}", pl.col(c))
                            for c in dict.fromkeys((*table.primary_key, *key.columns))
                        ],
                        separator=", ",
                        ignore_nulls=True,
                    ).alias("key"),
                )
            )
    failing = pl.concat(dangling) if dangling else pl.DataFrame()
    return CheckResult(
        "references",
        table.name,
        not dangling,
        "all references resolve"
        if not dangling
        else f"dangling: {', '.join(failing['reference'].unique().sort())}",
        failing,
    )
