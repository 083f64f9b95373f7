"""The one Parquet writer: zstd, sorted by primary key, bounded row groups, page index, field metadata, atomic.

Bytes depend on the rows and on the pinned pyarrow only: no clock, no writer-side randomness.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.render.arrow import arrow_schema
from schemas.table import Table

ROW_GROUP_ROWS = 65_536
PAGE_BYTES = 64 * 1024
COMPRESSION_LEVEL = 6


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
    data = to_arrow(frame, table)
    if footer:
        data = data.replace_schema_metadata({**(data.schema.metadata or {}), **footer})
    names = data.schema.names
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with pq.ParquetWriter(
            aside,
            data.schema,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            version="2.6",
            data_page_size=PAGE_BYTES,
            write_page_index=True,
            sorting_columns=[pq.SortingColumn(names.index(k)) for k in table.primary_key],
            write_statistics=True,
            store_schema=True,
        ) as writer:
            writer.write_table(data, row_group_size=ROW_GROUP_ROWS)
        with open(aside, "rb") as handle:
            os.fsync(handle.fileno())
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path.stat().st_size
