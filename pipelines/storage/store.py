"""The table store: one Parquet file per table below `<data>/tables`, plus the quarantine beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from pipelines.storage.parquet import TableWriter, write_table
from pipelines.storage.staged import DocumentTables
from schemas.registry import TABLES
from schemas.validation import ValidationError, failure_frame, validate


class TableMissing(Exception):
    """A table has not been built yet; keeps `table` and `path`."""

    def __init__(self, table: str, path: Path):
        self.table, self.path = table, path
        super().__init__(f"table {table} is not built yet: no file {path}; run `parley build` first")


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give an empty folder for the length of a block; what a killed run left in it is gone, too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class TableStore:
    """Reads and writes tables below `data` (in `root`, by default its folder `tables`); every write is atomic."""

    def __init__(self, data: Path, root: Path | None = None):
        self.data = data
        self.root = root or data / "tables"

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

    def whole(self) -> DocumentTables:
        """Return all tables, to go through some documents at a time. Raises TableMissing unless all are there."""
        for name in TABLES:
            self.scan(name)
        return DocumentTables(self.root)

    def row_count(self, name: str) -> int:
        """Return how many rows table `name` has. Raises TableMissing."""
        count: int = self.scan(name).select(pl.len()).collect().item()
        return count

    def write(self, name: str, frame: pl.DataFrame) -> Path:
        """Validate `frame` and write it as table `name`; return the file.

        A frame that fails is not written: its failing rows go to the quarantine and ValidationError is raised.
        """
        self._ensure_valid(name, frame)
        write_table(frame, TABLES[name], self.path(name))
        self.quarantine_path(name).unlink(missing_ok=True)
        return self.path(name)

    def write_batches(self, name: str, batches: Iterable[pl.DataFrame]) -> Path:
        """Do the same with `batches` of rows that follow each other in key order; keys are unique inside each only."""
        with TableWriter(TABLES[name], self.path(name)) as writer:
            for batch in batches:
                self._ensure_valid(name, batch)
                writer.write(batch)
        self.quarantine_path(name).unlink(missing_ok=True)
        return self.path(name)

    def _ensure_valid(self, name: str, frame: pl.DataFrame) -> None:
        try:
            validate(frame, TABLES[name])
        except ValidationError as error:
            self.quarantine(name, "schema", failure_frame(error.failures))
            raise

    @contextmanager
    def aside(self) -> Iterator[TableStore]:
        """Give a store beside this one for the length of a block: tables are made there, then taken over whole."""
        with scratch(self.data / ".tables.new") as root:
            yield TableStore(self.data, root)

    def take_over(self, other: TableStore) -> None:
        """Replace the tables of this store by those of `other`; what was in quarantine of them is settled."""
        self.root.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            if other.path(name).is_file():
                os.replace(other.path(name), self.path(name))
                self.quarantine_path(name).unlink(missing_ok=True)

    def quarantine_path(self, name: str) -> Path:
        """Return the file that holds the rows of table `name` that last failed validation."""
        return self.data / "quarantine" / f"{name}.parquet"

    def quarantine(self, table: str, check: str, rows: pl.DataFrame) -> Path:
        """Write the rows of `table` that fail `check` to the quarantine; return the file."""
        path = self.quarantine_path(table)
        path.parent.mkdir(parents=True, exist_ok=True)
        rows.select(pl.lit(table).alias("table"), pl.lit(check).alias("check"), pl.all()).write_parquet(path)
        return path
