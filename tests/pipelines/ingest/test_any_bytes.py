"""No content of a file makes reading it fail: property tests over all kinds of files."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ingest.discover import KINDS, SourceFile
from pipelines.ingest.html import render
from pipelines.ingest.listing import Listing
from pipelines.ingest.plain import document_from_text
from pipelines.ingest.read import read
from pipelines.ingest.records import Document

PIECES = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"text":', b'"', b",", b"\n", b"\r\n", b"text", b"\xff", b"\x00", b"\xef\xbb\xbf", b"<p>", b"</p>",
     b"<h1>", b"<nav>", b"<!--", b"<script>", b"PAR1", b"WARC/1.0\r\n", b"\x1f\x8b", b"---\n", b"date: 2020-05-03\n", "é—".encode(),
     b"The duties fall by 5 percent, he said.", b"null", b"1e999", b"\\ud800", b"# ", b";", b"\t"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", [*KINDS, ".txt.gz", ".jsonl.gz"])
@settings(max_examples=25, deadline=None)
@given(content=st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=25).map(b"".join)))
def test_any_bytes_under_any_suffix_give_documents_or_rejections(suffix, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input{suffix}"
        path.write_bytes(content)
        items = list(read(SourceFile(path, path.name, "", len(content), 0), Listing()))
    assert items
    for item in items:
        if isinstance(item, Document):
            item.text.encode("utf-8")
            assert item.passages
        else:
            assert item.detail
            assert item.source_uri.startswith(path.name)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["text", "title", "date", "author", "source", "url", "licence", "lang"]),
                       st.one_of(st.none(), st.text(max_size=40), st.integers(), st.floats(), st.lists(st.text(max_size=9), max_size=3))))  # fmt: skip
def test_any_values_of_a_record_give_a_document_or_a_rejection(record):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input.jsonl"
        path.write_text(json.dumps(record) + "\n", "utf-8", "surrogatepass")
        (item,) = read(SourceFile(path, path.name, "", 1, 0), Listing())
    assert item.source_uri == "input.jsonl#1"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_document_of_that_very_text(text):
    document = document_from_text(text)
    assert document.text == text
    assert len(document.document_id) == 16


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<li>", "<table><td>", "<pre> x\n y</pre>",
                                 "words and words. ", "<br>", "&nbsp;", "&amp;", "<aside>", "</aside>", "<article>", "<p>© 2020 A"]), max_size=25).map("".join))  # fmt: skip
def test_passages_of_any_page_are_ordered_and_cover_its_text(markup):
    page = render(markup)
    at = 0
    for passage in page.passages:
        assert not page.text[at : passage.char_start].strip()
        assert at <= passage.char_start < passage.char_end
        at = passage.char_end
    assert not page.text[at:].strip()
