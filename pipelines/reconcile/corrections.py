"""Corrections that people declare: which cell, what it must hold now, what it should hold, and why.

A correction is a row of `data/reference/corrections.csv`, never a change of code. Its guard (`expect`) stops it once
extraction or the source has changed, so that a stale correction is noticed instead of applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from pipelines.language import reference
from schemas.registry import TABLES


class Correction(NamedTuple):
    """One cell to correct; an empty `expect` or `value` is null. `key` is `column=value;column=value`."""

    table: str
    key: str
    column: str
    expect: str
    value: str
    reason: str


class CorrectionError(Exception):
    """A correction that cannot be applied; keeps the correction and what was found."""

    def __init__(self, correction: Correction, found: str):
        self.correction, self.found = correction, found
        super().__init__(
            f"correction of {correction.table}.{correction.column} at {correction.key}: {found}; "
            "change or remove its row in corrections.csv"
        )


def declared() -> tuple[Correction, ...]:
    """Return the declared corrections in the order of the file."""
    return tuple(Correction(**row) for row in reference.rows("corrections"))


def apply(tables: Mapping[str, pl.DataFrame], corrections: Iterable[Correction]) -> dict[str, pl.DataFrame]:
    """Return `tables` with `corrections` made; rows that are not there (another corpus) are left out.

    Raises CorrectionError when a correction names no table, column or key, gives no reason, or its guard fails.
    """
    corrected = dict(tables)
    for correction in corrections:
        _check(correction)
        if correction.table in corrected:
            corrected[correction.table] = _corrected(corrected[correction.table], correction)
    return corrected


def _check(correction: Correction) -> None:
    table = TABLES.get(correction.table)
    if table is None:
        raise CorrectionError(correction, "there is no such table")
    unknown = {correction.column, *_key(correction)} - set(table.polars_schema)
    if unknown:
        raise CorrectionError(correction, f"there is no column {', '.join(sorted(unknown))}")
    if not correction.reason:
        raise CorrectionError(correction, "it gives no reason")


def _key(correction: Correction) -> dict[str, str]:
    return dict(part.split("=", 1) for part in correction.key.split(";") if "=" in part)


def _corrected(frame: pl.DataFrame, correction: Correction) -> pl.DataFrame:
    is_row = pl.all_horizontal([pl.col(c).cast(pl.String) == v for c, v in _key(correction).items()])
    held = frame.filter(is_row)[correction.column].cast(pl.String).to_list()
    wrong = sorted({value or "nothing" for value in held if (value or "") != correction.expect})
    if wrong:
        raise CorrectionError(
            correction, f"expected {correction.expect or 'nothing'}, found {', '.join(wrong)}"
        )
    dtype = frame.schema[correction.column]
    value = pl.lit(correction.value or None, dtype=pl.String)
    typed = (
        value.str.to_date()
        if dtype == pl.Date
        else (value == "true")
        if dtype == pl.Boolean
        else value.cast(dtype)
    )
    return frame.with_columns(
        pl.when(is_row).then(typed).otherwise(correction.column).alias(correction.column)
    )
