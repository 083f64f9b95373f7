"""Stories: documents about the same happening, and inside them the independent sources.

Documents are taken in order of time; each joins the story it resembles most among those that share one of its
telling features and started at most `WINDOW_DAYS` before it, else it opens a story. Features are the entities it
mentions and the words it uses most, weighted by how rare they are in the corpus.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

import polars as pl

from pipelines.reconcile import copies, sketches
from schemas.tables import stories as stories_table
from schemas.tables import story_documents as story_documents_table

WINDOW_DAYS = 5
SIMILARITY = 0.4
"""Cosine similarity to a story's sum from which a document belongs to it."""
TELLING = 10
"""A document looks for its story through this many of its weightiest features."""
STORY_FEATURES = 40
MAX_CANDIDATES = 50
"""Stories looked at per feature, latest first: bounds the work on features that every document has."""
_KIND_WEIGHT = {
    "country": 0.5,
    "organisation": 1.0,
    "person": 1.0,
    "place": 1.2,
    "venue": 1.2,
    "agreement": 1.0,
}
_TERM_WEIGHT = 0.7

SKETCH_SCHEMA = pl.Schema(
    {
        "document_id": pl.String(),
        "terms": pl.List(pl.String()),
        "word_counts": pl.List(pl.Int64()),
        "hashes": pl.List(pl.List(pl.UInt32())),
        "upstream_source": pl.String(),
    }
)


class Stories(NamedTuple):
    """The two tables of stories."""

    stories: pl.DataFrame
    story_documents: pl.DataFrame


