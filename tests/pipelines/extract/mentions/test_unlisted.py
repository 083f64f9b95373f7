"""What kind an unlisted name is: by the words around it, by the list it stands in, by its other places."""

from __future__ import annotations

from tests.pipelines.extract.mentions.reading import entities


def test_a_place_is_told_by_the_region_after_it_or_the_country_it_lies_in() -> None:
    assert entities("Growers of the Quellin valley met.")["Quellin"] == "place:quellin"
    assert entities("He left Quellin, southern Chile, at dawn.")["Quellin"] == "place:quellin"


def test_names_in_a_list_are_of_one_kind() -> None:
    found = entities("Trucks go to Nairobi, Quellin, Tarvosh and Mombasa.")
    assert found["Quellin"] == "place:quellin"
    assert found["Tarvosh"] == "place:tarvosh"


def test_a_stake_in_a_name_speaks_of_a_firm() -> None:
    assert entities("It raised its stake in Quellin to a third.")["Quellin"] == "org:quellin"


def test_a_full_name_whose_last_word_stands_alone_is_a_person() -> None:
    found = entities("The rival Quilor Tarvosh kept silent. Reporters then asked about Tarvosh.")
    assert found == {"Quilor Tarvosh": "person:quilor-tarvosh", "Tarvosh": "person:quilor-tarvosh"}


def test_a_people_or_a_language_is_no_entity() -> None:
    assert entities("The valley is home to Quellin herders and the Quellin language.") == {}


def test_a_lone_word_that_nothing_speaks_for_is_no_entity() -> None:
    assert entities("They then sang Quellin until midnight.") == {}


def test_a_name_ends_before_a_word_joined_by_a_hyphen() -> None:
    assert "Spanish" in entities("It hired Spanish-speaking staff.")
    assert entities("The Quellin-language papers closed.") == {}


def test_a_contest_and_the_country_in_its_name_are_no_entities() -> None:
    assert entities("They met at the Africa Beach Games in June.") == {}


def test_a_trade_war_keeps_its_countries() -> None:
    assert {"US", "China"} <= set(entities("They feared a US-China Trade War in June."))


def test_a_town_before_a_nickname_is_a_club() -> None:
    assert entities("The Denver Eagles won.")["Denver Eagles"].startswith("org:")
