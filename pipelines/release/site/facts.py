"""What the pages show, asked of the release's own database. No markup here.

Only tables are asked, not views: a release of an older schema version must still get its site.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipelines.release.licence import WITHHELD
from pipelines.release.site.context import Mark, Segment, segments
from schemas.vocabularies import CONTENT_KINDS

MAX_PAGES = 2000
"""Documents and questions that get a page each; larger releases are read through SQL."""
MAX_ROWS = 300
"""Rows of one table on a document's page."""
MAX_CHART_ROWS = 60

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


@dataclass
class Facts:
    """Questions to one release, opened read-only; close it after use."""

    database: Path

    def __post_init__(self) -> None:
        """Open the database."""
        self.connection = duckdb.connect(str(self.database), read_only=True)
        self.connection.execute("SET TimeZone = 'UTC'")
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

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, where its licence lets it leave."""
        found = self.ask("SELECT text FROM texts WHERE document_id = ?", document_id)
        return found[0]["text"] if found else None

    def marks(self, document_id: str) -> list[Mark]:
        """Return every span of a document that is highlighted."""
        each = " UNION ALL ".join(
            f"SELECT char_start, char_end, '{t}' AS kind, {label} AS label FROM {t} WHERE document_id = $1"
            for t, label in _LABELS.items()
        )
        return [
            Mark(**r)
            for r in self.ask(
                f"SELECT * FROM ({each}) ORDER BY char_start, char_end, kind, label", document_id
            )
        ]

    def passages(self, document_id: str, text: str, marks: list[Mark]) -> list[Row]:
        """Return the passages of a document with their text cut into segments."""
        found = self.ask(
            "SELECT char_start, char_end, kind FROM passages WHERE document_id = ? ORDER BY char_start",
            document_id,
        )
        return [
            {
                **p,
                "is_content": p["kind"] in CONTENT_KINDS,
                "parts": segments(text, p["char_start"], p["char_end"], marks),
            }
            for p in found
        ]

    def row_tables(self, document_id: str) -> list[Row]:
        """Return the rows of a document, table by table, without columns that hold nothing."""
        found = []
        for table in (*MARKED, "roles"):
            rows = self.ask(
                f"SELECT * FROM {table} WHERE document_id = ? ORDER BY char_start, char_end LIMIT {MAX_ROWS}",
                document_id,
            )
            if rows:
                head = [c for c in rows[0] if c not in _HIDDEN and any(r[c] is not None for r in rows)]
                found.append({"name": table, "head": head, "rows": [[r[c] for c in head] for r in rows]})
        return found

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

    def claims(self, question: Row, pages: set[str]) -> list[Row]:
        """Return the claims of a question, each with its evidence in context; `pages`: documents with a page."""
        found = self.ask(
            "SELECT * FROM claims WHERE claim_kind = ? AND subject_key = ? "
            "ORDER BY independent_source_count DESC, document_count DESC, claim_id",
            question["claim_kind"],
            question["subject_key"],
        )
        evidence = self.ask(
            """
            SELECT e.*, d.headline, d.publisher, d.published_on, t.text, s.char_end AS sentence_end,
                   coalesce(p.char_start, e.char_start) AS passage_start
            FROM claim_evidence e JOIN claims c USING (claim_id) JOIN documents d USING (document_id)
            LEFT JOIN texts t USING (document_id)
            LEFT JOIN sentences s ON s.document_id = e.document_id AND s.char_start = e.sentence_start
            LEFT JOIN passages p ON p.document_id = e.document_id
                 AND p.char_start <= e.char_start AND p.char_end >= e.char_end
            WHERE c.claim_kind = ? AND c.subject_key = ?
            ORDER BY d.published_on NULLS LAST, e.document_id, e.char_start, e.char_end
            """,
            question["claim_kind"],
            question["subject_key"],
        )
        by_claim: dict[str, list[Row]] = defaultdict(list)
        for row in evidence:
            shown = {**row, "parts": _in_context(row), "has_page": row["document_id"] in pages}
            by_claim[row["claim_id"]].append({**shown, "withheld": row["surface"].startswith(WITHHELD)})
        return [{**c, "evidence": by_claim[c["claim_id"]]} for c in found]


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
