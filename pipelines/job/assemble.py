"""Step 2: parts → one file per document-level table, sorted by document, each document once."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from pipelines.bounded import connect
from pipelines.job.read import SourceReadings, discovered_rejections
from pipelines.reconcile.stories import SKETCH_SCHEMA
from pipelines.relate.rows import RECORDS
from pipelines.storage.parts import PartStore
from pipelines.storage.staged import DocumentTables
from schemas.registry import TABLES
from schemas.render.duckdb import literal

ASSEMBLED = ("documents", "texts", *RECORDS)
"""The document-level tables that reading fills; `sketches` come along."""
SORT_MEMORY = "1GB"
"""What sorting holds in memory; DuckDB sorts the rest on disk."""


def assemble(readings: SourceReadings, parts: PartStore, root: Path) -> DocumentTables:
    """Write the document-level tables, unresolved, `sketches` and `rejected_inputs` below `root`.

    Of sources with the same bytes the one with the smallest URI becomes the document; the others are rejected.
    """
    staged = DocumentTables(root)
    if readings.index.is_empty():
        staged.put(_no_rows())
        staged.put({"rejected_inputs": discovered_rejections(readings.discovery)})
        return staged
    live = readings.index.lazy().select("part_id", "source_file")
    owners = (
        parts.scan("owners", readings.index)
        .join(live, on=["part_id", "source_file"])
        .sort("document_id", "source_uri", "source_file")
        .collect()
    )
    kept = owners.unique("document_id", keep="first", maintain_order=True)
    if kept.is_empty():  # every source was rejected
        staged.put(_no_rows())
    else:
        _sort_all(parts, kept, staged)
    rejected = (
        parts.scan("rejected_inputs", readings.index)
        .join(live, on=["part_id", "source_file"])
        .select(list(TABLES["rejected_inputs"].polars_schema))
        .collect()
    )
    rejected = pl.concat([discovered_rejections(readings.discovery), rejected, _duplicates(owners, kept)])
    staged.put({"rejected_inputs": rejected.unique("source_uri", keep="first", maintain_order=True)})
    return staged


def _no_rows() -> dict[str, pl.DataFrame]:
    """Return the document-level tables and `sketches` of no document."""
    return {name: TABLES[name].empty() for name in ASSEMBLED} | {
        "sketches": pl.DataFrame(schema=SKETCH_SCHEMA)
    }


def _sort_all(parts: PartStore, kept: pl.DataFrame, staged: DocumentTables) -> None:
    """Write the rows of the kept documents, `document_id, source_uri, part_id`, of every table."""
    staged.root.mkdir(parents=True, exist_ok=True)
    with connect(staged.root, SORT_MEMORY) as connection:
        connection.register("kept", kept.select("document_id", "source_uri", "part_id").to_arrow())
        for name in (*ASSEMBLED, "sketches"):
            _sort(connection, name, parts, kept, staged.path(name))


def files_with_documents(readings: SourceReadings, parts: PartStore) -> list[str]:
    """Return the source files that yielded at least one document, duplicates included."""
    if readings.index.is_empty():
        return []
    return parts.scan("owners", readings.index).select("source_file").unique().collect().to_series().to_list()


def _sort(
    connection: duckdb.DuckDBPyConnection, name: str, parts: PartStore, kept: pl.DataFrame, target: Path
) -> None:
    """Write the rows of table `name` of the kept documents, in the order of documents, then of the text."""
    columns = list(TABLES[name].polars_schema if name in TABLES else SKETCH_SCHEMA)
    key = TABLES[name].primary_key if name in TABLES else ("document_id",)
    order = [*key, *(c for c in ("char_start", "char_end") if c in columns and c not in key)]
    same = [
        "rows.document_id = kept.document_id",
        "parse_filename(parse_dirpath(rows.filename)) = kept.part_id",
        # a part has a row of `documents` for every source of a document
        *(["rows.source_uri = kept.source_uri"] if name == "documents" else []),
    ]
    files = ", ".join(literal(str(parts.path(part, name))) for part in kept["part_id"].unique().sort())
    connection.execute(
        f"COPY (SELECT {_list(columns)} FROM read_parquet([{files}], filename = true) AS rows "
        f"SEMI JOIN kept ON {' AND '.join(same)} "
        f"ORDER BY {_list(order)}) TO {literal(str(target))} (FORMAT parquet, ROW_GROUP_SIZE 20000)"
    )


def _list(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _duplicates(owners: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    others = owners.join(kept, on=["document_id", "source_uri"], how="anti").join(
        kept.select("document_id", pl.col("source_uri").alias("first_uri")), on="document_id"
    )
    return others.select(
        "source_uri",
        pl.lit("duplicate").alias("reason"),
        pl.format("the same bytes as {}; keep one of them", pl.col("first_uri")).alias("detail"),
        pl.lit(None, dtype=pl.Int64).alias("byte_count"),
        pl.lit(None, dtype=pl.String).alias("content_sha256"),
        pl.col("document_id").alias("duplicate_of"),
    ).unique()
