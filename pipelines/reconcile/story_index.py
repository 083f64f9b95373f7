"""Which story each document joins, as they are taken in order of time.

Belongs here: stories under construction, of which only those are held that may still grow. What documents are made of, and the
tables of stories, belong to `stories`.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from weakref import WeakValueDictionary

import polars as pl

from pipelines.reconcile.spill import Spill

WINDOW_DAYS = 5
SIMILARITY = 0.4
"""Cosine similarity to a story's sum from which a document belongs to it."""
SIMILARITY_UNDATED = 0.55
"""The same for a document without a day, which may tell of another of the same parties' meetings."""
TELLING = 10
"""A document looks for its story through this many of its weightiest features."""
STORY_FEATURES = 40
MAX_CANDIDATES = 50
"""Stories looked at per feature, latest first: bounds the work on features that every document has."""


class _Story:
    """A story under construction: the rank of its first document, its day, and the sum of its members' features."""

    __slots__ = ("__weakref__", "day", "length", "number", "sum")

    def __init__(self, number: int, day: dt.date | None) -> None:
        self.number, self.day = number, day
        self.sum: dict[int, float] = {}
        self.length = 0.0

    def add(self, vector: dict[int, float]) -> None:
        for feature, weight in vector.items():
            self.sum[feature] = self.sum.get(feature, 0.0) + weight
        if len(self.sum) > 2 * STORY_FEATURES:
            kept = sorted(self.sum.items(), key=lambda item: (-item[1], item[0]))[:STORY_FEATURES]
            self.sum = dict(kept)
        self.length = math.sqrt(sum(w * w for w in self.sum.values()))

    def similarity(self, vector: dict[int, float]) -> float:
        known = self.sum
        return sum(w * known.get(f, 0.0) for f, w in vector.items()) / self.length if self.length else 0.0

    def is_near(self, day: dt.date | None) -> bool:
        return day is None or self.day is None or (day - self.day).days <= WINDOW_DAYS


class _Index:
    """Stories under construction, found by their telling features; those that no document can join any more are dropped.

    A story can be joined up to WINDOW_DAYS after its first day; by documents without a day, which come last, always.
    """

    def __init__(self, lasting: set[int]) -> None:
        self.lasting = lasting
        """Telling features of documents without a day."""
        self._stories: dict[int, deque[_Story]] = defaultdict(lambda: deque(maxlen=MAX_CANDIDATES))
        self._latest: deque[tuple[_Story, list[int]]] = deque()

    def add(self, story: _Story, telling: list[int]) -> None:
        """Let `story`, the latest of all, be found by its `telling` features."""
        for feature in telling:
            self._stories[feature].append(story)
        self._latest.append((story, telling))

    def advance(self, day: dt.date | None) -> None:
        """Drop what lies too far before `day`."""
        while day is not None and self._latest and not self._latest[0][0].is_near(day):
            story, telling = self._latest.popleft()
            for feature in telling:
                found = self._stories[feature]
                if feature not in self.lasting and found and found[0] is story:
                    found.popleft()
                    if not found:
                        del self._stories[feature]

    def best(self, telling: list[int], vector: dict[int, float], day: dt.date | None) -> _Story | None:
        """Return the story that resembles `vector` most."""
        candidates: dict[int, _Story] = {}
        for feature in telling:
            for story in reversed(self._stories.get(feature, ())):
                if not story.is_near(day):
                    break  # stories stand in order of their first day, so those before it are older still
                candidates[story.number] = story
        scored = [(story.similarity(vector), -number, story) for number, story in candidates.items()]
        best = max(scored, key=lambda item: item[:2], default=None)
        least = SIMILARITY if day is not None else SIMILARITY_UNDATED
        return best[2] if best is not None and best[0] >= least else None


def assign(days: list[dt.date | None], spill: Spill, first_copy: list[int]) -> list[int]:
    """Return for each document, by rank, the rank of the first one of its story; a copy goes with its original."""
    undated = days.index(None) if None in days else len(days)
    index = _Index({f for _, vector in _vectors(spill, undated) for f in islice(vector, TELLING)})
    story_of: list[int] = []
    living = WeakValueDictionary[int, _Story]()
    vectors = _vectors(spill)
    next_rank, next_vector = next(vectors, (None, {}))
    for rank, day in enumerate(days):
        vector: dict[int, float] = {}
        if rank == next_rank:
            vector = next_vector
            next_rank, next_vector = next(vectors, (None, {}))
        index.advance(day)
        telling = list(islice(vector, TELLING))
        if first_copy[rank] < rank:
            number = story_of[first_copy[rank]]
            story = living.get(number)  # else nothing can join it any more
        else:
            story = index.best(telling, vector, day)
            if story is None:
                story = living[rank] = _Story(rank, day)
                index.add(story, telling)
            number = story.number
        if story is not None:
            story.add(vector)
        story_of.append(number)
    return story_of


def _vectors(spill: Spill, start: int = 0) -> Iterator[tuple[int, dict[int, float]]]:
    """Yield the features of each document that has some, from rank `start` on, the weightiest first."""
    late = pl.col("rank") >= start
    rows = (row for batch in spill.batches("weighted") for row in batch.filter(late).iter_rows())
    for rank, members in groupby(rows, key=itemgetter(0)):
        yield rank, {feature: weight for _, feature, weight in members}
