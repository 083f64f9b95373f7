"""Measured accuracy that ships with a release: the scores that `python -m pipelines.evaluate … --json` printed."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.release.manifest import Accuracy

METRICS = ("precision", "recall", "f1")


class UnreadableScores(ValueError):
    """A file of scores cannot be read; keeps `path`."""

    def __init__(self, path: Path, reason: str):
        self.path = path
        super().__init__(
            f"{path}: no scores as `python -m pipelines.evaluate … --json` writes them ({reason})"
        )


def read_scores(folder: Path) -> tuple[Accuracy, ...]:
    """Return the figures of all `*.json` below `folder`; a file's name names its annotated set.

    A metric that cannot be measured (nothing to find) is left out.
    """
    found = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            scores = json.loads(path.read_text("utf-8"))["scores"]
            for name, score in scores.items():
                found += [
                    Accuracy(name, path.stem, metric, round(float(score[metric]), 4), int(score["gold"]))
                    for metric in METRICS
                    if score[metric] is not None
                ]
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise UnreadableScores(path, f"{type(error).__name__}: {error}") from error
    return tuple(found)
