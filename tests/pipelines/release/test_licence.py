from __future__ import annotations

import hashlib

import polars as pl
import pytest

from pipelines.release.licence import (
    DEFAULT_WORDS,
    WITHHELD,
    EvidencePolicy,
    Term,
    texts_that_may_leave,
    withhold,
)
from schemas.registry import PUBLISHED, TABLES
from tests.pipelines.release.tables import CLOSED, TEXTS, tiny_tables

SHUT = "c" * 16


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return tiny_tables()


def _released(tables: dict[str, pl.DataFrame], name: str, policy: EvidencePolicy) -> pl.DataFrame:
    return withhold(tables[name], TABLES[name], policy.limits(tables["documents"]), policy.words)


def _surface(frame: pl.DataFrame, document: str) -> str:
    return frame.filter(pl.col("document_id") == document)["surface"].item()


def test_short_evidence_of_a_closed_source_leaves(tables: dict[str, pl.DataFrame]) -> None:
    assert _surface(_released(tables, "figures", EvidencePolicy()), SHUT) == "40%"


def test_long_evidence_of_a_closed_source_leaves_as_its_hash(tables: dict[str, pl.DataFrame]) -> None:
    words = _surface(tables["quotes"], SHUT)
    assert len(words.split()) > DEFAULT_WORDS
    released = _surface(_released(tables, "quotes", EvidencePolicy()), SHUT)
    assert released == WITHHELD + hashlib.sha256(words.encode()).hexdigest()


def test_an_open_source_leaves_whole(tables: dict[str, pl.DataFrame]) -> None:
    released = _released(tables, "passages", EvidencePolicy())
    assert _surface(released, "a" * 16) == TEXTS["a" * 16]
    assert _surface(released, SHUT).startswith(WITHHELD)


def test_a_source_that_forbids_quotation_gives_no_word(tables: dict[str, pl.DataFrame]) -> None:
    forbid = EvidencePolicy(terms=(Term("publisher", "Paper C", 0, "house rules"),))
    figures = _released(tables, "figures", forbid)
    assert _surface(figures, SHUT).startswith(WITHHELD)
    assert _surface(figures, "b" * 16) == "45%"
    headline = _released(tables, "documents", forbid).filter(pl.col("document_id") == SHUT)
    assert headline["headline"].item().startswith(WITHHELD)
    assert headline["publisher"].item() == "Paper C"
    tables = {**tables, "stories": tables["stories"].with_columns(pl.lit("Talks, day 3").alias("title"))}
    assert _released(tables, "stories", forbid)["title"].item().startswith(WITHHELD)


def test_only_open_texts_leave(tables: dict[str, pl.DataFrame]) -> None:
    limits = EvidencePolicy().limits(tables["documents"])
    assert SHUT not in texts_that_may_leave(tables["texts"], limits)["document_id"].to_list()


def test_a_script_without_blanks_is_limited_by_characters() -> None:
    tables = tiny_tables()
    long = tables["quotes"].with_columns(pl.lit("関税" * 200).alias("surface"))
    limits = EvidencePolicy().limits(tables["documents"])
    released = withhold(long, TABLES["quotes"], limits, DEFAULT_WORDS)
    assert _surface(released, SHUT).startswith(WITHHELD)


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda t: t.name)
def test_no_published_cell_holds_a_long_run_of_a_closed_text(table, tables: dict[str, pl.DataFrame]) -> None:
    released = _released(tables, table.name, EvidencePolicy())
    words = CLOSED.split()
    runs = [" ".join(words[n : n + DEFAULT_WORDS + 1]) for n in range(len(words) - DEFAULT_WORDS)]
    cells = [c for name in released.columns if released.schema[name] == pl.String for c in released[name]]
    assert not [cell for cell in cells for run in runs if cell and run in cell]


def test_withholding_twice_changes_nothing(tables: dict[str, pl.DataFrame]) -> None:
    once = _released(tables, "quotes", EvidencePolicy())
    limits = EvidencePolicy().limits(tables["documents"])
    assert withhold(once, TABLES["quotes"], limits, DEFAULT_WORDS).equals(once)
