from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from pipelines.extract import figures
from pipelines.extract.spans import FigureSpan, Source
from pipelines.job.config import BuildConfig, BuildError
from pipelines.job.run import build
from pipelines.storage import staged
from pipelines.storage.lock import BuildRunning, build_lock
from pipelines.storage.staged import DocumentTables
from schemas.registry import TABLES

TableBytes = Callable[[Path], dict[str, bytes]]


def documents(config: BuildConfig) -> list[str]:
    return sorted(config.store.read("documents")["source_uri"])


def test_every_table_of_the_registry_is_written(config: BuildConfig) -> None:
    build(config)
    assert {p.stem for p in config.store.root.glob("*.parquet")} == set(TABLES)


def test_every_span_equals_its_text_in_sql(config: BuildConfig) -> None:
    build(config)
    with duckdb.connect(str(config.database), read_only=True) as connection:
        for table in TABLES.values():
            if table.is_span:
                wrong = connection.execute(
                    f"select count(*) from {table.name} join texts using (document_id) "
                    "where substr(text, char_start + 1, char_end - char_start) is distinct from surface"
                ).fetchone()
                assert wrong == (0,), table.name


def test_building_twice_gives_the_same_bytes_in_another_folder(
    config: BuildConfig, tmp_path: Path, table_bytes: TableBytes
) -> None:
    build(config)
    elsewhere = tmp_path / "elsewhere" / "raw"
    # copied in another order, so that directory order and file times differ
    for path in sorted((p for p in config.raw.rglob("*") if p.is_file()), reverse=True):
        target = elsewhere / path.relative_to(config.raw)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    other = dataclasses.replace(config, raw=elsewhere, data=tmp_path / "elsewhere" / "data", workers=2)
    build(other)
    assert table_bytes(config.data) == table_bytes(other.data)


def test_a_second_build_reads_nothing_again_and_changes_nothing(
    config: BuildConfig, table_bytes: TableBytes
) -> None:
    build(config)
    before = table_bytes(config.data)
    report = build(config)
    assert (report.files_read, report.files_reused) == (0, 2)
    assert table_bytes(config.data) == before


def test_only_the_new_file_is_read(config: BuildConfig) -> None:
    build(config)
    (config.raw / "new.txt").write_text("Talks between Chile and Peru resumed on Friday in Lima.\n", "utf-8")
    assert build(config).files_read == 1
    assert documents(config) == ["a/story.txt", "new.txt", "other.txt"]


def test_a_changed_file_is_read_again(config: BuildConfig) -> None:
    build(config)
    (config.raw / "other.txt").write_text("Brazil cut its tariff on shoes to 9% in May 2022.\n", "utf-8")
    assert build(config).files_read == 1
    assert 9.0 in config.store.read("figures")["value"].to_list()


def test_a_removed_file_disappears_from_every_table(config: BuildConfig) -> None:
    build(config)
    gone = config.store.read("documents").filter(source_uri="other.txt")["document_id"].item()
    (config.raw / "other.txt").unlink()
    build(config)
    for table in TABLES.values():
        frame = config.store.read(table.name)
        if "document_id" in frame.columns:
            assert gone not in frame["document_id"].to_list(), table.name


def test_incremental_and_fresh_builds_agree(
    config: BuildConfig, tmp_path: Path, table_bytes: TableBytes
) -> None:
    build(config)
    (config.raw / "new.txt").write_text("Talks between Chile and Peru resumed on Friday in Lima.\n", "utf-8")
    (config.raw / "other.txt").unlink()
    build(config)
    fresh = dataclasses.replace(config, data=tmp_path / "fresh")
    build(fresh)
    assert table_bytes(config.data) == table_bytes(fresh.data)


def test_the_same_bytes_twice_are_one_document_and_one_rejection(config: BuildConfig) -> None:
    shutil.copyfile(config.raw / "other.txt", config.raw / "zz-copy.txt")
    build(config)
    assert documents(config) == ["a/story.txt", "other.txt"]
    rejected = config.store.read("rejected_inputs").row(0, named=True)
    assert (rejected["source_uri"], rejected["reason"]) == ("zz-copy.txt", "duplicate")


def test_an_empty_folder_gives_empty_tables(config: BuildConfig, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    report = build(dataclasses.replace(config, raw=tmp_path / "nothing"))
    assert sum(report.rows.values()) == 0


def test_a_folder_of_broken_files_alone_gives_their_rejections(config: BuildConfig, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9))
    broken = dataclasses.replace(config, raw=tmp_path / "broken")
    report = build(broken)
    assert {table: rows for table, rows in report.rows.items() if rows} == {"rejected_inputs": 1}
    rejected = broken.store.read("rejected_inputs").row(0, named=True)
    assert (rejected["source_uri"], rejected["reason"]) == ("picture.txt", "binary")


