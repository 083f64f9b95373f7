"""DuckDB: CREATE TABLE with keys, and COMMENT ON statements. References are checked, not declared (see `pipelines.checks`)."""

from __future__ import annotations

import polars as pl

from schemas.table import Table

_SQL_TYPES: dict[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Int32(): "INTEGER",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us", "UTC"): "TIMESTAMPTZ",
}


def sql_type(dtype: pl.DataType) -> str:
    """Return the DuckDB type of a polars type."""
    return _SQL_TYPES[dtype]


def literal(text: str) -> str:
    """Return `text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def create_table(table: Table, schema: str = "main") -> str:
    """Return the CREATE TABLE statement of `table`."""
    columns = [
        f'  "{c.name}" {_SQL_TYPES[c.dtype]}{"" if c.nullable else " NOT NULL"}' for c in table.columns
    ]
    return f'CREATE TABLE {schema}."{table.name}" (\n' + ",\n".join(columns) + "\n);"


def comments(table: Table, schema: str = "main") -> list[str]:
    """Return the COMMENT ON statements of `table` and its columns."""
    target = f'{schema}."{table.name}"'
    statements = [f"COMMENT ON TABLE {target} IS {literal(table.description)};"]
    for c in table.columns:
        text = c.description + (f" Unit: {c.unit}." if c.unit else "")
        statements.append(f'COMMENT ON COLUMN {target}."{c.name}" IS {literal(text)};')
    return statements
