"""Readers of tables with a text column: CSV, TSV and Parquet, a few rows in memory at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pipelines.ingest.decode import Undecodable, stream_encoding
from pipelines.ingest.readers.fields import folded, has_text, read_record
from pipelines.ingest.readers.source import DAMAGED, Source, stream_head
from pipelines.ingest.records import Document, Rejection

_DELIMITERS = ",;\t|"
_ROWS = 256


class _TooLong(Exception):
    """A record runs over the limit; csv keeps a record whole, so the limit has to stop it.

    `is_closed` says whether all its quotes are closed at the end of the line, so that the next line is a record.
    """

    def __init__(self, is_closed: bool):
        self.is_closed = is_closed
        super().__init__()


class _Bounded:
    """Lines of a stream, counted since `start()`, so that an unclosed quote cannot swallow the rest of a file."""

    def __init__(self, stream: io.TextIOWrapper, limit: int):
        self.stream, self.limit, self.held, self.quotes = stream, limit, 0, 0

    def start(self) -> None:
        """Begin a record."""
        self.held = self.quotes = 0

    def __iter__(self) -> _Bounded:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(self.limit + 1)
        if not line:
            raise StopIteration
        self.held += len(line)
        self.quotes += line.count('"')
        if self.held > self.limit:
            while not line.endswith(("\n", "\r")) and (line := self.stream.readline(1 << 20)):
                self.quotes += line.count('"')
            raise _TooLong(self.quotes % 2 == 0)
        return line


def read_csv(source: Source) -> Iterator[Document | Rejection]:
    """Yield the documents of a file of comma-separated values; the delimiter is read off the header."""
    yield from _read_csv(source, None)


def read_tsv(source: Source) -> Iterator[Document | Rejection]:
    """Yield the documents of a file of tab-separated values."""
    yield from _read_csv(source, "\t")


def _read_csv(source: Source, delimiter: str | None) -> Iterator[Document | Rejection]:
    number = 0
    limit = source.limits.max_bytes
    csv.field_size_limit(max(limit, 131_072))
    try:
        with source.open() as raw:
            head, stream = stream_head(raw)
            encoding = stream_encoding(head)
            if isinstance(encoding, Undecodable):
                yield source.reject(encoding.reason, encoding.detail)
                return
            with io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="") as decoded:
                lines = _Bounded(decoded, limit)
                header_line = next(lines, "")
                names = next(csv.reader([header_line], delimiter=delimiter or _delimiter(header_line)), [])
                if not has_text(list(folded(dict.fromkeys(names)))):
                    yield source.reject(
                        "missing_text", f"no text column among {', '.join(names[:12])}; name one text"
                    )
                    return
                for number, row in enumerate(_rows(lines, delimiter or _delimiter(header_line)), start=1):
                    yield _row(source, number, names, row, encoding)
    except _TooLong:
        detail = (
            f"a record of more than {limit:,} characters with an open quote; close it, the rest is not read"
        )
        yield source.reject("too_large", detail, number + 1)
    except csv.Error as error:
        detail = f"not CSV from here on ({error}); repair it, the rest is not read"
        yield source.reject("malformed", detail, number + 1)
    except (*DAMAGED, UnicodeError) as error:
        yield source.unreadable(error, number + 1)
    else:
        if number == 0:
            yield source.reject("empty", "a header and no rows; remove the file or fetch it again")


def _rows(lines: _Bounded, delimiter: str) -> Iterator[list[str] | None]:
    """Yield the cells of each record that is not blank; None for one over the limit, which is passed over.

    Raises _TooLong where such a record leaves a quote open: what follows cannot be told apart from it.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.start()
        try:
            row = next(reader, None)
        except _TooLong as error:
            if not error.is_closed:
                raise
            reader = csv.reader(lines, delimiter=delimiter)
            yield None
            continue
        if row is None:
            return
        if row:
            yield row


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _row(
    source: Source, number: int, names: list[str], row: list[str] | None, encoding: str
) -> Document | Rejection:
    if row is None:
        detail = f"a record of more than {source.limits.max_bytes:,} characters; split it, or raise the limit"
        return source.reject("too_large", detail, number)
    if len(row) != len(names):
        return source.reject(
            "malformed",
            f"{len(row)} cells where the header has {len(names)}; check quotes and delimiters",
            number,
        )
    return read_record(source, number, dict(zip(names, row, strict=True)), encoding)


def read_parquet(source: Source) -> Iterator[Document | Rejection]:
    """Yield the documents of a Parquet file with a text column."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(source.file.path) as file:
            names = file.schema_arrow.names
            if not has_text(list(folded(dict.fromkeys(names)))):
                yield source.reject(
                    "missing_text", f"no text column among {', '.join(names[:12])}; name one text"
                )
                return
            for batch in file.iter_batches(batch_size=_ROWS):
                for record in batch.to_pylist():
                    number += 1
                    yield read_record(source, number, record, "utf-8")
    except (pa.ArrowException, *DAMAGED, UnicodeError) as error:
        what = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        yield source.reject(
            "malformed",
            f"not a readable Parquet file ({what}); write it again",
            number + 1 if number else None,
        )
    else:
        if number == 0:
            yield source.reject("empty", "no rows; remove the file or fetch it again")
