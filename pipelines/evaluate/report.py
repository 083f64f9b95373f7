"""Showing scores: as a table, as JSON, and errors with their sentence."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.evaluate.scores import Miss, Scores


def print_scores(scores: Scores, title: str, console: Console | None = None) -> None:
    """Print precision, recall and F1 of each score in percent, with the counts they rest on."""
    table = Table(title=title, title_justify="left")
    table.add_column("scored")
    for heading in ("precision", "recall", "F1", "right", "system", "gold"):
        table.add_column(heading, justify="right")
    for s in scores.scores:
        table.add_row(
            s.name,
            _percent(s.precision),
            _percent(s.recall),
            _percent(s.f1),
            str(s.right),
            str(s.system),
            str(s.gold),
        )
    (console or Console()).print(table)


def print_misses(scores: Scores, kind: str | None = None, console: Console | None = None) -> None:
    """Print the errors of the scores whose name starts with `kind` (all when None or `all`), each with its sentence."""
    out = console or Console()
    for miss in select_misses(scores, kind):
        head = f"{miss.score} · {miss.kind} · {miss.document} [{miss.char_start}:{miss.char_end}] {miss.surface!r}"
        out.print(Text(head, style="bold"), soft_wrap=True)
        if miss.expected:
            out.print(Text(f"  expected {miss.expected}"), soft_wrap=True)
        if miss.got:
            out.print(Text(f"  got      {miss.got}"), soft_wrap=True)
        out.print(Text(f"  {' '.join(miss.sentence.split())}", style="dim"), soft_wrap=True)


def select_misses(scores: Scores, kind: str | None = None) -> tuple[Miss, ...]:
    """Return the errors of the score named `kind`, else of those that start with it; all for None or `all`."""
    if kind in (None, "all"):
        return scores.misses
    named = tuple(m for m in scores.misses if m.score == kind)
    return named or tuple(m for m in scores.misses if m.score.startswith(kind or ""))


def to_json(scores: Scores, *, errors: bool = False) -> str:
    """Return the scores as JSON: per name precision, recall, f1, right, system, gold; with `errors` the misses too."""
    out: dict[str, object] = {
        "scores": {
            s.name: {
                "precision": s.precision, "recall": s.recall, "f1": s.f1,
                "right": s.right, "system": s.system, "gold": s.gold,
            }
            for s in scores.scores
        }
    }  # fmt: skip
    if errors:
        out["errors"] = [{name: getattr(m, name) for name in Miss.__slots__} for m in scores.misses]
    return json.dumps(out, ensure_ascii=False, indent=2)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"
