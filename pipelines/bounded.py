"""DuckDB in bounded memory over files of any size: what does not fit lies on disk while a query runs.

Belongs here: the connection and its limits. What is asked of the files is known to those who ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from schemas.render.duckdb import literal

MEMORY = "512MB"
"""What DuckDB holds in memory for one query; the rest goes to disk."""


def connect(folder: Path, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """Return a connection to an empty database in memory that puts what is too much aside in `folder`; times are in UTC."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET memory_limit = {literal(memory)}")
    connection.execute(f"SET temp_directory = {literal(str(folder))}")
    connection.execute("SET threads = 1")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection


@contextmanager
def connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give such a connection with a folder of its own, which goes when the work is done."""
    with TemporaryDirectory(prefix="parley-") as folder, connect(Path(folder)) as connection:
        yield connection
