from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import polars as pl
import pytest

from pipelines.release.site.charts import ticks
from pipelines.release.site.context import Mark, plain, segments
from pipelines.release.site.snippets import SNIPPETS, Snippet
from pipelines.storage.database import view_files
from schemas.registry import PUBLISHED
from tests.pipelines.release.sample import from_database
from tests.pipelines.release.tables import tiny_tables

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)> & {{ 7*7 }}'


class Links(HTMLParser):
    """Collects addresses, ids and elements of one page."""

    def __init__(self, page: Path):
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.elements: list[str] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.append(value)


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_address_leads_to_a_file_of_the_release(sample: Path) -> None:
    ids = {page: set(Links(page).ids) for page in _pages(sample / "site")}
    for page in ids:
        for address in Links(page).addresses:
            parts = urlsplit(address)
            if parts.scheme in ("https", "data"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if target.name in ("manifest.json", "SHA256SUMS", "parley.duckdb.sha256"):
                target = sample / target.name
            assert target.is_file(), (page, address)
            if parts.fragment and target in ids:
                assert unquote(parts.fragment) in ids[target], (page, address)


def test_nothing_is_loaded_from_another_origin(sample: Path) -> None:
    for page in _pages(sample / "site"):
        text = page.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)="([^"]+)"', text)
        assert not [a for a in loaded if a.startswith(("http", "//"))], page
        assert "default-src 'none'" in text


def test_ids_are_unique_on_every_page(sample: Path) -> None:
    for page in _pages(sample / "site"):
        ids = Links(page).ids
        assert len(ids) == len(set(ids)), page


def test_every_published_column_is_in_the_dictionary(sample: Path) -> None:
    ids = set(Links(sample / "site" / "dictionary.html").ids)
    assert {f"{t.name}.{c.name}" for t in PUBLISHED for c in t.columns} <= ids


def test_every_view_and_its_columns_are_in_the_dictionary(sample: Path) -> None:
    text = (sample / "site" / "dictionary.html").read_text("utf-8")
    for file in view_files():
        assert f'id="view-{file.stem}"' in text


def test_every_document_and_question_of_the_sample_has_a_page(sample: Path) -> None:
    documents = pl.read_parquet(sample / "documents.parquet")["document_id"]
    assert {p.stem for p in (sample / "site" / "documents").iterdir()} == set(documents)
    questions = pl.read_parquet(sample / "verdicts.parquet").height
    assert len(list((sample / "site" / "questions").iterdir())) == questions


def test_downloads_state_size_and_hash(sample: Path) -> None:
    text = (sample / "site" / "download.html").read_text("utf-8")
    manifest = json.loads((sample / "manifest.json").read_text("utf-8"))
    for entry in manifest["files"]:
        if "/" not in entry["path"] and "rows" in entry:
            assert entry["sha256"] in text


def test_dataset_search_finds_a_description(sample: Path) -> None:
    text = (sample / "site" / "index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    described = json.loads(found[1])
    assert described["@type"] == "Dataset"
    assert {"name", "description", "license", "creator", "version", "distribution"} <= described.keys()
    assert 50 <= len(described["description"]) <= 5000


def test_hostile_words_never_become_markup(build_again, tmp_path: Path) -> None:
    frames = tiny_tables()
    frames["documents"] = frames["documents"].with_columns(
        headline=pl.lit(HOSTILE), publisher=pl.lit(HOSTILE)
    )
    frames["entities"] = frames["entities"].with_columns(name=pl.lit(HOSTILE))
    frames["claims"] = frames["claims"].with_columns(value_text=pl.lit(HOSTILE))
    frames["verdicts"] = frames["verdicts"].with_columns(explanation=pl.lit(HOSTILE))
    site = build_again(tmp_path, frames=frames) / "site"
    for page in _pages(site):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img" not in text
        assert " 49" not in text
        scripts = Links(page).elements.count("script")
        assert scripts == {"index.html": 2, "sql.html": 3}.get(page.name, 1), page


def test_texts_of_closed_sources_are_not_shown(built: Path) -> None:
    page = (built / "site" / "documents" / f"{'c' * 16}.html").read_text("utf-8")
    assert "does not let its text leave" in page
    assert "very long statement" not in page
    assert "40%" in page


def test_segments_join_to_the_text_and_carry_every_mark() -> None:
    text = "a tariff of 40% in May"
    marks = [
        Mark(2, 15, "measures", "tariff"),
        Mark(12, 15, "figures", "40 percent"),
        Mark(19, 22, "dates", "May"),
    ]
    parts = segments(text, 0, len(text), marks)
    assert plain(parts) == text
    assert [p.kinds for p in parts if "40%" in p.text] == [("measures", "figures")]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 100), (0, 145), (0, 12345), (-5, 3)])
def test_axis_ticks_are_few_and_cover_the_values(low: float, high: float) -> None:
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 9


def _run(snippet: Snippet, release: Path) -> str:
    """Return what a snippet prints; DuckDB's own command is played by its Python package where it is absent."""
    command = {"python": [sys.executable, "-c", snippet.code], "r": ["Rscript", "-e", snippet.code]}.get(
        snippet.language
    )
    if command is None:
        program, database, sql = shlex.split(snippet.code)
        assert program == "duckdb"
        if shutil.which(program) is None:
            return str(from_database(release, sql)) if (release / database).is_file() else ""
        command = [program, database, sql]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed: the {snippet.tool} snippet was not run")
    done = subprocess.run(command, cwd=release, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda s: s.tool)
def test_snippets_run_as_they_are_shown(sample: Path, snippet: Snippet) -> None:
    counts = pl.read_parquet(sample / "figures.parquet").group_by("surface").len("n")
    most = counts.sort(["n", "surface"], descending=[True, False]).row(0)
    printed = _run(snippet, sample)
    assert all(str(part) in printed for part in most)
