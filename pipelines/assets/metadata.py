"""What a materialisation shows: rows, what changed, bytes, a preview; and what a failed check shows."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from pipelines.checks.result import CheckResult
from schemas.table import Table

PREVIEW_ROWS = 5
PREVIEW_COLUMNS = 10
CELL_CHARS = 80


def markdown_table(frame: pl.DataFrame) -> str:
    """Return `frame` as a Markdown table; cells are cut and escaped."""
    if not frame.width:
        return "(no rows)"
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + "---|" * frame.width]
    for row in frame.iter_rows():
        lines.append("| " + " | ".join(_cell(v) for v in row) + " |")
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= CELL_CHARS else text[: CELL_CHARS - 1] + "…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")


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


def table_metadata(frame: pl.DataFrame, path: Path, changed: dict[str, int]) -> dict[str, Any]:
    """Return the metadata of a materialised table."""
    return {
        "dagster/row_count": frame.height,
        **changed,
        "unchanged": not any(changed.values()),
        "bytes": path.stat().st_size,
        "path": dg.MetadataValue.path(path),
        "preview": dg.MetadataValue.md(
            markdown_table(frame.select(frame.columns[:PREVIEW_COLUMNS]).head(PREVIEW_ROWS))
        ),
    }


def check_metadata(result: CheckResult) -> dict[str, Any]:
    """Return what a check shows: the message, and the failing rows with key, span and sentence."""
    shown: dict[str, Any] = {"result": result.message}
    if not result.passed:
        shown["failing rows"] = dg.MetadataValue.md(markdown_table(result.failing))
    return shown
