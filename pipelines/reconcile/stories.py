"""Stories: documents about the same happening, and inside them the independent sources.

Documents are taken in order of time; each joins the story it resembles most among those that share one of its
telling features and started some days before it at most (`story_index`), else it opens a story. Features are the entities it
mentions and the words it uses most, weighted by how rare they are in the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import polars as pl

from pipelines.reconcile import copies, sketches
from pipelines.reconcile.spill import Spill
from pipelines.reconcile.story_index import WINDOW_DAYS, assign
from schemas.tables import stories as stories_table
from schemas.tables import story_documents as story_documents_table

_KIND_WEIGHT = {
    "country": 0.5,
    "organisation": 1.0,
    "person": 1.0,
    "place": 1.2,
    "venue": 1.2,
    "agreement": 1.0,
}
_TERM_WEIGHT = 0.7
_OTHERS = 100
"""Documents of other stories that a corpus is taken to be drawn from: in a small one of a single story its own names are not common."""

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


def group(documents: pl.DataFrame, spill: Spill) -> Stories:
    """Return the tables `stories` and `story_documents`; the order of rows does not matter.

    Reads of `spill` what `sketch` and `named` returned for all documents: `sketches` and `named`, in which a document's rows
    were added together. Held are a few numbers of each document and the stories that may still grow.
    """
    if documents.is_empty():
        return Stories(stories_table.TABLE.empty(), story_documents_table.TABLE.empty())
    order = _order(documents)
    spill.add("ranks", order.select("document_id", "rank"))
    spill.make("credits", "SELECT document_id, upstream_source FROM sketches")
    copied = order.select("document_id", "rank").join(copies.groups(spill), on="rank", how="left")
    _weigh(order, spill)
    first_copy = copied.select(pl.coalesce("first_rank", "rank")).to_series().to_list()
    by_rank = order["document_id"]
    story_of = by_rank.gather(assign(order["day"].to_list(), spill, first_copy))
    story_documents = (
        copied.with_columns(story_id="story:" + story_of)
        .join(spill.read("credits"), on="document_id", how="left")
        .select(
            "document_id",
            "story_id",
            "upstream_source",
            "similarity",
            source_group_id="source:" + by_rank.gather(first_copy),
            copy_of_document_id=pl.when(pl.col("first_rank").is_not_null()).then(by_rank.gather(first_copy)),
        )
        .select(story_documents_table.TABLE.polars_schema.names())
        .sort("document_id")
    )
    return Stories(_stories(documents, story_documents, order, spill), story_documents)


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
    """Return `document_id, day, rank`: by earliest possible publication, undated last, then by id.

    A document that may be of any day of months is undated: the first of them is no day to look for its story on.
    """
    first, last = pl.col("published_earliest"), pl.col("published_latest")
    is_known = pl.col("published_on").is_not_null() | ((last - first).dt.total_days() <= WINDOW_DAYS)
    return (
        documents.select("document_id", day=pl.when(is_known).then(pl.coalesce(first, "published_on")))
        .sort("day", "document_id", nulls_last=True)
        .with_row_index("rank")
    )


def _weigh(order: pl.DataFrame, spill: Spill) -> None:
    """Put `rank, feature, weight` aside as `weighted`: by rank, weights of unit length, the weightiest first; features are numbered."""
    ranks = order.select("document_id", "rank")
    for entities in spill.batches("named"):
        told = (
            entities.join(ranks, on="document_id")
            .group_by("rank", feature="entity_id")
            .agg(count=pl.col("uses").sum(), kind=pl.col("entity_kind").min())
            .with_columns(weight=pl.col("kind").replace_strict(_KIND_WEIGHT, return_dtype=pl.Float64))
        )
        weight = pl.col("weight") * (1 + pl.col("count").log())
        spill.add("features", told.select("rank", "feature", weight=weight))
    spill.make(
        "features",
        f"SELECT rank, unnest(terms) AS feature, {_TERM_WEIGHT}::DOUBLE AS weight FROM sketches JOIN ranks USING (document_id)",
    )
    spill.make("numbered", _NUMBERED)
    length = pl.col("weight").pow(2).sum().sqrt().over("rank")
    for features in spill.groups("numbered", "rank", "feature"):  # the order of a sum decides its last digits
        spill.add(
            "weighted",
            features.with_columns(
                weight=pl.col("weight") * (1 + (order.height + _OTHERS) / pl.col("df")).log()
            )
            .select("rank", "feature", weight=(pl.col("weight") / length).round(9))
            .sort("rank", "weight", "feature", descending=[False, True, False]),
        )


_NUMBERED = """
    WITH rarity AS (
        -- what only one document has cannot join it to another, so it does not count
        SELECT feature, count(*) AS df FROM features GROUP BY feature HAVING count(*) > 1
    ), numbered AS (
        SELECT feature, df, row_number() OVER (ORDER BY feature) AS number FROM rarity
    )
    SELECT rank, number AS feature, weight, df FROM features JOIN numbered USING (feature)
"""


def _stories(
    documents: pl.DataFrame, story_documents: pl.DataFrame, order: pl.DataFrame, spill: Spill
) -> pl.DataFrame:
    members = story_documents.select("document_id", "story_id", "source_group_id").join(
        documents.select("document_id", "headline"), on="document_id"
    )
    central = (
        members.join(_centrality(members, order, spill), on="document_id", how="left")
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


def _centrality(members: pl.DataFrame, order: pl.DataFrame, spill: Spill) -> pl.DataFrame:
    """Return `document_id, centrality` for stories of several documents: how close its features are to the sum of its story's."""
    ranks = order.select("document_id", "rank").join(
        members.filter(pl.len().over("story_id") > 1), on="document_id"
    )
    spill.add("placed", ranks.select("rank", "story_id"))
    spill.make(
        "shared features", "SELECT story_id, rank, feature, weight FROM weighted JOIN placed USING (rank)"
    )
    found = [pl.DataFrame(schema={"rank": pl.UInt32, "centrality": pl.Float64})]
    for placed in spill.groups("shared features", "story_id", "rank", "feature"):
        sums = placed.group_by("story_id", "feature", maintain_order=True).agg(total=pl.col("weight").sum())
        found.append(
            placed.join(sums, on=["story_id", "feature"], maintain_order="left")
            .group_by("rank", maintain_order=True)
            .agg(centrality=(pl.col("weight") * pl.col("total")).sum().round(6))
        )
    return pl.concat(found).join(ranks, on="rank").select("document_id", "centrality")
