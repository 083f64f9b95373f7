"""Does `parley.duckdb` hold exactly the rows of the Parquet files, with working views and comments?"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.release.layout import DATABASE, RELEASED, table_path
from pipelines.release.verify.report import Report
from schemas.render.duckdb import literal


def check_database(folder: Path, report: Report) -> None:
    """Compare the database with the Parquet files, table by table, and run every view once."""
    path = folder / DATABASE
    if not path.is_file():
        return  # reported with the files
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"ATTACH {literal(str(path))} AS release (READ_ONLY)")
            _check_tables(connection, folder, report)
            _check_views(connection, report)
            _check_comments(connection, report)
    except duckdb.Error as error:
        report.add("database", DATABASE, str(error).splitlines()[0])
    report.checked.append("database: rows equal to Parquet, views, comments")


def _check_tables(connection: duckdb.DuckDBPyConnection, folder: Path, report: Report) -> None:
    """Compare row counts and sums of row hashes, in constant memory; count the differing rows where they differ."""
    for table in RELEASED:
        names = ", ".join(f'"{c.name}"' for c in table.columns)
        inside = f'(SELECT {names} FROM release."{table.name}")'
        outside = f"(SELECT {names} FROM read_parquet({literal(str(folder / table_path(table)))}))"
        try:
            sums = [
                connection.execute(f"SELECT count(*), sum(hash({names})::HUGEINT) FROM {rows}").fetchall()
                for rows in (inside, outside)
            ]
            if sums[0] == sums[1]:
                continue
            for left, right, what in (
                (outside, inside, "are missing"),
                (inside, outside, "are not in Parquet"),
            ):
                found = connection.execute(f"SELECT count(*) FROM ({left} EXCEPT ALL {right})").fetchall()
                if found[0][0]:
                    report.add("database", table.name, f"{found[0][0]} rows {what}")
        except duckdb.Error as error:
            report.add("database", table.name, str(error).splitlines()[0])


def _check_views(connection: duckdb.DuckDBPyConnection, report: Report) -> None:
    connection.execute("USE release")
    views = connection.execute(
        "SELECT view_name FROM duckdb_views() WHERE database_name = 'release' AND NOT internal ORDER BY 1"
    ).fetchall()
    for (name,) in views:
        try:
            connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()
        except duckdb.Error as error:
            report.add("database", name, f"the view fails: {str(error).splitlines()[0]}")


def _check_comments(connection: duckdb.DuckDBPyConnection, report: Report) -> None:
    bare = connection.execute("""
        SELECT table_name FROM duckdb_tables() WHERE database_name = 'release' AND comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views()
        WHERE database_name = 'release' AND NOT internal AND comment IS NULL ORDER BY 1
    """).fetchall()
    for (name,) in bare:
        report.add("database", name, "has no comment")
