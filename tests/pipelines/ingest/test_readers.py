import datetime as dt
import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.ingest.discover import discover
from pipelines.ingest.html import render
from tests.pipelines.ingest.conftest import ARTICLE

RECORD = {
    "title": "Duties fall by half", "content": ARTICLE, "published_at": "2020-05-03T10:00:00+08:00",
    "source": {"name": "Example News"}, "authors": ["Ann Lee", "Bo Tan"], "url": "https://example.org/a", "lang": "en",
}  # fmt: skip
PAGE = f"""<!doctype html><html lang="en"><head><title>T</title><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2020-05-03T02:00:00Z"></head><body>
<header><div>Example News</div><nav><a>World</a> <a>Trade</a></nav></header>
<article><h1>Duties fall by half</h1><p class="byline">By Ann Lee</p>
<figure><img src="x"><figcaption>A port in 2012.</figcaption></figure>
<p>{ARTICLE}</p><h2>What farmers say</h2><p>Farmers   are <b>not</b>
content with it, said the union that speaks for most of them in the north of the country.</p>
<script>var text = "never shown";</script><div class="related-posts"><p>What happened in 2001</p></div></article>
<footer>© 2020 Example News</footer></body></html>"""


@pytest.mark.parametrize(
    ("written", "rule", "earliest"),
    [
        ("31/31/2020", "published_field_unreadable", None),
        ("05/04/2020", "day_or_month_first", dt.date(2020, 4, 5)),
    ],
)
def test_a_date_field_that_cannot_be_read_leaves_a_trace(raw, read_folder, written, rule, earliest):
    (raw / "a.jsonl").write_text(json.dumps({"text": ARTICLE, "published_on": written}) + "\n")
    document = read_folder().documents["a.jsonl#1"]
    assert (document.published_on, document.published_basis) == (None, "unknown")
    assert (document.published_rule, document.published_earliest) == (rule, earliest)


def test_a_page_saved_under_the_name_of_a_text_is_read_as_a_page(raw, read_folder):
    (raw / "a.txt").write_text(PAGE)
    (raw / "b.txt").write_text("Duties <html> fall\n\n" + ARTICLE)
    documents = read_folder().documents
    assert (documents["a.txt"].headline, documents["a.txt"].published_on) == (
        "Duties fall by half",
        dt.date(2020, 5, 3),
    )
    assert (documents["a.txt"].text_basis, documents["b.txt"].text_basis) == ("rendered", "decoded")


def test_a_row_whose_text_is_empty_is_told_from_one_without_such_a_column(raw, read_folder):
    (raw / "a.csv").write_text("text,title\n,Duties\n")
    (raw / "b.csv").write_text("words,title\nx,Duties\n")
    rejected = read_folder().rejected
    assert "field text is empty" in rejected["a.csv#1"].detail
    assert "no text column among words, title" in rejected["b.csv"].detail


def test_a_record_gives_text_and_metadata_under_their_usual_names(raw, read_folder):
    (raw / "a.jsonl").write_text(json.dumps(RECORD) + "\n")
    document = read_folder().documents["a.jsonl#1"]
    assert document.text == ARTICLE
    assert document.text_basis == "field"
    assert document.headline == "Duties fall by half"
    assert document.publisher == "Example News"
    assert document.byline == "Ann Lee, Bo Tan"
    assert document.published_at == dt.datetime(2020, 5, 3, 2, tzinfo=dt.UTC)
    assert document.published_basis == "listed"
    assert document.url == "https://example.org/a"


def test_one_text_has_one_id_in_every_container(raw, read_folder):
    (raw / "a.jsonl").write_text(json.dumps(RECORD) + "\n")
    (raw / "b.json").write_text(json.dumps([RECORD]))
    (raw / "c.csv").write_text('title,text\nDuties,"' + ARTICLE + '"\n')
    (raw / "d.tsv").write_text("title\ttext\nDuties\t" + json.dumps(ARTICLE.strip())[1:-1] + "\n")
    pq.write_table(pa.table({"body": [ARTICLE], "date": [dt.date(2020, 5, 3)]}), raw / "e.parquet")
    (raw / "f.jsonl.gz").write_bytes(gzip.compress(json.dumps(RECORD).encode()))
    (raw / "g.txt").write_text(ARTICLE)
    documents = read_folder().documents
    same = {uri: d.document_id for uri, d in documents.items() if not uri.startswith("d.")}
    assert len(same) == 6
    assert len(set(same.values())) == 1
    assert documents["e.parquet#1"].published_on == dt.date(2020, 5, 3)


def test_a_single_json_object_is_one_document(raw, read_folder):
    (raw / "a.json").write_text(json.dumps(RECORD))
    assert list(read_folder().documents) == ["a.json"]


def test_articles_inside_an_object_are_read(raw, read_folder):
    (raw / "a.json").write_text(json.dumps({"articles": [RECORD, {"title": "no text"}]}))
    outcome = read_folder()
    assert list(outcome.documents) == ["a.json#1"]
    assert outcome.rejected["a.json#2"].reason == "missing_text"


