"""Arrow schemas: column descriptions, units and vocabularies as field metadata; table facts as schema metadata."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import pyarrow as pa

from schemas.column import ColumnInfo
from schemas.table import Table

SCHEMA_VERSION = (Path(__file__).resolve().parents[1] / "VERSION").read_text("utf-8").strip()
"""Semantic version of all table schemas together."""

_ARROW_TYPES: dict[pl.DataType, pa.DataType] = {
    pl.String(): pa.string(),
    pl.Int64(): pa.int64(),
    pl.Int32(): pa.int32(),
    pl.Float64(): pa.float64(),
    pl.Boolean(): pa.bool_(),
    pl.Date(): pa.date32(),
    pl.Datetime("us", "UTC"): pa.timestamp("us", "UTC"),
}


def _field(info: ColumnInfo) -> pa.Field:
    metadata = {"description": info.description}
    if info.unit:
        metadata["unit"] = info.unit
    if info.vocabulary:
        metadata["vocabulary"] = info.vocabulary
    return pa.field(info.name, _ARROW_TYPES[info.dtype], nullable=info.nullable, metadata=metadata)


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of `table`, with table, schema version and primary key as metadata."""
    return pa.schema(
        [_field(info) for info in table.columns],
        metadata={
            "table": table.name,
            "description": table.description,
            "schema_version": SCHEMA_VERSION,
            "primary_key": ",".join(table.primary_key),
        },
    )
