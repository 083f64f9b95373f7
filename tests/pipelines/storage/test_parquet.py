from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from pipelines.storage.parquet import write_table
from pipelines.storage.store import TableMissing, TableStore
from schemas.registry import TABLES
from schemas.validation import ValidationError

TEXTS = TABLES["texts"]


def texts(*ids: str) -> pl.DataFrame:
    return pl.DataFrame({"document_id": ids, "text": ["words"] * len(ids)}, schema=TEXTS.polars_schema)


def test_rows_are_written_in_primary_key_order(tmp_path: Path) -> None:
    write_table(texts("b" * 16, "a" * 16), TEXTS, tmp_path / "t.parquet")
    assert pl.read_parquet(tmp_path / "t.parquet")["document_id"].to_list() == ["a" * 16, "b" * 16]


def test_the_order_of_rows_does_not_change_a_byte(tmp_path: Path) -> None:
    write_table(texts("b" * 16, "a" * 16), TEXTS, tmp_path / "one.parquet")
    write_table(texts("a" * 16, "b" * 16), TEXTS, tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_the_footer_declares_sort_order_and_descriptions(tmp_path: Path) -> None:
    write_table(texts("a" * 16), TEXTS, tmp_path / "t.parquet")
    file = pq.ParquetFile(tmp_path / "t.parquet")
    assert [c.column_index for c in file.metadata.row_group(0).sorting_columns] == [0]
    assert file.schema_arrow.field("text").metadata[b"description"] == TEXTS.columns[1].description.encode()
    assert file.schema_arrow.metadata[b"primary_key"] == b"document_id"


def test_pages_are_indexed(tmp_path: Path) -> None:
    write_table(texts("a" * 16), TEXTS, tmp_path / "t.parquet")
    assert pq.ParquetFile(tmp_path / "t.parquet").metadata.row_group(0).column(0).has_offset_index


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_table(texts("a" * 16), TEXTS, path)
    before = path.read_bytes()
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        write_table(pl.DataFrame({"document_id": ["b" * 16]}), TEXTS, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["t.parquet"]


def test_failing_rows_are_named_by_key_and_kept_in_the_quarantine(tmp_path: Path) -> None:
    store = TableStore(tmp_path)
    with pytest.raises(ValidationError, match="document_id=short"):
        store.write("texts", texts("short", "a" * 16))
    assert pl.read_parquet(store.quarantine_path("texts"))["key"].to_list() == ["document_id=short"]
    assert not store.path("texts").exists()


def test_a_good_write_empties_the_quarantine(tmp_path: Path) -> None:
    store = TableStore(tmp_path)
    with pytest.raises(ValidationError):
        store.write("texts", texts("short"))
    store.write("texts", texts("a" * 16))
    assert not store.quarantine_path("texts").exists()


def test_a_table_that_is_not_built_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(TableMissing, match="parley build"):
        TableStore(tmp_path).read("figures")
