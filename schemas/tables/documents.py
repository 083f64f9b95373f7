"""One row per source document."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import polars as pl

from schemas.column import column
from schemas.table import Table
from schemas.tables._common import InDocument
from schemas.vocabularies import PUBLISHED_BASIS, TEXT_BASIS


class Documents(InDocument):
    """Every document that was read: where it came from, who published it, when, under which licence."""

    source_uri: str = column(
        "Where the document came from: a listed URI, else its path below the source folder; "
        "`#n` names the n-th record of a file of many.",
        examples=["kuala-lumpur/day-two.txt", "batch.jsonl#3"],
    )
    url: str = column(
        "Web address of the document, where the listing, the page or the record states one.",
        nullable=True,
        examples=["https://example.org/trade/talks-resume"],
    )
    batch: str = column(
        "The batch it arrived in: the first folder below the source folder, or empty.",
        examples=["kuala-lumpur", ""],
    )
    content_sha256: str = column(
        "SHA-256 of the raw bytes: of the file, or of the text field of a record.",
        examples=["7f1eba6c553266b4…"],
        str_matches=r"^[0-9a-f]{64}$",
    )
    encoding: str = column("The encoding the bytes were decoded with.", examples=["utf-8"])
    text_basis: str = column("What offsets count in.", examples=["decoded"], vocabulary=TEXT_BASIS)
    language: str = column("Language, ISO 639-1; `und` when too short to tell.", examples=["en"])
    publisher: str = column("Publisher, as stated or listed.", nullable=True, examples=["The Daily Guardian"])
    publisher_country: str = column(
        "Country of the publisher, ISO 3166-1 alpha-2.",
        nullable=True,
        examples=["IN"],
        str_matches=r"^[A-Z]{2}$",
    )
    headline: str = column(
        "The headline, as printed.", nullable=True, examples=["Talks resume"], verbatim=True
    )
    byline: str = column("Author or desk, as printed.", nullable=True, examples=["RNA Desk"], verbatim=True)
    dateline_place: str = column(
        "Place of the dateline, as printed.", nullable=True, examples=["KUALA LUMPUR"], verbatim=True
    )
    published_on: dt.date = column(
        "Publication date in the publisher's own calendar, where it is known to the day.",
        nullable=True,
        examples=["2025-10-26"],
    )
    published_at: Annotated[pl.Datetime, "us", "UTC"] = column(
        "Publication time, where a clock time with a zone is stated.",
        unit="UTC",
        nullable=True,
        examples=["2025-10-25T17:00:01Z"],
    )
    published_basis: str = column(
        "How the publication date is known.", examples=["stated"], vocabulary=PUBLISHED_BASIS
    )
    published_rule: str = column(
        "The rule or the evidence that gave the date.", nullable=True, examples=["byline_timestamp"]
    )
    published_earliest: dt.date = column(
        "First day on which it can have been published.", nullable=True, examples=["2025-10-26"]
    )
    published_latest: dt.date = column(
        "Last day on which it can have been published.", nullable=True, examples=["2025-10-29"]
    )
    published_char_start: pl.Int64 = column(
        "Where the date is printed: first character.", unit="code point", nullable=True, examples=[356], ge=0
    )
    published_char_end: pl.Int64 = column(
        "Where the date is printed: after the last character.",
        unit="code point",
        nullable=True,
        examples=[385],
        ge=0,
    )
    char_count: pl.Int64 = column("Length of the text.", unit="code point", examples=[6863], ge=0)
    word_count: pl.Int64 = column("Words in content passages.", unit="word", examples=[1012], ge=0)
    licence: str = column(
        "Licence of the text, SPDX where one exists.", nullable=True, examples=["CC-BY-4.0"]
    )
    text_redistributable: bool = column(
        "Whether the licence lets the words leave the internal store.", examples=[False]
    )


TABLE = Table(
    name="documents",
    title="Documents",
    model=Documents,
    primary_key=("document_id",),
    group="ingest",
)
