"""Tables → a Frictionless Data Package, version 2 (`datapackage.json`).

Belongs here: the mapping from our columns to Table Schema fields. Hashes and sizes come from the caller.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas.column import ColumnInfo
from schemas.dataset import DATASET, Dataset, published_on
from schemas.table import Table
from schemas.vocabularies import VOCABULARIES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEANINGS = {v.name: v.terms for v in VOCABULARIES}
_CHECK_TO_CONSTRAINT = {
    "greater_than_or_equal_to": ("minimum", "min_value"),
    "less_than_or_equal_to": ("maximum", "max_value"),
    "str_matches": ("pattern", "pattern"),
}


@dataclass(frozen=True)
class FileFacts:
    """One file of a release: `path` below the release folder, size in bytes, SHA-256, rows if it is a table."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


def field_type(dtype: pl.DataType) -> str:
    """Return the Table Schema type of a polars type."""
    if dtype.is_integer():
        return "integer"
    if dtype.is_float():
        return "number"
    names = {pl.String: "string", pl.Boolean: "boolean", pl.Date: "date", pl.Datetime: "datetime"}
    for base, name in names.items():
        if dtype == base:
            return name
    raise TypeError(f"no Table Schema type for {dtype}")


def constraints(table: Table, info: ColumnInfo) -> dict[str, Any]:
    """Return the Table Schema constraints of one column: nullability, bounds, pattern, closed vocabulary."""
    found: dict[str, Any] = {} if info.nullable else {"required": True}
    for check in table.model.to_schema().columns[info.name].checks:
        constraint = _CHECK_TO_CONSTRAINT.get(check.name or "")
        if constraint:
            value = check.statistics[constraint[1]]
            found[constraint[0]] = getattr(value, "pattern", value)
    if info.vocabulary:
        found["enum"] = list(_MEANINGS[info.vocabulary])
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def field(table: Table, info: ColumnInfo) -> dict[str, Any]:
    """Return one column as a Table Schema field; `unit` and `categories` stand beside the standard keys."""
    out: dict[str, Any] = {
        "name": info.name,
        "type": field_type(info.dtype),
        "description": info.description,
    }
    if info.examples:
        out["example"] = _plain(info.examples[0])
    if info.unit:
        out["unit"] = info.unit
    if info.vocabulary:
        terms = _MEANINGS[info.vocabulary]
        out["categories"] = [{"value": term, "label": meaning} for term, meaning in terms.items()]
    limits = constraints(table, info)
    if limits:
        out["constraints"] = limits
    return out


def table_schema(table: Table, released: frozenset[str]) -> dict[str, Any]:
    """Return the Table Schema of `table`: fields, primary key, foreign keys into tables of `released`."""
    schema: dict[str, Any] = {
        "fieldsMatch": "exact",
        "fields": [field(table, info) for info in table.columns],
        "primaryKey": list(table.primary_key),
    }
    keys = [
        {
            "fields": list(key.columns),
            "reference": {"resource": key.table, "fields": list(key.references)},
        }
        for key in table.foreign_keys
        if key.table in released
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def resource(table: Table, facts: FileFacts, released: frozenset[str]) -> dict[str, Any]:
    """Return one table as a Data Resource with size and hash."""
    return {
        "name": table.name,
        "type": "table",
        "path": facts.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "title": table.title,
        "description": table.description,
        "bytes": facts.bytes,
        "hash": f"sha256:{facts.sha256}",
        "rowCount": facts.rows,
        "schema": table_schema(table, released),
    }


def render(
    tables: Sequence[Table],
    files: Mapping[str, FileFacts],
    *,
    version: str,
    schema_version: str,
    dataset: Dataset = DATASET,
) -> dict[str, Any]:
    """Return `datapackage.json` for `tables`; `files` maps each table's name to its Parquet file."""
    released = frozenset(table.name for table in tables)
    return {
        "$schema": PROFILE,
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": version,
        "schemaVersion": schema_version,
        "created": f"{published_on(version)}T00:00:00Z",
        "keywords": list(dataset.keywords),
        "contributors": [{"title": dataset.creator, "roles": ["creator"]}],
        "licenses": [
            {"name": dataset.licence.name, "path": dataset.licence.path, "title": dataset.licence.title}
        ],
        "resources": [resource(table, files[table.name], released) for table in tables],
    }
