"""The one Parquet writer: zstd, sorted by primary key, bounded row groups, page index, field metadata, atomic.

Bytes depend on the rows and on the pinned pyarrow only: no clock, no writer-side randomness.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

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


def write_batches(
    batches: Iterable[pl.DataFrame], table: Table, path: Path, footer: Mapping[str, str] | None = None
) -> int:
    """Write `batches`, which follow each other in key order, as `write_table` does; return the size in bytes.

    The bytes do not depend on how the rows are cut into batches. Raises OutOfOrder when a batch starts
    before the one ahead of it ends. Memory is bounded by one batch and one row group.
    """
    schema = arrow_schema(table)
    if footer:
        schema = schema.with_metadata({**(schema.metadata or {}), **footer})
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with pq.ParquetWriter(
            aside,
            schema,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            version="2.6",
            data_page_size=PAGE_BYTES,
            write_page_index=True,
            sorting_columns=[pq.SortingColumn(schema.names.index(k)) for k in table.primary_key],
            write_statistics=True,
            store_schema=True,
        ) as writer:
            for group in _row_groups(batches, table):
                writer.write_table(to_arrow(group, table).replace_schema_metadata(schema.metadata))
        with open(aside, "rb") as handle:
            os.fsync(handle.fileno())
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path.stat().st_size


def _row_groups(batches: Iterable[pl.DataFrame], table: Table) -> Iterator[pl.DataFrame]:
    """Yield the rows of `batches` in frames of ROW_GROUP_ROWS, the last one smaller (and empty without rows)."""
    pending = table.empty()
    last: tuple[object, ...] | None = None
    for batch in batches:
        rows = batch.select(list(table.polars_schema))
        if rows.is_empty():
            continue
        keys = rows.select(list(table.primary_key))
        if last is not None and keys.row(0) < last:
            raise OutOfOrder(table.name, last, keys.row(0))
        last = keys.row(-1)
        pending = pl.concat([pending, rows])
        while pending.height > ROW_GROUP_ROWS:
            yield pending.head(ROW_GROUP_ROWS)
            pending = pending.slice(ROW_GROUP_ROWS)
    yield pending
