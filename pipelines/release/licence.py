"""What the licence of each source lets leave: texts whole, evidence up to quotation length, or offsets and hashes.

A cell that may not leave is replaced by `sha256:` and the SHA-256 of its UTF-8 bytes, so that whoever holds
the text can still check the row: `'sha256:' || sha256(substr(text, char_start + 1, char_end - char_start))`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from pipelines.language import reference
from schemas.column import ColumnInfo
from schemas.table import Table

WITHHELD = "sha256:"
DEFAULT_WORDS = 25
CHARS_PER_WORD = 8
"""A cell longer than this many characters for each word counts as too long: not every script puts blanks."""


@dataclass(frozen=True)
class Term:
    """Sources whose `field` equals `value` (or, for source_uri, starts with it) may give `words` a row."""

    field: str
    value: str
    words: int
    reason: str


def listed_terms() -> tuple[Term, ...]:
    """Return the terms of `data/reference/source_terms.csv`."""
    return tuple(
        Term(r["field"], r["value"], int(r["words"]), r["reason"]) for r in reference.rows("source_terms")
    )


@dataclass(frozen=True)
class EvidencePolicy:
    """How many words of evidence a row may carry, for sources whose text may not leave whole."""

    words: int = DEFAULT_WORDS
    terms: tuple[Term, ...] = field(default_factory=listed_terms)

    def limits(self, documents: pl.DataFrame) -> pl.DataFrame:
        """Return `document_id`, `headline`, `words` for every document; null words: no limit."""
        decided: Any = pl.when(pl.col("text_redistributable")).then(None)
        for term in self.terms:
            cell = pl.col(term.field)
            fits = cell.str.starts_with(term.value) if term.field == "source_uri" else cell == term.value
            decided = decided.when(fits).then(pl.lit(term.words, pl.Int64))
        return documents.select(
            "document_id", "headline", decided.otherwise(pl.lit(self.words, pl.Int64)).alias("words")
        )

    def described(self) -> dict[str, object]:
        """Return the policy as the manifest states it."""
        return {
            "words_per_row": self.words,
            "chars_per_word": CHARS_PER_WORD,
            "withheld_as": f"{WITHHELD}<hex>",
        }


def free_text(table: Table) -> list[ColumnInfo]:
    """Return the columns that can hold words of a source: strings without closed vocabulary or pattern."""
    checked = table.model.to_schema().columns
    return [
        info
        for info in table.columns
        if info.dtype == pl.String
        and info.vocabulary is None
        and not any(check.name == "str_matches" for check in checked[info.name].checks)
    ]


def _too_long(info: ColumnInfo, words: pl.Expr, default: int) -> pl.Expr:
    allowed = words if info.verbatim else pl.max_horizontal(words, pl.lit(default, pl.Int64))
    allowed = pl.when(words.is_null()).then(None).otherwise(allowed)
    cell = pl.col(info.name)
    over = (cell.str.count_matches(r"\S+") > allowed) | (cell.str.len_chars() > allowed * CHARS_PER_WORD)
    return over.and_(cell.str.starts_with(WITHHELD).not_()).fill_null(False)


def withheld_cells(
    frame: pl.DataFrame, table: Table, limits: pl.DataFrame, default: int
) -> dict[str, pl.Series]:
    """Return column → which cells of `frame` are too long to leave, for every free-text column with any.

    Rows of a document follow its own limit; a limit below `default` touches only columns that hold words
    of the source (`verbatim`). Rows across documents follow `default`, unless every text may leave.
    """
    if "document_id" in frame.columns:
        own = limits.select("document_id", "words")
        with_limit = frame.join(own, on="document_id", how="left", maintain_order="left")
        withheld = pl.Series(dtype=pl.String)
    else:
        smallest = default if limits["words"].drop_nulls().len() else None
        with_limit = frame.with_columns(pl.lit(smallest, pl.Int64).alias("words"))
        withheld = _withheld_headlines(limits)
    columns = free_text(table)
    flags = with_limit.select(
        (
            _too_long(info, pl.col("words"), default)
            | (pl.lit(info.verbatim) & pl.col(info.name).is_in(withheld.implode()).fill_null(False))
        ).alias(info.name)
        for info in columns
    )
    return {name: flags[name] for name in flags.columns if flags[name].any()}


def _withheld_headlines(limits: pl.DataFrame) -> pl.Series:
    """Return the headlines that may not leave: a story's title is one of its documents' headlines."""
    words = pl.col("headline").str.count_matches(r"\S+")
    return limits.filter(words > pl.col("words"))["headline"].unique().sort()


def withhold(frame: pl.DataFrame, table: Table, limits: pl.DataFrame, default: int) -> pl.DataFrame:
    """Return `frame` with every cell that may not leave replaced by its hash; row order is kept."""
    for name, mask in withheld_cells(frame, table, limits, default).items():
        cells = [
            WITHHELD + hashlib.sha256(cell.encode()).hexdigest() if hidden else cell
            for cell, hidden in zip(frame[name], mask, strict=True)
        ]
        frame = frame.with_columns(pl.Series(name, cells, dtype=pl.String))
    return frame


def texts_that_may_leave(texts: pl.DataFrame, limits: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `texts` whose document has no limit."""
    free = limits.filter(pl.col("words").is_null()).select("document_id")
    return texts.join(free, on="document_id", how="semi", maintain_order="left")


def count_limited(limits: pl.DataFrame) -> Mapping[str, int]:
    """Return how many documents leave whole, in quotations, and as offsets and hashes only."""
    words = limits["words"]
    return {
        "whole": words.null_count(),
        "quotations": int((words > 0).sum() or 0),
        "offsets_only": int((words == 0).sum() or 0),
    }
