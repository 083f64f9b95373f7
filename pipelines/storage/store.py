"""The table store: one Parquet file per table below `<data>/tables`, plus the quarantine beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipelines.storage.parquet import write_table
from schemas.registry import TABLES
from schemas.validation import ValidationError, failure_frame, validate


class TableMissing(Exception):
    """A table has not been built yet; keeps `table` and `path`."""

    def __init__(self, table: str, path: Path):
        self.table, self.path = table, path
        super().__init__(f"table {table} is not built yet: no file {path}; run `parley build` first")


class TableStore:
    """Reads and writes tables below `data`; every write is validated and atomic."""

    def __init__(self, data: Path):
        self.data = data
        self.root = data / "tables"

    def path(self, name: str) -> Path:
        """Return the file of table `name`."""
        return self.root / f"{TABLES[name].name}.parquet"

    def scan(self, name: str) -> pl.LazyFrame:
        """Return table `name` lazily. Raises TableMissing."""
        path = self.path(name)
        if not path.is_file():
            raise TableMissing(name, path)
        return pl.scan_parquet(path)

    def read(self, name: str) -> pl.DataFrame:
        """Return table `name`. Raises TableMissing."""
        return self.scan(name).collect()

    def write(self, name: str, frame: pl.DataFrame) -> Path:
        """Validate `frame` and write it as table `name`; return the file.

        A frame that fails is not written: its failing rows go to the quarantine and ValidationError is raised.
        """
        self.write_all({name: frame})
        return self.path(name)

    def write_all(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Validate and write tables beside the old ones, then replace all of these: a failure leaves every old one.

        Raises ValidationError as `write` does, OSError when the disk is full or may not be written.
        """
        aside = {name: self.root / f".{name}.parquet.new" for name in frames}
        try:
            for name, frame in frames.items():
                self._validate(name, frame)
                write_table(frame, TABLES[name], aside[name])
            for name, path in aside.items():
                os.replace(path, self.path(name))
                self.quarantine_path(name).unlink(missing_ok=True)
        finally:
            for path in aside.values():
                path.unlink(missing_ok=True)

    def _validate(self, name: str, frame: pl.DataFrame) -> None:
        try:
            validate(frame, TABLES[name])
        except ValidationError as error:
            self.quarantine(name, "schema", failure_frame(error.failures))
            raise

    def quarantine_path(self, name: str) -> Path:
        """Return the file that holds the rows of table `name` that last failed validation."""
        return self.data / "quarantine" / f"{name}.parquet"

    def quarantine(self, table: str, check: str, rows: pl.DataFrame) -> Path:
        """Write the rows of `table` that fail `check` to the quarantine; return the file."""
        path = self.quarantine_path(table)
        path.parent.mkdir(parents=True, exist_ok=True)
        rows.select(pl.lit(table).alias("table"), pl.lit(check).alias("check"), pl.all()).write_parquet(path)
        return path