@pytest.mark.parametrize("moment", range(0, 24, 4))
def test_a_build_that_dies_while_writing_leaves_readable_tables_and_the_next_is_right(
    config: BuildConfig, tmp_path: Path, table_bytes: TableBytes, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    build(config)
    (config.raw / "new.txt").write_text("Talks between Chile and Peru resumed on Friday in Lima.\n", "utf-8")
    calls = iter(range(1000))
    replace = os.replace

    def dying(source: str, target: str) -> None:
        if next(calls) == moment:
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            build(config)
    for name in TABLES:
        config.store.read(name)
    with duckdb.connect(str(config.database), read_only=True) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (2,)
    build(config)
    fresh = dataclasses.replace(config, data=tmp_path / "fresh")
    build(fresh)
    assert table_bytes(config.data) == table_bytes(fresh.data)


def test_two_builds_into_one_folder_do_not_mix(config: BuildConfig) -> None:
    config.data.mkdir()
    with build_lock(config.data), pytest.raises(BuildRunning, match="another build"):
        build(config)


def test_a_missing_source_folder_is_one_clear_message(config: BuildConfig, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="--raw"):
        build(dataclasses.replace(config, raw=tmp_path / "nowhere"))


def test_the_database_still_answers_after_its_folder_moved(config: BuildConfig, tmp_path: Path) -> None:
    build(config)
    moved = tmp_path / "moved"
    shutil.move(config.data, moved)
    with duckdb.connect(str(moved / "parley.duckdb"), read_only=True) as connection:
        views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
        for (view,) in views:
            connection.execute(f"select * from {view}").fetchall()
        assert views


def test_every_view_and_column_has_a_comment(config: BuildConfig) -> None:
    build(config)
    with duckdb.connect(str(config.database), read_only=True) as connection:
        bare = connection.execute(
            "select table_name, column_name from duckdb_columns() where not internal and comment is null"
        ).fetchall()
        bare += connection.execute(
            "select view_name, '' from duckdb_views() where not internal and comment is null"
        ).fetchall()
    assert bare == []


def test_a_failing_check_replaces_nothing(
    config: BuildConfig, monkeypatch: pytest.MonkeyPatch, table_bytes: TableBytes
) -> None:
    from pipelines.job import run

    build(config)
    before = table_bytes(config.data)
    assemble = run.assemble

    def corrupt(*args: object) -> DocumentTables:
        staged = assemble(*args)  # type: ignore[arg-type]
        staged.put({"passages": staged.scan("passages").collect().with_columns(surface=pl.lit("other"))})
        return staged

    monkeypatch.setattr(run, "assemble", corrupt)
    with pytest.raises(run.ChecksFailed, match=r"passages\.grounding"):
        build(config)
    assert table_bytes(config.data) == before


def test_what_a_killed_build_left_is_gone_after_the_next(config: BuildConfig) -> None:
    for name in (".assembled", ".tables.new"):
        (config.data / name).mkdir(parents=True)
        (config.data / name / "documents.parquet").write_bytes(b"half a file")
    build(config)
    assert not [p for p in config.data.iterdir() if p.name in (".assembled", ".tables.new")]


def test_documents_in_many_chunks_make_the_same_tables(
    config: BuildConfig, monkeypatch: pytest.MonkeyPatch, table_bytes: TableBytes
) -> None:
    build(config)
    before = table_bytes(config.data)
    monkeypatch.setattr(staged, "DOCUMENTS_AT_ONCE", 1)
    build(config)
    assert table_bytes(config.data) == before


def test_a_text_over_which_a_rule_fails_is_rejected_and_the_others_are_built(
    config: BuildConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = figures.find

    def failing(source: Source, *others: Any) -> tuple[FigureSpan, ...]:
        if "Lisbon" in source.text:
            raise ZeroDivisionError("division by zero")
        return find(source, *others)

    monkeypatch.setattr(figures, "find", failing)
    report = build(config)
    rejected = config.store.read("rejected_inputs").row(0, named=True)
    assert (report.rows["documents"], report.rejected) == (1, 1)
    assert (rejected["source_uri"], rejected["reason"]) == ("other.txt", "fault")
    assert "ZeroDivisionError at test_build.py:" in rejected["detail"]
