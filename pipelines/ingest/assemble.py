"""Text, labels, metadata and listing → one document. How the sources of a value are weighed is decided here:
what a person lists goes before what the page's meta tags say, and these before what is printed."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from pipelines.ingest import datelines, dating, languages, publishers, shapes, url_dates
from pipelines.ingest.dating import Dating
from pipelines.ingest.listing import Listed
from pipelines.ingest.metadata import NOTHING, Metadata
from pipelines.ingest.records import Document, Passage, Rejection

_OPEN_LICENCES = (
    "CC0-",
    "CC-BY-1",
    "CC-BY-2",
    "CC-BY-3",
    "CC-BY-4",
    "CC-BY-SA-",
    "PDDL-",
    "ODC-BY-",
    "OGL-",
    "US-PD",
    "PUBLIC-DOMAIN",
)
"""Beginnings of SPDX names under which the words may be passed on, changed in form and at any price."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from and what it was decoded with; `raw` are the bytes that make its id."""

    source_uri: str
    batch: str
    raw: bytes
    encoding: str
    text_basis: str


def document(
    text: str,
    passages: tuple[Passage, ...],
    origin: Origin,
    metadata: Metadata = NOTHING,
    listed: Listed | None = None,
) -> Document | Rejection:
    """Return the document, or a rejection when the text is empty or in a language that is not read."""
    sha256 = hashlib.sha256(origin.raw).hexdigest()
    source_uri = listed.uri if listed and listed.uri else origin.source_uri
    language = languages.detect(text) if passages else None
    if language not in languages.READ:
        return Rejection(source_uri, *_fault(language), len(origin.raw), sha256)
    listed = listed or Listed("")
    url = listed.url or metadata.url or _own_address(text, passages)
    publisher = _publisher(text, passages, metadata, listed, url)
    country = (
        listed.publisher_country or metadata.publisher_country or (publisher.country if publisher else None)
    )
    address = url_dates.of_url(url or source_uri)
    printed = dating.printed(text, passages, country, address.on)
    found = dating.combine(_listed_dating(listed), dating.of_metadata(metadata, country), printed, address)
    licence = listed.licence or metadata.licence
    return Document(
        document_id=sha256[:16],
        source_uri=source_uri,
        batch=origin.batch,
        content_sha256=sha256,
        encoding=origin.encoding,
        text_basis=origin.text_basis,
        language=language,
        text=text,
        passages=passages,
        publisher=publisher.name if publisher else None,
        publisher_country=country,
        headline=listed.headline or _first(text, passages, "headline") or metadata.headline,
        byline=listed.byline or metadata.byline or _byline(text, passages),
        dateline_place=_dateline_place(text, passages),
        published_on=found.on,
        published_at=found.at,
        published_basis=found.basis,
        published_rule=found.rule,
        published_earliest=found.earliest,
        published_latest=found.latest,
        published_char_start=found.char_start,
        published_char_end=found.char_end,
        licence=licence,
        text_redistributable=_may_be_passed_on(listed, metadata, licence),
        url=url,
    )


def _fault(language: str | None) -> tuple[str, str]:
    """Return why a text is not taken in, and what the person can do; `language` is None where it has no words."""
    if language is None:
        return "empty", "white space only; remove it or fetch it again"
    return "language", f"reads as {language}, English is read; translate it or leave it out"


def is_open(licence: str | None) -> bool:
    """Return whether a licence, named as in SPDX, lets everyone pass the words on."""
    return licence is not None and licence.upper().startswith(_OPEN_LICENCES)


def _may_be_passed_on(listed: Listed, metadata: Metadata, licence: str | None) -> bool:
    """Return whether the words may leave whole: as somebody says, else as the licence does."""
    said = (listed.text_redistributable, metadata.text_redistributable)
    return next((value for value in said if value is not None), is_open(licence))


def _publisher(
    text: str, passages: tuple[Passage, ...], metadata: Metadata, listed: Listed, url: str | None
) -> publishers.Publisher | None:
    name = listed.publisher or metadata.publisher
    if name:
        return publishers.Publisher(name, publishers.country_of(name))
    return publishers.of_url(url or listed.uri) or publishers.printed(text, passages)


def _own_address(text: str, passages: tuple[Passage, ...]) -> str | None:
    """Return the address that a text opens with, on a line of its own: that of the page it was taken from."""
    first = passages[0]
    line = text[first.char_start : first.char_end].strip()
    return line if first.rule == "address_or_file_name" and line.startswith(("http://", "https://")) else None


def _listed_dating(listed: Listed) -> Dating:
    if listed.published_on is None and listed.published_at is None:
        return dating.UNKNOWN
    moment = listed.published_at.astimezone(dt.UTC) if listed.published_at else None
    on = listed.published_on or (listed.published_at.date() if listed.published_at else None)
    return Dating(on, moment, "listed", "listing", on, on)


def _first(text: str, passages: tuple[Passage, ...], kind: str) -> str | None:
    found = next((p for p in passages if p.kind == kind), None)
    return " ".join(text[found.char_start : found.char_end].split()) if found else None


def _byline(text: str, passages: tuple[Passage, ...]) -> str | None:
    """Return the first byline's names, without label, date or role."""
    for passage in passages:
        if passage.kind == "byline" and passage.rule not in ("byline_label", "byline_role", "sign_off"):
            line = " ".join(text[passage.char_start : passage.char_end].split()).lstrip("-–—• ")
            found = shapes.byline_name(line)
            return line[found[0] : found[1]] if found else line[:120]
    return None


def _dateline_place(text: str, passages: tuple[Passage, ...]) -> str | None:
    for passage in passages:
        if passage.kind == "dateline" and passage.rule != "date_line":
            line = text[passage.char_start : passage.char_end]
            if passage.rule == "place_and_date":
                return line.partition(",")[0]
            found = datelines.dateline(line + " “") or datelines.alone(line)
            return (line[: found.place_end] or None) if found else line
    return None
