"""Readers of JSON: one object, an array of them, and JSON Lines, which is read as a stream."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping

from pipelines.ingest.decode import Undecodable, decode, stream_encoding
from pipelines.ingest.readers.fields import folded, has_text, read_record
from pipelines.ingest.readers.source import DAMAGED, Source, stream_head
from pipelines.ingest.records import Document, Rejection

_HOLDERS = (
    "articles",
    "documents",
    "items",
    "records",
    "results",
    "data",
    "stories",
    "entries",
    "docs",
    "hits",
    "news",
)


def read_json(source: Source) -> Iterator[Document | Rejection]:
    """Yield the document of an object with a text field, or those of an array of such objects."""
    data = source.whole(source.limits.max_container_bytes)
    if isinstance(data, Rejection):
        yield data
        return
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        yield source.reject(decoded.reason, decoded.detail, raw=data)
        return
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield source.reject(
            "malformed",
            f"not JSON ({error}); repair it, or name it .jsonl if it is one object a line",
            raw=data,
        )
        return
    records = _records(value)
    if records is None:
        yield source.reject(
            "missing_text",
            "holds no object with a text field, and no list of such objects; name the field text",
            raw=data,
        )
    elif isinstance(value, dict) and records == [value]:
        yield read_record(source, None, value, decoded.encoding)
    else:
        for number, record in enumerate(records, start=1):
            yield _one(source, number, record, decoded.encoding)


def _records(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if has_text(folded(value)):
            return [value]
        return next((value[k] for k in _HOLDERS if isinstance(value.get(k), list)), None)
    return None


def _one(source: Source, number: int, record: object, encoding: str) -> Document | Rejection:
    if not isinstance(record, Mapping):
        return source.reject(
            "malformed", f"a {type(record).__name__} where an object with a text field should be", number
        )
    return read_record(source, number, record, encoding)


def read_jsonl(source: Source) -> Iterator[Document | Rejection]:
    """Yield the documents of a JSON Lines file, one line in memory at a time."""
    number = 0
    try:
        with source.open() as raw:
            head, stream = stream_head(raw)
            encoding = stream_encoding(head)
            if isinstance(encoding, Undecodable):
                yield source.reject(encoding.reason, encoding.detail)
                return
            with io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n") as lines:
                for number, line in enumerate(_lines(lines, source.limits.max_bytes), start=1):
                    yield _line(source, number, line, encoding)
    except (*DAMAGED, UnicodeError) as error:
        yield source.unreadable(error, number + 1)
    else:
        if number == 0:
            yield source.reject("empty", "no line with a record; remove the file or fetch it again")


def _lines(stream: io.TextIOWrapper, limit: int) -> Iterator[str | None]:
    """Yield the lines that are not blank; None for one that is longer than `limit`, which is passed over."""
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith("\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith("\n"):
                pass
            yield None
        elif line.strip():
            yield line


def _line(source: Source, number: int, line: str | None, encoding: str) -> Document | Rejection:
    if line is None:
        return source.reject(
            "too_large",
            f"a line of more than {source.limits.max_bytes:,} characters; split it, or raise the limit",
            number,
        )
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raw = line.encode("utf-8", "surrogateescape")
        return source.reject("malformed", f"line is not JSON ({error}); repair it", number, raw)
    return _one(source, number, record, encoding)
