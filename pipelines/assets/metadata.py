"""What a materialisation shows: rows, what changed, bytes, a preview; and what a failed check shows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from pipelines.assets.markdown import markdown_table, preview
from pipelines.checks.result import CheckResult
from schemas.table import Table


def changes(before: pl.DataFrame | None, after: pl.DataFrame, table: Table) -> dict[str, int]:
    """Return how many rows came, went and changed since `before`, by primary key."""
    if before is None:
        return {"rows added": after.height, "rows removed": 0, "rows changed": 0}
    keys = list(table.primary_key)
    if not set(after.columns) <= set(before.columns):
        return {"rows added": after.height, "rows removed": before.height, "rows changed": 0}
    before = before.select(after.columns)
    added = after.join(before, on=keys, how="anti").height
    removed = before.join(after, on=keys, how="anti").height
    same = after.join(before, on=after.columns, how="semi", nulls_equal=True).height
    return {"rows added": added, "rows removed": removed, "rows changed": after.height - added - same}


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
    frame: pl.DataFrame,
    path: Path,
    before: pl.DataFrame | None,
    table: Table,
    pictures: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Return the metadata of a materialised table, in the order of the UI: what changed since `before`, numbers,
    the file, a preview; `pictures` are titles with Markdown images.
    """
    changed = changes(before, frame, table)
    return {
        "what changed": in_words(changed, frame.height, before is None),
        **{f"picture: {title}": dg.MetadataValue.md(image) for title, image in pictures},
        "preview": dg.MetadataValue.md(preview(frame, table)),
        "dagster/row_count": frame.height,
        **changed,
        "bytes": path.stat().st_size,
        "path": dg.MetadataValue.path(path),
    }


def check_metadata(result: CheckResult, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Return what a check shows beside its message: how much it looked at, the failing rows with key, span, sentence."""
    if result.name == "row_count":
        ((previous, now),) = result.failing.select("previous", "now").rows()
        return {"rows before": "none" if previous is None else previous, "rows now": now}
    shown: dict[str, Any] = {"rows checked": tables[result.table].height}
    if not result.passed:
        shown["failing rows"] = dg.MetadataValue.md(markdown_table(with_sentences(result.failing, tables)))
    return shown


def with_sentences(failing: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return `failing` with a column `sentence`, where a row says where it stands (in columns, or in its key)."""
    if not {"sentences", "texts"} <= set(tables) or "sentence" in failing.columns:
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
    found = [_sentence(document_id, start, tables) for document_id, start in places.rows()]
    return failing.with_columns(pl.Series("sentence", found, dtype=pl.String))


def _sentence(document_id: str | None, start: int | None, tables: Mapping[str, pl.DataFrame]) -> str | None:
    if document_id is None or start is None:
        return None
    around = tables["sentences"].filter(
        (pl.col("document_id") == document_id)
        & (pl.col("char_start") <= start)
        & (pl.col("char_end") > start)
    )
    text = tables["texts"].filter(pl.col("document_id") == document_id)["text"]
    if around.is_empty() or text.is_empty():
        return None
    whole: str = text[0]
    return whole[around["char_start"][0] : around["char_end"][0]]
