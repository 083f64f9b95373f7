"""Scoring the labelled sentences of `data/gold`: figures, dates and measures, through the same path as `parley extract`.

A figure is right when span, value, unit and hedge are; a date when span, type and value are; a measure when
instrument, imposer, target, status and rate are. See `data/gold/README.md` for the format.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipelines.evaluate.scores import GoldFormatError, Miss, Score, Scores, align, merge
from pipelines.single import extract_text

Row = Mapping[str, Any]


class GoldError(GoldFormatError):
    """A labelled sentence is not usable; the message names file, line and what to mend."""


def evaluate(path: Path) -> Scores:
    """Return the scores `figures`, `dates` and `measures` of the sentences in `path`. Raises GoldError."""
    lines = path.read_text("utf-8").splitlines()
    return merge(_score(_parse(path, number, line)) for number, line in enumerate(lines, 1) if line.strip())


def thresholds(path: Path) -> dict[str, float]:
    """Return the lowest F1 that each kind may fall to, from a CSV of `kind,f1`."""
    with open(path, encoding="utf-8", newline="") as handle:
        return {row["kind"]: float(row["f1"]) for row in csv.DictReader(handle)}


def _parse(path: Path, number: int, line: str) -> Row:
    try:
        row: Row = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}, line {number}: no JSON object ({error.msg})") from error
    for label in (*row["figures"], *row["dates"]):
        if row["text"].count(label["surface"]) != 1:
            raise GoldError(f"{path}, line {number}: {label['surface']!r} must stand once in the text")
    return row


def _score(row: Row) -> Scores:
    tables = extract_text(row["text"], published_on=dt.date.fromisoformat(row["published_on"]))
    return merge(
        (
            _compare("figures", row, list(tables["figures"].iter_rows(named=True)), _same_figure),
            _compare("dates", row, list(tables["dates"].iter_rows(named=True)), _same_date),
            _compare("measures", row, list(tables["measures"].iter_rows(named=True)), _same_measure),
        )
    )


def _compare(name: str, row: Row, found: list[Row], same: Callable[[Row, Row], bool]) -> Scores:
    gold: list[Row] = row[name]
    pairs = align(gold, found, lambda g, f: float(same(g, f)))
    right, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    misses = [_miss(name, "missing", row, g) for g in gold if id(g) not in right]
    misses += [_miss(name, "spurious", row, f) for f in found if id(f) not in used]
    return Scores((Score(name, len(pairs), len(found), len(gold)),), tuple(misses))


def _miss(name: str, kind: Any, row: Row, label: Row) -> Miss:
    surface = label.get("surface", row["text"])
    start = row["text"].find(surface)
    shown = {
        k: v for k, v in label.items() if v is not None and k not in ("document_id", "rule", "sentence_start")
    }
    expected, got = (str(shown), "") if kind == "missing" else ("", str(shown))
    return Miss(name, kind, row["id"], start, start + len(surface), surface, expected, got, row["text"])


def _same_figure(gold: Row, found: Row) -> bool:
    return all(gold[k] == found[k] for k in ("surface", "value", "unit", "comparator"))


def _same_date(gold: Row, found: Row) -> bool:
    return (gold["surface"], gold["type"], gold["value"]) == (
        found["surface"],
        found["timex_type"],
        found["timex_value"],
    )


def _same_measure(gold: Row, found: Row) -> bool:
    return (gold["instrument"], gold["imposer"], gold["target"], gold["status"], gold["rate"]) == (
        found["instrument"],
        found["imposer_entity_id"],
        found["target_entity_id"],
        found["status"],
        found["rate_percent"],
    )
