"""People whom one document names in two forms: by the first of their names, by an initial, by the family name of two words."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("Trade envoy Tuvarq Zelmin Brandvold spoke. Tuvarq Zelmin said it was late.", "Tuvarq Zelmin"),
        ("Minister Q. Brandvold spoke. Later Qorvath Brandvold left for Oslo, he said.", "Q. Brandvold"),
        ("Q. Brandvold waited. Envoy Qorvath Brandvold spoke.", "Q. Brandvold"),
    ],
)
def test_a_shorter_form_is_the_same_persons(text: str, shorter: str) -> None:
    people = {e for e in entities(text).values() if e.startswith("person:")}
    assert len(people) == 1
    assert shorter in entities(text)


def test_an_initial_that_fits_two_people_stays_its_own() -> None:
    found = entities("A. Ruizal met Ana Ruizal and Alba Ruizal in Lima.")
    assert len({e for e in found.values() if e.startswith("person:")}) == 3


def test_another_initial_is_another_person() -> None:
    found = entities("Minister B. Ruizal met Ana Ruizal in Lima.")
    assert found["B. Ruizal"] != found["Ana Ruizal"]


def test_a_shorter_form_with_a_hyphen_leaves_other_surnames_alone() -> None:
    text = "Envoy Qorvath Zel-Brandvold Tuvarqin spoke. Qorvath Zel-Brandvold left. Brandvold was late, Mr Brandvold said."
    assert "Brandvold" in entities(text)
