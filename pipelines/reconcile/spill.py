"""Rows of all documents, too many to hold: kept on disk while the steps across documents run, sorted and joined by DuckDB.

Belongs here: putting rows aside and getting them back in another order. What they mean is known to those who put them there.
The folder is given by the caller, and nothing in it outlives the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from pipelines.bounded import connect
from schemas.render.duckdb import literal

BATCH_ROWS = 50_000


class Spill:
    """Named sets of rows in Parquet files below `folder`; SQL sees each set as a table of its name."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._files: dict[str, list[Path]] = defaultdict(list)
        self._connection = connect(folder)

    def add(self, name: str, frame: pl.DataFrame) -> None:
        """Add the rows of `frame` to set `name`."""
        path = self._fresh(name)
        frame.write_parquet(path, compression="zstd", compression_level=1)

    def link(self, name: str, path: Path) -> None:
        """Take the rows of an existing Parquet file as part of set `name`."""
        self._files[name].append(path)

    def make(self, name: str, query: str) -> None:
        """Add the rows of an SQL `query` over the sets, in the order it asks for, to set `name`."""
        self._see(query)
        target = literal(str(self._fresh(name)))
        self._connection.execute(f"COPY ({query}) TO {target} (FORMAT parquet, ROW_GROUP_SIZE {BATCH_ROWS})")

    def batches(self, name: str) -> Iterator[pl.DataFrame]:
        """Yield the rows of set `name` in the order in which they were added, at most BATCH_ROWS at once."""
        for path in self._files[name]:
            with pq.ParquetFile(path) as file:
                if not file.metadata.num_rows:
                    yield pl.read_parquet(path)
                for batch in file.iter_batches(batch_size=BATCH_ROWS):
                    frame = pl.from_arrow(batch)
                    assert isinstance(frame, pl.DataFrame)
                    yield frame

    def read(self, name: str) -> pl.DataFrame:
        """Return all rows of set `name`, which must be few."""
        return pl.concat([pl.read_parquet(path) for path in self._files[name]])

    def select(self, query: str) -> pl.DataFrame:
        """Return the rows of an SQL `query` over the sets, which must be few."""
        self._see(query)
        return self._connection.sql(query).pl()

    def in_order(self, name: str, by: Sequence[str]) -> Iterator[pl.DataFrame]:
        """Yield the rows of set `name` sorted by the columns `by`; the set is used up."""
        ordered = f"{name} in order"
        keys = ", ".join(f'"{column}"' for column in by)
        self.make(ordered, f'SELECT * FROM "{name}" ORDER BY {keys}')
        self._drop(name)
        yield from self.batches(ordered)
        self._drop(ordered)

    def groups(self, name: str, key: str, *within: str) -> Iterator[pl.DataFrame]:
        """Yield the rows of set `name` sorted by `key`, then `within`; rows of one key come together. The set is used up."""
        yield from whole_groups(self.in_order(name, (key, *within)), key)

    def _see(self, query: str) -> None:
        """Let SQL see the sets that `query` names."""
        for known, paths in self._files.items():
            if known in query:
                files = ", ".join(literal(str(p)) for p in paths)
                self._connection.execute(
                    f'CREATE OR REPLACE VIEW "{known}" AS SELECT * FROM read_parquet([{files}])'
                )

    def _fresh(self, name: str) -> Path:
        path = self.folder / f"{name}-{len(self._files[name])}.parquet"
        self._files[name].append(path)
        return path

    def _drop(self, name: str) -> None:
        for path in self._files.pop(name):
            path.unlink()


def whole_groups(batches: Iterator[pl.DataFrame], key: str) -> Iterator[pl.DataFrame]:
    """Yield the rows of `batches`, which are sorted by `key`, cut anew so that no key is in two frames; one empty frame if none."""
    held: list[pl.DataFrame] = []
    for batch in batches:
        if batch.is_empty():
            held = held or [batch]
            continue
        before = batch.select((pl.col(key) != pl.col(key).last()).sum()).item()
        starts_anew = bool(held) and not held[-1].is_empty() and held[-1][key][-1] != batch[key][0]
        if before or starts_anew:
            yield pl.concat([*held, batch.head(before)])
            held = []
        held.append(batch.slice(before))
    if held:
        yield pl.concat(held)
