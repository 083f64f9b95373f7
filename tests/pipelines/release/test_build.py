from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
import yaml

from pipelines.release.build import ReleaseExists
from pipelines.release.diff import compare
from pipelines.release.gate import Blocked
from pipelines.release.layout import NOT_REPRODUCIBLE, RELEASED, files_below
from pipelines.release.manifest import parse
from pipelines.release.verify import verify_folder
from pipelines.storage.store import TableMissing
from tests.pipelines.release.conftest import FIRST, SECOND
from tests.pipelines.release.tables import tiny_tables

Build = Callable[..., Path]


def test_two_builds_are_byte_identical_but_for_the_database(
    built: Path, build_again: Build, tmp_path: Path
) -> None:
    again = build_again(tmp_path)
    assert files_below(again) == files_below(built)
    for path in set(files_below(built)) - NOT_REPRODUCIBLE:
        assert (again / path).read_bytes() == (built / path).read_bytes(), path
    assert compare(built, again).is_same


def test_a_version_is_never_overwritten(built: Path, build_again: Build) -> None:
    before = (built / "manifest.json").read_bytes()
    with pytest.raises(ReleaseExists):
        build_again(built.parent)
    assert (built / "manifest.json").read_bytes() == before


def test_a_failing_check_blocks_the_release_and_is_named(build_again: Build, tmp_path: Path) -> None:
    frames = tiny_tables()
    frames["figures"] = frames["figures"].with_columns(pl.lit("41%").alias("surface"))
    with pytest.raises(Blocked, match=r"figures\.grounding"):
        build_again(tmp_path / "out", frames=frames)
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["data"]


def test_tables_that_were_not_built_are_named(build_again: Build, tmp_path: Path) -> None:
    frames = tiny_tables()
    del frames["claims"]
    with pytest.raises(TableMissing, match="claims"):
        build_again(tmp_path, frames=frames)


def test_a_word_that_is_no_date_is_no_version(build_again: Build, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="data version"):
        build_again(tmp_path, "1.0")


def test_a_crash_leaves_nothing_behind(
    build_again: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pipelines.release.build._seal", crash)
    with pytest.raises(MemoryError):
        build_again(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("table", RELEASED, ids=lambda t: t.name)
def test_parquet_footers_describe_the_table(built: Path, table) -> None:
    with pq.ParquetFile(built / f"{table.name}.parquet") as file:
        footer = {k.decode(): v.decode() for k, v in file.schema_arrow.metadata.items()}
        assert footer["table"] == table.name
        assert footer["data_version"] == FIRST
        assert footer["licence"] == "CC-BY-4.0"
        assert footer["primary_key"] == ",".join(table.primary_key)
        for field in file.schema_arrow:
            assert field.metadata[b"description"]


def test_columns_are_compressed_sorted_and_indexed(built: Path) -> None:
    metadata = pq.read_metadata(built / "figures.parquet")
    group = metadata.row_group(0)
    assert group.column(0).compression == "ZSTD"
    assert group.column(0).has_column_index
    assert [s.column_index for s in group.sorting_columns] == [0, 1, 2]


def test_texts_of_closed_sources_stay_at_home(built: Path) -> None:
    assert pl.read_parquet(built / "texts.parquet")["document_id"].to_list() == ["a" * 16, "b" * 16]
    held = b"".join((built / path).read_bytes() for path in files_below(built))
    assert b"longer than anybody would call a quotation" not in held


def test_a_withheld_key_keeps_the_table_in_order(build_again: Build, tmp_path: Path) -> None:
    frames = tiny_tables()
    names = frames["entity_names"]
    closed = names.with_columns(
        document_id=pl.lit("c" * 16), char_start=0, char_end=7, name=pl.lit("a " * 30)
    )
    frames["entity_names"] = pl.concat([names, closed.cast(names.schema)]).sort("entity_id", "name")
    released = build_again(tmp_path, frames=frames)
    assert pl.read_parquet(released / "entity_names.parquet")["name"].to_list()[1].startswith("sha256:")
    assert verify_folder(released).findings == []


def test_the_database_is_read_by_many_at_once(built: Path) -> None:
    readers = [duckdb.connect(str(built / "parley.duckdb"), read_only=True) for _ in range(3)]
    assert {r.execute("SELECT count(*) FROM figures").fetchall()[0][0] for r in readers} == {3}
    for reader in readers:
        reader.close()


def test_the_database_keeps_to_the_old_storage_format(built: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{built / 'parley.duckdb'}' AS r (READ_ONLY)")
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'r'").fetchall()[
            0
        ][0]
    assert "v1.0.0" in str(tags)


def test_the_card_has_the_front_matter_that_the_hub_reads(built: Path) -> None:
    front = yaml.safe_load((built / "README.md").read_text("utf-8").split("---")[1])
    assert front["license"] == "cc-by-4.0"
    assert {c["config_name"]: c["data_files"] for c in front["configs"]}["figures"] == "figures.parquet"
    assert sum(bool(c.get("default")) for c in front["configs"]) == 1


def test_the_citation_file_is_complete(built: Path) -> None:
    cited = yaml.safe_load((built / "CITATION.cff").read_text("utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == FIRST
    assert cited["date-released"] == "2031-05-03"
    assert cited["authors"]


def test_measured_accuracy_ships_inside(build_again: Build, tmp_path: Path) -> None:
    (tmp_path / "scores").mkdir()
    score = {"precision": 0.9, "recall": 0.8, "f1": 0.8471, "right": 8, "system": 9, "gold": 10}
    (tmp_path / "scores" / "labelled.json").write_text(json.dumps({"scores": {"figures": score}}), "utf-8")
    released = build_again(tmp_path / "out", accuracy=tmp_path / "scores")
    figures = parse((released / "manifest.json").read_bytes()).accuracy
    assert [(f.subject, f.dataset, f.metric, f.support) for f in figures][-1] == (
        "figures",
        "labelled",
        "f1",
        10,
    )
    assert "| figures | labelled | f1 | 0.847 | 10 |" in (released / "README.md").read_text("utf-8")


def test_check_results_ship_inside(built: Path) -> None:
    checks = parse((built / "manifest.json").read_bytes()).checks
    assert {("figures", "grounding"), ("figures", "references"), ("texts", "schema")} <= {
        (c.table, c.name) for c in checks
    }
    assert all(c.passed for c in checks)


def test_a_release_carries_its_diff_to_the_one_before(build_again: Build, tmp_path: Path) -> None:
    build_again(tmp_path)
    frames = tiny_tables()
    frames["claims"] = frames["claims"].filter(pl.col("claim_id") != "claim:45")
    frames["claim_evidence"] = frames["claim_evidence"].filter(pl.col("claim_id") != "claim:45")
    second = build_again(tmp_path, SECOND, frames)
    assert parse((second / "manifest.json").read_bytes()).previous == FIRST
    assert pl.read_parquet(second / "retired_ids.parquet").rows() == [("claims", "claim:45", FIRST, SECOND)]
    changes = pl.read_parquet(second / "changes" / "row_changes.parquet")
    assert set(changes["table_name"]) == {"claims", "claim_evidence"}
    log = (second / "CHANGELOG.md").read_text("utf-8")
    assert log.index(SECOND) < log.index(FIRST)
    assert "- `claims`: 0 added, 1 removed, 0 changed; 2 → 1 rows" in log
