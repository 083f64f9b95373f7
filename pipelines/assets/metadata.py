"""What a materialisation shows: rows, what changed, bytes, a preview; and what a failed check shows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from pipelines.assets.markdown import PREVIEW_ROWS, markdown_table, preview
from pipelines.checks.result import CheckResult
from pipelines.storage.store import TableMissing, TableStore
from schemas.table import Table


def changes(before: TableStore, after: TableStore, table: Table) -> dict[str, int]:
    """Return how many rows of `table` came, went and changed from one store to another, by primary key."""
    now = after.row_count(table.name)
    try:
        known = before.row_count(table.name)
    except TableMissing:
        return {"rows added": now, "rows removed": 0, "rows changed": 0}
    old, new = before.scan(table.name), after.scan(table.name)
    columns = new.collect_schema().names()
    if not set(columns) <= set(old.collect_schema().names()):
        return {"rows added": now, "rows removed": known, "rows changed": 0}
    keys = list(table.primary_key)
    row = pl.struct(columns).hash()
    both = old.select(*keys, old=row).join(new.select(*keys, new=row), on=keys)
    kept, same = (
        both.select(pl.len(), (pl.col("old") == pl.col("new")).sum().alias("same"))
        .collect(engine="streaming")
        .row(0)
    )
    return {"rows added": now - kept, "rows removed": known - kept, "rows changed": kept - same}


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def in_words(changed: Mapping[str, int], rows: int, is_first: bool) -> str:
    """Return what a run changed in a table of now `rows` rows, as one line."""
    if is_first:
        return f"made for the first time: {_count(rows, 'row')}"
    if not any(changed.values()):
        return f"nothing: the same {_count(rows, 'row')} as before"
    return ", ".join(f"{n:,} {name.removeprefix('rows ')}" for name, n in changed.items() if n) + (
        f"; {_count(rows, 'row')} now"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def table_metadata(
    store: TableStore,
    table: Table,
    changed: Mapping[str, int],
    is_first: bool,
    pictures: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Return the metadata of a materialised table, in the order of the UI: what changed, numbers, the file, a preview;
    `pictures` are titles with Markdown images.
    """
    path, rows = store.path(table.name), store.row_count(table.name)
    first_rows = store.scan(table.name).head(PREVIEW_ROWS).collect()
    return {
        "what changed": in_words(changed, rows, is_first),
        **{f"picture: {title}": dg.MetadataValue.md(image) for title, image in pictures},
        "preview": dg.MetadataValue.md(preview(first_rows, table)),
        "dagster/row_count": rows,
        **changed,
        "bytes": path.stat().st_size,
        "path": dg.MetadataValue.path(path),
    }


def check_metadata(result: CheckResult, store: TableStore) -> dict[str, Any]:
    """Return what a check shows beside its message: how much it looked at, the failing rows with key, span, sentence."""
    if result.name == "row_count":
        ((previous, now),) = result.failing.select("previous", "now").rows()
        return {"rows before": "none" if previous is None else previous, "rows now": now}
    shown: dict[str, Any] = {"rows checked": store.row_count(result.table)}
    if not result.passed:
        shown["failing rows"] = dg.MetadataValue.md(markdown_table(with_sentences(result.failing, store)))
    return shown


def with_sentences(failing: pl.DataFrame, store: TableStore) -> pl.DataFrame:
    """Return `failing` with a column `sentence`, where a row says where it stands (in columns, or in its key)."""
    if "sentence" in failing.columns:
        return failing
    if {"document_id", "char_start"} <= set(failing.columns):
        places = failing.select("document_id", pl.col("char_start").cast(pl.Int64, strict=False))
    elif "key" in failing.columns:
        places = failing.select(
            pl.col("key").str.extract(r"document_id=([^,\s]+)").alias("document_id"),
            pl.col("key").str.extract(r"char_start=(\d+)").cast(pl.Int64).alias("char_start"),
        )
    else:
        return failing
    found = [_sentence(document_id, start, store) for document_id, start in places.rows()]
    return failing.with_columns(pl.Series("sentence", found, dtype=pl.String))


def _sentence(document_id: str | None, start: int | None, store: TableStore) -> str | None:
    if document_id is None or start is None:
        return None
    is_here = pl.col("document_id") == document_id
    is_around = is_here & (pl.col("char_start") <= start) & (pl.col("char_end") > start)
    around = store.scan("sentences").filter(is_around).select("char_start", "char_end").collect()
    text = store.scan("texts").filter(is_here).select("text").collect()["text"]
    if around.is_empty() or text.is_empty():
        return None
    whole: str = text[0]
    return whole[around["char_start"][0] : around["char_end"][0]]
