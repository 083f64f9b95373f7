"""Step 2: parts → one frame per document-level table, each document once."""

from __future__ import annotations

import polars as pl

from pipelines.job.read import SourceReadings, discovered_rejections
from pipelines.reconcile.stories import SKETCH_SCHEMA
from pipelines.relate.rows import RECORDS
from pipelines.storage.parts import PartStore
from schemas.registry import TABLES


def assemble(readings: SourceReadings, parts: PartStore) -> dict[str, pl.DataFrame]:
    """Return the document-level tables, unresolved (`documents`, `texts`, `rejected_inputs`, spans, statements), and
    the `sketches` that grouping into stories needs.

    Of sources with the same bytes the one with the smallest URI becomes the document; the others are rejected.
    """
    names = ("documents", "texts", *RECORDS)
    if readings.index.is_empty():
        empty = {name: TABLES[name].empty() for name in names}
        empty["sketches"] = pl.DataFrame(schema=SKETCH_SCHEMA)
        return {**empty, "rejected_inputs": discovered_rejections(readings.discovery)}
    live = readings.index.lazy().select("part_id", "source_file")
    owners = (
        parts.scan("owners", readings.index)
        .join(live, on=["part_id", "source_file"])
        .sort("document_id", "source_uri", "source_file")
        .collect()
    )
    kept = owners.unique("document_id", keep="first", maintain_order=True)
    tables = {
        name: _rows(parts.scan(name, readings.index), kept, TABLES[name].polars_schema) for name in names
    }
    tables["documents"] = (
        tables["documents"]
        .join(kept.select("document_id", "source_uri"), on=["document_id", "source_uri"], how="semi")
        .unique("document_id", keep="first")
    )
    rejected = (
        parts.scan("rejected_inputs", readings.index)
        .join(live, on=["part_id", "source_file"])
        .select(list(TABLES["rejected_inputs"].polars_schema))
        .collect()
    )
    tables["sketches"] = _rows(parts.scan("sketches", readings.index), kept, SKETCH_SCHEMA)
    tables["rejected_inputs"] = pl.concat(
        [discovered_rejections(readings.discovery), rejected, _duplicates(owners, kept)]
    ).unique("source_uri", keep="first", maintain_order=True)
    return tables


def files_with_documents(readings: SourceReadings, parts: PartStore) -> list[str]:
    """Return the source files that yielded at least one document, duplicates included."""
    if readings.index.is_empty():
        return []
    return parts.scan("owners", readings.index).select("source_file").unique().collect().to_series().to_list()


def _rows(scan: pl.LazyFrame, kept: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return (
        scan.join(kept.lazy().select("document_id", "part_id"), on=["document_id", "part_id"], how="semi")
        .select(list(schema))
        .unique("document_id" if "text" in schema or "terms" in schema else None)
        .collect()
    )


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
