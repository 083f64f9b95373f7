"""Does every row quote its document exactly? text[char_start:char_end] == surface, in code points."""

from __future__ import annotations

import polars as pl

from pipelines.checks.result import SAMPLE_ROWS, CheckResult
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
    return CheckResult(
        "grounding",
        table.name,
        failing.is_empty(),
        f"{frame.height} spans equal their text" if failing.is_empty() else _differ(failing.height),
        failing.head(SAMPLE_ROWS),
    )


def _differ(count: int) -> str:
    return "1 span differs from its text" if count == 1 else f"{count} spans differ from their text"
