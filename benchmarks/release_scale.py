"""A release of millions of figure rows: time and memory of build and verify, size per row, bytes read by a scan.

    python -m benchmarks.release_scale --rows 10000000 --work FOLDER

Documents are made up: 20 figures in 5 sentences each, over 20 years. Peak memory is the process's own (ru_maxrss), step by step
in a process of its own. Bytes read are counted by a file that notes what is asked of it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import multiprocessing
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.release.build import ReleaseConfig, build_release
from pipelines.release.verify import verify_folder
from pipelines.storage.parquet import ROW_GROUP_ROWS, write_batches
from schemas.registry import TABLES
from schemas.table import Table

SENTENCE = "The duty on steel of 25% was paid on 1,200 tonnes in 12 ports for $3.5 million. "
SPANS = (
    ("25%", "percent", 25.0),
    ("1,200", "count", 1200.0),
    ("12", "count", 12.0),
    ("$3.5 million", "money", 3.5e6),
)
SENTENCES = 5
FIGURES = SENTENCES * len(SPANS)
VERSION = "2031.05.03"
DAY = dt.date(2020, 6, 1)


def _filled(table: Table, given: dict[str, str]) -> str:
    """Return a SELECT list: given expressions, else null or the column's example."""
    from schemas.render.duckdb import literal, sql_type

    parts = []
    for c in table.columns:
        value = given.get(c.name) or ("NULL" if c.nullable else literal(str(c.examples[0])))
        parts.append(f'({value})::{sql_type(c.dtype)} AS "{c.name}"')
    return ", ".join(parts)


def _sources(documents: int) -> dict[str, str]:
    """Return the SQL that makes each table that has rows, in key order."""
    base = f"(SELECT substr(sha256(i::VARCHAR), 1, 16) AS id, i FROM range({documents}) t(i) ORDER BY id)"
    text = (SENTENCE * SENTENCES).strip()
    step = len(SENTENCE)
    spans = " UNION ALL ".join(
        f"SELECT {SENTENCE.index(s)} AS place, {len(s)} AS size, '{s}' AS words, '{k}' AS kind, {v} AS value"
        for s, k, v in SPANS
    )
    sentence = f"range({SENTENCES}) s(n)"
    day = "(DATE '2011-01-01' + (i % 7300)::INTEGER)"
    return {
        "documents": f"SELECT {_filled(TABLES['documents'], {'document_id': 'id', 'content_sha256': 'sha256(id)', 'published_on': day, 'char_count': str(len(text)), 'text_redistributable': 'i % 10 = 0'})} FROM {base}",
        "texts": f"SELECT id AS document_id, '{text}' AS text FROM {base}",
        "sentences": f"SELECT {_filled(TABLES['sentences'], {'document_id': 'id', 'char_start': f'n * {step}', 'char_end': f'(n + 1) * {step} - 1', 'ordinal': 'n'})} FROM {base}, {sentence} ORDER BY id, n",
        "figures": f"SELECT {_filled(TABLES['figures'], {'document_id': 'id', 'char_start': f'n * {step} + place', 'char_end': f'n * {step} + place + size', 'surface': 'words', 'sentence_start': f'n * {step}', 'quantity_kind': 'kind', 'value': 'value'})} FROM {base}, {sentence}, ({spans}) ORDER BY id, n, place",
    }


def make_tables(data: Path, documents: int) -> None:
    """Write made-up tables as a build leaves them."""
    queries = _sources(documents)
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        for name, table in TABLES.items():
            batches: Iterator[pl.DataFrame] = iter(())
            if name in queries:
                reader = connection.sql(queries[name]).to_arrow_reader(ROW_GROUP_ROWS)
                batches = (pl.DataFrame(pl.from_arrow(b)).cast(dict(table.polars_schema)) for b in reader)
            write_batches(batches, table, data / "tables" / f"{name}.parquet")


