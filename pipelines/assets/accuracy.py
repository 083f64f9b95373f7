"""The asset `accuracy`: F1 of extraction against the labelled sentences, with one check per kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import polars as pl

from pipelines.assets.failures import clear_failure
from pipelines.assets.markdown import markdown_table
from pipelines.assets.pictures import accuracy_picture
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS
from pipelines.checks.result import SAMPLE_ROWS
from pipelines.evaluate.report import to_json
from pipelines.evaluate.scores import Scores
from pipelines.evaluate.sentences import evaluate, thresholds
from pipelines.job.config import BuildError
from pipelines.language.version import reading_version

KINDS = ("figures", "dates", "measures")
SCORES = "labelled-sentences.json"
"""The file of the scores: its name is that of the annotated set in a release, and `make sample` writes the same."""


def measure(workspace: Workspace) -> tuple[Scores, dict[str, float]]:
    """Return the scores and the lowest F1 that each may have; the scores are kept for the next release.

    Raises BuildError when there are no labelled sentences, GoldError when one is not usable.
    """
    gold = Path(workspace.gold)
    for name in ("sentences.jsonl", "thresholds.csv"):
        if not (gold / name).is_file():
            raise BuildError(
                f"no file {gold / name}: give the folder of labelled sentences as `gold` or PARLEY_GOLD"
            )
    scores = evaluate(gold / "sentences.jsonl")
    folder = workspace.accuracy_folder
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{SCORES}.{os.getpid()}.tmp"
    aside.write_text(to_json(scores) + "\n", "utf-8")
    os.replace(aside, folder / SCORES)
    return scores, thresholds(gold / "thresholds.csv")


def below(scores: Scores, lowest: dict[str, float]) -> list[str]:
    """Return one message per kind whose F1 is below its threshold."""
    return [
        f"{s.name}: F1 {s.f1 or 0.0:.3f} is below {lowest[s.name]:g}"
        for s in scores.scores
        if s.name in lowest and (s.f1 or 0.0) < lowest[s.name]
    ]


@dg.asset(
    group_name="publish",
    kinds={"python"},
    owners=OWNERS,
    code_version=reading_version(),
    check_specs=[
        dg.AssetCheckSpec(
            kind, asset="accuracy", description=f"F1 of {kind} is not below its threshold in thresholds.csv."
        )
        for kind in KINDS
    ],
    description=(
        "Precision, recall and F1 of extraction against the labelled sentences of `data/gold`, measured through the "
        "same path as `parley extract`. A release ships the figures, and is refused while one is below its threshold."
        "\n\n```sh\nparley evaluate sentences data/gold/sentences.jsonl --errors all\n```"
    ),
)
def accuracy(workspace: Workspace) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """Measure, and check each kind."""
    with clear_failure():
        scores, lowest = measure(workspace)
    path = workspace.accuracy_folder / SCORES
    yield dg.MaterializeResult(
        metadata={
            "picture: accuracy": dg.MetadataValue.md(accuracy_picture(scores.scores, lowest)),
            "scores": dg.MetadataValue.md(markdown_table(_score_rows(scores, lowest))),
            **{f"F1 of {s.name}": round(s.f1, 4) for s in scores.scores if s.f1 is not None},
            "path": dg.MetadataValue.path(path),
        },
    )
    low = {message.split(":")[0]: message for message in below(scores, lowest)}
    for kind in KINDS:
        yield dg.AssetCheckResult(
            check_name=kind,
            passed=kind not in low,
            description=low.get(kind),
            metadata={
                "F1": round(scores[kind].f1 or 0.0, 4),
                "threshold": lowest.get(kind, 0.0),
                "errors": dg.MetadataValue.md(markdown_table(_errors(scores, kind))),
            },
        )


def _score_rows(scores: Scores, lowest: dict[str, float]) -> pl.DataFrame:
    """Return one row per kind: precision, recall, F1, threshold and the counts behind them."""
    return pl.DataFrame(
        [
            (s.name, s.precision, s.recall, s.f1, lowest.get(s.name), s.right, s.system, s.gold)
            for s in scores.scores
        ],
        schema=["kind", "precision", "recall", "f1", "threshold", "right", "system", "gold"],
        orient="row",
    ).with_columns(pl.col("precision", "recall", "f1").round(4))


def _errors(scores: Scores, kind: str) -> pl.DataFrame:
    """Return the first errors of a kind, each with its sentence."""
    missed = [m for m in scores.misses if m.score == kind][:SAMPLE_ROWS]
    return pl.DataFrame(
        [
            (m.document, m.kind, m.char_start, m.char_end, m.surface, m.expected, m.got, m.sentence)
            for m in missed
        ],
        schema=["sentence_id", "error", "char_start", "char_end", "surface", "expected", "got", "sentence"],
        orient="row",
    )
