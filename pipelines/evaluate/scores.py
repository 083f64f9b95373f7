"""What a scorer returns, and how spans are aligned. No rule of any one test set lives here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

G = TypeVar("G")
S = TypeVar("S")
Extent = tuple[int, int]
"""First code point and the one after the last."""


class GoldFormatError(Exception):
    """A test set is not of the kind that its scorer reads; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measurement; for an accuracy `system` and `gold` are both the number judged."""

    name: str
    right: int
    system: int
    gold: int

    @property
    def precision(self) -> float | None:
        """Share of the system's rows that are right; None where it has none."""
        return self.right / self.system if self.system else None

    @property
    def recall(self) -> float | None:
        """Share of the gold rows that were found; None where there are none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing was judged."""
        total = self.system + self.gold
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: a gold row not found, a system row that is not in the gold, or a wrong attribute."""

    score: str
    kind: Literal["missing", "spurious", "wrong"]
    document: str
    char_start: int
    char_end: int
    surface: str
    expected: str = ""
    got: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """All measurements of one run, with their errors."""

    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]

    def __getitem__(self, name: str) -> Score:
        """Return the score called `name`. Raises KeyError."""
        for score in self.scores:
            if score.name == name:
                return score
        raise KeyError(name)


def merge(parts: Iterable[Scores]) -> Scores:
    """Return the sums of the scores of the same name, in order of first appearance, and all misses."""
    sums: dict[str, Score] = {}
    misses: list[Miss] = []
    for part in parts:
        misses.extend(part.misses)
        for score in part.scores:
            old = sums.get(score.name, Score(score.name, 0, 0, 0))
            sums[score.name] = Score(
                score.name, old.right + score.right, old.system + score.system, old.gold + score.gold
            )
    return Scores(tuple(sums.values()), tuple(misses))


def overlap(a: Extent, b: Extent) -> int:
    """Return how many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap_over_union(a: Extent, b: Extent) -> float:
    """Return shared over joint length, 0 to 1."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


def align(gold: Sequence[G], system: Sequence[S], likeness: Callable[[G, S], float]) -> list[tuple[G, S]]:
    """Return one-to-one pairs, most alike first; pairs with likeness 0 are never made."""
    candidates = sorted(
        (
            (-value, i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(system)
            if (value := likeness(g, s)) > 0
        ),
    )
    used_gold: set[int] = set()
    used_system: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            pairs.append((i, j))
    return [(gold[i], system[j]) for i, j in sorted(pairs)]
