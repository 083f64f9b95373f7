"""The learned tagger: its words, its labels, and how its names join those of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract import mentions
from pipelines.extract.mentions.learned import model
from pipelines.extract.mentions.learned.features import Looked, looked_at, shape
from pipelines.extract.mentions.learned.tagger import Labelled, LearnedTagger, settled, spans_of
from pipelines.extract.mentions.learned.words import words
from pipelines.extract.mentions.tagger import OTHER, TaggedSpan, TaggerError
from pipelines.extract.mentions.taggers import load, tagger_version
from pipelines.extract.sentences import source_of_lines as source
from pipelines.extract.spans import MentionSpan, Source
from tests.pipelines.extract.mentions.reading import entities


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, 0, len(text))]


@dataclass(frozen=True)
class Refusing:
    """A stacked tagger that takes every guess of the rules for no name of our kinds."""

    name: str = "refusing"
    version: str = "1"

    def tag_after(self, text: str, sentences: object, found: tuple) -> list[TaggedSpan]:  # type: ignore[type-arg]
        return [TaggedSpan(m.char_start, m.char_end, OTHER) for m in found]


def weights() -> model.Weights:
    """Return a model that takes capitalised words after `Mr` for people."""
    labels = ("O", "U-PER")
    table = np.array([[0, 9], [5, 0]], dtype=np.int8)
    return model.Weights(labels, ("-1w=mr", "s=x"), table, np.zeros((3, 2), dtype=np.int32))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. aides", ["U.S.", "aides"]),
        ("Mara's plan", ["Mara", "'s", "plan"]),
        ("O'Dell & Co.", ["O'Dell", "&", "Co", "."]),
        ("Japan-based firms", ["Japan", "-based", "firms"]),
        ("Pak Sung-il left", ["Pak", "Sung-il", "left"]),
        ("P. Quint left", ["P.", "Quint", "left"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=80))
def test_words_are_in_order_and_hold_all_letters(text: str) -> None:
    spans = words(text, 0, len(text))
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = {k for start, end in spans for k in range(start, end)}
    assert all(k in covered for k, c in enumerate(text) if c.isalnum())


def test_shapes_of_letters_beyond_ascii() -> None:
    assert [shape(word) for word in ("José", "Øre", "2nd", "EU27")] == ["Xx", "Xx", "9x", "X9"]


def test_words_far_from_capitals_are_not_looked_at() -> None:
    read = source("The one thing that all of us could still see was Velmora at the end of it.")
    assert [stretch.surfaces for stretch in looked_at(read.text, read.sentences, ())] == [
        ("The", "one", "thing"),
        ("see", "was", "Velmora", "at", "the"),
    ]


def test_a_model_file_gives_back_what_was_written(tmp_path: Path) -> None:
    model.write(tmp_path / "x.model", weights())
    again, digest = model.read(tmp_path / "x.model")
    assert again.features == weights().features
    assert (again.weights == weights().weights).all()
    model.write(tmp_path / "y.model", again)
    assert model.read(tmp_path / "y.model")[1] == digest


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.model").write_bytes(b"something else")
    with pytest.raises(TaggerError, match="no model of names"):
        LearnedTagger.of(tmp_path / "x.model")


def test_labels_follow_the_weights() -> None:
    text = "Yesterday Mr Quint met some of the farmers and Mr Odlum."
    read = source(text)
    stretches = looked_at(text, read.sentences, ())
    labels = model.Decoder(weights()).labels(stretches)
    found = [
        text[n.char_start : n.char_end]
        for s, row in zip(stretches, labels, strict=True)
        for n in spans_of(s, row)
    ]
    assert found == ["Quint", "Odlum"]


def test_signs_at_the_ends_are_no_part_of_a_name() -> None:
    stretch = Looked(((0, 1), (1, 6), (6, 7)), ("“", "Quint", "”"), (), (), ((), (), ()))
    assert [n[:2] for n in spans_of(stretch, ["B-PER", "I-PER", "L-PER"])] == [(1, 6)]


def test_refused_guesses_yield_no_mention_and_listed_names_stay() -> None:
    text = "Officials of Velmora Tarnhill Quandrex met the World Trade Organization in Geneva."
    assert "Velmora Tarnhill Quandrex" in entities(text)
    kept = {m.surface for m in mentions.find(source(text), (), Refusing())}
    assert kept == {"World Trade Organization", "Geneva"}


def test_one_surface_is_of_one_class() -> None:
    text = "Velmora grew. Velmora fell. Velmora rose."
    names = [Labelled(0, 7, "ORG"), Labelled(14, 21, "LOC"), Labelled(28, 35, "ORG")]
    assert [name.label for name in settled(text, names, ())] == ["ORG"] * 3


def test_the_rules_vote_on_a_class_too() -> None:
    text = "Velmora grew. Velmora fell."
    rules = [
        MentionSpan(k, k + 7, "Velmora", k, "head_of", "org:velmora", "organisation", "name") for k in (0, 14)
    ]
    assert [name.label for name in settled(text, [Labelled(0, 7, "LOC")], rules)] == ["ORG"]


@dataclass(frozen=True)
class Naming:
    """A tagger that takes one stretch of text for an organisation."""

    surface: str
    name: str = "naming"
    version: str = "1"

    def tag(self, text: str) -> list[TaggedSpan]:
        start = text.index(self.surface)
        return [TaggedSpan(start, start + len(self.surface), "organisation")]


@pytest.mark.parametrize(
    ("text", "surface", "kept"),
    [
        ("The US-China talks went on.", "US-China", {"US", "China"}),
        ("They toured the Syrian Golan in May.", "Syrian Golan", {"Syrian", "Golan"}),
        ("They met US Treasury Secretary Ola Nordvik.", "US Treasury", {"US", "Ola Nordvik"}),
    ],
)
def test_listed_names_side_by_side_and_in_an_office_stay(text: str, surface: str, kept: set[str]) -> None:
    assert {m.surface for m in mentions.find(source(text), (), Naming(surface))} == kept


@pytest.fixture(scope="module")
def shipped() -> LearnedTagger:
    tagger = load("learned")
    assert isinstance(tagger, LearnedTagger)
    return tagger


def kinds(text: str, tagger: LearnedTagger) -> dict[str, str]:
    read: Source = source(text)
    return {m.surface: m.entity_kind for m in mentions.find(read, (), tagger)}


def test_the_shipped_model_tells_people_firms_and_places_apart(shipped: LearnedTagger) -> None:
    text = (
        "Shares of Quandrex fell after Wenna Tolgarth, who had run the firm since 2011, moved to Oldhaven, a town"
        " in southern Jutemark."
    )
    found = kinds(text, shipped)
    assert found["Wenna Tolgarth"] == "person"
    assert found["Quandrex"] == "organisation"
    assert found["Oldhaven"] == "place"


def test_the_shipped_model_is_part_of_the_key_of_a_reading(shipped: LearnedTagger) -> None:
    assert tagger_version("learned") == f"learned=={shipped.version}"
