"""The DuckDB database: all tables inside the file, the views on top, a comment on everything. Built aside, then swapped in.

The file is self-contained, so views work wherever it is moved, and written in storage format v1.0.0, so that
older DuckDB versions and the browser build open it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import duckdb

from schemas.registry import TABLES
from schemas.render.duckdb import comments, create_table, literal
from schemas.table import Table

VIEWS_DIR = Path(__file__).resolve().parent / "views"
EXAMPLES_DIR = Path(__file__).resolve().parent / "examples"
STORAGE_VERSION = "v1.0.0"


def view_files() -> list[Path]:
    """Return the view definitions in dependency order: a number prefix, else the name, decides."""
    return sorted(VIEWS_DIR.glob("*.sql"))


def build_database(
    files: dict[str, Path], target: Path, tables: Iterable[Table] = tuple(TABLES.values())
) -> None:
    """Write database `target` from the Parquet `files` (table name → file), at once or not at all.

    Raises OSError where the system takes no more bytes.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    aside.unlink(missing_ok=True)
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"ATTACH {literal(str(aside))} AS db (STORAGE_VERSION '{STORAGE_VERSION}')")
            connection.execute("USE db")
            for table in tables:
                _load(connection, table, files[table.name])
            for view in view_files():
                connection.execute(view.read_text("utf-8"))
            connection.execute("USE memory")
            connection.execute("CHECKPOINT db")
            connection.execute("DETACH db")
        os.replace(aside, target)
    except duckdb.OperationalError as error:
        raise OSError(errno.EIO, f"could not write the database: {error}", str(target)) from error
    finally:
        aside.unlink(missing_ok=True)
        aside.with_name(aside.name + ".wal").unlink(missing_ok=True)


def _load(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> None:
    connection.execute(create_table(table))
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    connection.execute(f'INSERT INTO "{table.name}" SELECT {names} FROM read_parquet({literal(str(file))})')
    for statement in comments(table):
        connection.execute(statement)
