"""A document from a plain string: for text that comes from a pipe or a test set instead of a file."""

from __future__ import annotations

import datetime as dt

from pipelines.ingest import dating, languages, passages
from pipelines.ingest.assemble import Origin, document
from pipelines.ingest.listing import Listed
from pipelines.ingest.records import Document, Rejection


def document_from_text(text: str, *, source_uri: str = "-", published_on: dt.date | None = None) -> Document:
    """Return the document of `text`, with passages and header date as for a file; a given date is a listed one.

    Any text gives a document, also one that is empty or in another language: the caller asked for this very text.
    """
    raw = text.encode("utf-8", "surrogatepass")
    labelled = passages.label(text)
    listed = Listed("argument", published_on=published_on)
    origin = Origin(source_uri, "", raw, "utf-8", "decoded")
    found = document(text, labelled, origin, listed=listed)
    if isinstance(found, Rejection):
        date = (
            dating.Dating(published_on, None, "listed", "listing", published_on, published_on)
            if published_on
            else dating.UNKNOWN
        )
        sha256 = found.content_sha256 or ""
        found = Document(
            sha256[:16],
            source_uri,
            "",
            sha256,
            "utf-8",
            "decoded",
            languages.detect(text),
            text,
            labelled,
            published_on=date.on,
            published_basis=date.basis,
            published_rule=date.rule,
            published_earliest=date.earliest,
            published_latest=date.latest,
        )
    return found
