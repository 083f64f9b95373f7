from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app

README = Path(__file__).resolve().parents[2] / "README.md"
runner = CliRunner()
TEXT = "Canada imposed a 25% tariff on American steel on 12 March 2018.\n"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, "utf-8")
    result = runner.invoke(app, ["build", "--raw", str(tmp_path / "raw"), "--data", str(tmp_path / "data")])
    assert result.exit_code == 0, result.output
    return tmp_path / "data"


def test_extract_prints_one_json_object_per_row() -> None:
    result = runner.invoke(app, ["extract", "-", "--format", "jsonl"], input=TEXT)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    figures = [r for r in rows if r["table"] == "figures"]
    assert [(f["surface"], f["value"], f["unit"]) for f in figures] == [("25%", 25.0, "percent")]


def test_extract_counts_from_the_given_day() -> None:
    result = runner.invoke(
        app,
        ["extract", "-", "--format", "jsonl", "--published-on", "2021-05-04"],
        input="They meet tomorrow.\n",
    )
    values = [r["timex_value"] for r in map(json.loads, result.stdout.splitlines()) if r["table"] == "dates"]
    assert values == ["2021-05-05"]


def test_query_answers_as_csv(built: Path) -> None:
    result = runner.invoke(app, ["query", "select 1 as a", "--data", str(built), "--format", "csv"])
    assert result.stdout == "a\n1\n"


def test_check_passes_on_a_fresh_build(built: Path) -> None:
    result = runner.invoke(app, ["check", "--data", str(built)])
    assert result.exit_code == 0
    assert "0 failed" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "--raw", "no/such/folder"], "no folder no/such/folder"),
        (["build", "--engine", "hadoop"], "local or dask"),
        (["extract", "no-such-file.txt"], "no-such-file.txt"),
        (["extract", "-", "--published-on", "yesterday"], "YYYY-MM-DD"),
        (["extract", "-", "--format", "xml"], "table or jsonl"),
        (["query", "select 1", "--data", "no/such/folder"], "parley build"),
        (["query"], "--list"),
        (["query", "--example", "q99"], "q99"),
        (["check", "--data", "no/such/folder"], "parley build"),
    ],
)
def test_a_wrong_argument_is_one_message_and_exit_code_2(arguments: list[str], message: str) -> None:
    result = runner.invoke(app, arguments, input="")
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_wrong_listing_is_one_message_that_names_file_row_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sources.csv").write_text("path,published_on\na.txt,3 May\n", "utf-8")
    result = runner.invoke(app, ["build", "--raw", str(tmp_path), "--data", str(tmp_path / "data")])
    assert result.exit_code == 2
    assert "sources.csv, row 2, column published_on: '3 May' is not a date like 2025-10-26" in result.stderr
    assert "Traceback" not in result.output


def test_wrong_sql_is_one_message_and_exit_code_1(built: Path) -> None:
    result = runner.invoke(app, ["query", "selekt", "--data", str(built)])
    assert result.exit_code == 1
    assert "selekt" in result.stderr


def test_every_command_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    names += [g.name for g in app.registered_groups if g.name]
    assert [n for n in names if not re.search(rf"parley {n}\b", text)] == []
