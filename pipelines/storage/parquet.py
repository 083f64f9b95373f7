"""The one Parquet writer: zstd, sorted by primary key, bounded row groups, page index, field metadata, atomic.

Bytes depend on the rows and on the pinned pyarrow only: no clock, no writer-side randomness.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.render.arrow import arrow_schema
from schemas.table import Table

ROW_GROUP_ROWS = 65_536
PAGE_BYTES = 64 * 1024
COMPRESSION_LEVEL = 6


class OutOfOrder(ValueError):
    """Batches do not follow each other in key order; keeps `table` and the keys `before` and `after`."""

    def __init__(self, table: str, before: tuple[object, ...], after: tuple[object, ...]):
        self.table, self.before, self.after = table, before, after
        super().__init__(f"table {table}: the row {after} comes after {before}; sort the rows by primary key")


def to_arrow(frame: pl.DataFrame, table: Table) -> pa.Table:
    """Return `frame` sorted by primary key as an Arrow table with the schema's metadata.

    Raises pyarrow.ArrowInvalid when a non-nullable column holds a null.
    """
    ordered = frame.select(list(table.polars_schema)).sort(list(table.primary_key), nulls_last=True)
    schema = arrow_schema(table)
    arrays = [ordered[field.name].to_arrow().cast(field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def write_table(
    frame: pl.DataFrame, table: Table, path: Path, footer: Mapping[str, str] | None = None
) -> int:
    """Write `frame` to `path` at once or not at all; return the file's size in bytes.

    `footer` adds key-value pairs (data version, licence) to the file's metadata.
    """
    return write_batches([frame.sort(list(table.primary_key), nulls_last=True)], table, path, footer)


def batches_of(path: Path, columns: list[str] | None = None) -> Iterator[pl.DataFrame]:
    """Yield the rows of a Parquet file in file order, at most one row group's worth at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROW_GROUP_ROWS, columns=columns):
            frame = pl.from_arrow(batch)
            assert isinstance(frame, pl.DataFrame)
            yield frame


def write_batches(
    batches: Iterable[pl.DataFrame], table: Table, path: Path, footer: Mapping[str, str] | None = None
) -> int:
    """Write `batches`, which follow each other in key order, as `write_table` does; return the size in bytes.

    Raises OutOfOrder when a batch starts before the one ahead of it ends.
    """
    with TableWriter(table, path, footer) as writer:
        for batch in batches:
            writer.write(batch)
    return path.stat().st_size


class TableWriter:
    """Writes one table in batches that follow each other in key order; the file appears when the block ends well.

    The bytes do not depend on how the rows are cut into batches. Memory is bounded by one batch and one row group.
    """

    def __init__(self, table: Table, path: Path, footer: Mapping[str, str] | None = None):
        self.table, self.path = table, path
        self._schema = arrow_schema(table)
        if footer:
            self._schema = self._schema.with_metadata({**(self._schema.metadata or {}), **footer})
        self._aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._pending = table.empty()
        self._last: tuple[object, ...] | None = None

    def __enter__(self) -> Self:
        """Open the file beside its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        names = self._schema.names
        self._file = pq.ParquetWriter(
            self._aside,
            self._schema,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            version="2.6",
            data_page_size=PAGE_BYTES,
            write_page_index=True,
            sorting_columns=[pq.SortingColumn(names.index(k)) for k in self.table.primary_key],
            write_statistics=True,
            store_schema=True,
        )
        return self

    def write(self, batch: pl.DataFrame) -> None:
        """Add the rows of `batch`, sorted by primary key. Raises OutOfOrder."""
        rows = batch.select(list(self.table.polars_schema))
        if rows.is_empty():
            return
        keys = rows.select(list(self.table.primary_key))
        if self._last is not None and keys.row(0) < self._last:
            raise OutOfOrder(self.table.name, self._last, keys.row(0))
        self._last = keys.row(-1)
        self._pending = pl.concat([self._pending, rows])
        while self._pending.height > ROW_GROUP_ROWS:
            self._put(self._pending.head(ROW_GROUP_ROWS))
            self._pending = self._pending.slice(ROW_GROUP_ROWS)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or drop it after an error."""
        try:
            with self._file:
                if kind is None:
                    self._put(self._pending)
            if kind is None:
                with open(self._aside, "rb") as handle:
                    os.fsync(handle.fileno())
                os.replace(self._aside, self.path)
        finally:
            self._aside.unlink(missing_ok=True)

    def _put(self, group: pl.DataFrame) -> None:
        self._file.write_table(to_arrow(group, self.table).replace_schema_metadata(self._schema.metadata))
