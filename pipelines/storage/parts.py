"""Readings kept between builds: a part holds the rows of some source files; the index says which file is in which part.

A part never changes once written. Removed or changed sources are dropped by the index, not by rewriting parts;
a part that no source points at any more is deleted. Parts are internal: no release or view reads them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

INDEX_SCHEMA = pl.Schema(
    {
        "source_file": pl.String,
        "byte_count": pl.Int64,
        "mtime_ns": pl.Int64,
        "listing_digest": pl.String,
        "reading_version": pl.String,
        "part_id": pl.String,
    }
)


@dataclass(frozen=True)
class PartStore:
    """Parts below `root`: `<part_id>/<table>.parquet`, and `index.parquet`."""

    root: Path

    def index(self) -> pl.DataFrame:
        """Return the index: one row per source file that a part holds."""
        path = self.root / "index.parquet"
        if not path.is_file():
            return pl.DataFrame(schema=INDEX_SCHEMA)
        index = pl.read_parquet(path)
        held = {p.name for p in self.root.iterdir() if p.is_dir()}
        return index.filter(pl.col("part_id").is_in(held)) if index.schema == INDEX_SCHEMA else index.clear()

    def write_part(self, part_id: str, frames: Mapping[str, pl.DataFrame]) -> None:
        """Write the rows of a part at once or not at all."""
        target = self.root / part_id
        if target.is_dir():
            return
        aside = self.root / f".{part_id}.{os.getpid()}.tmp"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, frame in frames.items():
            _write(frame, aside / f"{name}.parquet")
        try:
            aside.rename(target)
        except OSError:
            if not target.is_dir():
                raise
            shutil.rmtree(aside)

    def write_index(self, index: pl.DataFrame) -> None:
        """Replace the index, then delete the parts that it no longer names."""
        self.root.mkdir(parents=True, exist_ok=True)
        aside = self.root / f".index.{os.getpid()}.tmp"
        index.select(list(INDEX_SCHEMA)).sort("source_file").pipe(_write, aside)
        os.replace(aside, self.root / "index.parquet")
        live = set(index["part_id"])
        for path in self.root.iterdir():
            if path.is_dir() and path.name not in live:
                shutil.rmtree(path, ignore_errors=True)

    def path(self, part_id: str, table: str) -> Path:
        """Return the file with the rows of `table` of a part."""
        return self.root / part_id / f"{table}.parquet"

    def scan(self, table: str, index: pl.DataFrame) -> pl.LazyFrame:
        """Return the rows of `table` of the parts that `index` names, with `source_file` and `part_id`."""
        parts = index["part_id"].unique().sort()
        return pl.concat(
            [
                pl.scan_parquet(self.path(part, table)).with_columns(pl.lit(part).alias("part_id"))
                for part in parts
            ],
            how="vertical",
        )


def _write(frame: pl.DataFrame, path: Path) -> None:
    """Write one file; raise OSError where the system takes no more bytes."""
    try:
        frame.write_parquet(path, compression="zstd", compression_level=1)
    except pl.exceptions.ComputeError as error:
        # polars tells a full disk as a broken file, without the system's own words
        raise OSError(errno.EIO, "could not write all bytes: is the disk full?", str(path)) from error
