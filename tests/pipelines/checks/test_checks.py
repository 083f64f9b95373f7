from __future__ import annotations

import polars as pl

from pipelines.checks.grounding import check_grounding
from pipelines.checks.nothing_lost import check_nothing_lost
from pipelines.checks.references import check_references
from pipelines.checks.schema import check_schema
from schemas.registry import TABLES
from tests.builders import frame

DOC = "a" * 16
TEXTS = frame("texts", {"document_id": DOC, "text": "é costs 5 %"})


def passage(start: int, end: int, surface: str) -> pl.DataFrame:
    return frame(
        "passages",
        {
            "document_id": DOC,
            "char_start": start,
            "char_end": end,
            "surface": surface,
            "kind": "body",
            "rule": "r",
        },
    )


def test_a_span_that_equals_its_text_is_grounded() -> None:
    assert check_grounding(passage(8, 11, "5 %"), TEXTS, TABLES["passages"]).passed


def test_a_span_that_is_off_by_one_is_shown_with_what_stands_there() -> None:
    result = check_grounding(passage(7, 10, "5 %"), TEXTS, TABLES["passages"])
    assert not result.passed
    assert result.failing["found"].to_list() == [" 5 "]


def test_an_empty_span_is_not_grounded() -> None:
    assert not check_grounding(passage(3, 3, ""), TEXTS, TABLES["passages"]).passed


def test_a_span_without_its_text_is_not_grounded() -> None:
    assert not check_grounding(passage(0, 1, "é"), TEXTS.clear(), TABLES["passages"]).passed


def test_a_dangling_reference_names_the_row() -> None:
    tables = {"passages": passage(8, 11, "5 %"), "documents": TABLES["documents"].empty()}
    result = check_references(tables, TABLES["passages"])
    assert not result.passed
    assert DOC in result.failing["key"][0]


def test_a_word_outside_the_vocabulary_fails_the_schema_check() -> None:
    wrong = passage(8, 11, "5 %").with_columns(kind=pl.lit("poem"))
    result = check_schema(wrong, TABLES["passages"])
    assert not result.passed
    assert result.failing["value"].to_list() == ["poem"]


def test_a_file_that_is_neither_document_nor_rejection_is_lost() -> None:
    rejected = frame("rejected_inputs", {"source_uri": "b.txt", "reason": "empty", "detail": "d"})
    result = check_nothing_lost(["a.txt", "b.txt", "c.txt"], ["a.txt"], rejected)
    assert result.failing["source_uri"].to_list() == ["c.txt"]


def test_a_file_of_records_counts_through_its_records() -> None:
    rejected = frame("rejected_inputs", {"source_uri": "b.jsonl#2", "reason": "empty", "detail": "d"})
    assert check_nothing_lost(["b.jsonl"], [], rejected).passed
