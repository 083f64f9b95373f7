"""Document-level tables on disk, sorted by document: some documents are read at a time, however many there are.

Belongs here: cutting tables into chunks of whole documents. What is done with a chunk is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polars as pl

DOCUMENTS_AT_ONCE = 4_000
"""Documents of a chunk: enough to hide a pass's overhead, few enough to bound memory."""

Chunk = dict[str, pl.DataFrame]
"""Table → its rows of some documents."""


class DocumentTables:
    """Files `<root>/<name>.parquet`, each sorted by `document_id`; `documents` says which documents there are."""

    def __init__(self, root: Path):
        self.root = root

    def path(self, name: str) -> Path:
        """Return the file of table `name`."""
        return self.root / f"{name}.parquet"

    def scan(self, name: str) -> pl.LazyFrame:
        """Return table `name` lazily."""
        return pl.scan_parquet(self.path(name))

    def chunks(self, names: Iterable[str], size: int | None = None) -> Iterator[Chunk]:
        """Yield the rows of `size` (DOCUMENTS_AT_ONCE) documents after the other; rows of unknown documents come along, none is left out.

        Without any document there is one chunk, of what rows there are.
        """
        names = tuple(names)
        for rows in self._ranges(size or DOCUMENTS_AT_ONCE):
            yield {name: self.scan(name).filter(rows).collect() for name in names}

    def put(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Write whole tables; those of documents sorted by them."""
        self.root.mkdir(parents=True, exist_ok=True)
        for name, frame in frames.items():
            by = "document_id" if "document_id" in frame.columns else frame.columns[0]
            frame.sort(by, maintain_order=True).write_parquet(self.path(name))

    def _ranges(self, size: int) -> Iterator[pl.Expr]:
        """Yield one condition per chunk: half-open ranges of ids that leave no gap."""
        ids = self.scan("documents").select("document_id").collect().to_series().drop_nulls().unique().sort()
        document_id = pl.col("document_id")
        last = [ids[end - 1] for end in range(size, ids.len(), size)]
        for after, until in zip([None, *last], [*last, None], strict=True):
            is_in = pl.lit(True) if after is None else document_id > after
            if until is not None:
                is_in &= document_id <= until
            yield is_in | document_id.is_null() if after is None else is_in
