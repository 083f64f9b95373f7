"""Keys, references and spans of whole table files, however large: asked in SQL, in bounded memory.

Belongs here: what no chunk of documents can answer alone. What a chunk can belongs to `schema`, `references` and `grounding`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipelines.checks.references import FAILING, shown_columns
from pipelines.checks.result import SAMPLE_ROWS, CheckResult, by_rows
from schemas.render.duckdb import literal
from schemas.table import ForeignKey, Table
from schemas.validation import Failure, failure_frame


def check_keys(connection: duckdb.DuckDBPyConnection, path: Path, table: Table) -> CheckResult:
    """Return whether every primary key of the table file `path` is there once."""
    keys = list(table.primary_key)
    repeated = f"SELECT {_named(keys)} FROM {_rows(path)} GROUP BY ALL HAVING count(*) > 1"
    count, shown = _counted(connection, repeated, _named(keys))
    failures = tuple(
        Failure(
            table.name,
            ",".join(keys),
            "primary_key_unique",
            "duplicate",
            ", ".join(f"{k}={row[k]}" for k in keys),
        )
        for row in shown.iter_rows(named=True)
    )
    # its rows are counted where their values are checked
    return by_rows("schema", table.name, 0, count, failure_frame(failures))


def check_references_out(
    connection: duckdb.DuckDBPyConnection,
    path_of: Callable[[str], Path],
    table: Table,
    keys: Sequence[ForeignKey],
) -> CheckResult:
    """Return whether the foreign `keys` of `table` resolve; `path_of` names a table's file; null columns point nowhere."""
    rows = _rows(path_of(table.name))
    found = [_counted(connection, _dangling(path_of, table, key), "reference, key") for key in keys]
    failing = pl.concat([FAILING.to_frame(), *(shown for _, shown in found)]).sort("reference", "key")
    checked = _only(connection, f"SELECT count(*) FROM {rows}")
    return by_rows("references", table.name, checked, sum(count for count, _ in found), failing)


def check_grounding_across(
    connection: duckdb.DuckDBPyConnection, path_of: Callable[[str], Path], table: Table
) -> CheckResult:
    """Return whether every span of `table`, whose rows stand in another order than the texts, equals its surface."""
    rows = _rows(path_of(table.name))
    ungrounded = (
        "SELECT span.document_id, char_start, char_end, surface, substring(text, char_start + 1, char_end - char_start) AS found "
        f"FROM {rows} AS span LEFT JOIN {_rows(path_of('texts'))} AS texts ON span.document_id = texts.document_id "
        "WHERE char_end <= char_start OR found IS DISTINCT FROM surface"
    )
    count, shown = _counted(connection, ungrounded, "document_id, char_start, char_end")
    return by_rows("grounding", table.name, _only(connection, f"SELECT count(*) FROM {rows}"), count, shown)


def _dangling(path_of: Callable[[str], Path], table: Table, key: ForeignKey) -> str:
    """Return the query for `reference, key` of the rows whose `key` points at nothing."""
    there = " AND ".join(
        f'source."{column}" = target."{other}"'
        for column, other in zip(key.columns, key.references, strict=True)
    )
    is_told = " AND ".join(f'source."{column}" IS NOT NULL' for column in key.columns)
    parts = ", ".join(f"'{c}=' || source.\"{c}\"" for c in shown_columns(table, key))
    reference = literal(f"{','.join(key.columns)} -> {key.table}")
    return (
        f"SELECT {reference} AS reference, concat_ws(', ', {parts}) AS key FROM {_rows(path_of(table.name))} AS source "
        f"ANTI JOIN {_rows(path_of(key.table))} AS target ON {there} WHERE {is_told}"
    )


def _counted(connection: duckdb.DuckDBPyConnection, query: str, order: str) -> tuple[int, pl.DataFrame]:
    """Return how many rows `query` has, and the first of them by `order`."""
    count = _only(connection, f"SELECT count(*) FROM ({query})")
    limit = SAMPLE_ROWS if count else 0
    return count, connection.sql(f"SELECT * FROM ({query}) ORDER BY {order} LIMIT {limit}").pl()


def _only(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    [(count,)] = connection.execute(query).fetchall()
    return int(count)


def _rows(path: Path) -> str:
    return f"read_parquet({literal(str(path))})"


def _named(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
