"""Readers of web pages: an HTML file, and the responses of a web archive (WARC)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.ingest import html, passages
from pipelines.ingest.assemble import Origin, document
from pipelines.ingest.decode import Undecodable, decode
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.readers.source import DAMAGED, Source
from pipelines.ingest.records import Document, Rejection

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})|<\?xml[^<>]{0,100}?encoding=[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^<>]{0,200}\?>\s{0,20})?(?:<!--[^<>]{0,300}-->\s{0,20})?(?:<!doctype html|<html[\s>])",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)


def read_html(source: Source) -> Iterator[Document | Rejection]:
    """Yield the document of an HTML file."""
    data = source.whole(source.limits.max_bytes)
    yield data if isinstance(data, Rejection) else _page(source, None, data, None, Metadata())


def is_page(data: bytes) -> bool:
    """Return whether a file begins as web pages do."""
    return _OPENING.match(data[:1024]) is not None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its first 4 kB."""
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _page(
    source: Source, number: int | None, data: bytes, charset: str | None, known: Metadata
) -> Document | Rejection:
    decoded = decode(data, charset or declared_charset(data))
    if isinstance(decoded, Undecodable):
        return source.reject(decoded.reason, decoded.detail, number, data)
    if html.is_too_deep(decoded.text):
        detail = (
            f"elements nest more than {html.MAX_DEPTH} deep, which no browser shows; save the page as text"
        )
        return source.reject("malformed", detail, number, data)
    page = html.render(decoded.text)
    metadata = replace(page.metadata, url=known.url or page.metadata.url, fetched_on=known.fetched_on)
    origin = Origin(source.uri(number), source.file.batch, data, decoded.encoding, "rendered")
    return document(page.text, page.passages, origin, metadata, source.listed(number))


def read_warc(source: Source) -> Iterator[Document | Rejection]:
    """Yield the documents of a web archive: its HTML and plain-text responses; other records are passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        with source.file.path.open("rb") as stream:  # warcio unpacks gzip by itself, record by record
            for record in ArchiveIterator(stream):
                if record.rec_type in ("response", "resource", "conversion"):
                    number += 1
                    yield _archived(source, number, record)
    except (ArchiveLoadFailed, *DAMAGED, ValueError) as error:
        yield source.reject(
            "malformed", f"not a readable web archive from here on ({error}); fetch it again", number + 1
        )
    else:
        if number == 0:
            yield source.reject("empty", "no response in the archive; remove the file")


def _archived(source: Source, number: int, record: ArcWarcRecord) -> Document | Rejection:
    url = record.rec_headers.get_header("WARC-Target-URI")
    declared = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not status.startswith("2"):
        return source.reject(
            "unsupported", f"{url}: HTTP status {status}, no article; fetch it again", number
        )
    if "html" not in declared and "text/plain" not in declared:
        return source.reject(
            "unsupported",
            f"{url}: content type {declared or 'unknown'}; only HTML and plain text are read",
            number,
        )
    data = record.content_stream().read(source.limits.max_bytes + 1)
    if len(data) > source.limits.max_bytes:
        return source.reject(
            "too_large", f"{url}: more than {source.limits.max_bytes:,} bytes; raise the limit", number
        )
    charset = match[1] if (match := _CHARSET.search(declared)) else None
    stamp = record.rec_headers.get_header("WARC-Date") or ""
    known = Metadata(
        url=url, fetched_on=dt.date.fromisoformat(stamp[:10]) if re.match(r"\d{4}-\d\d-\d\d", stamp) else None
    )
    if "html" in declared:
        return _page(source, number, data, charset, known)
    decoded = decode(data, charset)
    if isinstance(decoded, Undecodable):
        return source.reject(decoded.reason, decoded.detail, number, data)
    origin = Origin(source.uri(number), source.file.batch, data, decoded.encoding, "decoded")
    return document(decoded.text, passages.label(decoded.text), origin, known, source.listed(number))
