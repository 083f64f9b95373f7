"""What ingest returns: a document with its labelled passages, or a rejection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Passage(NamedTuple):
    """A labelled part of the text; passages are ordered and do not overlap."""

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


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that did not become a document."""

    source_uri: str
    reason: str
    detail: str
    byte_count: int | None = None
    content_sha256: str | None = None
    duplicate_of: str | None = None
