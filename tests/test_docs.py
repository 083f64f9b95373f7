"""The documentation is tested: rendered pages are up to date, and what the README shows is what the commands print."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from schemas.render.markdown import data_dictionary

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```console\n\$ (parley query .+?)\n(.*?)```", re.DOTALL)
runner = CliRunner()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("sample")
    result = runner.invoke(app, ["build", "--raw", str(ROOT / "data" / "raw"), "--data", str(data)])
    assert result.exit_code == 0, result.output
    return data


def answer(command: str, data: Path) -> str:
    result = runner.invoke(app, [*shlex.split(command)[1:], "--data", str(data)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_data_dictionary_is_as_rendered() -> None:
    path = ROOT / "docs" / "data-dictionary.md"
    if os.environ.get("PARLEY_GOLDEN") == "write":
        path.write_text(data_dictionary(), "utf-8")
    assert path.read_text("utf-8") == data_dictionary()


def test_the_answers_in_the_readme_are_what_the_commands_print(sample: Path) -> None:
    if os.environ.get("PARLEY_GOLDEN") == "write":
        written = BLOCK.sub(lambda m: f"```console\n$ {m[1]}\n{answer(m[1], sample)}```", README)
        (ROOT / "README.md").write_text(written, "utf-8")
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert blocks
    for command, shown in blocks:
        assert answer(command, sample) == shown


def test_every_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
