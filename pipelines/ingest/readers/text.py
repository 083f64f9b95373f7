"""Readers of one-document text files: plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.ingest import passages
from pipelines.ingest.assemble import Origin, document
from pipelines.ingest.blocks import blocks_of
from pipelines.ingest.decode import Undecodable, decode
from pipelines.ingest.draft import Label
from pipelines.ingest.metadata import NOTHING, Metadata
from pipelines.ingest.readers import pages
from pipelines.ingest.readers.fields import folded, metadata_of
from pipelines.ingest.readers.source import Source
from pipelines.ingest.records import Document, Rejection

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?P<fields>(?:[^\r\n]{0,2000}\r?\n){0,200}?)---[ \t]*(?:\r?\n|\Z)"
)
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,1000}\)$")
_MARKDOWN_RULE = re.compile(r"(?:[-*_] ?){3,}$")


def read_text(source: Source) -> Iterator[Document | Rejection]:
    """Yield the document of a plain text file; a web page saved under the name of one is read as the page it is."""
    data = source.whole(source.limits.max_bytes)
    if isinstance(data, Rejection):
        yield data
    elif pages.is_page(data):
        yield from pages.read_html(source)
    else:
        yield _read(source, data, is_markdown=False)


def read_markdown(source: Source) -> Iterator[Document | Rejection]:
    """Yield the document of a Markdown file; its front matter is metadata."""
    data = source.whole(source.limits.max_bytes)
    yield data if isinstance(data, Rejection) else _read(source, data, is_markdown=True)


def _read(source: Source, data: bytes, is_markdown: bool) -> Document | Rejection:
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return source.reject(decoded.reason, decoded.detail, raw=data)
    text, metadata = decoded.text, NOTHING
    if is_markdown:
        known, metadata = _markdown(text)
        labelled = passages.label_blocks(text, blocks_of(text), known)
    else:
        labelled = passages.label(text)
    origin = Origin(source.file.uri, source.file.batch, data, decoded.encoding, "decoded")
    return document(text, labelled, origin, metadata, source.listed())


def _markdown(text: str) -> tuple[dict[int, Label], Metadata]:
    """Return the labels that Markdown's own signs give, by block, and the front matter's fields."""
    metadata, front_end = NOTHING, 0
    if (front := _FRONT_MATTER.match(text)) is not None:
        front_end = front.end()
        pairs = (
            line.partition(":") for line in front["fields"].splitlines() if ":" in line and line[:1].isalpha()
        )
        metadata = metadata_of(folded({key: value.strip().strip("\"'") for key, _, value in pairs}))
    known: dict[int, Label] = {}
    has_title = False
    for number, block in enumerate(blocks_of(text)):
        line = text[block.char_start : min(block.char_end, block.char_start + 1600)]
        if block.char_start < front_end:
            known[number] = ("other_chrome", "front_matter")
        elif line.startswith("# ") and not has_title:
            known[number], has_title = ("headline", "markdown_title"), True
        elif re.match(r"#{1,6} ", line):
            known[number] = ("heading", "markdown_heading")
        elif _MARKDOWN_IMAGE.match(line):
            known[number] = ("caption", "markdown_image")
        elif _MARKDOWN_RULE.match(line):
            known[number] = ("other_chrome", "markdown_rule")
    return known, metadata
