"""Which documents share their wording: reprints and articles built on the same agency text.

Near-duplicate passages are found by banding their MinHashes (LSH): a bucket joins each passage with the
first and the previous one in it, so cost grows with passages, not with pairs.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.sketches import PERMUTATIONS
from pipelines.reconcile.union import components

ROWS_PER_BAND = 4
PASSAGE_SIMILARITY = 0.5
"""Jaccard similarity from which two passages count as the same wording (agency copy lightly edited)."""
PAIRS_AT_ONCE = 65_536
"""Pairs of passages whose hashes are held side by side: bounds memory."""
SHARED_WORDS = 0.5
"""Share of the shorter document's words that makes two documents one source."""
SHARED_WORDS_SAME_AGENCY = 0.25
"""The same where both credit the same agency."""


def groups(sketches: pl.DataFrame, order: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, first_document_id, similarity` for every document of `sketches`.

    `sketches` has `document_id, word_counts, hashes, upstream_source`; `order` ranks documents
    (`document_id, rank`), the lowest rank of a group is its first. `similarity` is the estimated Jaccard
    similarity of the shingles of the document and the first; null for the first itself.
    """
    ranked = sketches.join(order, on="document_id", how="left", validate="1:1")
    links = _links(_passages(ranked), ranked)
    first = components(ranked["document_id"].to_list(), ranked["rank"].to_list(), links)
    grouped = ranked.select("document_id").with_columns(first_document_id=pl.Series(first, dtype=pl.String))
    return grouped.join(_similarities(grouped, ranked), on="document_id", how="left")


def _passages(ranked: pl.DataFrame) -> pl.DataFrame:
    return (
        ranked.select("document_id", "rank", "word_counts", "hashes")
        .explode("word_counts", "hashes")
        .drop_nulls("hashes")
        .rename({"word_counts": "words"})
        .with_row_index("passage")
    )


def _links(passages: pl.DataFrame, ranked: pl.DataFrame) -> list[tuple[str, str]]:
    """Return pairs of documents that share enough words."""
    if passages.is_empty():
        return []
    sides = passages.select("passage", "document_id", "words")
    shared = (
        _alike(passages["hashes"], _candidates(passages))
        .join(sides, on="passage")
        .join(sides, left_on="other", right_on="passage", suffix="_other")
        .group_by("document_id", "document_id_other", "passage")
        .agg(pl.col("words").first())
        .group_by("document_id", "document_id_other")
        .agg(pl.col("words").sum())
    )
    totals = (
        passages.group_by("document_id")
        .agg(total=pl.col("words").sum())
        .join(ranked.select("document_id", "upstream_source"), on="document_id")
    )
    same_agency = pl.col("upstream_source").eq(pl.col("upstream_source_other")).fill_null(False)
    return (
        shared.join(totals, on="document_id")
        .join(totals, left_on="document_id_other", right_on="document_id", suffix="_other")
        .filter(
            pl.col("words")
            >= pl.min_horizontal("total", "total_other")
            * pl.when(same_agency).then(SHARED_WORDS_SAME_AGENCY).otherwise(SHARED_WORDS)
        )
        .select("document_id", "document_id_other")
        .sort(pl.all())
        .rows()
    )


def _candidates(passages: pl.DataFrame) -> pl.DataFrame:
    """Return pairs `passage, other` of different documents that fall into one bucket of a band."""
    in_order = passages.select("passage", "rank", "hashes").sort("rank", "passage")
    bucket = [f"k{i}" for i in range(ROWS_PER_BAND)]
    found = []
    for band in range(0, PERMUTATIONS, ROWS_PER_BAND):
        keys = [pl.col("hashes").list.get(band + i).alias(k) for i, k in enumerate(bucket)]
        members = in_order.select("passage", "rank", *keys)
        for other in (pl.col("passage", "rank").first(), pl.col("passage", "rank").shift(1)):
            paired = members.select("passage", "rank", other.over(bucket).name.prefix("other_"))
            # most passages are alone in their bucket, or beside others of their own document
            found.append(paired.filter(pl.col("rank") != pl.col("other_rank")))
    return pl.concat(found).select("passage", other="other_passage").unique()


def _alike(hashes: pl.Series, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the `pairs` of row numbers of `hashes` whose MinHashes are equal often enough."""
    known = hashes.explode().to_numpy().reshape(-1, PERMUTATIONS)
    kept = [pairs.clear()]
    for batch in pairs.iter_slices(PAIRS_AT_ONCE):
        left, right = batch["passage"].to_numpy(), batch["other"].to_numpy()
        share = (known[left] == known[right]).mean(axis=1)
        kept.append(batch.filter(pl.Series(share >= PASSAGE_SIMILARITY)))
    return pl.concat(kept)


def _equal_share(left: str, right: str) -> pl.Expr:
    """The share of equal MinHash values: an estimate of Jaccard similarity."""
    equal = [
        (pl.col(left).list.get(i) == pl.col(right).list.get(i)).cast(pl.Float64) for i in range(PERMUTATIONS)
    ]
    return pl.sum_horizontal(equal) / PERMUTATIONS


def _similarities(grouped: pl.DataFrame, ranked: pl.DataFrame) -> pl.DataFrame:
    """Return `document_id, similarity` of the copies; the MinHash of a union is the least of its parts'."""
    copies = grouped.filter(pl.col("document_id") != pl.col("first_document_id"))
    wanted = pl.concat([copies["document_id"], copies["first_document_id"]]).unique()
    whole = (
        ranked.filter(pl.col("document_id").is_in(wanted.implode()))
        .select("document_id", "hashes")
        .explode("hashes")
        .drop_nulls()
        .with_columns(position=pl.int_ranges(0, PERMUTATIONS))
        .explode("hashes", "position")
        .group_by("document_id", "position")
        .agg(pl.col("hashes").min())
        .sort("document_id", "position")
        .group_by("document_id", maintain_order=True)
        .agg("hashes")
    )
    return (
        copies.join(whole, on="document_id")
        .join(whole, left_on="first_document_id", right_on="document_id", suffix="_first")
        .select("document_id", similarity=_equal_share("hashes", "hashes_first"))
    )
