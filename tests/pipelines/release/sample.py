"""Ways to ask a release."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.release.layout import RELEASED, table_path
from pipelines.storage.database import view_files

Answer = tuple[list[str], list[tuple[str | None, ...]]]


def as_text(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """Return names and rows of an answer, every value as DuckDB prints it."""
    query = sql.strip().rstrip(";")
    found = connection.execute(f"WITH answer AS ({query}\n) SELECT columns(*)::VARCHAR FROM answer")
    return [d[0] for d in found.description or ()], found.fetchall()


def from_database(release: Path, sql: str) -> Answer:
    """Return the answer of the release's database."""
    with duckdb.connect(str(release / "parley.duckdb"), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        return as_text(connection, sql)


def from_parquet(release: Path, sql: str) -> Answer:
    """Return the answer of the release's Parquet files, under the same views."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table in RELEASED:
            path = release / table_path(table)
            connection.execute(f"CREATE VIEW {table.name} AS FROM read_parquet('{path}')")
        for file in view_files():
            text = "\n".join(
                line for line in file.read_text("utf-8").splitlines() if not line.startswith("COMMENT")
            )
            connection.execute(text)
        return as_text(connection, sql)
