"""Training the tagger of names on a few sentences of our own, and tagging with what was learned."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.extract import mentions
from pipelines.extract.mentions.learned.tagger import LearnedTagger
from pipelines.extract.sentences import source_of_lines as source
from pipelines.train.names import LABELS, forbidden
from pipelines.train.perceptron import viterbi

PEOPLE = ("Mara Quint", "Ola Nordvik", "Tessa Brandvold", "Ivo Kestrel", "Nell Harrowgate", "Per Lindqvast")
FIRMS = ("Velmora", "Quandrex", "Solbank", "Tirrano", "Brixtel", "Ondura")


def sentence(words: str, person: str, firm: str) -> str:
    """Return the sentence as rows of token and tag; P and F stand for the person and the firm."""
    rows = []
    for word in words.split():
        if word == "P":
            first, last = person.split()
            rows += [f"{first} B-PER", f"{last} I-PER"]
        else:
            rows.append(f"{firm} B-ORG" if word == "F" else f"{word} O")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shapes = ("P told reporters that shares of F rose .", "Shares of F fell , said P on Monday .")
    made = [sentence(shape, person, firm) for shape in shapes for person in PEOPLE for firm in FIRMS]
    path = tmp_path_factory.mktemp("corpus") / "news.conll"
    path.write_text("\n\n".join(made) + "\n", "utf-8")
    return path


def trained(corpus: Path, out: Path) -> bytes:
    result = CliRunner().invoke(app, ["train", "names", str(corpus), "--out", str(out), "--epochs", "4"])
    assert result.exit_code == 0, result.output
    return out.read_bytes()


def test_the_same_texts_give_the_same_file(corpus: Path, tmp_path: Path) -> None:
    assert trained(corpus, tmp_path / "one.model") == trained(corpus, tmp_path / "two.model")


def test_what_was_learned_finds_names_it_has_not_seen(corpus: Path, tmp_path: Path) -> None:
    trained(corpus, tmp_path / "names.model")
    tagger = LearnedTagger.of(tmp_path / "names.model")
    read = source("Hanno Odlum told reporters that shares of Plentix rose.")
    names = tagger.names(read.text, read.sentences, mentions.find(read, ()))
    assert [(read.text[n.char_start : n.char_end], n.label) for n in names] == [
        ("Hanno Odlum", "PER"),
        ("Plentix", "ORG"),
    ]


def test_the_card_counts_what_was_read(corpus: Path, tmp_path: Path) -> None:
    trained(corpus, tmp_path / "names.model")
    card = json.loads((tmp_path / "names.json").read_text("utf-8"))
    assert card["texts"]["news.conll"]["PER"] == 72
    assert card["options"]["epochs"] == 4


def test_texts_in_no_known_format_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("nothing labelled", "utf-8")
    result = CliRunner().invoke(app, ["train", "names", str(tmp_path), "--out", str(tmp_path / "x.model")])
    assert result.exit_code == 2
    assert "no labelled text" in result.output


def test_no_path_leaves_a_name_open_in_the_middle() -> None:
    scores = np.zeros((3, len(LABELS)))
    scores[0, LABELS.index("B-PER")] = scores[2, LABELS.index("L-PER")] = 5
    scores[1, LABELS.index("O")] = 4
    steps = np.where(forbidden(), -(10**8), 0)
    assert [LABELS[k] for k in viterbi(scores, steps)] == ["B-PER", "I-PER", "L-PER"]
