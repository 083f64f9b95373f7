"""Tables about a release rather than about the news: what changed since the one before, and which ids ended.

Each is a `Table` like any other, so the one Parquet writer and every rendering apply; no build fills them.
"""

from __future__ import annotations

from schemas.column import column
from schemas.table import Table, TableModel
from schemas.vocabularies import CHANGE_KIND


class _Changed(TableModel):
    table_name: str = column("The table.", examples=["figures"])
    row_key: str = column(
        "The row's primary key as a JSON object, columns in key order.",
        examples=['{"document_id":"7f1eba6c553266b4","char_start":4553,"char_end":4557}'],
    )


class RowChanges(_Changed):
    """Rows that were added, removed or changed since the release before."""

    change: str = column("What happened to the row.", examples=["changed"], vocabulary=CHANGE_KIND)
    changed_columns: str = column(
        "The columns with other values, joined by commas; empty for added and removed rows.",
        examples=["value,comparator", ""],
    )


class ValueChanges(_Changed):
    """The cells behind each changed row: value before and after, as text."""

    column_name: str = column("The column.", examples=["value"])
    before: str = column("The value in the release before.", nullable=True, examples=["0.55"])
    after: str = column("The value in this release.", nullable=True, examples=["0.3"])


class SchemaChanges(TableModel):
    """Tables and columns that were added, removed or changed since the release before."""

    table_name: str = column("The table.", examples=["figures"])
    column_name: str = column("The column; empty for the table itself.", examples=["comparator", ""])
    aspect: str = column("What changed: presence, type, nullability or key.", examples=["type"])
    change: str = column("What happened.", examples=["changed"], vocabulary=CHANGE_KIND)
    before: str = column("Before.", nullable=True, examples=["int64"])
    after: str = column("After.", nullable=True, examples=["double"])


class RetiredIds(TableModel):
    """Ids that an earlier release used and this one does not. An id that returns leaves this table."""

    table_name: str = column("The table that the id was the key of.", examples=["entities"])
    id: str = column("The id.", examples=["person:scott-bessent"])
    last_version: str = column("The last release that held it.", examples=["2026.11.21"])
    retired_in: str = column("The first release without it.", examples=["2026.12.01"])


def _table(name: str, title: str, model: type[TableModel], *key: str) -> Table:
    return Table(name=name, title=title, model=model, primary_key=key, group="reconcile")


ROW_CHANGES = _table("row_changes", "Changed rows", RowChanges, "table_name", "row_key")
VALUE_CHANGES = _table(
    "value_changes", "Changed values", ValueChanges, "table_name", "row_key", "column_name"
)
SCHEMA_CHANGES = _table(
    "schema_changes", "Schema changes", SchemaChanges, "table_name", "column_name", "aspect"
)
RETIRED_IDS = _table("retired_ids", "Retired ids", RetiredIds, "table_name", "id")
