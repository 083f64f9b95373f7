"""The blocking checks of a release, over table files of any size: batch by batch, with the checks of `pipelines.checks`."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.checks.grounding import check_grounding
from pipelines.checks.references import check_references
from pipelines.checks.result import CheckResult
from pipelines.checks.schema import check_schema
from pipelines.release.manifest import CheckOutcome
from pipelines.storage.parquet import batches_of
from schemas.registry import TABLES
from schemas.table import ForeignKey, Table


class Blocked(Exception):
    """Blocking checks fail, so nothing is released; keeps `failed`."""

    def __init__(self, failed: list[CheckOutcome]):
        self.failed = failed
        lines = "\n".join(f"  {f.table}.{f.name}: {f.message}" for f in failed)
        super().__init__(f"{len(failed)} blocking check(s) fail, nothing was released:\n{lines}")


def _targets(batch: pl.DataFrame, key: ForeignKey, folder: Path) -> pl.DataFrame:
    """Return the keys that `batch` may point at; for keys by document, those of the batch's documents only."""
    scan = pl.scan_parquet(folder / f"{key.table}.parquet").select(key.references)
    if key.references[0] == "document_id" and not batch.is_empty():
        ids = batch[key.columns[0]]
        scan = scan.filter(pl.col("document_id").is_between(pl.lit(ids.min()), pl.lit(ids.max())))
    return scan.collect()


def _check_batch(
    batch: pl.DataFrame, table: Table, folder: Path, texts: pl.LazyFrame | None
) -> list[CheckResult]:
    results = [check_schema(batch, table)]
    for key in table.foreign_keys:
        one_key = Table(table.name, table.title, table.model, table.primary_key, table.group, (key,))
        frames = {key.table: _targets(batch, key, folder), table.name: batch}
        if key.table != table.name:
            results.append(check_references(frames, one_key))
    if table.is_span and texts is not None and not batch.is_empty():
        ids = batch["document_id"]
        held = texts.filter(pl.col("document_id").is_between(pl.lit(ids.min()), pl.lit(ids.max()))).collect()
        here = batch.join(held, on="document_id", how="semi")
        results.append(check_grounding(here, held, table))
    return results


def _merge(name: str, table: str, results: list[CheckResult], rows: int) -> CheckOutcome:
    failed = [r for r in results if not r.passed]
    if not failed:
        return CheckOutcome(table, name, True, f"{rows} rows checked")
    shown = "; ".join(str(row) for r in failed[:1] for row in r.failing.head(3).to_dicts())
    return CheckOutcome(
        table, name, False, "; ".join(dict.fromkeys(r.message for r in failed)) + f": {shown}"
    )


def _key_order(folder: Path, table: Table) -> CheckResult:
    """Return whether primary keys strictly increase through the file: sorted, and unique across batches."""
    last: tuple[object, ...] | None = None
    keys = list(table.primary_key)
    for batch in batches_of(folder / f"{table.name}.parquet", keys):
        if batch.is_empty():
            continue
        rows = batch.select(keys)
        first = rows.row(0)
        if (
            not rows.equals(rows.sort(keys))
            or rows.is_duplicated().any()
            or (last is not None and first <= last)
        ):
            return CheckResult("key_order", table.name, False, f"keys do not strictly increase near {first}")
        last = rows.row(-1)
    return CheckResult("key_order", table.name, True, "keys strictly increase")


def check_table_file(folder: Path, table: Table, texts: pl.LazyFrame | None) -> list[CheckOutcome]:
    """Return the outcomes of every blocking check of one table's file below `folder`."""
    found: dict[str, list[CheckResult]] = {"schema": []}
    rows = 0
    for batch in batches_of(folder / f"{table.name}.parquet"):
        rows += batch.height
        for result in _check_batch(batch, table, folder, texts):
            found.setdefault(result.name, []).append(result)
    found["key_order"] = [_key_order(folder, table)]
    return [_merge(name, table.name, results, rows) for name, results in found.items()]


def check_files(folder: Path, tables: tuple[Table, ...]) -> list[CheckOutcome]:
    """Return the outcomes of all blocking checks of the table files below `folder`, in registry order."""
    texts_path = folder / f"{TABLES['texts'].name}.parquet"
    texts = pl.scan_parquet(texts_path) if texts_path.is_file() else None
    return [outcome for table in tables for outcome in check_table_file(folder, table, texts)]
