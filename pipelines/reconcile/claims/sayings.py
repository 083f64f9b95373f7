"""Claims from quotes: what somebody is said to have said, in direct or in other words.

Sayings that share enough words of weight are one saying; others of the same speaker are other questions. Who said
given words belongs to `quotes`.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.reconcile.claims.compare import Decision, Value, agreed
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key, statements
from pipelines.reconcile.union import components

SHARED, SHARE = 3, 0.33
"""Words of weight that two sayings have in common at least, as a number and of those of the shorter one, if not all."""
LETTERS = 4
"""Letters from which on a word has weight; numbers have it always."""
RAREST, NEXT = 6, 5
"""A saying is compared with the NEXT ones that have one of its RAREST words: the work grows with the sayings."""
TITLE = 5
"""Words of a saying that name it."""
KEPT = 200


def find(context: Context) -> pl.DataFrame:
    """Return the statements of what each known speaker is said to have said, of one subject for each speaker."""
    named = context.table("quotes", where=pl.col("speaker_entity_id").is_not_null())
    return statements(
        named.with_columns(
            source_table=pl.lit("quotes"),
            claim_kind=pl.lit("statement"),
            subject=key("said by", pl.col("speaker_entity_id")),
            value_text=pl.col("surface").str.to_lowercase().str.strip_chars('“”"‘’., ').str.slice(0, KEPT),
            form="directness",
        )
    )


def told_apart(found: pl.DataFrame) -> pl.DataFrame:
    """Return all statements of some subjects, sayings with one subject for each saying: its opening words."""
    is_saying = pl.col("claim_kind") == "statement"
    said = found.filter(is_saying)
    if said.is_empty():
        return found
    texts = (
        said.sort("subject", "value_text", "surface")
        .unique(["subject", "value_text"], keep="first", maintain_order=True)
        .select("subject", "value_text", "surface")
        .with_row_index("text", offset=0)
    )
    of = components(_links(texts))
    named = texts.with_columns(first=pl.col("text").replace(of)).with_columns(
        title=pl.col("value_text").get(pl.col("first")).str.extract_all(_WORD).list.head(TITLE).list.join(" ")
    )
    apart = said.join(named.select("subject", "value_text", "title"), on=["subject", "value_text"])
    return pl.concat(
        [
            found.filter(~is_saying),
            apart.with_columns(subject=key(pl.col("subject"), pl.col("title"))).select(found.columns),
        ]
    )


def _links(texts: pl.DataFrame) -> list[tuple[int, int]]:
    """Return pairs of `text` of one subject that share enough words of weight."""
    weighty = pl.col("surface").str.slice(0, KEPT).str.extract_all(_WEIGHTY).list.unique()
    words = texts.select("subject", "text", word=weighty).with_columns(count=pl.col("word").list.len())
    told = words.explode("word").drop_nulls("word").with_columns(texts=pl.len().over("subject", "word"))
    rare = (
        told.filter(pl.col("texts") > 1)
        .sort("text", "texts", "word")
        .group_by("text", maintain_order=True)
        .head(RAREST)
        .sort("subject", "word", "text")
    )
    near = pl.concat(
        rare.select("text", other=pl.col("text").shift(-step).over("subject", "word")).drop_nulls()
        for step in range(1, NEXT + 1)
    ).unique()
    of = words.select("text", "word", "count")
    pairs = near.join(of, on="text").join(of.rename({"text": "other"}), on="other", suffix="_other")
    shared = pl.col("word").list.set_intersection("word_other").list.len()
    least = pl.min_horizontal("count", "count_other")
    most = pl.max_horizontal("count", "count_other")
    is_inside = (shared == least) & ((least > 1) | (most == 1))  # one word inside others can be of anything
    is_one = is_inside | ((shared >= SHARED) & (shared > SHARE * least))
    return pairs.filter(is_one).select("text", "other").rows()


_WORD = r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)?"
_WEIGHTY = rf"\b(?:\p{{N}}+|\p{{Ll}}{{{LETTERS},}})"
"""Names are left out: those of the parties stand in all that is said of their talks."""


def verdict(values: Sequence[Value]) -> Decision:
    """Return the verdict on one saying: other words of another report can be a paraphrase of the same."""
    direct = frozenset[str]().union(*(v.documents for v in values if v.form != "indirect"))
    is_paraphrased = any(v.documents - direct for v in values) and bool(direct)
    return agreed(
        values,
        "paraphrase" if is_paraphrased else "other_words",
        "direct in one, in other words in another" if is_paraphrased else "other words, not contrary",
    )
