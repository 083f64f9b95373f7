"""Does every row quote its document exactly? text[char_start:char_end] == surface, in code points."""

from __future__ import annotations

import polars as pl

from pipelines.checks.result import CheckResult, by_rows
from schemas.table import Table


def check_grounding(frame: pl.DataFrame, texts: pl.DataFrame, table: Table) -> CheckResult:
    """Return whether every span of `frame` whose text is at hand equals its surface; shows key, span and text."""
    compared = (
        frame.lazy()
        .select("document_id", "char_start", "char_end", "surface")
        .join(texts.lazy(), on="document_id", how="left")
        .with_columns(
            pl.col("text")
            .str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
            .alias("found")
        )
        .filter((pl.col("char_end") <= pl.col("char_start")) | pl.col("found").ne_missing(pl.col("surface")))
        .select("document_id", "char_start", "char_end", "surface", "found")
    )
    failing = compared.collect()
    return by_rows("grounding", table.name, frame.height, failing.height, failing)