def test_a_csv_with_line_breaks_in_cells_is_read(raw, read_folder):
    (raw / "a.csv").write_bytes(b'date;text\r\n2020-05-03;"One line.\r\nAnother; line."\r\n')
    assert read_folder().documents["a.csv#1"].text == "One line.\r\nAnother; line."


def test_markdown_signs_are_no_words_and_front_matter_is_metadata(raw, read_folder):
    (raw / "a.md").write_text(f"---\ntitle: T\ndate: 2020-05-03\n---\n\n# Duties fall\n\n{ARTICLE}\n")
    document = read_folder().documents["a.md"]
    assert document.headline == "Duties fall"
    assert document.published_on == dt.date(2020, 5, 3)
    assert document.dateline_place == "BRUSSELS"


def test_a_page_is_read_as_rendered(raw, read_folder):
    (raw / "a.html").write_text(PAGE)
    document = read_folder().documents["a.html"]
    kind = {document.text[p.char_start : p.char_end]: p.kind for p in document.passages}
    assert kind["Duties fall by half"] == "headline"
    assert kind["By Ann Lee"] == "byline"
    assert kind["A port in 2012."] == "caption"
    assert kind["World Trade"] == "navigation"
    assert kind["What happened in 2001"] == "related_link"
    assert kind["© 2020 Example News"] == "copyright"
    assert "Farmers are not content with it" in document.text
    assert "never shown" not in document.text
    assert document.publisher == "Example News"
    assert document.published_at == dt.datetime(2020, 5, 3, 2, tzinfo=dt.UTC)
    assert document.published_basis == "stated"


def test_class_names_cannot_make_the_whole_page_chrome():
    page = render(f"<body><div class='menu'><p>{ARTICLE}</p><p>{ARTICLE}</p></div></body>")
    assert {"body"} <= {p.kind for p in page.passages}


@pytest.mark.parametrize(
    "wrapper",
    [
        "form id='aspnetForm'",
        "div class='has-related-content'",
        "aside",
        "header",
        "div class='page menu-open'",
    ],
)
def test_a_wrapper_around_the_whole_page_is_no_label(wrapper):
    page = render(
        f"<body><{wrapper}><h1>Duties fall</h1><p>{ARTICLE}</p><p>{ARTICLE} More.</p></{wrapper.split()[0]}></body>"
    )
    assert [p.kind for p in page.passages] == ["headline", "dateline", "body", "body"]


def test_the_sites_name_in_a_title_tag_is_not_the_headline():
    page = render(
        f"<body><h1>Example News</h1><article><h1>Duties fall</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body>"
    )
    assert [page.text[p.char_start : p.char_end] for p in page.passages if p.kind == "headline"] == [
        "Duties fall"
    ]


def test_markup_nested_too_deep_to_parse_in_linear_time_is_rejected(raw, read_folder):
    (raw / "a.html").write_text("<div>" * 20_000 + ARTICLE)
    (raw / "b.html").write_text("<ul><li>" * 200 + ARTICLE + "<li>" * 5_000)
    outcome = read_folder()
    assert outcome.rejected["a.html"].reason == "malformed"
    assert list(outcome.documents) == ["b.html"]


def test_the_encoding_that_a_page_declares_is_used(raw, read_folder):
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>Café: {ARTICLE}</p></body></html>"
    (raw / "a.html").write_bytes(page.replace("—", "-").encode("latin-1"))
    assert "Café" in read_folder().documents["a.html"].text


def test_a_web_archive_gives_its_pages_with_the_crawl_date_as_bound(raw, read_folder):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (raw / "a.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, status, body in (
            ("https://example.org/a", "200 OK", ARTICLE),
            ("https://example.org/b", "404 Not Found", ""),
        ):
            http = StatusAndHeaders(
                status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(f"<p>{body}</p>".encode()),
                    http_headers=http,
                    warc_headers_dict={"WARC-Date": "2021-01-02T03:04:05Z"},
                )
            )
    outcome = read_folder()
    document = outcome.documents["a.warc.gz#1"]
    assert document.url == "https://example.org/a"
    assert (document.published_on, document.published_latest) == (None, dt.date(2021, 1, 2))
    assert outcome.rejected["a.warc.gz#2"].reason == "unsupported"


def test_files_come_in_one_order_whatever_the_disk_says(raw):
    for name in ("b.txt", "a/z.txt", "a.txt", "a/y.txt", "ä.txt"):
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_text(ARTICLE)
    uris = [s.uri for s in discover(raw).sources]
    assert uris == sorted(uris)
    assert len(uris) == 5


def test_a_missing_folder_is_an_error_that_says_so(tmp_path):
    with pytest.raises(NotADirectoryError, match="name the folder"):
        discover(tmp_path / "nothing")
