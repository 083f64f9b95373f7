"""Do the tables hold what the release says? Footers, rows, schema, keys, references, grounding, licence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.release.gate import check_files
from pipelines.release.layout import RELEASED, table_path
from pipelines.release.licence import CHARS_PER_WORD, DEFAULT_WORDS, WITHHELD, free_text
from pipelines.release.manifest import Manifest
from pipelines.release.verify.report import Report
from pipelines.storage.parquet import batches_of
from schemas.render.arrow import SCHEMA_VERSION, arrow_schema
from schemas.table import Table


def check_footer(file: pq.ParquetFile, table: Table, manifest: Manifest, report: Report) -> None:
    """Compare a Parquet footer with schema and manifest: columns, keys, versions, rows, order, indexes."""
    where = table_path(table)
    stored = file.schema_arrow
    footer = {k.decode(): v.decode() for k, v in (stored.metadata or {}).items()}
    expected = {
        "table": table.name,
        "schema_version": manifest.schema_version,
        "data_version": manifest.version,
        "primary_key": ",".join(table.primary_key),
        "licence": manifest.licence,
    }
    for key, value in expected.items():
        if footer.get(key) != value:
            report.add("footer", where, f"{key} is {footer.get(key)!r}, expected {value!r}")
    if not _has_columns(file, table):
        report.add("footer", where, "columns, types or nullability are not those of the schema")
    rows = manifest.rows().get(table.name)
    if file.metadata.num_rows != rows:
        report.add("rows", where, f"{file.metadata.num_rows} rows, the manifest says {rows}")
    if file.metadata.num_row_groups:
        sorting = [stored.names[s.column_index] for s in file.metadata.row_group(0).sorting_columns]
        if sorting != list(table.primary_key):
            report.add("footer", where, f"sorted by {sorting}, not by its primary key")


def _has_columns(file: pq.ParquetFile, table: Table) -> bool:
    """Return whether the file has the columns, types and nullability of `table`."""
    is_same: bool = file.schema_arrow.equals(arrow_schema(table), check_metadata=False)
    return is_same


def check_tables(folder: Path, manifest: Manifest, report: Report, texts: pl.LazyFrame | None) -> None:
    """Check every table's footer and rows; `texts` adds texts that the release does not hold."""
    if manifest.schema_version != SCHEMA_VERSION:
        report.left_out.append(
            f"rows: schema version {manifest.schema_version}, this program knows {SCHEMA_VERSION}; "
            "files and footers were checked"
        )
        return
    if texts is None:
        texts = pl.scan_parquet(folder / "texts.parquet")
    readable = [table for table in RELEASED if _check_file(folder, table, manifest, report)]
    for outcome in check_files(folder, readable, grounded=False):
        if not outcome.passed:
            report.add(outcome.name, outcome.table, outcome.message)
    for table in readable:
        if table.is_span:
            _check_grounding(folder / table_path(table), table, texts, report)
    report.checked.append(f"{len(RELEASED)} tables: footer, rows, schema, keys, references, grounding")


def _check_file(folder: Path, table: Table, manifest: Manifest, report: Report) -> bool:
    """Check the footer of a table's file and return whether its rows can be read as rows of `table`."""
    path = folder / table_path(table)
    try:
        with pq.ParquetFile(path) as file:
            check_footer(file, table, manifest, report)
            if not _has_columns(file, table):
                return False
            for group in range(file.num_row_groups):
                file.read_row_group(group)
    except (pa.ArrowException, OSError) as error:
        report.add("readable", table_path(table), f"{type(error).__name__}: {str(error).splitlines()[0]}")
        return False
    return True


def _check_grounding(path: Path, table: Table, texts: pl.LazyFrame, report: Report) -> None:
    """Compare every span whose text is at hand; a withheld surface by its hash."""
    for batch in batches_of(path, ["document_id", "char_start", "char_end", "surface"]):
        if batch.is_empty():
            continue
        ids = batch["document_id"]
        held = texts.filter(pl.col("document_id").is_between(pl.lit(ids.min()), pl.lit(ids.max()))).collect()
        found = batch.join(held, on="document_id", how="inner").with_columns(
            pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
        )
        for row in found.filter(pl.col("text") != pl.col("surface")).iter_rows(named=True):
            if row["surface"] != WITHHELD + hashlib.sha256(row["text"].encode()).hexdigest():
                place = f"{row['document_id']}[{row['char_start']}:{row['char_end']}]"
                report.add(
                    "grounding", table.name, f"{place} is {row['text']!r}, the row says {row['surface']!r}"
                )
                return


def check_licence(folder: Path, manifest: Manifest, report: Report) -> None:
    """Check that texts and long evidence of sources that may not leave whole did not leave."""
    if manifest.schema_version != SCHEMA_VERSION:
        return
    words = int(manifest.evidence.get("words_per_row", DEFAULT_WORDS))
    documents = pl.read_parquet(folder / "documents.parquet", columns=["document_id", "text_redistributable"])
    closed = documents.filter(~pl.col("text_redistributable")).select("document_id")
    for table in RELEASED:
        if not any(c.name == "document_id" for c in table.columns):
            continue
        names = [info.name for info in free_text(table)]
        for batch in batches_of(folder / table_path(table)):
            rows = batch.join(closed, on="document_id", how="semi")
            if table.name == "texts" and rows.height:
                report.add("licence", table.name, f"holds {rows.height} texts whose licence forbids it")
            for name in names:
                cell = pl.col(name)
                long = (cell.str.count_matches(r"\S+") > words) | (
                    cell.str.len_chars() > words * CHARS_PER_WORD
                )
                count = rows.filter(long & ~cell.str.starts_with(WITHHELD)).height
                if count:
                    report.add("licence", table.name, f"{name} has {count} cells beyond quotation length")
    report.checked.append(f"licence: evidence of closed sources up to {words} words")
