"""Scoring names against files in CoNLL format."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.evaluate import names
from pipelines.evaluate.scores import GoldFormatError

TAGGED = """-DOCSTART- O

Japan B-LOC
's O
Trade O
Minister O
Ola B-PER
Nordvik I-PER
met O
German B-MISC
officials O
. O
"""


def written(folder: Path, text: str) -> Path:
    (folder / "news.conll").write_text(text, "utf-8")
    return folder


def test_tokens_and_tags_become_text_and_names(tmp_path: Path) -> None:
    (document,) = names.read(written(tmp_path, TAGGED))
    assert {document.text[n.char_start : n.char_end] for n in document.expected} == {
        "Japan",
        "Ola Nordvik",
        "German",
    }


def test_nationalities_are_other_names_and_countries_are_locations(tmp_path: Path) -> None:
    scores = names.evaluate(written(tmp_path, TAGGED))
    assert scores["names"].f1 == 1
    assert [scores[f"names: {label}"].right for label in names.CLASSES] == [1, 0, 1, 1]


def test_lists_alone_know_no_unlisted_person(tmp_path: Path) -> None:
    assert names.evaluate(written(tmp_path, TAGGED))["names, lists alone"].right == 2


def test_iob1_opens_a_name_with_an_inside_tag(tmp_path: Path) -> None:
    (document,) = names.read(written(tmp_path, "Lima I-LOC\nspoke O\n"))
    assert document.expected == {names.Name(0, 4, "LOC")}


def test_another_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldFormatError, match="S-LOC"):
        names.evaluate(written(tmp_path, "Lima S-LOC\n"))
