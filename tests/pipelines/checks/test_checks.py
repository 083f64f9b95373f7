from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from pipelines.bounded import connected
from pipelines.checks.across import check_grounding_across, check_keys, check_references_out
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


def test_a_dangling_reference_out_of_a_file_names_the_row(tmp_path: Path) -> None:
    rows = [{"claim_id": c * 16, "document_id": DOC, "char_start": 0, "char_end": 1} for c in "cd"]
    pl.DataFrame(rows).write_parquet(tmp_path / "claim_evidence.parquet")
    pl.DataFrame({"claim_id": ["c" * 16]}).write_parquet(tmp_path / "claims.parquet")
    table = TABLES["claim_evidence"]
    keys = [key for key in table.foreign_keys if key.table == "claims"]
    with connected() as connection:
        result = check_references_out(connection, lambda name: tmp_path / f"{name}.parquet", table, keys)
    assert (result.passed, result.checked_rows, result.failed_rows) == (False, 2, 1)
    assert "d" * 16 in result.failing["key"][0]


def test_a_reference_of_nothing_points_nowhere(tmp_path: Path) -> None:
    pl.DataFrame(
        {"document_id": [DOC], "char_start": [0], "char_end": [1], "entity_id": [None]},
        schema_overrides={"entity_id": pl.String},
    ).write_parquet(tmp_path / "mentions.parquet")
    pl.DataFrame({"entity_id": ["x"]}).write_parquet(tmp_path / "entities.parquet")
    table = TABLES["mentions"]
    keys = [key for key in table.foreign_keys if key.table == "entities"]
    with connected() as connection:
        assert check_references_out(connection, lambda name: tmp_path / f"{name}.parquet", table, keys).passed


@pytest.mark.parametrize(
    ("start", "end", "surface", "found"),
    [(0, 1, "é", []), (8, 11, "5 %", []), (7, 10, "5 %", [" 5 "]), (3, 3, "", [""]), (8, 11, "5%", ["5 %"])],
)
def test_spans_of_a_file_are_compared_with_their_texts_in_code_points(
    tmp_path: Path, start: int, end: int, surface: str, found: list[str]
) -> None:
    TEXTS.write_parquet(tmp_path / "texts.parquet")
    passage(start, end, surface).write_parquet(tmp_path / "passages.parquet")
    with connected() as connection:
        result = check_grounding_across(
            connection, lambda name: tmp_path / f"{name}.parquet", TABLES["passages"]
        )
    assert (result.passed, result.failing["found"].to_list()) == (not found, found)


def test_a_key_that_comes_twice_in_a_file_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "passages.parquet"
    pl.concat([passage(8, 11, "5 %"), passage(0, 1, "é"), passage(8, 11, "5 %")]).write_parquet(path)
    with connected() as connection:
        result = check_keys(connection, path, TABLES["passages"])
    assert (result.passed, result.failed_rows) == (False, 1)
    assert "char_start=8" in result.failing["key"][0]


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
