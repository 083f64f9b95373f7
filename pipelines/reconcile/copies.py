"""Which documents share their wording: reprints and articles built on the same agency text.

Near-duplicate passages are found by banding their MinHashes (LSH): a bucket joins each passage with the
first and the previous one in it, so cost grows with passages, not with pairs. Bands and joins run in DuckDB, outside memory;
only links between documents are held.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.sketches import PERMUTATIONS
from pipelines.reconcile.spill import Spill
from pipelines.reconcile.union import components

ROWS_PER_BAND = 4
PASSAGE_SIMILARITY = 0.5
"""Jaccard similarity from which two passages count as the same wording (agency copy lightly edited)."""
SHARED_WORDS = 0.5
"""Share of the shorter document's words that makes two documents one source."""
SHARED_WORDS_SAME_AGENCY = 0.25
"""The same where both credit the same agency."""
_PASSAGES = 1 << 20
"""More passages than a document has: the number of a passage tells the rank of its document."""


def groups(spill: Spill) -> pl.DataFrame:
    """Return `rank, first_rank, similarity` of the documents that share their wording with one of lower rank.

    Reads `sketches` (`document_id, word_counts, hashes, upstream_source`) and `ranks` (`document_id, rank`) of `spill`.
    `similarity` is the estimated Jaccard similarity of the shingles of the document and the first of its group.
    """
    spill.make("passages", _PASSAGE)
    for band in range(0, PERMUTATIONS, ROWS_PER_BAND):
        spill.make("pairs", _bucket(band))
    spill.make("links", _LINKS)
    first = components(spill.read("links").iter_rows())
    copied = [(rank, to) for rank, to in first.items() if rank != to]
    spill.add(
        "copies", pl.DataFrame(copied, schema={"rank": pl.UInt32, "first_rank": pl.UInt32}, orient="row")
    )
    spill.make("similarities", _SIMILARITIES)
    return spill.read("similarities")


_PASSAGE = f"""
    SELECT rank, rank::BIGINT * {_PASSAGES} + unnest(range(len(hashes))) AS passage,
           unnest(word_counts) AS words, unnest(hashes) AS hashes
    FROM sketches JOIN ranks USING (document_id)
"""


def _bucket(band: int) -> str:
    """Return pairs `passage, other` of different documents that fall into one bucket of a band."""
    keys = ", ".join(f"hashes[{band + i + 1}]" for i in range(ROWS_PER_BAND))
    return f"""
        SELECT passage, other FROM (
            SELECT passage, unnest([first_value(passage) OVER bucket, lag(passage) OVER bucket]) AS other
            FROM passages WINDOW bucket AS (PARTITION BY {keys} ORDER BY passage)
        ) WHERE passage // {_PASSAGES} <> other // {_PASSAGES}
    """


_EQUAL = " + ".join(f"(a.hashes[{i}] = b.hashes[{i}])::INTEGER" for i in range(1, PERMUTATIONS + 1))
"""How many MinHash values are equal; their share estimates Jaccard similarity."""

_LINKS = f"""
    WITH alike AS (
        SELECT DISTINCT a.rank, b.rank AS other, a.passage, a.words
        FROM (SELECT DISTINCT passage, other FROM pairs) AS pairs
        JOIN passages AS a ON a.passage = pairs.passage
        JOIN passages AS b ON b.passage = pairs.other
        WHERE {_EQUAL} >= {PASSAGE_SIMILARITY * PERMUTATIONS}
    ), totals AS (
        SELECT rank, coalesce(list_sum(word_counts), 0) AS words, upstream_source
        FROM sketches JOIN ranks USING (document_id)
    ), shared AS (
        SELECT rank, other, sum(words) AS words FROM alike GROUP BY rank, other
    )
    SELECT shared.rank, shared.other FROM shared
    JOIN totals AS a ON a.rank = shared.rank
    JOIN totals AS b ON b.rank = shared.other
    WHERE shared.words >= least(a.words, b.words) * CASE
        WHEN a.upstream_source = b.upstream_source THEN {SHARED_WORDS_SAME_AGENCY} ELSE {SHARED_WORDS}
    END
    ORDER BY ALL
"""

_LEAST = ", ".join(f"min(hashes[{i}])" for i in range(1, PERMUTATIONS + 1))
"""The MinHash of a union is the least of its parts'."""

_SIMILARITIES = f"""
    WITH wanted AS (
        SELECT rank FROM copies UNION SELECT first_rank FROM copies
    ), whole AS (
        SELECT rank, [{_LEAST}] AS hashes FROM passages SEMI JOIN wanted USING (rank) GROUP BY rank
    )
    SELECT copies.rank, copies.first_rank, ({_EQUAL}) / {PERMUTATIONS}.0::DOUBLE AS similarity
    FROM copies
    JOIN whole AS a ON a.rank = copies.rank
    JOIN whole AS b ON b.rank = copies.first_rank
    ORDER BY copies.rank
"""
