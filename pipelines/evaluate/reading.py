"""What the pipeline makes of a set of articles, in the form that scorers read: all steps, from text to verdicts."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, NamedTuple

import polars as pl

from pipelines.evaluate.gold_crossdoc import VerdictEvidence
from pipelines.evaluate.scores import Extent, Miss
from pipelines.extract.mentions.taggers import load
from pipelines.extract.spans import Source, Spans
from pipelines.ingest.records import Document
from pipelines.job.reconcile import reconcile
from pipelines.reconcile.stories import sketch
from pipelines.relate.rows import RECORDS, frames
from pipelines.relate.rows import read as read_document
from pipelines.relate.statements import Statements
from pipelines.storage.staged import DocumentTables
from pipelines.storage.store import TableStore
from schemas.registry import TABLES


@dataclass(frozen=True)
class Reading:
    """A document with its spans, statements and resolved dates (by `char_start`)."""

    name: str
    document: Document
    spans: Spans
    statements: Statements
    resolved: Mapping[int, Any]

    def sentence_of(self, at: Extent) -> str:
        """Return the text of the sentence that holds the span's first character."""
        sentences = self.spans.source.sentences
        i = bisect_right([s.char_start for s in sentences], at[0]) - 1
        return self.document.text[sentences[i].char_start : sentences[i].char_end] if i >= 0 else ""

    def miss(self, score: str, kind: Any, at: Extent, expected: object = "", got: object = "") -> Miss:
        """Return an error at a span of this document."""
        text = self.document.text[at[0] : at[1]]
        return Miss(score, kind, self.name, *at, text, str(expected), str(got), self.sentence_of(at))


class Readings(NamedTuple):
    """The readings of a corpus by file name, and the evidence of its verdicts."""

    by_name: Mapping[str, Reading]
    evidence: tuple[VerdictEvidence, ...]


def read_corpus(documents: Mapping[str, Document], tagger: str = "") -> Readings:
    """Return the readings of all documents, by name, as one corpus: dated, with entities made one, claims compared.

    `tagger` names a plug-in for names.
    """
    unique = {d.document_id: d for d in documents.values()}
    chosen = load(tagger)
    made = frames([read_document(d, chosen) for d in unique.values()])
    made["sketches"] = sketch(made["texts"], made["passages"])
    made["rejected_inputs"] = TABLES["rejected_inputs"].empty()
    with TemporaryDirectory() as folder:
        staged, fresh = DocumentTables(Path(folder) / "staged"), TableStore(Path(folder))
        staged.put(made)
        failed = [str(r) for r in reconcile(staged, fresh) if not r.passed]
        if failed:
            raise RuntimeError("; ".join(failed))
        tables = {name: fresh.read(name) for name in TABLES}
    return Readings({name: _reading(name, d, tables) for name, d in documents.items()}, _evidence(tables))


def _reading(name: str, document: Document, tables: Mapping[str, pl.DataFrame]) -> Reading:
    rows = {table: _rows(tables[table], table, document.document_id) for table in RECORDS}
    dated = _of(tables["documents"], document.document_id).row(0, named=True)
    changed = {
        f.name: dated[f.name]
        for f in dataclasses.fields(document)
        if f.name.startswith("published_") and f.name in dated
    }
    source = Source(document.text, document.passages, tuple(rows["sentences"]))
    resolved = {
        r["char_start"]: SimpleNamespace(**r)
        for r in _of(tables["dates"], document.document_id).iter_rows(named=True)
    }
    return Reading(
        name,
        dataclasses.replace(document, **changed),
        Spans(source, rows["dates"], rows["mentions"], rows["figures"], rows["quotes"]),
        Statements(
            rows["roles"],
            rows["measures"],
            rows["events"],
            rows["event_participants"],
            remarks=rows["remarks"],
        ),
        resolved,
    )


def _of(frame: pl.DataFrame, document_id: str) -> pl.DataFrame:
    return frame.filter(pl.col("document_id") == document_id)


def _rows(frame: pl.DataFrame, table: str, document_id: str) -> tuple[Any, ...]:
    """Return the rows of one document as the records that the table is made of, in order of place."""
    record = RECORDS[table]
    mine = _of(frame, document_id).sort("char_start").select(record._fields)  # type: ignore[attr-defined]
    return tuple(record(*row) for row in mine.iter_rows())


def _evidence(tables: Mapping[str, pl.DataFrame]) -> tuple[VerdictEvidence, ...]:
    joined = (
        tables["claim_evidence"]
        .join(tables["claims"].select("claim_id", "claim_kind", "subject_key"), on="claim_id")
        .join(
            tables["verdicts"].select("claim_kind", "subject_key", "verdict"),
            on=("claim_kind", "subject_key"),
        )
    )
    return tuple(VerdictEvidence(*row) for row in joined.select(VerdictEvidence._fields).iter_rows())
