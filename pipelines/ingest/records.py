"""What ingest returns: a document with its labelled passages, or a rejection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Passage(NamedTuple):
    """A labelled part of the text; passages are ordered, disjoint and cover all that is not white space.

    A line break inside a passage is a soft one (hard-wrapped text); each line of its own is its own passage.
    """

    char_start: int
    char_end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source as read: provenance, text, passages and what its header states of its date."""

    document_id: str
    source_uri: str
    batch: str
    content_sha256: str
    encoding: str
    text_basis: str
    language: str
    text: str
    passages: tuple[Passage, ...]
    publisher: str | None = None
    publisher_country: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_on: dt.date | None = None
    published_at: dt.datetime | None = None
    published_basis: str = "unknown"
    published_rule: str | None = None
    published_earliest: dt.date | None = None
    published_latest: dt.date | None = None
    published_char_start: int | None = None
    published_char_end: int | None = None
    licence: str | None = None
    text_redistributable: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that did not become a document."""

    source_uri: str
    reason: str
    detail: str
    byte_count: int | None = None
    content_sha256: str | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is read, in bytes; what is larger is rejected as too large.

    `max_bytes` bounds a file of one document and each record of a file of many; `max_container_bytes` bounds
    a file of many that has to be held whole (a JSON array).
    """

    max_bytes: int = 32 * 1024 * 1024
    max_container_bytes: int = 128 * 1024 * 1024


def faulty(document: Document, fault: str) -> Rejection:
    """Return the rejection of `document`, over which the rules failed with `fault`."""
    return Rejection(
        source_uri=document.source_uri,
        reason="fault",
        detail=fault,
        byte_count=len(document.text.encode("utf-8")),
        content_sha256=document.content_sha256,
    )
