"""Asking the database: read-only, one clear message for what can go wrong; and the ready questions."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from pipelines.storage.database import EXAMPLES_DIR


class QueryError(Exception):
    """A query could not be answered; `exit_code` is 2 when something is missing, 1 when the SQL is at fault."""

    def __init__(self, message: str, exit_code: int = 1):
        self.exit_code = exit_code
        super().__init__(message)


def run(database: Path, sql: str) -> pl.DataFrame:
    """Return the answer of `sql` over `database`, opened read-only.

    Raises QueryError: no database, a database in use by a writer, or SQL that fails.
    """
    if not database.is_file():
        raise QueryError(
            f"no database {database}: run `parley build` first, or name its folder with --data", 2
        )
    try:
        connection = duckdb.connect(str(database), read_only=True)
    except duckdb.IOException as error:
        raise QueryError(
            f"{database} cannot be opened ({_first_line(error)}): is another program writing to it?", 2
        ) from error
    except duckdb.Error as error:
        raise QueryError(
            f"{database} is no readable database ({_first_line(error)}): build it again", 2
        ) from error
    with connection:
        try:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET enable_external_access = false")
            relation = connection.sql(sql)
            if relation is None:
                raise QueryError("nothing to show: the SQL holds no query")
            return relation.pl()
        except duckdb.Error as error:
            raise QueryError(f"SQL failed: {error}") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def examples() -> list[tuple[str, str]]:
    """Return the ready questions: name (`q01`) and the question in the first comment line of its file."""
    found = []
    for path in sorted(EXAMPLES_DIR.glob("*.sql")):
        first = path.read_text("utf-8").splitlines()[0]
        found.append((path.stem, first.lstrip("- ").strip()))
    return found


def example(name: str) -> str:
    """Return the SQL of ready question `name`. Raises QueryError listing the names."""
    path = EXAMPLES_DIR / f"{name.lower()}.sql"
    if not path.is_file():
        names = ", ".join(n for n, _ in examples())
        raise QueryError(f"no example {name!r}; there are {names}", 2)
    return path.read_text("utf-8")
