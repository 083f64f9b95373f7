"""A tiny, consistent set of all tables: two documents whose words may leave, one whose words may not."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import polars as pl

from schemas.column import ColumnInfo
from schemas.registry import TABLES
from schemas.table import Table

OPEN = "ALPHA CITY — Envoys met on 3 May 2031. Norland threatened a 40% tariff on steel."
ALSO_OPEN = "Norland's envoy said: “We will not wait for ever.” A 45% tariff was possible."
CLOSED = (
    "Norland may tax steel at 40%. “This is a very long statement that goes on and on, with clause after "
    "clause, until it is far longer than anybody would call a quotation in good faith,” said its envoy."
)
TEXTS = {"a" * 16: OPEN, "b" * 16: ALSO_OPEN, "c" * 16: CLOSED}


def _example(info: ColumnInfo) -> Any:
    value = info.examples[0]
    if info.dtype == pl.Date and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if info.dtype == pl.Datetime and isinstance(value, str):
        return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def row(table: Table, **values: Any) -> dict[str, Any]:
    """A row of `table` from the columns' examples; nullable columns are null unless given."""
    filled = {c.name: None if c.nullable else _example(c) for c in table.columns}
    return filled | values


def frame(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of table `name`, in key order."""
    table = TABLES[name]
    built = pl.DataFrame([row(table, **r) for r in rows], schema=table.polars_schema, orient="row")
    return built.sort(list(table.primary_key))


def span(document: str, surface: str, **values: Any) -> dict[str, Any]:
    """The evidence columns of the first place where `surface` stands in a document."""
    start = TEXTS[document].index(surface)
    return {
        "document_id": document,
        "char_start": start,
        "char_end": start + len(surface),
        "surface": surface,
        **values,
    }


def tiny_tables() -> dict[str, pl.DataFrame]:
    """All tables, consistent with each other: keys, references and spans hold."""
    a, b, c = TEXTS
    documents = [
        {
            "document_id": key,
            "source_uri": f"{key[0]}.txt",
            "content_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "char_count": len(text),
            "published_on": dt.date(2031, 5, 3 + n),
            "publisher": f"Paper {key[0].upper()}",
            "headline": f"Talks, day {n + 1}",
            "licence": "LicenseRef-all-rights-reserved" if key == c else "CC-BY-4.0",
            "text_redistributable": key != c,
        }
        for n, (key, text) in enumerate(TEXTS.items())
    ]
    whole = [span(key, text) for key, text in TEXTS.items()]
    figures = [
        span(key, rate, sentence_start=0, value=float(rate[:2]), quantity_kind="percent", unit="percent")
        for key, rate in ((a, "40%"), (b, "45%"), (c, "40%"))
    ]
    quoted = {"sentence_start": 0, "speaker_kind": "unnamed", "directness": "direct"}
    claim = {"claim_kind": "tariff_rate", "subject_key": "tariff|country:XX|steel"}
    made = {
        "documents": documents,
        "texts": [{"document_id": key, "text": text} for key, text in TEXTS.items()],
        "passages": whole,
        "sentences": [
            {"document_id": k, "char_start": 0, "char_end": len(t), "ordinal": 0} for k, t in TEXTS.items()
        ],
        "rejected_inputs": [{"source_uri": "photo.png"}],
        "dates": [span(a, "3 May 2031", sentence_start=0, timex_value="2031-05-03")],
        "figures": figures,
        "mentions": [
            span(k, "Norland", sentence_start=0, entity_id="country:XX", entity_kind="country") for k in TEXTS
        ],
        "quotes": [
            span(b, "We will not wait for ever.", **quoted),
            span(c, CLOSED[CLOSED.index("This") : CLOSED.index("”")], **quoted),
        ],
        "entities": [{"entity_id": "country:XX", "kind": "country", "name": "Norland"}],
        "entity_names": [span(a, "Norland", entity_id="country:XX", name="Norland")],
        "stories": [{"story_id": "story:a", "title": "Talks, day 1"}],
        "story_documents": [{"document_id": k, "story_id": "story:a"} for k in TEXTS],
        "verdicts": [{**claim, "verdict": "conflicting", "claim_count": 2}],
        "claims": [
            {**claim, "claim_id": f"claim:{n}", "value_text": f"{n} %", "value_number": float(n)}
            for n in (40, 45)
        ],
        "claim_evidence": [
            span(k, s, sentence_start=0, claim_id=f"claim:{s[:2]}", source_table="figures")
            for k, s in ((a, "40%"), (b, "45%"), (c, "40%"))
        ],
    }
    return {name: frame(name, made.get(name, [])) for name in TABLES}
