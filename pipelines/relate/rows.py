"""One document → rows of every span and statement table, and rows of many documents → frames.

The only place where records become table rows; which columns exist is asked of `schemas`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import polars as pl

from pipelines.extract.document import extract_all
from pipelines.extract.mentions.tagger import AnyTagger
from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan, QuoteSpan, Sentence, Spans
from pipelines.ingest.records import Document, Passage, Rejection
from pipelines.relate.document import link_rates, relate
from pipelines.relate.statements import (
    EventStatement,
    MeasureStatement,
    ParticipantStatement,
    RemarkStatement,
    RoleStatement,
)
from schemas.registry import TABLES
from schemas.table import Table
from schemas.vocabularies import CONTENT_KINDS

RECORDS: Mapping[str, type[tuple[Any, ...]]] = {
    "passages": Passage,
    "sentences": Sentence,
    "dates": DateSpan,
    "figures": FigureSpan,
    "mentions": MentionSpan,
    "quotes": QuoteSpan,
    "roles": RoleStatement,
    "measures": MeasureStatement,
    "events": EventStatement,
    "event_participants": ParticipantStatement,
    "remarks": RemarkStatement,
}
"""Table → the record that one document yields for it."""

_WORD = re.compile(r"\w+")


class Reading(NamedTuple):
    """All records of one document."""

    document: Document
    records: Mapping[str, tuple[Any, ...]]


def read(document: Document, tagger: AnyTagger | None = None) -> Reading:
    """Return everything that one pass over `document` yields. `tagger`: a plug-in for names."""
    return read_all([document], tagger)[0]


def read_all(documents: Sequence[Document], tagger: AnyTagger | None = None) -> list[Reading]:
    """Return everything that one pass over each of `documents` yields, as `read`; faster for several at a time."""
    return list(map(_reading, documents, extract_all(documents, tagger)))


def _reading(document: Document, spans: Spans) -> Reading:
    statements = relate(spans)
    return Reading(
        document,
        {
            "passages": document.passages,
            "sentences": spans.source.sentences,
            "dates": spans.dates,
            "figures": link_rates(spans.figures, statements.measure_mentions),
            "mentions": spans.mentions,
            "quotes": spans.quotes,
            "roles": statements.roles,
            "measures": statements.measures,
            "events": statements.events,
            "event_participants": statements.participants,
            "remarks": statements.remarks,
        },
    )


def frames(readings: Iterable[Reading]) -> dict[str, pl.DataFrame]:
    """Return one frame per document-level table, in the table's columns; unresolved columns are null."""
    readings = list(readings)
    result = {
        "documents": document_frame([r.document for r in readings]),
        "texts": pl.DataFrame(
            {
                "document_id": [r.document.document_id for r in readings],
                "text": [r.document.text for r in readings],
            },
            schema=TABLES["texts"].polars_schema,
        ),
    }
    for name, record in RECORDS.items():
        result[name] = _frame(TABLES[name], record, readings)
    return result


def _frame(table: Table, record: Any, readings: list[Reading]) -> pl.DataFrame:
    ids: list[str] = []
    rows: list[Any] = []
    for reading in readings:
        found = reading.records[table.name]
        ids.extend([reading.document.document_id] * len(found))
        rows.extend(found)
    columns: dict[str, Any] = {"document_id": ids}
    if rows:
        columns.update(zip(record._fields, zip(*rows, strict=True), strict=True))
    if table.name == "passages":
        texts = {r.document.document_id: r.document.text for r in readings}
        columns["surface"] = [texts[i][p.char_start : p.char_end] for i, p in zip(ids, rows, strict=True)]
    schema = table.polars_schema
    return pl.DataFrame(
        [
            pl.Series(name, columns[name], dtype=dtype, strict=True)
            if name in columns
            else pl.Series(name, [None] * len(ids), dtype=dtype)
            for name, dtype in schema.items()
        ]
    )


def document_frame(documents: list[Document]) -> pl.DataFrame:
    """Return `documents` rows, as read: publication dates that only other rows tell are null."""
    schema = TABLES["documents"].polars_schema
    names = {f.name for f in fields(Document)}
    columns: dict[str, list[Any]] = {
        name: [getattr(d, name) for d in documents] for name in schema if name in names
    }
    columns["char_count"] = [len(d.text) for d in documents]
    columns["word_count"] = [_word_count(d) for d in documents]
    return pl.DataFrame({name: columns[name] for name in schema}, schema=schema)


def _word_count(document: Document) -> int:
    return sum(
        len(_WORD.findall(document.text, p.char_start, p.char_end))
        for p in document.passages
        if p.kind in CONTENT_KINDS
    )


def rejection_frame(rejections: Iterable[Rejection]) -> pl.DataFrame:
    """Return `rejected_inputs` rows."""
    schema = TABLES["rejected_inputs"].polars_schema
    return pl.DataFrame(
        [tuple(getattr(r, name) for name in schema) for r in rejections], schema=schema, orient="row"
    )
