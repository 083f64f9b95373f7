"""The Parquet writer at release size: time, memory and bytes per figure row, and the bytes that a lookup reads.

    python -m benchmarks.release_rows [ROWS …]

Rows of `figures` are made up batch by batch, `FIGURES` to a document. Seconds are of the processor, without the making of
the rows; peak memory is the process's resident set. Bytes read are those the process asks of the system (Linux) while
pyarrow and DuckDB look up one document. A whole release is measured by `release_scale`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pyarrow.dataset as ds

from benchmarks.scale import PeakMemory
from pipelines.storage.parquet import ROW_GROUP_ROWS, write_batches
from schemas.registry import TABLES

FIGURES = 20
COUNTS = (100_000, 1_000_000)
COLUMNS = ["document_id", "char_start", "surface", "value"]
_GOLDEN = 0x9E3779B97F4A7C15
_SURFACES = ("25%", "1,200 tonnes", "$3.5 billion", "about 90 days", "40,000", "7.5 percent", "€12 million")
_KINDS = ("percent", "mass", "money", "duration", "count", "percent", "money")


def ids(count: int) -> list[str]:
    """Return `count` document ids in order, spread as digests are."""
    numbers = np.sort(np.arange(count, dtype=np.uint64) * np.uint64(_GOLDEN))
    return [f"{number:016x}" for number in numbers.tolist()]


def figures(documents: list[str]) -> pl.DataFrame:
    """Return FIGURES rows of the table for each document, in key order."""
    table = TABLES["figures"]
    count = len(documents) * FIGURES
    place = np.arange(count) % FIGURES * 83
    numbers = (np.arange(count, dtype=np.uint64) * np.uint64(_GOLDEN)) >> np.uint64(40)
    choice = numbers % np.uint64(len(_SURFACES))
    known = {
        "document_id": pl.Series(documents).gather(np.repeat(np.arange(len(documents)), FIGURES)),
        "char_start": pl.Series(place),
        "char_end": pl.Series(place + 8),
        "sentence_start": pl.Series(place // 160 * 160),
        "surface": pl.Series(_SURFACES).gather(choice),
        "quantity_kind": pl.Series(_KINDS).gather(choice),
        "value": pl.Series(numbers.astype(np.float64) / 8),
    }
    columns = []
    for column in table.columns:
        values = known.get(column.name)
        if values is None:
            given = None if column.nullable else column.examples[0]
            values = pl.Series([given]).new_from_index(0, count)
        columns.append(values.alias(column.name).cast(column.dtype))
    return pl.DataFrame(columns)


class Source:
    """Batches of made-up rows, and the seconds that making them took."""

    def __init__(self, documents: list[str]):
        self.documents, self.seconds = documents, 0.0

    def __iter__(self) -> Iterator[pl.DataFrame]:
        step = ROW_GROUP_ROWS // FIGURES
        for start in range(0, len(self.documents), step):
            started = time.process_time()
            batch = figures(self.documents[start : start + step])
            self.seconds += time.process_time() - started
            yield batch


def bytes_read() -> int:
    """Return the bytes that this process has asked the system for so far."""
    return int(Path("/proc/self/io").read_text().split()[1])


def _lookups(path: Path, document: str) -> Mapping[str, Callable[[], int]]:
    sql = f"SELECT {', '.join(COLUMNS)} FROM read_parquet(?) WHERE document_id = ?"
    data = ds.dataset(path)
    return {
        "pyarrow": lambda: data.to_table(COLUMNS, filter=ds.field("document_id") == document).num_rows,
        "DuckDB": lambda: len(duckdb.execute(sql, [str(path), document]).fetchall()),
    }


def measure(folder: Path, rows: int) -> str:
    """Write `rows` figures, look one document up, and return the line of the table."""
    path, memory = folder / f"figures-{rows}.parquet", PeakMemory()
    source = Source(ids(rows // FIGURES))
    memory.restart()
    started = time.process_time()
    size = write_batches(source, TABLES["figures"], path)
    seconds = time.process_time() - started - source.seconds
    peak = memory.megabytes()
    cells = [
        f"{rows:,}",
        f"{1e6 * seconds / rows:.2f}",
        f"{size / rows:.1f}",
        f"{size / 1e6:.1f}",
        f"{peak:,.0f}",
    ]
    document = source.documents[len(source.documents) // 3]
    for lookup in _lookups(path, document).values():
        before = bytes_read()
        found = lookup()
        assert found == FIGURES, found
        read = bytes_read() - before
        cells.append(f"{read / 1e6:.2f} ({100 * read / size:.1f} %)")
    path.unlink()
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", type=int, nargs="*", default=COUNTS)
    print("| rows | µs per row | bytes per row | file MB | peak MB | pyarrow reads MB | DuckDB reads MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for rows in parser.parse_args().counts:
            print(measure(Path(folder), rows), flush=True)


if __name__ == "__main__":
    main()
