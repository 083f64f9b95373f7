"""The views: they build on empty tables, cite what they show, and explain themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.storage.database import EXAMPLES_DIR, VIEWS_DIR, build_database
from pipelines.storage.parquet import write_table
from schemas.registry import TABLES
from tests.pipelines.reconcile import rows

DESIGNED = {
    "timeline", "tariff_rates", "trade_values", "measure_history", "meetings", "who_said_what", "who_is_who",
    "source_agreement", "source_conflicts", "coverage", "cooccurrence", "evidence",
}  # fmt: skip
VIEWS = sorted(path.stem for path in VIEWS_DIR.glob("*.sql"))
EXAMPLES = sorted(path.stem for path in EXAMPLES_DIR.glob("*.sql"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of empty tables."""
    folder = tmp_path_factory.mktemp("empty")
    files: dict[str, Path] = {}
    for name, table in TABLES.items():
        files[name] = folder / f"{name}.parquet"
        write_table(table.empty(), table, files[name])
    build_database(files, folder / "parley.duckdb")
    with duckdb.connect(str(folder / "parley.duckdb"), read_only=True) as connection:
        yield connection


def test_all_designed_views_are_there():
    assert set(VIEWS) >= DESIGNED


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_and_column_has_a_comment(empty: duckdb.DuckDBPyConnection, view: str):
    bare = empty.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND coalesce(comment, '') = ''", [view]
    ).fetchall()
    comment = empty.execute("SELECT comment FROM duckdb_views() WHERE view_name = ?", [view]).fetchone()
    assert not bare
    assert comment is not None
    assert comment[0]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_empty_over_empty_tables(empty: duckdb.DuckDBPyConnection, view: str):
    assert empty.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs_and_opens_with_its_question(empty: duckdb.DuckDBPyConnection, example: str):
    sql = (EXAMPLES_DIR / f"{example}.sql").read_text("utf-8")
    assert sql.startswith("-- Q")
    empty.execute(sql)


def test_controls_that_are_to_be_lifted_are_still_in_force(tmp_path: Path):
    files: dict[str, Path] = {}
    told = [
        {
            "document_id": f"{n:016x}",
            "instrument": "export_control",
            "status": "lifted",
            "is_prospective": ahead,
        }
        for n, ahead in enumerate((True, False))
    ]
    for name, described in TABLES.items():
        files[name] = tmp_path / f"{name}.parquet"
        frame = rows.table("measures", *told) if name == "measures" else described.empty()
        write_table(frame, described, files[name])
    build_database(files, tmp_path / "parley.duckdb")
    with duckdb.connect(str(tmp_path / "parley.duckdb"), read_only=True) as connection:
        sql = (EXAMPLES_DIR / "q08.sql").read_text("utf-8").rstrip().rstrip(";")
        found = connection.execute(f"SELECT is_prospective FROM ({sql})").fetchall()
    assert found == [(True,)]
