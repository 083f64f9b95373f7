"""The charts of a release: which rows are drawn, and how they read as a table. Drawing itself is in `charts`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from markupsafe import Markup

from pipelines.release.site.charts import Bar, Dot, dot_plot, stacked_bars, timeline
from pipelines.release.site.facts import MAX_CHART_ROWS
from schemas.vocabularies import VERDICT


class Answers(Protocol):
    """What answers SQL over the tables: a release's database, or the tables of a build."""

    def ask(self, sql: str) -> list[dict[str, Any]]:
        """Return the answer as dicts."""


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
    kinds: tuple[str, ...] = ()

    @property
    def legend(self) -> dict[str, str]:
        """The classes of the chart with their words."""
        return {kind: LEGEND[kind] for kind in self.kinds}


STAGES: dict[str, frozenset[str]] = {
    "happened": frozenset({"in_force", "raised", "extended", "agreed", "launched", "under_way", "concluded"}),
    "ahead": frozenset(
        "announced proposed under_consideration under_discussion planned possible unconfirmed expires".split()
    ),
    "eased": frozenset({"reduced", "suspended", "lifted", "expired", "postponed", "cancelled"}),
    "disputed": frozenset({"threatened", "violated", "alleged", "denied", "conditional"}),
}
"""The classes that charts colour by: many states, four colours that stay apart."""

LEGEND = {
    "happened": "in force or done",
    "ahead": "announced or expected",
    "eased": "eased, ended or put off",
    "disputed": "threatened or disputed",
} | {term: term.replace("_", " ") for term in VERDICT.terms}


AHEAD = "to be "
MEASURE_STATE = f"CASE WHEN is_prospective THEN '{AHEAD}' || status ELSE status END"
"""The state of a measure in SQL; of one that lies ahead, the words say so."""


def stage(status: str | None) -> str:
    """Return the class of a measure's or event's status, "to be lifted" included; empty when there is none."""
    if status is not None and status.startswith(AHEAD):
        return "ahead"
    return next((name for name, states in STAGES.items() if status in states), "")


def _stages(states: Iterable[str | None]) -> tuple[str, ...]:
    found = {stage(s) for s in states}
    return tuple(name for name in STAGES if name in found)


def _words(*parts: object) -> str:
    return " ".join(str(p).replace("_", " ") for p in parts if p)


def timeline_chart(facts: Answers) -> Chart:
    """Return what happened or is due on which day, and how many documents say so."""
    rows = facts.ask(f"""
        SELECT day, what, status, documents FROM (
            SELECT split_part(coalesce(e.date_timex, e.starts_on::VARCHAR), 'T', 1) AS day, e.starts_on AS first,
                   concat_ws(' ', replace(e.kind, '_', ' '), 'in ' || p.name) AS what,
                   arg_max(e.status, e.char_start) AS status, count(DISTINCT e.document_id) AS documents
            FROM events e LEFT JOIN entities p ON p.entity_id = e.place_entity_id
            WHERE e.starts_on IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT split_part(coalesce(m.effective_from_timex, m.effective_from::VARCHAR), 'T', 1), m.effective_from,
                   concat_ws(' ', i.name, replace(m.instrument, '_', ' '), 'takes effect'),
                   arg_max({MEASURE_STATE}, m.char_start), count(DISTINCT m.document_id)
            FROM measures m LEFT JOIN entities i ON i.entity_id = m.imposer_entity_id
            WHERE m.effective_from IS NOT NULL GROUP BY ALL
        ) QUALIFY row_number() OVER (ORDER BY documents DESC, first, what, day) <= {MAX_CHART_ROWS}
        ORDER BY first, what, day
    """)
    drawn = [(r["day"], r["what"], r["documents"], stage(r["status"])) for r in rows]
    return Chart(
        "timeline",
        "Timeline",
        "Dated events and measures; the bar counts the documents that give the date.",
        timeline("Dated events and measures with the number of documents", drawn),
        DataTable(("Day", "What", "Status", "Documents"), tuple(tuple(r.values()) for r in rows)),
        _stages(r["status"] for r in rows),
    )


def tariff_chart(facts: Answers) -> Chart:
    """Return every tariff rate, by who imposes it on whom, with its status."""
    rows = facts.ask(f"""
        SELECT coalesce(i.name, 'imposer not named') AS imposer, coalesce(t.name, 'target not named') AS target,
               rate_percent AS rate, {MEASURE_STATE} AS status,
               count(DISTINCT document_id) AS documents
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
            stage(r["status"]),
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
        _stages(r["status"] for r in rows),
    )


def agreement_chart(facts: Answers) -> Chart:
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


def charts(facts: Answers) -> list[Chart]:
    """Return all charts of a release."""
    return [timeline_chart(facts), tariff_chart(facts), agreement_chart(facts)]
