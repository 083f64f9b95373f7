"""Names in short: initials of two letters, a firm by its first word, a surname without its accents, states with a point."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found, ids


def test_a_firm_is_named_again_by_the_common_word_that_opens_its_name() -> None:
    text = "The firm Harvest Seafoods sued. A judge ruled that Harvest should pay.\nThe harvest was good. Harvest time came."
    assert [(s, i) for s, i in ids(text)] == [
        ("Harvest Seafoods", "org:harvest-seafoods"),
        ("Harvest", "org:harvest-seafoods"),
    ]


@pytest.mark.parametrize("again", ["The TC ruled so.", "It went to TC Chairman Ana Ruiz."])
def test_a_body_of_two_words_is_named_again_by_its_initials(again: str) -> None:
    assert (
        entities(f"The Tariff Commission met. {again}")["TC"]
        == entities("The Tariff Commission met.").popitem()[1]
    )


def test_other_pairs_of_letters_are_no_body() -> None:
    assert "IT" not in entities("The Industry Taskforce met. They sell IT services.")


def test_a_surname_may_lose_its_accents() -> None:
    assert entities("President Tomás Núñezal spoke. Nunezal then left.")["Nunezal"] == "person:tomas-nunezal"


@pytest.mark.parametrize(
    ("text", "state", "entity"),
    [
        ("A mill in Gary, Ind., closed.", "Ind.", "place:indiana"),
        ("A mill in Weirton, W. Va., closed.", "W. Va.", "place:west-virginia"),
        ("John Tanner (Tenn.) objected.", "Tenn.", "place:tennessee"),
        ("Mills in Toledo, Ore. closed.", "Ore.", "place:oregon"),
    ],
)
def test_the_short_form_of_a_state_keeps_its_point_after_a_town(text: str, state: str, entity: str) -> None:
    assert entities(text)[state] == entity


def test_words_like_short_forms_of_states_are_no_places() -> None:
    assert not [m for m in found("Md Karim and Miss Ruiz sold ore. Pa said no.") if m.entity_kind == "place"]


def test_of_two_people_of_one_surname_the_one_with_that_title_is_meant() -> None:
    text = "President Kim Tae-joon called in negotiator Kim Hye-min. President Kim agreed."
    assert ids(text)[-1] == ("Kim", "person:kim-tae-joon")
    assert not found(text)[-1].is_ambiguous


def test_the_secretariat_of_a_bloc_is_one_by_either_name_of_the_bloc() -> None:
    found_ids = entities("The ECOWAS Court ruled. The Economic Community of West African States Court ruled.")
    assert len(set(found_ids.values())) == 1


def test_a_body_with_a_listed_acronym_beside_it_is_the_listed_one() -> None:
    text = "Peru's Exporters Association (ADEX) met. The Exporters Association left."
    assert entities(text)["Exporters Association (ADEX)"] == entities("ADEX met.")["ADEX"]


def test_a_body_called_european_is_not_one_of_the_union() -> None:
    found_ids = entities("The European Steel Association met. The EU Steel Association left.")
    assert len(set(found_ids.values())) == 2


def test_a_listed_surname_without_its_accents_is_a_word_first() -> None:
    assert "Store" not in entities("It opened the Music Store. Jonas Gahr Støre left.")


def test_a_short_name_in_brackets_may_be_made_of_syllables() -> None:
    text = "The Togo Leather and Footwear Association (Lefaso) met. Lefaso said no."
    assert entities(text)["Lefaso"] == "org:tg/leather-and-footwear-association"


def test_another_name_in_brackets_is_no_short_form() -> None:
    text = "The Togo Leather and Footwear Association (Brazzaville) met."
    assert entities(text)["Brazzaville"] == "place:brazzaville"


def test_the_parties_in_the_name_of_an_agreement_do_not_hide_its_acronym() -> None:
    text = "They like the Peru-Chile Economic Partnership Accord (PCEPA). The PCEPA helps."
    named = entities(text)
    assert named["Peru"] == "country:PE"
    assert named["Chile"] == "country:CL"
    assert named["PCEPA"] == "agreement:peru-chile-economic-partnership-accord"


def test_somebody_is_named_again_by_the_words_that_open_the_name() -> None:
    text = "Trade envoy Ana Maria Lopes met Kenyan farmers. Ana Maria said they agreed."
    assert entities(text)["Ana Maria"] == "person:ana-maria-lopes"


def test_two_who_share_the_words_that_open_their_names_are_not_taken_for_each_other() -> None:
    text = "Envoys Ana Maria Lopes and Ana Maria Duarte met. Ana Maria said they agreed."
    assert entities(text)["Ana Maria"] == "person:ana-maria"


def test_a_body_that_lists_have_by_its_initials_only_is_the_one_they_stand_for() -> None:
    text = "The Southern and Eastern Africa Trade Information and Negotiations Institute (SEATINI) met. SEATINI agreed."
    assert {entity for _, entity in ids(text)} == {"org:seatini"}
