"""A source file → documents and rejections, by the reader for its kind. Nothing raises for bad input."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.ingest.discover import SourceFile, kind_of
from pipelines.ingest.listing import Listing
from pipelines.ingest.readers import json_records, pages, tables, text
from pipelines.ingest.readers.source import Source
from pipelines.ingest.records import Document, Limits, Rejection

__all__ = ["Limits", "read"]

Reader = Callable[[Source], Iterator[Document | Rejection]]

READERS: dict[str, Reader] = {
    "text": text.read_text,
    "markdown": text.read_markdown,
    "html": pages.read_html,
    "json": json_records.read_json,
    "jsonl": json_records.read_jsonl,
    "csv": tables.read_csv,
    "tsv": tables.read_tsv,
    "parquet": tables.read_parquet,
    "warc": pages.read_warc,
}


def read(file: SourceFile, listing: Listing, limits: Limits = Limits()) -> Iterator[Document | Rejection]:  # noqa: B008
    """Yield the documents of `file`, and a rejection for whatever in it is none, each with its reason.

    A file of one document yields one item; a file of many yields one per record, its URI ending in `#n`.
    """
    kind, _ = kind_of(file.path.name)
    source = Source(file, listing, limits)
    if kind is None:
        yield source.reject("unsupported", "no reader takes this kind of file; convert it")
        return
    if file.byte_count == 0:
        yield source.reject("empty", "no bytes; remove the file or fetch it again", raw=b"")
        return
    yield from READERS[kind](source)
