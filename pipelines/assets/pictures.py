"""Pictures in the metadata of a materialisation: SVG with its own colours, inline, so that nothing is fetched.

Belongs here: which table shows which picture, and how a chart stands alone. Drawing is `pipelines.release.site.charts`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from html import escape
from types import TracebackType
from typing import Any

import duckdb

from pipelines.evaluate.scores import Score
from pipelines.release.site.charts import WIDTH, Bar, matrix, stacked_bars, timeline
from pipelines.release.site.drawn import (
    LEGEND,
    MEASURE_STATE,
    STAGES,
    Answers,
    agreement_chart,
    stage,
    tariff_chart,
    timeline_chart,
)
from pipelines.release.site.facts import rows_of
from pipelines.storage.store import TableStore
from schemas.registry import TABLES
from schemas.render.duckdb import literal
from schemas.vocabularies import CONTENT_KINDS

COLOURS = {
    "corroborated": "#1f7a45", "happened": "#1f7a45", "right": "#1f7a45", "kept": "#1f7a45",
    "conflicting": "#b3261e", "disputed": "#b3261e", "missed": "#b3261e", "conflicting_within_document": "#c2185b",
    "compatible": "#9a5b00", "ahead": "#9a5b00", "superseded": "#7a5cc0", "eased": "#7a5cc0",
    "single_source": "#7b8794", "dropped": "#7b8794",
}  # fmt: skip
STYLE = (
    "text{font:12.5px system-ui,sans-serif;fill:#1c2126}.title{font-size:13.5px;font-weight:600}.tick{fill:#55606b;font-size:12px}.grid{stroke:#d9d6cd}"
    ".mark{fill:#1c2126}.dot,.bar{fill:#24669b}.dot{fill-opacity:.85}"
    + "".join(f".{k}{{fill:{v}}}" for k, v in COLOURS.items())
)
TITLE_HEIGHT = 36
LEGEND_HEIGHT = 34
MAX_ROWS = 40
MAX_SOURCES = 8

Picture = tuple[str, str]
"""Title and Markdown."""


class StoredTables:
    """Answers SQL over the table files of a build, opened for the length of a block."""

    def __init__(self, store: TableStore):
        self._store = store

    def __enter__(self) -> StoredTables:
        """Open a database in memory with one view per table."""
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("SET TimeZone = 'UTC'")
        for name in TABLES:
            file = literal(str(self._store.path(name)))
            self._connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({file})')
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._connection.close()

    def ask(self, sql: str) -> list[dict[str, Any]]:
        """Return the answer as dicts."""
        return rows_of(self._connection, sql)


def markdown_image(svg: str, words: str, legend: Mapping[str, str] | None = None) -> str:
    """Return an SVG chart as a Markdown image that needs no style sheet: ground, colours, `words` above and the part of
    `legend` that the chart uses below are in it.
    """
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    width, height = (int(found[1]), int(found[2])) if found else (WIDTH, 0)
    # a plain string: markup would escape what is put in
    sized = str(svg).replace("<svg ", f'<svg y="{TITLE_HEIGHT}" width="{width}" height="{height}" ', 1)
    used = {kind: label for kind, label in (legend or {}).items() if f' {kind}"' in sized}
    total = TITLE_HEIGHT + height + (LEGEND_HEIGHT if used else 8)
    marks, x = [f'<text class="title" x="16" y="22">{escape(words)}</text>'], 24
    for kind, label in used.items():
        y = total - LEGEND_HEIGHT // 2
        marks.append(f'<circle class="dot {kind}" cx="{x}" cy="{y}" r="5"/>')
        marks.append(f'<text x="{x + 10}" y="{y + 4}">{escape(label)}</text>')
        x += 36 + 7 * len(label)
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{total}" viewBox="0 0 {width} {total}">'
        f'<style>{STYLE}</style><rect width="{width}" height="{total}" fill="#fff"/>{sized}{"".join(marks)}</svg>'
    )
    coded = base64.b64encode(whole.encode()).decode()
    return f"![{words}](data:image/svg+xml;base64,{coded})"


def _events(tables: Answers) -> list[Picture]:
    chart = timeline_chart(tables)
    return (
        [("timeline", markdown_image(chart.svg, chart.description, chart.legend))] if chart.table.rows else []
    )


def _measures(tables: Answers) -> list[Picture]:
    chart = tariff_chart(tables)
    if not chart.table.rows:
        return []
    rates = markdown_image(chart.svg, chart.description, chart.legend)
    rows = tables.ask(f"""
        SELECT * FROM (
            SELECT coalesce(effective_from, status_on, d.published_on) AS day,
                   coalesce(i.name, 'imposer not named') || ' → ' || coalesce(t.name, 'target not named') AS sides,
                   rate_percent AS rate, {MEASURE_STATE} AS status, count(DISTINCT m.document_id) AS documents
            FROM measures m JOIN documents d ON d.document_id = m.document_id
                 LEFT JOIN entities i ON i.entity_id = imposer_entity_id
                 LEFT JOIN entities t ON t.entity_id = target_entity_id
            WHERE rate_percent IS NOT NULL GROUP BY ALL
        ) WHERE day IS NOT NULL
        QUALIFY row_number() OVER (ORDER BY documents DESC, day, sides, rate, status) <= {MAX_ROWS}
        ORDER BY day, sides, rate, status
    """)
    drawn = [
        (str(r["day"]), f"{r['rate']:g} %  {r['sides']}", r["documents"], stage(r["status"])) for r in rows
    ]
    found = [("tariff rates by imposer", rates)]
    if drawn:
        kinds = {k: LEGEND[k] for k in STAGES if any(k == d[3] for d in drawn)}
        words = (
            "Tariff rates by the day they take effect, else of their status, else of the article; documents"
        )
        found.append(("tariff rates by date", markdown_image(timeline(words, drawn), words, kinds)))
    return found


def _verdicts(tables: Answers) -> list[Picture]:
    chart = agreement_chart(tables)
    if not chart.table.rows:
        return []
    found = [("agreement by question", markdown_image(chart.svg, chart.description, chart.legend))]
    rows = tables.ask(f"""
        WITH answers AS (
            SELECT DISTINCT coalesce(d.publisher, d.source_uri) AS source, c.claim_kind, c.subject_key, c.claim_id
            FROM claim_evidence e JOIN claims c USING (claim_id) JOIN documents d ON d.document_id = e.document_id
        ), busiest AS (
            SELECT source FROM answers GROUP BY source
            ORDER BY count(DISTINCT (claim_kind, subject_key)) DESC, source LIMIT {MAX_SOURCES}
        )
        SELECT a.source AS one, b.source AS other, count(DISTINCT (a.claim_kind, a.subject_key)) AS shared,
               count(DISTINCT (a.claim_kind, a.subject_key)) FILTER (a.claim_id = b.claim_id) AS agreed
        FROM answers a JOIN answers b USING (claim_kind, subject_key)
        WHERE a.source <> b.source AND a.source IN (FROM busiest) AND b.source IN (FROM busiest)
        GROUP BY ALL ORDER BY one, other
    """)
    if rows:
        names = sorted({r["one"] for r in rows})
        cells = {(r["one"], r["other"]): (r["agreed"], r["shared"]) for r in rows}
        words = "Of the questions that two sources both answer, how many share an answer"
        found.append(("agreement between sources", markdown_image(matrix(words, names, cells), words)))
    return found


def _passages(tables: Answers) -> list[Picture]:
    rows = tables.ask(f"""
        SELECT * FROM (SELECT kind, count(*) AS passages FROM passages GROUP BY kind)
        ORDER BY passages DESC, kind LIMIT {MAX_ROWS}
    """)
    rows.sort(key=lambda r: r["kind"] not in CONTENT_KINDS)
    bars = [
        Bar(
            r["kind"].replace("_", " "),
            (("kept" if r["kind"] in CONTENT_KINDS else "dropped", r["passages"]),),
        )
        for r in rows
    ]
    words = "Passages by kind: what is read as the article, and what is set aside"
    legend = {"kept": "kept: read for rows", "dropped": "dropped: stays in the text, yields no row"}
    return (
        [("passages kept and dropped", markdown_image(stacked_bars(words, bars), words, legend))]
        if bars
        else []
    )


PICTURES: dict[str, Callable[[Answers], list[Picture]]] = {
    "events": _events,
    "measures": _measures,
    "verdicts": _verdicts,
    "passages": _passages,
}


def pictures_of(table: str, tables: Answers) -> list[Picture]:
    """Return the pictures that table `table` shows; none where it has no rows to draw."""
    return PICTURES[table](tables) if table in PICTURES else []


def accuracy_picture(scores: tuple[Score, ...], lowest: Mapping[str, float]) -> str:
    """Return F1 per kind as a bar with its threshold marked on it, as a Markdown image."""
    body, left, length = [], 110, 440
    for number, score in enumerate(scores):
        f1, y = score.f1 or 0.0, 8 + 34 * number
        bar = lowest.get(score.name)
        kind = "right" if f1 >= (bar or 0.0) else "missed"
        told = f"{100 * f1:.1f} %: {score.right} right, {score.system} found, {score.gold} labelled"
        body.append(f'<text x="{left - 12}" y="{y + 15}" text-anchor="end">{escape(score.name)}</text>')
        body.append(f'<rect x="{left}" y="{y}" width="{length}" height="22" fill="#eceae4"/>')
        body.append(f'<rect class="bar {kind}" x="{left}" y="{y}" width="{length * f1:.1f}" height="22"/>')
        if bar is not None:
            body.append(
                f'<rect class="mark" x="{left + length * bar - 1:.1f}" y="{y - 4}" width="2.5" height="30"/>'
            )
        body.append(f'<text x="{left + length + 12}" y="{y + 15}">{escape(told)}</text>')
    svg = f'<svg viewBox="0 0 820 {12 + 34 * len(scores)}">{"".join(body)}</svg>'
    legend = {"right": "F1, not below its threshold", "missed": "F1, below its threshold"}
    words = "F1 against the labelled sentences; the dark line is the threshold"
    return markdown_image(svg, words, legend)
