"""The charts of a release: which rows are drawn, and how they read as a table. Drawing itself is in `charts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipelines.release.site.charts import Bar, Dot, dot_plot, stacked_bars, timeline
from pipelines.release.site.facts import MAX_CHART_ROWS, Facts
from schemas.vocabularies import VERDICT


@dataclass(frozen=True)
class DataTable:
    """The rows behind a chart."""

    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Chart:
    """One chart with its words, its classes and its rows."""

    id: str
    title: str
    description: str
    svg: Markup
    table: DataTable
    legend: tuple[str, ...] = ()


def _words(*parts: object) -> str:
    return " ".join(str(p).replace("_", " ") for p in parts if p)


def timeline_chart(facts: Facts) -> Chart:
    """Return what happened or is due on which day, and how many documents say so."""
    rows = facts.ask(f"""
        SELECT day, what, status, documents FROM (
            SELECT starts_on AS day, concat_ws(' in ', replace(e.kind, '_', ' '), p.name) AS what,
                   arg_max(status, char_start) AS status, count(DISTINCT document_id) AS documents
            FROM events e LEFT JOIN entities p ON p.entity_id = place_entity_id
            WHERE starts_on IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT effective_from, concat_ws(' ', replace(instrument, '_', ' '), 'takes effect'),
                   arg_max(status, char_start), count(DISTINCT document_id)
            FROM measures WHERE effective_from IS NOT NULL GROUP BY ALL
        ) QUALIFY row_number() OVER (ORDER BY documents DESC, day, what) <= {MAX_CHART_ROWS}
        ORDER BY day, what
    """)
    drawn = [(str(r["day"]), r["what"], r["documents"], r["status"] or "") for r in rows]
    return Chart(
        "timeline",
        "Timeline",
        "Dated events and measures; the bar counts the documents that give the date.",
        timeline("Dated events and measures with the number of documents", drawn),
        DataTable(("Day", "What", "Status", "Documents"), tuple(tuple(r.values()) for r in rows)),
    )


def tariff_chart(facts: Facts) -> Chart:
    """Return every tariff rate, by who imposes it on whom, with its status."""
    rows = facts.ask(f"""
        SELECT coalesce(i.name, 'imposer not named') AS imposer, coalesce(t.name, 'target not named') AS target,
               rate_percent AS rate, status, count(DISTINCT document_id) AS documents
        FROM measures LEFT JOIN entities i ON i.entity_id = imposer_entity_id
             LEFT JOIN entities t ON t.entity_id = target_entity_id
        WHERE rate_percent IS NOT NULL GROUP BY ALL
        ORDER BY documents DESC, imposer, target, rate, status LIMIT {MAX_CHART_ROWS}
    """)
    rows.sort(key=lambda r: (r["imposer"], r["target"], r["rate"], r["status"] or ""))
    dots = [
        Dot(
            f"{r['imposer']} → {r['target']}",
            float(r["rate"]),
            r["documents"],
            r["status"] or "",
            _words(f"{r['rate']:g} %", r["status"], f"in {r['documents']} document(s)"),
        )
        for r in rows
    ]
    return Chart(
        "tariffs",
        "Tariff rates",
        "Rates of duty as stated, by imposer and target; a dot grows with the documents that give it.",
        dot_plot("Tariff rates by imposer and target", dots, " %"),
        DataTable(
            ("Imposer", "Target", "Rate, percent", "Status", "Documents"),
            tuple(tuple(r.values()) for r in rows),
        ),
        tuple(dict.fromkeys(r["status"] for r in rows if r["status"])),
    )


def agreement_chart(facts: Facts) -> Chart:
    """Return how many questions of each kind the sources agree on."""
    rows = facts.ask("""
        SELECT claim_kind, verdict, count(*) AS questions FROM verdicts
        GROUP BY ALL ORDER BY claim_kind, verdict
    """)
    kinds = list(dict.fromkeys(r["claim_kind"] for r in rows))
    order = list(VERDICT.terms)
    counts = {(r["claim_kind"], r["verdict"]): r["questions"] for r in rows}
    bars = [
        Bar(_words(kind), tuple((v, counts[kind, v]) for v in order if (kind, v) in counts)) for kind in kinds
    ]
    return Chart(
        "agreement",
        "Do the sources agree?",
        "Questions by kind and by verdict over all sources that answer them.",
        stacked_bars("Verdicts by kind of question", bars),
        DataTable(("Kind of question", "Verdict", "Questions"), tuple(tuple(r.values()) for r in rows)),
        tuple(v for v in order if any(r["verdict"] == v for r in rows)),
    )


def charts(facts: Facts) -> list[Chart]:
    """Return all charts of a release."""
    return [timeline_chart(facts), tariff_chart(facts), agreement_chart(facts)]
