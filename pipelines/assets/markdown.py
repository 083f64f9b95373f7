"""Tables as Markdown, as the UI shows them: cells cut and escaped, numbers readable, small enough to stand open.

Belongs here: how rows are laid out. Which rows are shown is `metadata` and the assets.
"""

from __future__ import annotations

import polars as pl

from schemas.table import Table

OPEN_CHARS = 999
"""The UI shows Markdown that is shorter than 1,000 characters at once, and longer one behind a link."""

PREVIEW_ROWS = 5
PREVIEW_COLUMNS = 6
CELL_CHARS = 80
PREVIEW_CHARS = 44
SENTENCE_CHARS = 400
"""A sentence is shown whole: it is what a person judges a row by."""

BOOKKEEPING = ("document_id", "char_start", "char_end", "sentence_start", "content_sha256")
"""Columns that a preview of a span table folds into one, `where`, or leaves out."""


def markdown_table(frame: pl.DataFrame, cell_chars: int = CELL_CHARS) -> str:
    """Return `frame` as a Markdown table; cells are cut and escaped, numbers stand to the right."""
    if not frame.width:
        return "(no rows)"
    rules = "|".join("---:" if kind.is_numeric() else "---" for kind in frame.dtypes)
    lines = ["| " + " | ".join(frame.columns) + " |", f"|{rules}|"]
    for row in frame.iter_rows():
        cells = (
            cell(v, SENTENCE_CHARS if n == "sentence" else cell_chars)
            for n, v in zip(frame.columns, row, strict=True)
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cell(value: object, limit: int = CELL_CHARS) -> str:
    """Return `value` as the text of one cell: one line, at most `limit` characters, nothing that Markdown reads."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) >= 10_000:
        text = f"{value:,.0f}"
    else:
        text = f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")


def preview(frame: pl.DataFrame, table: Table) -> str:
    """Return the first rows of `frame` as Markdown that the UI shows at once: what they say first, then where.

    Columns that are empty in most of these rows are left out, and so are the last columns and rows where it would grow too long.
    """
    rows = frame.head(PREVIEW_ROWS)
    shown = _columns(rows, table)
    for count in range(len(shown), 1, -1):
        for height in range(rows.height, min(3, rows.height) - 1, -1):
            text = markdown_table(_laid_out(rows.head(height), shown[:count], table), PREVIEW_CHARS)
            if len(text) <= OPEN_CHARS:
                return text
    return markdown_table(_laid_out(rows.head(1), shown[:2], table), PREVIEW_CHARS)


def _columns(rows: pl.DataFrame, table: Table) -> list[str]:
    filled = [c for c in rows.columns if 2 * rows[c].null_count() <= rows.height]
    if table.is_span:
        filled = ["surface", *(c for c in filled if c not in (*BOOKKEEPING, "surface"))]
    return [c for c in filled if c != "rule"][:PREVIEW_COLUMNS]


def _laid_out(rows: pl.DataFrame, columns: list[str], table: Table) -> pl.DataFrame:
    if not table.is_span:
        return rows.select(columns)
    where = pl.format(
        "{}… {}–{}", pl.col("document_id").str.head(8), pl.col("char_start"), pl.col("char_end")
    )
    return rows.select(*columns, where.alias("where"))
