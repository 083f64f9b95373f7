from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from pipelines.release.gate import check_files
from pipelines.storage.parquet import write_table
from schemas.registry import TABLES
from tests.pipelines.release.tables import tiny_tables


def _failed(folder: Path, frames: dict[str, pl.DataFrame]) -> set[tuple[str, str]]:
    for name, frame in frames.items():
        write_table(frame, TABLES[name], folder / f"{name}.parquet")
    return {(o.table, o.name) for o in check_files(folder) if not o.passed}


def test_sound_tables_pass(tmp_path: Path) -> None:
    assert _failed(tmp_path, tiny_tables()) == set()


@pytest.mark.parametrize(
    ("table", "check", "break_it"),
    [
        ("figures", "grounding", lambda f: f.with_columns(pl.lit("41%").alias("surface"))),
        ("figures", "references", lambda f: f.with_columns(pl.lit(3, pl.Int64).alias("sentence_start"))),
        ("figures", "schema", lambda f: f.with_columns(pl.lit("percentish").alias("quantity_kind"))),
        ("claims", "references", lambda f: f.with_columns(pl.lit("nothing").alias("subject_key"))),
        ("figures", "key_order", lambda f: pl.concat([f, f])),
    ],
)
def test_each_fault_is_named(tmp_path: Path, table: str, check: str, break_it) -> None:
    frames = tiny_tables()
    frames[table] = break_it(frames[table])
    assert (table, check) in _failed(tmp_path, frames)
