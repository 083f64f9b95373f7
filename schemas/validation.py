"""Validating a frame against its table's model. What to do with the failing rows is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import pandera.errors
import polars as pl

from schemas.table import Table

MAX_SHOWN = 5


@dataclass(frozen=True)
class Failure:
    """One failed check on one row (or on the table, when `key` is empty)."""

    table: str
    column: str
    check: str
    value: str
    key: str
    row: int | None = None


class ValidationError(Exception):
    """A table does not keep to its schema; `failures` names every row by key and column."""

    def __init__(self, table: str, failures: tuple[Failure, ...], rows: pl.DataFrame):
        self.table, self.failures, self.rows = table, failures, rows
        shown = "; ".join(
            f"row {f.key or '-'}: {f.column} = {f.value!r} fails {f.check}" for f in failures[:MAX_SHOWN]
        )
        more = f" (and {len(failures) - MAX_SHOWN} more)" if len(failures) > MAX_SHOWN else ""
        super().__init__(
            f"table {table}: {len(failures)} check failure(s): {shown}{more}. "
            f"The failing rows are in the quarantine table; mend the source or the rule that made them."
        )


def _key(frame: pl.DataFrame, table: Table, row: int) -> str:
    present = [k for k in table.primary_key if k in frame.columns]
    return ", ".join(f"{k}={frame[k][row]}" for k in present)


def failures_of(frame: pl.DataFrame | pl.LazyFrame, table: Table) -> tuple[Failure, ...]:
    """Return every failed check of `frame`, with the key of the row.

    Collects first: pandera checks only the schema of a LazyFrame and lets bad values pass.
    """
    collected = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    if collected.is_empty() and collected.schema == pl.Schema(table.polars_schema):
        return ()  # a chunk of documents often has no row of a table, and a model looks at every column
    found: list[Failure] = []
    try:
        table.model.validate(collected, lazy=True)
    except pandera.errors.SchemaErrors as error:
        for case in error.failure_cases.iter_rows(named=True):
            row = case.get("index")
            found.append(
                Failure(
                    table=table.name,
                    column=str(case.get("column") or "-"),
                    check=str(case.get("check")),
                    value=str(case.get("failure_case")),
                    key=_key(collected, table, row) if row is not None else "",
                    row=row,
                )
            )
    found.extend(_duplicate_keys(collected, table))
    return tuple(found)


def _duplicate_keys(frame: pl.DataFrame, table: Table) -> list[Failure]:
    keys = list(table.primary_key)
    if not set(keys) <= set(frame.columns):
        return []
    repeated = frame.select(keys).with_row_index("row").filter(pl.struct(keys).is_duplicated())
    return [
        Failure(
            table=table.name,
            column=",".join(keys),
            check="primary_key_unique",
            value="duplicate",
            key=", ".join(f"{k}={record[k]}" for k in keys),
            row=record["row"],
        )
        for record in repeated.iter_rows(named=True)
    ]


def failure_frame(failures: tuple[Failure, ...]) -> pl.DataFrame:
    """Return `failures` as rows: key, column, failed, value."""
    return pl.DataFrame(
        [(f.key, f.column, f.check, f.value) for f in failures],
        schema={"key": pl.String, "column": pl.String, "failed": pl.String, "value": pl.String},
        orient="row",
    )


def validate(frame: pl.DataFrame | pl.LazyFrame, table: Table) -> pl.DataFrame:
    """Return `frame`, collected, if it keeps to `table`; raise ValidationError with the failing rows otherwise."""
    collected = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    found = failures_of(collected, table)
    if found:
        rows = sorted({f.row for f in found if f.row is not None})
        raise ValidationError(table.name, found, collected[rows] if rows else collected.head(0))
    return collected
