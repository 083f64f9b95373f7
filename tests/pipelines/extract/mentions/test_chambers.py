"""Public bodies named by one common noun with a capital."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities


def test_a_chamber_is_that_of_the_country_the_text_speaks_of() -> None:
    assert entities("Brazil waits. The bill now goes to the Senate.")["Senate"] == "org:br/senate"
    assert entities("The United States waits until the Senate votes.")["Senate"] == "org:us-senate"


def test_a_house_needs_its_article_and_a_cabinet_official_is_no_body() -> None:
    found = entities(
        "India expects more. A House of Cards player met a Cabinet official; the House sat late."
    )
    assert found["House"] == "org:in/house"
    assert "Cabinet" not in found


def test_commission_and_council_are_the_unions_where_the_text_speaks_of_it() -> None:
    found = entities("Commission President Ursula von der Leyen left. The EU wants the Council to agree.")
    assert found["Commission"] == "org:european-commission"
    assert found["Council"] == "org:council-of-the-eu"
    assert "Council" not in entities("They asked the Council to agree.")


def test_the_country_before_a_chamber_is_its_own_and_a_day_is_no_subject() -> None:
    found = entities("China and China again. Mexico's Senate told the European Commission on Friday.")
    assert found["Senate"] == "org:mx/senate"
    assert "European Commission" in found


def test_a_house_is_that_of_the_legislature_the_text_names() -> None:
    text = "Japan and Japan again. The Senate Finance Committee sat while the House left."
    assert entities(text)["House"] == "org:us-house"


def test_a_department_is_named_by_its_field_where_it_acts() -> None:
    found = entities("The Commerce Department opened a case. Commerce found that steel was dumped.")
    assert found["Commerce"] == "org:us-commerce"
    assert "Commerce" not in entities("The Commerce Department opened a case. Commerce between us grew.")


def test_a_bare_body_is_of_the_country_that_its_sentence_speaks_of() -> None:
    text = "America waits. America pays. Russian lawmakers met in the Parliament; the finance ministry was silent."
    found = entities(text)
    assert (found["Parliament"], found["finance ministry"]) == (
        "org:ru/parliament",
        "org:ru/finance-ministry",
    )


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        ("He lacked enough House votes.", True),
        ("The bill passed the full House.", True),
        ("They met with House Republicans there.", True),
        ("She bought a House in Rome.", False),
    ],
)
def test_the_house_of_members_needs_no_article(text: str, is_body: bool) -> None:
    assert ("House" in entities(text)) == is_body


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        ("The EU objected. A Commission trade spokesman said so.", "Commission", "org:european-commission"),
        ("The EU objected. It was a case against the Union.", "Union", "org:eu"),
    ],
)
def test_bodies_of_the_union_by_one_noun(text: str, word: str, entity: str) -> None:
    assert entities(text)[word] == entity
