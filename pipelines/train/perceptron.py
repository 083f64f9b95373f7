"""An averaged structured perceptron over chains of labels, in whole numbers: the same data give the same weights
everywhere. No texts and no files here.

Collins (2002), "Discriminative Training Methods for Hidden Markov Models".
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Chain(NamedTuple):
    """A stretch of words. `features`: numbers of all words' features; `starts`: where each word's begin;
    `allowed`: for each word the labels that its gold permits (one, or several where the corpus is silent)."""

    features: np.ndarray
    starts: np.ndarray
    allowed: np.ndarray


def viterbi(scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """Return the best labels of a chain. `scores`: words × labels; `transitions`: from × to, first row the start."""
    words = len(scores)
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + transitions[0]
    steps = transitions[1:]
    columns = np.arange(scores.shape[1])
    for k in range(1, words):
        table = best[:, None] + steps
        back[k] = table.argmax(axis=0)
        best = table[back[k], columns] + scores[k]
    path = np.empty(words, dtype=np.int64)
    path[-1] = best.argmax()
    for k in range(words - 1, 0, -1):
        path[k - 1] = back[k][path[k]]
    return path


def learn(
    chains: Sequence[Chain],
    features: int,
    forbidden: np.ndarray,
    epochs: int,
    drop: float = 0.0,
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Return averaged weights (features × labels) and transitions (1 + labels × labels), as floats.

    `forbidden`: transitions that no path takes. `drop`: share of a chain's features left out at each look,
    so that no feature is relied on alone.
    """
    labels = forbidden.shape[1]
    weights = np.zeros((features, labels), dtype=np.int32)
    sums = np.zeros((features, labels), dtype=np.int64)
    moves = np.zeros(forbidden.shape, dtype=np.int32)
    move_sums = np.zeros(forbidden.shape, dtype=np.int64)
    never = np.where(forbidden, -(10**8), 0)
    order = list(range(len(chains)))
    shuffle = random.Random(seed)
    noise = np.random.Generator(np.random.PCG64(seed))
    count = 0
    for _ in range(epochs):
        shuffle.shuffle(order)
        for index in order:
            chain = chains[index]
            count += 1
            ids = chain.features
            rows = weights[ids]
            kept = None
            if drop:
                kept = noise.random(len(ids)) >= drop
                rows = rows * kept[:, None]
            scores = np.add.reduceat(rows, chain.starts, axis=0)
            guess = viterbi(scores, moves + never)
            if chain.allowed[np.arange(len(guess)), guess].all():
                continue
            gold = viterbi(np.where(chain.allowed, scores, scores - 10**6), moves + never)
            _update(chain, ids, kept, guess, gold, count, weights, sums, moves, move_sums)
    return weights - sums / count, moves - move_sums / count


def _update(
    chain: Chain,
    ids: np.ndarray,
    kept: np.ndarray | None,
    guess: np.ndarray,
    gold: np.ndarray,
    count: int,
    weights: np.ndarray,
    sums: np.ndarray,
    moves: np.ndarray,
    move_sums: np.ndarray,
) -> None:
    lengths = np.diff(np.append(chain.starts, len(ids)))
    wrong = np.repeat(guess != gold, lengths)
    if kept is not None:
        wrong &= kept
    touched = ids[wrong]
    right = np.repeat(gold, lengths)[wrong]
    missed = np.repeat(guess, lengths)[wrong]
    for target, step in ((weights, 1), (sums, count)):
        np.add.at(target, (touched, right), step)
        np.add.at(target, (touched, missed), -step)
    before = np.concatenate(([0], gold[:-1] + 1)), np.concatenate(([0], guess[:-1] + 1))
    for target, step in ((moves, 1), (move_sums, count)):
        np.add.at(target, (before[0], gold), step)
        np.add.at(target, (before[1], guess), -step)
