"""Copy-paste snippets: the same question in DuckDB, polars, pandas and R. Tests run those whose program is there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """How to ask one question with one tool, run from inside the release folder."""

    tool: str
    language: str
    code: str


SNIPPETS: tuple[Snippet, ...] = (
    Snippet(
        "DuckDB",
        "sh",
        'duckdb parley.duckdb "select surface, count(*) as n from figures group by surface order by n desc, surface"',
    ),
    Snippet(
        "DuckDB in Python",
        "python",
        """import duckdb

with duckdb.connect("parley.duckdb", read_only=True) as release:
    answer = release.sql(
        "select surface, count(*) as n from figures group by surface order by n desc, surface"
    ).fetchall()
print(answer)""",
    ),
    Snippet(
        "polars",
        "python",
        """import polars as pl

answer = (
    pl.scan_parquet("figures.parquet")
    .group_by("surface")
    .len("n")
    .sort("n", "surface", descending=[True, False])
    .collect()
)
print(answer.rows())""",
    ),
    Snippet(
        "pandas",
        "python",
        """import pandas as pd

figures = pd.read_parquet("figures.parquet")
answer = (
    figures.groupby("surface").size().reset_index(name="n")
    .sort_values(["n", "surface"], ascending=[False, True])
)
print([tuple(row) for row in answer.itertuples(index=False)])""",
    ),
    Snippet(
        "R",
        "r",
        """library(arrow)
library(dplyr)

answer <- open_dataset("figures.parquet") |>
  count(surface) |>
  arrange(desc(n), surface) |>
  collect()
print(answer)""",
    ),
)