def _measured(connection: Any, work: Callable[..., Any], *arguments: Any) -> None:
    start = time.perf_counter()
    work(*arguments)
    used = resource.getrusage(resource.RUSAGE_SELF)
    connection.send(
        {
            "seconds": round(time.perf_counter() - start, 1),
            "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
            "peak_mb": round(used.ru_maxrss / 1024),
        }
    )


def in_own_process(work: Callable[..., Any], *arguments: Any) -> dict[str, float]:
    """Return seconds, CPU seconds and peak memory (MB) of `work`, run in a fresh process."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measured, args=(there, work, *arguments))
    process.start()
    there.close()
    try:
        result: dict[str, float] = here.recv()
    finally:
        process.join()
    return result


def build(data: Path, out: Path) -> None:
    """Build the release."""
    build_release(ReleaseConfig(VERSION, data, out))


def verify(release: Path) -> None:
    """Verify the release; it must be whole."""
    report = verify_folder(release)
    if report.findings:
        raise SystemExit(str(report.findings[:3]))


class CountingFile(io.FileIO):
    """A file that counts the bytes that are read from it."""

    count = 0

    def readinto(self, buffer: Any) -> int:
        """Read and count."""
        got = super().readinto(buffer) or 0
        self.count += got
        return got

    def read(self, size: int | None = -1) -> bytes:
        """Read and count."""
        content = super().read(-1 if size is None else size)
        self.count += len(content)
        return content


COLUMNS = ["document_id", "surface", "value"]


def _figures_of(release: Path, wanted: list[str]) -> dict[str, int]:
    """Return the bytes that are read to find the figures of some documents, by row-group statistics."""
    handle = CountingFile(release / "figures.parquet")
    with pq.ParquetFile(handle, pre_buffer=False) as file:
        groups = []
        for number in range(file.num_row_groups):
            seen = file.metadata.row_group(number).column(0).statistics
            if any(seen.min <= key <= seen.max for key in wanted):
                groups.append(number)
        ids = pc.field("document_id").isin(wanted)
        rows = sum(file.read_row_group(number, COLUMNS).filter(ids).num_rows for number in groups)
        total = file.num_row_groups
    return {"figures": rows, "row_groups": len(groups), "of_row_groups": total, "bytes_read": handle.count}


def bytes_for_document(release: Path) -> dict[str, int]:
    """Return what is read of `figures.parquet` for the figures of one document."""
    with pq.ParquetFile(release / "documents.parquet") as file:
        wanted = file.read_row_group(0, ["document_id"])["document_id"][7].as_py()
    return _figures_of(release, [wanted]) | {"file_bytes": (release / "figures.parquet").stat().st_size}


def bytes_for_day(release: Path) -> dict[str, int]:
    """Return what is read of `documents.parquet` and `figures.parquet` for the figures of one day."""
    handle = CountingFile(release / "documents.parquet")
    with pq.ParquetFile(handle, pre_buffer=False) as file:
        day = file.read(["document_id", "published_on"]).filter(pc.field("published_on") == DAY)
    found = _figures_of(release, day["document_id"].to_pylist())
    sizes = [(release / name).stat().st_size for name in ("documents.parquet", "figures.parquet")]
    return found | {
        "documents": day.num_rows,
        "bytes_read": found["bytes_read"] + handle.count,
        "file_bytes": sum(sizes),
    }


def main() -> None:
    """Make, build, verify, scan; print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    data, out = args.work / "data", args.work / "releases"
    shutil.rmtree(args.work, ignore_errors=True)
    documents = args.rows // FIGURES
    result: dict[str, Any] = {"figures": documents * FIGURES, "documents": documents}
    result["tables"] = in_own_process(make_tables, data, documents)
    result["build"] = in_own_process(build, data, out)
    release = out / VERSION
    result["verify"] = in_own_process(verify, release)
    size = (release / "figures.parquet").stat().st_size
    result["bytes_per_figure"] = round(size / result["figures"], 2)
    result["database_mb"] = round((release / "parley.duckdb").stat().st_size / 1e6, 1)
    result["one_document"] = bytes_for_document(release)
    result["one_day"] = bytes_for_day(release)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
