"""How one column is described; belongs here: the `column` helper and what can be read back from a model.

Does not belong here: any particular table (see `schemas.tables`) or any rendering (see `schemas.render`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.vocabularies import Vocabulary


def column(
    description: str,
    *,
    examples: Sequence[Any],
    unit: str | None = None,
    nullable: bool = False,
    vocabulary: Vocabulary | None = None,
    verbatim: bool = False,
    **checks: Any,
) -> Any:
    """Return a pandera field that carries description, unit, examples and vocabulary.

    `checks` are pandera's own (`ge`, `le`, `str_matches` …); a `vocabulary` adds the closed-list check.
    `verbatim` marks words of the source: a release limits them by the source's licence.
    """
    if vocabulary is not None:
        checks["isin"] = list(vocabulary.terms)
    metadata = {
        "unit": unit,
        "examples": tuple(examples),
        "vocabulary": vocabulary.name if vocabulary else None,
        "verbatim": verbatim,
    }
    return pa.Field(description=description, nullable=nullable, metadata=metadata, **checks)


@dataclass(frozen=True)
class ColumnInfo:
    """One column as the renderers see it."""

    name: str
    dtype: pl.DataType
    nullable: bool
    description: str
    unit: str | None
    examples: tuple[Any, ...]
    vocabulary: str | None
    verbatim: bool = False


def columns_of(model: type[pa.DataFrameModel]) -> tuple[ColumnInfo, ...]:
    """Return the columns of `model` in declared order."""
    return tuple(
        ColumnInfo(
            name=name,
            dtype=col.dtype.type,
            nullable=col.nullable,
            description=col.description or "",
            unit=(col.metadata or {}).get("unit"),
            examples=(col.metadata or {}).get("examples", ()),
            vocabulary=(col.metadata or {}).get("vocabulary"),
            verbatim=(col.metadata or {}).get("verbatim", False),
        )
        for name, col in model.to_schema().columns.items()
    )
