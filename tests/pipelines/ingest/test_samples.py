"""The sample dispatches that come with the project: what a newcomer builds first."""

import re
from pathlib import Path

import pytest

from pipelines.ingest.discover import discover
from pipelines.ingest.read import read
from pipelines.ingest.records import Document

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
RUN = 9


@pytest.fixture(scope="module")
def samples():
    found = discover(ROOT / "data" / "raw")
    assert not found.rejections
    return [item for file in found.sources for item in read(file, found.listing)]


def test_all_samples_are_read_and_may_be_passed_on(samples):
    assert len(samples) >= 10
    for sample in samples:
        assert isinstance(sample, Document)
        assert sample.text_redistributable
        assert sample.licence == "CC-BY-4.0"
        assert sample.publisher.startswith("Parley Sample")


def test_samples_show_the_mess_of_real_pages(samples):
    rules = {p.rule for s in samples for p in s.passages}
    assert {"site_header_clock", "breadcrumb", "alt_text_twice", "place_and_dash", "markup_h1"} <= rules
    assert {s.published_basis for s in samples} == {"stated", "listed", "unknown"}
    assert {s.text_basis for s in samples} == {"decoded", "rendered", "field"}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")
def test_samples_are_in_our_own_words(samples):
    theirs = set().union(*(_runs(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))))
    for sample in samples:
        assert not _runs(sample.text) & theirs, sample.source_uri
