"""Every input is a document or a rejection with its reason, whatever is in the folder."""

import gzip
import json
import os

import pytest

from pipelines.ingest.records import Limits
from tests.pipelines.ingest.conftest import ARTICLE

SMALL = Limits(max_bytes=2_000)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (b"Tariffs \xc3\x28 were raised \xff\xfe on steel", "undecodable"),
        ("“Zölle” — ".encode() + b"\xff" + "é".encode(), "undecodable"),
        (b"rate\x00\x01\x02\x03", "binary"),
        (b"x" * 2_001, "too_large"),
        ("Die Zölle auf Stahl werden nach den Gesprächen der beiden Länder nicht erhöht, und das ist für die "
         "Industrie eine gute Nachricht, die sie mit Freude und auch mit Erleichterung aufnahm.".encode(), "language"),
        ("中国和美国在吉隆坡举行了贸易谈判".encode(), "language"),
    ],
)  # fmt: skip
def test_a_text_file_that_is_no_article_is_rejected_with_its_reason(raw, read_folder, content, reason):
    (raw / "input.txt").write_bytes(content)
    outcome = read_folder(SMALL)
    assert not outcome.documents
    assert outcome.rejected["input.txt"].reason == reason
    assert outcome.rejected["input.txt"].detail


def test_a_link_out_of_the_tree_is_rejected_and_not_followed(raw, read_folder, tmp_path):
    (tmp_path / "secret.txt").write_text(ARTICLE)
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "folder").symlink_to(tmp_path)
    outcome = read_folder()
    assert not outcome.documents
    assert {r.reason for r in outcome.rejected.values()} == {"outside_root"}


def test_a_broken_link_is_rejected(raw, read_folder):
    (raw / "gone.txt").symlink_to(raw / "nothing.txt")
    assert read_folder().rejected["gone.txt"].reason == "unreadable"


def test_a_folder_named_like_a_text_is_reported_and_its_files_are_read(raw, read_folder):
    (raw / "x.txt").mkdir()
    (raw / "x.txt" / "inside.txt").write_text(ARTICLE)
    outcome = read_folder()
    assert outcome.rejected["x.txt"].reason == "not_a_file"
    assert list(outcome.documents) == ["x.txt/inside.txt"]


def test_a_pipe_is_rejected_and_does_not_block(raw, read_folder):
    os.mkfifo(raw / "pipe.txt")
    assert read_folder().rejected["pipe.txt"].reason == "not_a_file"


def test_an_unknown_kind_of_file_is_rejected(raw, read_folder):
    (raw / "scan.pdf").write_bytes(b"%PDF-1.7")
    assert read_folder().rejected["scan.pdf"].reason == "unsupported"


def test_one_long_line_of_a_file_of_many_costs_only_that_record(raw, read_folder):
    lines = [
        json.dumps({"text": ARTICLE}),
        json.dumps({"text": "x" * 5_000}),
        json.dumps({"text": ARTICLE + "More."}),
    ]
    (raw / "batch.jsonl").write_text("\n".join(lines))
    outcome = read_folder(SMALL)
    assert list(outcome.documents) == ["batch.jsonl#1", "batch.jsonl#3"]
    assert outcome.rejected["batch.jsonl#2"].reason == "too_large"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "malformed"),
        ('["a", "list"]', "malformed"),
        ('{"title": "no text"}', "missing_text"),
        ('{"text": "   "}', "missing_text"),
        ('{"text": 5}', "malformed"),
        ('{"text": "half a character \\ud800"}', "undecodable"),
        ("[" * 100_000, "malformed"),
    ],
)
def test_a_bad_record_is_rejected_and_the_next_one_is_read(raw, read_folder, line, reason):
    (raw / "batch.jsonl").write_text(line + "\n" + json.dumps({"text": ARTICLE}) + "\n")
    outcome = read_folder()
    assert outcome.rejected["batch.jsonl#1"].reason == reason
    assert list(outcome.documents) == ["batch.jsonl#2"]


def test_one_long_record_of_a_csv_costs_only_that_record(raw, read_folder):
    long = "x" * 5_000
    (raw / "batch.csv").write_text(f'text\n"good words here"\n"{long}"\n{long}\nmore good words\n')
    outcome = read_folder(SMALL)
    assert list(outcome.documents) == ["batch.csv#1", "batch.csv#4"]
    assert {r.reason for r in outcome.rejected.values()} == {"too_large"}


def test_an_unclosed_quote_in_csv_is_bounded_and_reported(raw, read_folder):
    (raw / "batch.csv").write_text('text,date\n"good words here",2025-01-02\n"open' + "x\n" * 3_000)
    outcome = read_folder(SMALL)
    assert list(outcome.documents) == ["batch.csv#1"]
    assert outcome.rejected["batch.csv#2"].reason == "too_large"


def test_a_cut_gzip_file_is_rejected(raw, read_folder):
    (raw / "cut.txt.gz").write_bytes(gzip.compress(ARTICLE.encode() * 50)[:-12])
    assert read_folder().rejected["cut.txt.gz"].reason == "unreadable"


def test_a_gzip_bomb_stops_at_the_limit(raw, read_folder):
    (raw / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 10_000_000))
    assert read_folder(SMALL).rejected["bomb.txt.gz"].reason == "too_large"


@pytest.mark.parametrize("name", ["a.parquet", "a.warc", "a.json", "a.csv", "a.jsonl"])
def test_random_bytes_under_any_name_are_rejected_without_an_error(raw, read_folder, name):
    (raw / name).write_bytes(bytes(range(256)) * 4)
    outcome = read_folder()
    assert not outcome.documents
    assert len(outcome.rejected) == 1


def test_the_same_words_packed_or_not_are_one_document(raw, read_folder):
    (raw / "a.txt").write_text(ARTICLE)
    (raw / "a.txt.gz").write_bytes(gzip.compress(ARTICLE.encode(), mtime=0))
    assert len({d.document_id for d in read_folder().documents.values()}) == 1
