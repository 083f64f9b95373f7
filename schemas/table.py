"""What a table is beyond its columns: keys, references, group. No table is declared here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandera.polars as pa
import polars as pl

from schemas.column import ColumnInfo, columns_of

Group = Literal["ingest", "extract", "relate", "reconcile"]


class TableModel(pa.DataFrameModel):
    """Base of all table models: no unknown column, no missing column, declared order."""

    class Config:
        """Pandera's settings."""

        strict = True
        ordered = True


@dataclass(frozen=True)
class ForeignKey:
    """`columns` of this table point at `references` of table `table`; null columns point nowhere."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: model, primary key (also the sort order), references, the stage that fills it.

    `is_span` marks tables whose rows cite `document_id, char_start, char_end, surface`.
    `is_published` is false for what stays in the internal store (texts, quarantine).
    """

    name: str
    title: str
    model: type[TableModel]
    primary_key: tuple[str, ...]
    group: Group
    foreign_keys: tuple[ForeignKey, ...] = ()
    is_span: bool = False
    is_published: bool = True

    @cached_property
    def columns(self) -> tuple[ColumnInfo, ...]:
        """The columns in declared order."""
        return columns_of(self.model)

    @cached_property
    def description(self) -> str:
        """The model's docstring, folded to one paragraph."""
        return " ".join((self.model.__doc__ or "").split())

    @cached_property
    def polars_schema(self) -> pl.Schema:
        """Column name → polars type, in declared order."""
        return pl.Schema({c.name: c.dtype for c in self.columns})

    def empty(self) -> pl.DataFrame:
        """An empty frame with this table's columns."""
        return pl.DataFrame(schema=self.polars_schema)


DOCUMENT = ForeignKey(("document_id",), "documents", ("document_id",))
SENTENCE = ForeignKey(("document_id", "sentence_start"), "sentences", ("document_id", "char_start"))


def entity(column: str) -> ForeignKey:
    """Return the reference of an entity column to `entities`."""
    return ForeignKey((column,), "entities", ("entity_id",))
