from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from tests.pipelines.release.conftest import FIRST, SECOND, write_tables
from tests.pipelines.release.servers import flaky
from tests.pipelines.release.tables import tiny_tables

runner = CliRunner()


def _run(*arguments: object) -> tuple[int, str]:
    done = runner.invoke(app, ["release", *map(str, arguments)])
    return done.exit_code, done.output


def test_from_tables_to_a_fetched_and_verified_release(data: Path, tmp_path: Path) -> None:
    out, shelf, here = tmp_path / "out", tmp_path / "shelf", tmp_path / "here"
    code, text = _run("build", "--version", FIRST, "--data", data, "--out", out)
    assert code == 0, text
    assert _run("publish", shelf, "--out", out)[0] == 0
    with flaky(shelf) as (url, _):
        assert _run("fetch", url, "--out", here)[0] == 0
    code, text = _run("verify", here)
    assert code == 0
    assert f"{FIRST}: whole" in text


def test_build_refuses_a_version_that_exists(built: Path, data: Path) -> None:
    code, text = _run("build", "--version", FIRST, "--data", data, "--out", built.parent)
    assert code == 1
    assert "never overwritten" in text


def test_build_refuses_and_names_the_failing_check(tmp_path: Path) -> None:
    frames = tiny_tables()
    frames["figures"] = frames["figures"].with_columns(pl.lit("41%").alias("surface"))
    data = write_tables(tmp_path / "data", frames)
    code, text = _run("build", "--version", FIRST, "--data", data, "--out", tmp_path / "out")
    assert code == 1
    assert "figures.grounding" in text


def test_build_without_tables_says_what_to_do(tmp_path: Path) -> None:
    code, text = _run("build", "--version", FIRST, "--data", tmp_path, "--out", tmp_path / "out")
    assert code == 2
    assert "parley build" in text


@pytest.mark.parametrize("version", ["1.0", "2031-05-03", "latest", "2031.05.03.0", "../2031.05.03"])
def test_build_wants_a_date_as_version(data: Path, tmp_path: Path, version: str) -> None:
    assert _run("build", "--version", version, "--data", data, "--out", tmp_path)[0] == 2


def test_verify_exits_with_one_for_damage(release: Path) -> None:
    (release / "extra.csv").write_text("1", "utf-8")
    code, text = _run("verify", release)
    assert code == 1
    assert "extra.csv" in text


@pytest.mark.parametrize("place", ["no/such/folder", "http://127.0.0.1:9/"])
def test_verify_exits_with_two_when_there_is_nothing_to_check(place: str) -> None:
    assert _run("verify", place)[0] == 2


def test_diff_reports_rows_and_writes_parquet(built: Path, build_again, tmp_path: Path) -> None:
    frames = tiny_tables()
    frames["figures"] = frames["figures"].head(2)
    after = build_again(tmp_path / "after", SECOND, frames)
    code, text = _run("diff", built, after, "--parquet", tmp_path / "diff")
    assert code == 0
    assert "| `figures` | 3 | 2 | 0 | 1 | 0 |" in text
    assert pl.read_parquet(tmp_path / "diff" / "row_changes.parquet").height == 1


def test_diff_wants_two_releases(built: Path, tmp_path: Path) -> None:
    assert _run("diff", built, tmp_path)[0] == 2


def test_serve_without_release_says_what_to_do(tmp_path: Path) -> None:
    code, text = _run("serve", "--out", tmp_path, "--data", tmp_path, "--no-open")
    assert code == 2
    assert "release build" in text


@pytest.mark.parametrize("command", ["build", "diff", "verify", "publish", "fetch", "serve"])
def test_every_command_explains_itself(command: str) -> None:
    code, text = _run(command, "--help")
    assert code == 0
    assert "Usage" in text