def sketch(texts: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """Return one row per document of `texts` (`document_id, text`) with its sketch, see SKETCH_SCHEMA."""
    parts: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for document_id, *part in passages.select("document_id", "char_start", "char_end", "kind").iter_rows():
        parts[document_id].append(tuple(part))
    rows = []
    for document_id, text in texts.select("document_id", "text").iter_rows():
        found = sketches.sketch(text, sorted(parts[document_id]))
        rows.append(
            (
                document_id,
                list(found.terms),
                [p.word_count for p in found.passages],
                [list(p.hashes) for p in found.passages],
                found.upstream_source,
            )
        )
    return pl.DataFrame(rows, schema=SKETCH_SCHEMA, orient="row")


def named(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, entity_id, entity_kind, uses`: the entities that tell one story from another."""
    return (
        mentions.filter(pl.col("entity_kind").is_in(list(_KIND_WEIGHT)))
        .group_by("document_id", "entity_id", "entity_kind")
        .agg(uses=pl.len())
    )


def group(
    documents: pl.DataFrame,
    sketched: pl.DataFrame,
    entities: pl.DataFrame,
) -> Stories:
    """Return the tables `stories` and `story_documents`; the order of the input rows does not matter.

    `sketched` is what `sketch` returned and `entities` what `named` returned, for all documents.
    """
    if documents.is_empty():
        return Stories(stories_table.TABLE.empty(), story_documents_table.TABLE.empty())
    order = _order(documents)
    copied = copies.groups(sketched, order)
    features = _features(order, sketched, entities)
    story_of = _assign(order, features, dict(copied.select("document_id", "first_document_id").iter_rows()))
    is_copy = pl.col("document_id") != pl.col("first_document_id")
    story_documents = (
        copied.join(sketched.select("document_id", "upstream_source"), on="document_id", how="left")
        .with_columns(
            story_id="story:" + pl.col("document_id").replace_strict(story_of, return_dtype=pl.String),
            source_group_id="source:" + pl.col("first_document_id"),
            copy_of_document_id=pl.when(is_copy).then("first_document_id"),
            similarity=pl.when(is_copy).then("similarity").cast(pl.Float64),
        )
        .select(story_documents_table.TABLE.polars_schema.names())
        .sort("document_id")
    )
    return Stories(_stories(documents, story_documents, features, order), story_documents)


def redated(stories: pl.DataFrame, story_documents: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return `stories` with the days that their documents have now."""
    dates = _dates(story_documents.select("document_id", "story_id"), documents)
    return (
        stories.drop("first_published_on", "last_published_on")
        .join(dates, on="story_id", how="left", maintain_order="left")
        .select(stories.columns)
    )


def _dates(members: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    published = documents.select("document_id", "published_on", "published_earliest", "published_latest")
    return (
        members.join(published, on="document_id")
        .group_by("story_id")
        .agg(
            first_published_on=pl.coalesce("published_on", "published_earliest").min(),
            last_published_on=pl.coalesce("published_on", "published_latest").max(),
        )
    )


def _order(documents: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, day, rank`: by earliest possible publication, undated last, then by id."""
    return (
        documents.select(
            "document_id", day=pl.coalesce("published_earliest", "published_on", "published_latest")
        )
        .sort("day", "document_id", nulls_last=True)
        .with_row_index("rank")
    )


def _features(order: pl.DataFrame, sketched: pl.DataFrame, entities: pl.DataFrame) -> pl.DataFrame:
    """Return `rank, feature, weight`, weights of unit length, by rank, the weightiest first; features are numbered."""
    ranks = order.select("document_id", "rank")
    told = (
        entities.join(ranks, on="document_id")
        .group_by("rank", feature="entity_id")
        .agg(count=pl.col("uses").sum(), kind=pl.col("entity_kind").min())
        .with_columns(weight=pl.col("kind").replace_strict(_KIND_WEIGHT, return_dtype=pl.Float64))
        .select("rank", "feature", weight=pl.col("weight") * (1 + pl.col("count").log()))
    )
    words = (
        sketched.select("document_id", feature="terms")
        .join(ranks, on="document_id")
        .select("rank", "feature")
        .explode("feature")
        .drop_nulls()
        .with_columns(weight=pl.lit(_TERM_WEIGHT))
    )
    features = pl.concat([told, words], how="vertical_relaxed")
    # what only one document has cannot join it to another, so it does not count
    rarity = (
        features.group_by("feature")
        .agg(df=pl.len())
        .filter(pl.col("df") > 1)
        .sort("feature")
        .with_row_index("number")
    )
    length = pl.col("weight").pow(2).sum().sqrt().over("rank")
    return (
        features.join(rarity, on="feature")
        .select(
            "rank",
            feature="number",
            weight=pl.col("weight") * (1 + order.height / pl.col("df")).log(),
        )
        .sort("rank", "feature")  # the order of a sum decides its last digits
        .with_columns(weight=(pl.col("weight") / length).round(9))
        .sort("rank", "weight", "feature", descending=[False, True, False])
    )


class _Story:
    """A story under construction: its first document, first day and the sum of its members' features."""

    __slots__ = ("day", "first", "length", "number", "sum")

    def __init__(self, first: str, day: dt.date | None, number: int) -> None:
        self.first, self.day, self.number = first, day, number
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


def _assign(order: pl.DataFrame, features: pl.DataFrame, first_copy: dict[str, str]) -> dict[str, str]:
    """Return for each document the first document of its story; a copy goes with its original."""
    index: dict[int, list[_Story]] = defaultdict(list)
    story_of: dict[str, _Story] = {}
    vectors = groupby(features.select("rank", "feature", "weight").iter_rows(), key=itemgetter(0))
    next_rank, next_rows = next(vectors, (None, iter(())))
    for document_id, day, rank in order.select("document_id", "day", "rank").iter_rows():
        vector: dict[int, float] = {}
        if rank == next_rank:
            vector = {feature: weight for _, feature, weight in next_rows}
            next_rank, next_rows = next(vectors, (None, iter(())))
        telling = list(islice(vector, TELLING))
        story = story_of.get(first_copy[document_id]) or _best(index, telling, vector, day)
        if story is None:
            story = _Story(document_id, day, rank)
            for feature in telling:
                index[feature].append(story)
        story.add(vector)
        story_of[document_id] = story
    return {document_id: story.first for document_id, story in story_of.items()}


def _best(
    index: dict[int, list[_Story]], telling: list[int], vector: dict[int, float], day: dt.date | None
) -> _Story | None:
    candidates: dict[int, _Story] = {}
    for feature in telling:
        for story in reversed(index[feature][-MAX_CANDIDATES:]):
            if not story.is_near(day):
                break  # stories stand in order of their first day, so those before it are older still
            candidates[story.number] = story
    scored = [(story.similarity(vector), -number, story) for number, story in candidates.items()]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= SIMILARITY else None


def _stories(
    documents: pl.DataFrame, story_documents: pl.DataFrame, features: pl.DataFrame, order: pl.DataFrame
) -> pl.DataFrame:
    members = story_documents.select("document_id", "story_id", "source_group_id").join(
        documents.select("document_id", "headline"), on="document_id"
    )
    central = (
        members.join(_centrality(members, features, order), on="document_id", how="left")
        .sort("story_id", pl.col("headline").is_null(), -pl.col("centrality").fill_null(0), "document_id")
        .group_by("story_id", maintain_order=True)
        .agg(title=pl.col("headline").first())
    )
    return (
        members.group_by("story_id")
        .agg(
            document_count=pl.len().cast(pl.Int64),
            independent_source_count=pl.col("source_group_id").n_unique().cast(pl.Int64),
        )
        .join(_dates(members, documents), on="story_id")
        .join(central, on="story_id")
        .select(stories_table.TABLE.polars_schema.names())
        .sort("story_id")
    )


def _centrality(members: pl.DataFrame, features: pl.DataFrame, order: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, centrality`: how close its features are to the sum of its story's."""
    ranks = order.select("document_id", "rank").join(
        members.select("document_id", "story_id"), on="document_id"
    )
    placed = features.join(ranks.select("rank", "story_id"), on="rank").sort("rank", "feature")
    sums = placed.group_by("story_id", "feature", maintain_order=True).agg(total=pl.col("weight").sum())
    return (
        placed.join(sums, on=["story_id", "feature"], maintain_order="left")
        .group_by("rank", maintain_order=True)
        .agg(centrality=(pl.col("weight") * pl.col("total")).sum().round(6))
        .join(ranks, on="rank")
        .select("document_id", "centrality")
    )
