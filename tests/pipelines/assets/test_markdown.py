"""Tables as Markdown: readable cells, and previews that the UI shows at once."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.assets.markdown import OPEN_CHARS, cell, markdown_table, preview
from schemas.registry import TABLES
from schemas.table import Table


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (30.0, "30"),
        (7.5, "7.5"),
        (660e9, "660,000,000,000"),
        ("a|b <c>\n`d`", "a\\|b &lt;c> \\`d\\`"),
        ("x" * 100, "x" * 79 + "…"),
    ],
)
def test_a_cell_is_one_readable_line(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_numbers_stand_to_the_right() -> None:
    assert markdown_table(pl.DataFrame({"view": ["a"], "rows": [3]})).splitlines()[1] == "|---|---:|"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_preview_is_small_enough_to_stand_open(table: Table) -> None:
    long = {c.name: ["many long words " * 9 if c.dtype == pl.String else None] * 9 for c in table.columns}
    frame = pl.DataFrame(long, schema=table.polars_schema)
    assert len(preview(frame, table)) <= OPEN_CHARS
    assert preview(table.empty(), table)


def test_a_preview_of_spans_says_first_what_and_last_where() -> None:
    table = TABLES["figures"]
    row = {"document_id": "0123456789abcdef", "char_start": 4, "char_end": 7, "surface": "30%", "value": 30.0}
    head, _, shown = preview(
        pl.DataFrame([row | {"rule": "percent"}], schema=table.polars_schema), table
    ).splitlines()
    assert head == "| surface | value | where |"
    assert shown == "| 30% | 30 | 01234567… 4–7 |"
