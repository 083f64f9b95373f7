"""Dagster: a table's columns as the UI shows them."""

from __future__ import annotations

import dagster as dg

from schemas.column import ColumnInfo
from schemas.table import Table
from schemas.vocabularies import VOCABULARIES

_TERMS = {vocabulary.name: vocabulary.terms for vocabulary in VOCABULARIES}
MOST_TERMS = 16
"""Terms of a vocabulary that a column's description names; the data dictionary has all of them."""


def _constraints(info: ColumnInfo, table: Table) -> dg.TableColumnConstraints:
    other = [f"one of {info.vocabulary}"] if info.vocabulary else []
    if info.name in table.primary_key:
        other.append("primary key")
    return dg.TableColumnConstraints(nullable=info.nullable, other=other)


def _description(info: ColumnInfo) -> str:
    words = info.description + (f" Unit: {info.unit}." if info.unit else "")
    if info.vocabulary is None:
        return words
    terms = list(_TERMS[info.vocabulary])
    shown = ", ".join(f"`{term}`" for term in terms[:MOST_TERMS])
    return f"{words} One of: {shown}{' …' if len(terms) > MOST_TERMS else ''}"


def column_schema(table: Table) -> dg.TableSchema:
    """Return the columns of `table` with types, descriptions, units, terms and constraints."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=c.name,
                type=str(c.dtype),
                description=_description(c),
                constraints=_constraints(c, table),
            )
            for c in table.columns
        ]
    )
