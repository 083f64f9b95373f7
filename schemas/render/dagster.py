"""Dagster: a table's columns as the UI shows them."""

from __future__ import annotations

import dagster as dg

from schemas.column import ColumnInfo
from schemas.table import Table


def _constraints(info: ColumnInfo, table: Table) -> dg.TableColumnConstraints:
    other = [f"one of {info.vocabulary}"] if info.vocabulary else []
    if info.name in table.primary_key:
        other.append("primary key")
    return dg.TableColumnConstraints(nullable=info.nullable, other=other)


def column_schema(table: Table) -> dg.TableSchema:
    """Return the columns of `table` with types, descriptions, units and constraints."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=c.name,
                type=str(c.dtype),
                description=c.description + (f" Unit: {c.unit}." if c.unit else ""),
                constraints=_constraints(c, table),
            )
            for c in table.columns
        ]
    )
