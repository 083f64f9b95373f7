"""What the pages show, asked of the release's own database. No markup here.

Only tables are asked, not views: a release of an older schema version must still get its site.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipelines.release.licence import WITHHELD
from pipelines.release.site.context import Mark, Segment, segments
from schemas.registry import TABLES
from schemas.vocabularies import CONTENT_KINDS

MAX_PAGES = 2000
"""Documents and questions that get a page each; larger releases are read through SQL."""
MAX_ROWS = 300
"""Rows of one table on a document's page."""
MAX_CHART_ROWS = 60
CHUNK = 100
"""Documents or questions that are asked for at once."""

Row = dict[str, Any]

_LABELS: dict[str, str] = {
    "figures": "concat_ws(' ', quantity_kind, comparator, value, unit, currency)",
    "dates": "concat_ws(' ', timex_type, timex_value)",
    "mentions": "entity_id",
    "quotes": "concat_ws(' ', directness, 'quote', coalesce(speaker_entity_id, speaker_surface))",
    "measures": "concat_ws(' ', instrument, status, rate_percent || ' %')",
    "events": "concat_ws(' ', kind, status, starts_on)",
}
MARKED = tuple(_LABELS)
_HIDDEN = {"document_id", "sentence_start", "rule"}


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None) -> list[Row]:
    """Return the answer as dicts."""
    found = connection.execute(sql, values or [])
    names = [d[0] for d in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@dataclass(frozen=True)
class DocumentPage:
    """What a document's page shows: marks, passages cut into segments, and the rows of each table."""

    marks: list[Mark]
    passages: list[Row]
    row_tables: list[Row]


@dataclass
class Facts:
    """Questions to one release, opened read-only; close it after use."""

    database: Path

    def __post_init__(self) -> None:
        """Open the database."""
        self.connection = duckdb.connect(str(self.database), read_only=True)
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("SET enable_progress_bar = false")
        self.names = {r["entity_id"]: r["name"] for r in self.ask("SELECT entity_id, name FROM entities")}

    def close(self) -> None:
        """Release the connection."""
        self.connection.close()

    def ask(self, sql: str, *values: Any) -> list[Row]:
        """Return the answer as dicts."""
        return rows_of(self.connection, sql, list(values))

    def count(self, table: str) -> int:
        """Return the rows of a table."""
        return int(self.ask(f'SELECT count(*) AS n FROM "{table}"')[0]["n"])

    def views(self) -> list[Row]:
        """Return the views of the database: name, description, columns with type and meaning."""
        columns: dict[str, list[Row]] = defaultdict(list)
        for row in self.ask("""
            SELECT table_name, column_name AS name, data_type AS type, comment AS description
            FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index
        """):
            columns[row["table_name"]].append(row)
        found = self.ask(
            "SELECT view_name AS name, comment AS description FROM duckdb_views() WHERE NOT internal ORDER BY 1"
        )
        return [view | {"columns": columns[view["name"]]} for view in found]

    def documents(self) -> list[Row]:
        """Return the documents that get a page, newest first, with how many rows each has."""
        counts = " UNION ALL ".join(f"SELECT document_id FROM {t}" for t in MARKED)
        return self.ask(f"""
            SELECT d.*, count(r.document_id) AS row_count
            FROM documents d LEFT JOIN ({counts}) r USING (document_id)
            GROUP BY ALL ORDER BY d.published_on DESC NULLS LAST, d.document_id LIMIT {MAX_PAGES}
        """)

    def named(self, text: str) -> str:
        """Return `text` with every entity id in it replaced by the entity's name, and its parts set apart."""
        words = _ID.sub(lambda m: self.names.get(m[0], m[0]), text)
        return words.replace("|", " · ").replace("+", " and ").replace("_", " ")

    def pages(self, documents: list[Row]) -> Iterator[tuple[Row, DocumentPage]]:
        """Yield each document with what its page shows; asks for many documents at once."""
        for chunk in _chunks(documents):
            ids = [d["document_id"] for d in chunk]
            texts = {r["document_id"]: r["text"] for r in self._of("texts", "document_id, text", ids)}
            passages = _by_document(self._of("passages", "document_id, char_start, char_end, kind", ids))
            rows = {t: _by_document(self._of(t, "*", ids)) for t in (*MARKED, "roles")}
            marks = _by_document(
                row | {"kind": table}
                for table, label in _LABELS.items()
                for row in self._of(table, f"document_id, char_start, char_end, {label} AS label", ids)
            )
            for document in chunk:
                key = document["document_id"]
                found = [Mark(m["char_start"], m["char_end"], m["kind"], m["label"]) for m in marks[key]]
                text = texts.get(key)
                yield (
                    document,
                    DocumentPage(
                        marks=found,
                        passages=_in_passages(text, passages[key], found) if text is not None else [],
                        row_tables=[_table(name, of[key]) for name, of in rows.items() if of[key]],
                    ),
                )

    def _of(self, table: str, columns: str, ids: list[str]) -> list[Row]:
        key = ", ".join(TABLES[table].primary_key)
        return self.ask(
            f"SELECT {columns} FROM {table} WHERE list_contains($1, document_id) ORDER BY {key}", ids
        )

    def questions(self) -> list[Row]:
        """Return the questions that get a page: disagreements first, then by number of sources."""
        found = self.ask(f"""
            SELECT v.*, c.value_list
            FROM verdicts v JOIN (
                SELECT claim_kind, subject_key, string_agg(DISTINCT value_text, ', ' ORDER BY value_text) AS value_list
                FROM claims GROUP BY ALL
            ) c USING (claim_kind, subject_key)
            ORDER BY v.verdict NOT LIKE 'conflicting%', v.independent_source_count DESC, v.document_count DESC,
                     v.claim_kind, v.subject_key
            LIMIT {MAX_PAGES}
        """)
        return [{**q, "slug": slug(q["claim_kind"], q["subject_key"])} for q in found]

    def answers(self, questions: list[Row], pages: set[str]) -> Iterator[tuple[Row, list[Row]]]:
        """Yield each question with its claims, each claim with its evidence; `pages`: documents with a page."""
        for chunk in _chunks(questions):
            keys = [question_key(q) for q in chunk]
            claims: dict[str, list[Row]] = defaultdict(list)
            evidence: dict[str, list[Row]] = defaultdict(list)
            for row in self.ask(_CLAIMS, keys):
                claims[question_key(row)].append(row)
            for row in self.ask(_EVIDENCE, keys):
                shown = {**row, "parts": _in_context(row), "has_page": row["document_id"] in pages}
                evidence[row["claim_id"]].append({**shown, "withheld": row["surface"].startswith(WITHHELD)})
            for question in chunk:
                yield (
                    question,
                    [{**c, "evidence": evidence[c["claim_id"]]} for c in claims[question_key(question)]],
                )


_KEY = "c.claim_kind || chr(31) || c.subject_key"
_CLAIMS = f"""
    SELECT c.* FROM claims c WHERE list_contains($1, {_KEY})
    ORDER BY c.independent_source_count DESC, c.document_count DESC, c.claim_id
"""
_EVIDENCE = f"""
    SELECT e.*, d.headline, d.publisher, d.published_on, t.text, s.char_end AS sentence_end,
           coalesce(p.char_start, e.char_start) AS passage_start
    FROM claims c JOIN claim_evidence e USING (claim_id) JOIN documents d USING (document_id)
    LEFT JOIN texts t USING (document_id)
    LEFT JOIN sentences s ON s.document_id = e.document_id AND s.char_start = e.sentence_start
    LEFT JOIN passages p ON p.document_id = e.document_id
         AND p.char_start <= e.char_start AND p.char_end >= e.char_end
    WHERE list_contains($1, {_KEY})
    ORDER BY d.published_on NULLS LAST, e.document_id, e.char_start, e.char_end
"""


def question_key(row: Row) -> str:
    """Return what a question is known by: its kind and subject."""
    return f"{row['claim_kind']}\x1f{row['subject_key']}"


def _chunks(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found


def _in_passages(text: str, passages: list[Row], marks: list[Mark]) -> list[Row]:
    """Return passages with their text cut into segments; marks are looked up, not searched, for each passage."""
    marks = sorted(marks, key=lambda m: m.char_start)
    starts = [m.char_start for m in marks]
    longest = max((m.char_end - m.char_start for m in marks), default=0)
    found = []
    for p in passages:
        near = marks[bisect_left(starts, p["char_start"] - longest) : bisect_left(starts, p["char_end"])]
        parts = segments(text, p["char_start"], p["char_end"], near)
        found.append({**p, "is_content": p["kind"] in CONTENT_KINDS, "parts": parts})
    return found


def _table(name: str, rows: list[Row]) -> Row:
    """Return the rows of a table for a page, without columns that hold nothing."""
    rows = sorted(rows, key=lambda r: (r["char_start"], r["char_end"]))
    head = [c for c in rows[0] if c not in _HIDDEN and any(r[c] is not None for r in rows)]
    shown = [[r[c] for c in head] for r in rows[:MAX_ROWS]]
    return {"name": name, "head": head, "rows": shown, "total": len(rows)}


def _in_context(row: Row) -> list[Segment]:
    """Return the sentence of an evidence row with the evidence marked, where the text is at hand."""
    if row["text"] is None or row["sentence_end"] is None:
        return []
    start = min(row["sentence_start"], row["char_start"])
    end = max(row["sentence_end"], row["char_end"])
    mark = Mark(row["char_start"], row["char_end"], "claim_evidence", row["source_table"])
    return segments(row["text"], start, end, [mark])


_ID = re.compile(r"[a-z]+:[^\s|+,;()]+")


def slug(*parts: str) -> str:
    """Return a file name for a question: short, stable, and free of what a source could put in it."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
