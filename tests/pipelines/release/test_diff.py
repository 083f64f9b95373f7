from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from pipelines.release.changes import ID_TABLES, report, retired_ids, write_changes
from pipelines.release.diff import compare
from pipelines.release.layout import RELEASED
from pipelines.storage.parquet import write_table
from schemas.registry import TABLES
from schemas.release_tables import RETIRED_IDS, ROW_CHANGES, VALUE_CHANGES
from schemas.validation import failures_of
from tests.pipelines.release.tables import tiny_tables


def _write(folder: Path, frames: dict[str, pl.DataFrame]) -> Path:
    for table in RELEASED:
        write_table(frames[table.name], table, folder / f"{table.name}.parquet")
    return folder


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return _write(tmp_path / "before", tiny_tables())


@pytest.fixture
def after(tmp_path: Path) -> Path:
    frames = tiny_tables()
    shut = "c" * 16
    frames["figures"] = (
        frames["figures"]
        .filter(pl.col("document_id") != shut)
        .with_columns(value=pl.when(pl.col("surface") == "40%").then(41.0).otherwise(pl.col("value")))
    )
    frames["entities"] = pl.concat(
        [frames["entities"], frames["entities"].with_columns(entity_id=pl.lit("org:new"))]
    )
    frames["claims"] = frames["claims"].head(1)
    return _write(tmp_path / "after", frames)


def test_the_same_release_has_no_difference(before: Path) -> None:
    assert compare(before, before).is_same


def test_rows_added_removed_and_changed_are_counted_by_key(before: Path, after: Path) -> None:
    tables = {t.table: t for t in compare(before, after).tables}
    figures = tables["figures"]
    assert (figures.added, figures.removed, figures.changed) == (0, 1, 1)
    assert figures.columns == {"value": 1}
    assert tables["entities"].added == 1
    assert tables["documents"].is_same


def test_changed_rows_are_written_with_key_and_columns(before: Path, after: Path, tmp_path: Path) -> None:
    write_changes(before, after, compare(before, after), tmp_path, {})
    rows = pl.read_parquet(tmp_path / "row_changes.parquet")
    assert not failures_of(rows, ROW_CHANGES)
    changed = rows.filter(pl.col("change") == "changed").row(0, named=True)
    assert changed["changed_columns"] == "value"
    assert json.loads(changed["row_key"])["document_id"] == "a" * 16
    values = pl.read_parquet(tmp_path / "value_changes.parquet")
    assert not failures_of(values, VALUE_CHANGES)
    assert values.row(0, named=True)["before"] == "40.0"
    assert values.row(0, named=True)["after"] == "41.0"


def test_a_dropped_column_is_a_schema_change(before: Path, after: Path) -> None:
    path = after / "dates.parquet"
    pl.read_parquet(path).drop("mod").write_parquet(path)
    assert [
        (c.table, c.column, c.change) for c in compare(before, after).schema if c.aspect == "presence"
    ] == [("dates", "mod", "removed")]


def test_a_removed_table_counts_as_removed_rows(before: Path, after: Path) -> None:
    (after / "dates.parquet").unlink()
    diff = compare(before, after)
    assert {t.table: t.removed for t in diff.tables}["dates"] == 1
    assert [c.table for c in diff.schema if c.aspect == "presence"] == ["dates"]


def test_ids_that_end_are_retired_and_come_back_when_they_return(before: Path, after: Path) -> None:
    for folder in (before, after):
        write_table(RETIRED_IDS.empty(), RETIRED_IDS, folder / "retired_ids.parquet")
    ended = retired_ids(before, after, "2031.05.03", "2031.06.01")
    assert ended.rows() == [("claims", "claim:45", "2031.05.03", "2031.06.01")]
    write_table(ended, RETIRED_IDS, after / "retired_ids.parquet")
    returned = retired_ids(after, before, "2031.06.01", "2031.07.01")
    assert returned["id"].to_list() == ["org:new"]


def test_retired_ids_are_of_tables_with_one_key_column() -> None:
    assert all(len(TABLES[name].primary_key) == 1 for name in ID_TABLES)


def test_the_report_names_what_changed(before: Path, after: Path) -> None:
    text = report(compare(before, after), "2031.05.03", "2031.06.01")
    assert "| `figures` | 3 | 2 | 0 | 1 | 1 | `value` 1 |" in text
