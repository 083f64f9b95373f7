"""Training the learned tagger of names: labelled texts → features and allowed labels → weights → model file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from pipelines.extract import mentions, sentences
from pipelines.extract.mentions.learned.features import REACH, Looked, looked_at, word_features
from pipelines.extract.mentions.learned.model import NEVER, Weights
from pipelines.train.corpora import CLASSES, CorpusError, LabelledText
from pipelines.train.perceptron import Chain, learn

LABELS = ("O", *(f"{place}-{kind}" for kind in CLASSES for place in "BILU"))
"""O, and for each class: the beginning, the inside and the last word of a name, and a name of one word."""


SCALE = 8.0
"""The mean size of a weight of the model file, of 127 at most."""


class Example(NamedTuple):
    """A stretch of words with the label of each and whether a name of the fourth class may hide in an O."""

    looked: Looked
    labels: tuple[str, ...]
    has_misc: bool


def examples(text: LabelledText) -> Iterable[Example]:
    """Yield the stretches of a labelled text; names that do not end where words end are left unlabelled."""
    source = sentences.source_of_lines(text.text)
    found = mentions.find(source, ())
    for looked in looked_at(text.text, source.sentences, found):
        yield Example(looked, _labels(looked, text), text.has_misc)


def _labels(looked: Looked, text: LabelledText) -> tuple[str, ...]:
    starts = {start: k for k, (start, _) in enumerate(looked.spans)}
    ends = {end: k for k, (_, end) in enumerate(looked.spans)}
    labels = ["O"] * len(looked.spans)
    for name in text.names:
        first, last = starts.get(name.char_start), ends.get(name.char_end)
        if first is None or last is None or last < first:
            continue
        if first == last:
            labels[first] = f"U-{name.label}"
        else:
            labels[first : last + 1] = [
                f"B-{name.label}",
                *[f"I-{name.label}"] * (last - first - 1),
                f"L-{name.label}",
            ]
    return tuple(labels)


def features_of(looked: Looked) -> Iterable[list[str]]:
    """Yield all features of each word: its own, its neighbours' and those of its place."""
    padded = (*looked.before, *looked.surfaces, *looked.after)
    for i, placed in enumerate(looked.features):
        at = i + REACH
        own, _, _ = word_features(padded[at])
        found = list(own)
        for step, role in ((-1, 1), (1, 1), (-2, 2), (2, 2)):
            found += [f"{step:+d}{feature}" for feature in word_features(padded[at + step])[role]]
        found += placed
        yield found


def forbidden() -> np.ndarray:
    """Return which labels may not follow which (first row: at the start); a stretch may end anywhere but in a name."""

    def opens(label: str) -> bool:
        return label[0] in "OBU"

    table = [[not opens(label) for label in LABELS]]
    for before in LABELS:
        goes_on = before[0] in "BI"
        table.append(
            [
                (label[0] in "IL" and label[2:] == before[2:]) != goes_on
                or (not goes_on and not opens(label))
                for label in LABELS
            ]
        )
    return np.array(table)


def numbered(found: Iterable[Example], least: int) -> tuple[dict[str, int], list[Chain]]:
    """Return the numbers of the features seen at least `least` times, and the chains in those numbers."""
    numbers: dict[str, int] = {}
    counts: Counter[int] = Counter()
    raw: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for example in found:
        rows = [[numbers.setdefault(f, len(numbers)) for f in row] for row in features_of(example.looked)]
        ids = np.array([number for row in rows for number in row], dtype=np.int32)
        counts.update(ids.tolist())
        raw.append((ids, np.array([len(row) for row in rows]), _allowed(example)))
    kept = {f: k for k, f in enumerate(f for f, number in numbers.items() if counts[number] >= least)}
    renumbered = np.array([kept.get(f, -1) for f in numbers], dtype=np.int32)
    return kept, [_chain(renumbered[ids], lengths, allowed) for ids, lengths, allowed in raw]


def _chain(ids: np.ndarray, lengths: np.ndarray, allowed: np.ndarray) -> Chain:
    """Return the chain without the features that have no number (-1)."""
    known = ids >= 0
    before = np.concatenate(([0], np.cumsum(known)))
    return Chain(ids[known], before[np.concatenate(([0], np.cumsum(lengths[:-1])))], allowed)


def _allowed(example: Example) -> np.ndarray:
    """Return which labels each word may have. Where the corpus is silent on the fourth class, O permits it."""
    allowed = np.zeros((len(example.labels), len(LABELS)), dtype=bool)
    for k, label in enumerate(example.labels):
        allowed[k, LABELS.index(label)] = True
        if label == "O" and not example.has_misc:
            allowed[k, -4:] = True
    return allowed


def train(texts: Iterable[LabelledText], epochs: int, least: int, drop: float, seed: int) -> Weights:
    """Return the weights learned from `texts`, looked at `epochs` times."""
    found = (example for text in texts for example in examples(text))
    numbers, chains = numbered(found, least)
    if not chains:
        raise CorpusError("no labelled text: name files or folders of a known format")
    return quantised(numbers, *learn(chains, len(numbers), forbidden(), epochs, drop, seed))


def quantised(features: dict[str, int], weights: np.ndarray, moves: np.ndarray, least: int = 1) -> Weights:
    """Return learned weights as whole numbers of a byte, without features whose weights are all below `least`."""
    scale = SCALE / max(1e-9, float(np.sqrt((weights**2).mean())))
    whole = np.clip(np.rint(weights * scale), -127, 127).astype(np.int8)
    steps = np.where(forbidden(), NEVER, np.rint(moves * scale)).astype(np.int32)
    kept = np.abs(whole).max(axis=1) >= least
    names = sorted((feature, row) for feature, row in features.items() if kept[row])
    return Weights(LABELS, tuple(name for name, _ in names), whole[[row for _, row in names]], steps)
