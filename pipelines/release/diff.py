"""What changed from one release to another: schema, row counts, rows by key. Rendering is in `changes`.

Rows are compared by DuckDB over the two releases' Parquet files, so memory is bounded by its limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq

from pipelines.release.layout import RELEASED
from schemas.render.duckdb import literal
from schemas.table import Table

BATCH_ROWS = 65_536


@dataclass(frozen=True)
class TableDiff:
    """How one table changed: rows before and after, rows added, removed, changed, and changed cells by column."""

    table: str
    rows_before: int
    rows_after: int
    added: int
    removed: int
    changed: int
    columns: dict[str, int]

    @property
    def is_same(self) -> bool:
        """Whether no row was added, removed or changed."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True)
class SchemaChange:
    """One difference between two schemas; `column` is empty for the table itself."""

    table: str
    column: str
    aspect: str
    change: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ReleaseDiff:
    """Everything that differs between two releases, summed up per table."""

    tables: tuple[TableDiff, ...]
    schema: tuple[SchemaChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two releases hold the same rows under the same schema."""
        return not self.schema and all(t.is_same for t in self.tables)


def _file(folder: Path, name: str) -> Path | None:
    path = folder / f"{name}.parquet"
    return path if path.is_file() else None


def _footer(path: Path) -> tuple[dict[str, tuple[str, bool]], str]:
    schema = pq.read_schema(path)
    key = (schema.metadata or {}).get(b"primary_key", b"").decode()
    return {f.name: (str(f.type), f.nullable) for f in schema}, key


def compare_schemas(before: Path, after: Path, names: list[str]) -> Iterator[SchemaChange]:
    """Yield every difference between the schemas in the Parquet footers below two folders."""
    for name in names:
        old, new = _file(before, name), _file(after, name)
        if old is None or new is None:
            if old or new:
                kind = "added" if new else "removed"
                yield SchemaChange(
                    name, "", "presence", kind, "present" if old else None, "present" if new else None
                )
            continue
        (columns_before, key_before), (columns_after, key_after) = _footer(old), _footer(new)
        if key_before != key_after:
            yield SchemaChange(name, "", "key", "changed", key_before, key_after)
        for column in sorted(columns_before.keys() | columns_after.keys()):
            yield from _column_changes(name, column, columns_before.get(column), columns_after.get(column))


def _column_changes(
    table: str, column: str, old: tuple[str, bool] | None, new: tuple[str, bool] | None
) -> Iterator[SchemaChange]:
    if old is None or new is None:
        kind = "removed" if old else "added"
        yield SchemaChange(table, column, "presence", kind, old and old[0], new and new[0])
        return
    if old[0] != new[0]:
        yield SchemaChange(table, column, "type", "changed", old[0], new[0])
    if old[1] != new[1]:
        words = {True: "nullable", False: "not null"}
        yield SchemaChange(table, column, "nullability", "changed", words[old[1]], words[new[1]])


class RowComparison:
    """Compares the rows of one table of two releases by primary key; close it after use.

    A table that only one release has counts as empty in the other. Rows are compared over the columns
    that both have; where the keys differ, the newer table's key decides if the older has its columns.
    """

    def __init__(self, table: Table, before: Path | None, after: Path | None):
        self.table = table
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("SET TimeZone = 'UTC'")
        self._connection.execute("SET enable_progress_bar = false")
        shared = self._shared_columns(before, after)
        self._values = [c for c in shared if c not in table.primary_key]
        columns = ", ".join(f'"{c}"' for c in shared)
        for name, path in (("old", before), ("new", after)):
            source = f"read_parquet({literal(str(path))})" if path else self._nothing(shared, before or after)
            self._connection.execute(f"CREATE VIEW {name}_rows AS SELECT {columns} FROM {source}")
        self._connection.execute(f"CREATE VIEW joined AS {self._joined()}")

    def _shared_columns(self, before: Path | None, after: Path | None) -> list[str]:
        names = [pq.read_schema(p).names for p in (before, after) if p is not None]
        shared = [c for c in names[-1] if all(c in n for n in names)]
        missing = [k for k in self.table.primary_key if k not in shared]
        if missing:
            raise NotComparable(self.table.name, missing)
        return shared

    @staticmethod
    def _nothing(columns: list[str], other: Path | None) -> str:
        assert other is not None
        return f"(FROM read_parquet({literal(str(other))}) LIMIT 0)"

    def _joined(self) -> str:
        keys = self.table.primary_key
        on = " AND ".join(f'o."{k}" = n."{k}"' for k in keys)
        key = ", ".join(f'{literal(k)}, coalesce(n."{k}", o."{k}")' for k in keys)
        differs = ", ".join(
            f'CASE WHEN o."{c}" IS DISTINCT FROM n."{c}" THEN {literal(c)} END' for c in self._values
        )
        cells = ", ".join(
            f"{{'column_name': {literal(c)}, 'before': o.\"{c}\"::VARCHAR, 'after': n.\"{c}\"::VARCHAR}}"
            for c in self._values
        )
        first = keys[0]
        return f"""
            SELECT json_object({key})::VARCHAR AS row_key,
                   CASE WHEN o."{first}" IS NULL THEN 'added' WHEN n."{first}" IS NULL THEN 'removed'
                        ELSE 'changed' END AS change,
                   CASE WHEN o."{first}" IS NULL OR n."{first}" IS NULL THEN ''
                        ELSE concat_ws(',', {differs or "''"}) END AS changed_columns,
                   {f"[{cells}]" if cells else "NULL"} AS cells,
                   n."{first}"::VARCHAR AS new_id, o."{first}"::VARCHAR AS old_id
            FROM old_rows o FULL JOIN new_rows n ON {on}
        """

    def summary(self) -> TableDiff:
        """Return the counts."""
        run = self._connection.execute
        before, after = (run(f"SELECT count(*) FROM {n}_rows").fetchall()[0][0] for n in ("old", "new"))
        added, removed, changed = run("""
            SELECT count(*) FILTER (change = 'added'), count(*) FILTER (change = 'removed'),
                   count(*) FILTER (change = 'changed' AND changed_columns <> '') FROM joined
        """).fetchall()[0]
        columns = run("""
            SELECT name, count(*) FROM (SELECT unnest(string_split(changed_columns, ',')) AS name
                                        FROM joined WHERE changed_columns <> '') GROUP BY name ORDER BY name
        """).fetchall()
        return TableDiff(self.table.name, before, after, added, removed, changed, dict(columns))

    def _batches(self, sql: str) -> Iterator[pl.DataFrame]:
        for batch in self._connection.sql(sql).to_arrow_reader(BATCH_ROWS):
            frame = pl.from_arrow(batch)
            assert isinstance(frame, pl.DataFrame)
            yield frame

    def rows(self) -> Iterator[pl.DataFrame]:
        """Yield the changed rows in key order: `table_name`, `row_key`, `change`, `changed_columns`."""
        yield from self._batches(f"""
            SELECT {literal(self.table.name)} AS table_name, row_key, change, changed_columns
            FROM joined WHERE change <> 'changed' OR changed_columns <> '' ORDER BY row_key
        """)

    def values(self) -> Iterator[pl.DataFrame]:
        """Yield the changed cells: `table_name`, `row_key`, `column_name`, `before`, `after`."""
        if not self._values:
            return
        yield from self._batches(f"""
            SELECT {literal(self.table.name)} AS table_name, row_key,
                   cell.column_name AS column_name, cell.before AS before, cell.after AS after
            FROM (SELECT row_key, unnest(cells) AS cell FROM joined
                  WHERE change = 'changed' AND changed_columns <> '')
            WHERE cell.before IS DISTINCT FROM cell.after ORDER BY row_key, column_name
        """)

    def removed_ids(self) -> list[str]:
        """Return the ids that only the older release has, sorted; for keys of one column."""
        found = self._connection.execute("SELECT old_id FROM joined WHERE new_id IS NULL ORDER BY old_id")
        return [r[0] for r in found.fetchall()]

    def close(self) -> None:
        """Release the connection."""
        self._connection.close()

    def __enter__(self) -> RowComparison:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class NotComparable(Exception):
    """A table's rows cannot be matched between two releases; keeps `table` and the `missing` key columns."""

    def __init__(self, table: str, missing: list[str]):
        self.table, self.missing = table, missing
        super().__init__(
            f"table {table}: one of the releases has no key column {', '.join(missing)}; "
            "see the schema changes instead of the rows"
        )


def comparisons(before: Path, after: Path) -> Iterator[RowComparison]:
    """Yield the comparison of each released table that either folder has, in name order; close each."""
    for table in sorted(RELEASED, key=lambda t: t.name):
        old, new = _file(before, table.name), _file(after, table.name)
        if old or new:
            try:
                comparison = RowComparison(table, old, new)
            except NotComparable:
                continue
            with comparison:
                yield comparison


def compare(before: Path, after: Path) -> ReleaseDiff:
    """Return what changed from the release in folder `before` to the one in `after`."""
    names = sorted({p.stem for folder in (before, after) for p in folder.glob("*.parquet")} - {"retired_ids"})
    return ReleaseDiff(
        tables=tuple(c.summary() for c in comparisons(before, after)),
        schema=tuple(compare_schemas(before, after, names)),
    )
