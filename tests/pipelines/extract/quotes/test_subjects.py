"""Which words before or after a cue are its subject, where something stands between; sentences are ours."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.quotes.test_who_speaks import speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Envoy Hassan Wata while opening the fair said; “We are glad that the tea is sold.”", "Envoy Hassan Wata"),
        ("Ana Ruiz speaking at the fair in Oslo said: “We are glad that the tea is sold.”", "Ana Ruiz"),
        ("Ana Ruiz when addressing the chamber noted: “We are glad that the tea is sold.”", "Ana Ruiz"),
        ("Officials speaking on behalf of Peru said “the tea is safe”.", "Officials"),
        ("While noting that the row was “older than the union”, Ana Ruiz left the room.", "Ana Ruiz"),
        ("By calling the row “older than the union”, Ana Ruiz angered the envoys.", "Ana Ruiz"),
        ("The ad's narrator claims that the tea is “good and cheap”.", "The ad's narrator"),
        ("Mora told of Peru's very strong views on the “labour question”.", "Mora"),
    ],
)  # fmt: skip
def test_the_subject_of_a_cue(text: str, speaker: str) -> None:
    assert [who for _, who in speakers(text)] == [speaker]


def test_an_acronym_in_brackets_stands_inside_the_speaker() -> None:
    text = "“We have waited long enough,” noted Kano Grain Council (KGC) president Peter Ola."
    assert speakers(text) == [("direct", "Kano Grain Council (KGC) president Peter Ola")]
    text = "“We have waited long enough,” said the Kano Grain Council (KGC) on Monday."
    assert speakers(text) == [("direct", "the Kano Grain Council")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz was quoted by the Lima Star saying the levy would be cut.", "Ana Ruiz"),
        ("Ana Ruiz was quoted by the Lima Star as saying the levy would be cut.", "Ana Ruiz"),
        ("Ana Ruiz said that, if the talks failed, Peru would answer.", "Ana Ruiz"),
        ("Ana Ruiz went on to say that, however, the levy would be cut.", "Ana Ruiz"),
    ],
)
def test_who_reports_without_marks(text: str, speaker: str) -> None:
    assert speakers(text) == [("indirect", speaker)]
