from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.storage.query import QueryError, run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "d.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t as select 1 as a")
    return path


def test_a_query_returns_rows(database: Path) -> None:
    assert run(database, "select a + 1 as b from t")["b"].to_list() == [2]


def test_wrong_sql_is_one_message(database: Path) -> None:
    with pytest.raises(QueryError, match="no_such") as caught:
        run(database, "select no_such from t")
    assert caught.value.exit_code == 1


def test_a_missing_database_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="parley build") as caught:
        run(tmp_path / "none.duckdb", "select 1")
    assert caught.value.exit_code == 2


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "d.duckdb").write_text("not a database")
    with pytest.raises(QueryError, match=r"d\.duckdb"):
        run(tmp_path / "d.duckdb", "select 1")


def test_a_query_cannot_write(database: Path) -> None:
    with pytest.raises(QueryError, match="read-only"):
        run(database, "create table u as select 2 as b")


def test_a_query_cannot_read_other_files(database: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n")
    with pytest.raises(QueryError, match=r"(?i)disabled|permission"):
        run(database, f"select * from '{tmp_path / 'x.csv'}'")
