"""Scoring names against files in CoNLL format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.evaluate import names
from pipelines.evaluate.scores import GoldFormatError
from pipelines.extract.mentions.tagger import TaggedSpan

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


def test_numbered_columns_and_marks_of_documents(tmp_path: Path) -> None:
    rows = "# newdoc id = {0}\n# text = Lima spoke\n1\tLima\tB-LOC\t-\tann\n2\tspoke\tO\t-\tann\n\n"
    path = written(tmp_path, rows.format("a") + rows.format("b"))
    assert [d.text.strip() for d in names.read(path)] == ["Lima spoke"] * 2
    assert names.evaluate(path)["names: LOC"].gold == 2


def test_a_class_that_is_never_labelled_is_not_scored(tmp_path: Path) -> None:
    scores = names.evaluate(written(tmp_path, "Lima B-LOC\nmet O\nGerman O\nofficials O\n"))
    assert scores["names"].system == 1


def test_a_name_and_its_acronym_are_two_names(tmp_path: Path) -> None:
    rows = "The O\nWorld B-ORG\nTrade I-ORG\nOrganization I-ORG\n( O\nWTO B-ORG\n) O\nmet O\n. O\n"
    assert names.evaluate(written(tmp_path, rows))["names: ORG"].right == 2


def test_names_of_a_tagger_are_scored(tmp_path: Path) -> None:
    path = written(tmp_path, "They O\nsaw O\nQuellinor B-LOC\n. O\n")
    assert names.evaluate(path, tagger=f"{__name__}:make")["names: LOC"].f1 == 1


@dataclass(frozen=True)
class Places:
    """A tagger that takes one word for a place."""

    name: str = "places"
    version: str = "1"

    def tag(self, text: str) -> list[TaggedSpan]:
        """Return the word's place in `text`."""
        start = text.find("Quellinor")
        return [TaggedSpan(start, start + len("Quellinor"), "place")]


def make() -> Places:
    """Return the tagger, for a choice by its import path."""
    return Places()


def test_another_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldFormatError, match="S-LOC"):
        names.evaluate(written(tmp_path, "Lima S-LOC\n"))
