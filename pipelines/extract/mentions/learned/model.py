"""The learned tagger's weights: the model file, and the best labels of stretches of words. No text is read here.

All sums are of whole numbers, so that every machine gives the same labels.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipelines.extract.mentions.learned.features import REACH, Looked, word_features

NEVER = -(10**8)
"""The score of a step that no path takes."""
_MAGIC = b"parley-names-1\n"
_CACHED_WORDS = 100_000
_STEPS = ((0, 0, ""), (-1, 1, "-1"), (1, 1, "+1"), (-2, 2, "-2"), (2, 2, "+2"))
"""Where a neighbour stands, which of its features count there, and what their names begin with."""


class ModelError(Exception):
    """A file that is no model; the message names it."""


class Weights(NamedTuple):
    """Labels, features in the order of their rows, weights (features × labels, int8) and steps between labels (int32:
    1 + labels × labels, first row from the start; `NEVER` where there is none)."""

    labels: tuple[str, ...]
    features: tuple[str, ...]
    weights: np.ndarray
    steps: np.ndarray


def write(path: Path, model: Weights) -> None:
    """Write a model file: the same weights give the same bytes."""
    head = json.dumps({"labels": model.labels, "features": len(model.features)}).encode()
    names = "\n".join(model.features).encode()
    body = b"\n".join(
        [head, names, np.ascontiguousarray(model.weights.T).tobytes() + model.steps.astype("<i4").tobytes()]
    )
    path.write_bytes(_MAGIC + zlib.compress(body, 9))


def read(path: Path) -> tuple[Weights, str]:
    """Return the weights of a model file and the digest of the file. Raises ModelError, OSError."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ModelError(f"{path} is no model of names: train one with parley train names")
    body = zlib.decompress(data[len(_MAGIC) :])
    head, _, rest = body.partition(b"\n")
    about = json.loads(head)
    labels, count = tuple(about["labels"]), about["features"]
    numbers = count * len(labels) + 4 * (len(labels) + 1) * len(labels)
    features = tuple(rest[: -numbers - 1].decode().split("\n"))
    cells = rest[-numbers:]
    weights = np.frombuffer(cells[: count * len(labels)], dtype=np.int8).reshape(len(labels), count).T
    steps = np.frombuffer(cells[count * len(labels) :], dtype="<i4").reshape(len(labels) + 1, len(labels))
    return Weights(labels, features, np.ascontiguousarray(weights), steps), hashlib.sha256(data).hexdigest()


@dataclass
class Decoder:
    """Finds the best labels under the weights of a model. Keeps the sums of words it has met."""

    model: Weights
    _rows: dict[str, int] = field(init=False)
    _weights: np.ndarray = field(init=False)
    _words: dict[str, np.ndarray] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        nothing = np.zeros((1, len(self.model.labels)), dtype=np.int32)
        self._weights = np.concatenate((nothing, self.model.weights.astype(np.int32)))
        self._rows = {feature: row for row, feature in enumerate(self.model.features, start=1)}

    def labels(self, stretches: Sequence[Looked]) -> list[list[str]]:
        """Return the labels of the words of each stretch."""
        if not stretches:
            return []
        scores = self._scores(stretches)
        names = self.model.labels
        return [[names[k] for k in path] for path in _best_paths(scores, self.model.steps)]

    def _scores(self, stretches: Sequence[Looked]) -> list[np.ndarray]:
        """Return words × labels for each stretch."""
        words = [word for s in stretches for word in (*s.before, *s.surfaces, *s.after)]
        alone = np.stack([self._word(word) for word in words])
        get = self._rows.get
        placed = [[get(f, 0) for f in features] for s in stretches for features in s.features]
        starts = np.cumsum([0, *map(len, placed[:-1])])
        sums = np.add.reduceat(self._weights[[row for rows in placed for row in rows]], starts, axis=0)
        result = []
        at = done = 0
        for stretch in stretches:
            n = len(stretch.surfaces)
            first = at + REACH
            total = sums[done : done + n].copy()
            for place, (step, _, _) in enumerate(_STEPS):
                total += alone[first + step : first + step + n, place]
            result.append(total)
            at += n + 2 * REACH
            done += n
        return result

    def _word(self, word: str) -> np.ndarray:
        """Return what a word alone adds to the labels at its own place and around it: places × labels."""
        known = self._words.get(word)
        if known is None:
            roles = word_features(word)
            get = self._rows.get
            known = np.stack(
                [
                    self._weights[[0, *(get(before + f, 0) for f in roles[role])]].sum(axis=0)
                    for _, role, before in _STEPS
                ]
            )
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            self._words[word] = known
        return known


def _best_paths(scores: list[np.ndarray], steps: np.ndarray) -> list[list[int]]:
    """Return the best path through each table of scores (Viterbi), all of them side by side."""
    order = sorted(range(len(scores)), key=lambda k: -len(scores[k]))
    lengths = [len(scores[k]) for k in order]
    best = np.stack([scores[k][0] for k in order]) + steps[0]
    backs = []
    ends = {}
    live = len(order)
    for word in range(1, lengths[0] + 1):
        while live and lengths[live - 1] == word:
            live -= 1
            ends[live] = int(best[live].argmax())
        if not live:
            break
        table = best[:live, :, None] + steps[1:]
        back = table.argmax(axis=1)
        best = np.take_along_axis(table, back[:, None], axis=1)[:, 0] + np.stack(
            [scores[order[k]][word] for k in range(live)]
        )
        backs.append(back)
    paths: list[list[int]] = [[] for _ in scores]
    for k, index in enumerate(order):
        path = [ends[k]]
        for word in range(lengths[k] - 1, 0, -1):
            path.append(int(backs[word - 1][k][path[-1]]))
        paths[index] = path[::-1]
    return paths
