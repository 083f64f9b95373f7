"""What kind an unlisted name is: by the words around it, by the list it stands in, by its other places."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found


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


def test_a_contest_is_an_event_and_the_place_in_its_name_no_mention() -> None:
    assert entities("They met at the Africa Beach Games in June.") == {
        "Africa Beach Games": "event:africa-beach-games"
    }


def test_a_people_a_faith_and_the_people_of_a_region_are_groups() -> None:
    found = entities("Muslims, Kurds and African growers came; Christian Wulff did not.")
    assert found["Muslims"] == "group:muslims"
    assert found["Kurds"] == "group:kurds"
    assert found["African"] == "group:africans"
    assert found["Christian Wulff"].startswith("person:")


def test_a_trade_war_keeps_its_countries() -> None:
    assert {"US", "China"} <= set(entities("They feared a US-China Trade War in June."))


def test_a_town_before_a_nickname_is_a_club() -> None:
    assert entities("The Denver Eagles won.")["Denver Eagles"].startswith("org:")


def test_an_acronym_of_common_words_is_no_entity() -> None:
    assert entities("A joint dispute panel (JDP) will meet. The JDP has three members.") == {}


def test_a_further_surname_belongs_to_a_known_name() -> None:
    assert "Ildefonso Guajardo Tarvosh" in entities("Ildefonso Guajardo Tarvosh spoke.")


def test_a_firm_is_told_by_the_office_at_its_head() -> None:
    assert entities("The chairman of Quellinor spoke.")["Quellinor"] == "org:quellinor"


def test_the_country_of_an_association_belongs_to_its_name() -> None:
    assert "Rice Growers Association of Ghana" in entities("The Rice Growers Association of Ghana agreed.")


def test_a_currency_code_before_an_amount_is_no_name() -> None:
    assert entities("It paid KES 3bn and CHF 12m.") == {}


def test_a_port_authority_is_a_body() -> None:
    assert entities("They met the Port of Houston Authority.") == {
        "Port of Houston Authority": "org:port-of-houston-authority"
    }


def test_where_one_travels_to_is_a_place() -> None:
    assert entities("They took a ferry to Quellinor.")["Quellinor"] == "place:quellinor"


def test_a_code_of_an_exchange_is_no_name() -> None:
    found = entities("Quellin (CH:QLN) fell, Tarvosh (TVR) rose, and the fund sank.")
    assert not {"CH", "QLN", "TVR"} & set(found)


def test_what_is_traded_under_a_persons_name_is_a_firm() -> None:
    assert entities("Harry Quellin stock fell by a tenth.")["Harry Quellin"].startswith("org:")


def test_a_firms_name_may_be_the_surname_of_its_owner() -> None:
    found = entities("The group chief Quelan Tata spoke. Tata said duties are high.")
    assert found == {"Quelan Tata": "person:quelan-tata", "Tata": "person:quelan-tata"}


def test_an_order_or_an_agreement_has_no_title() -> None:
    assert "Order" not in entities("The Executive Order stands, and the General Agreement too.")
    assert "Agreement" not in entities("The General Agreement stands.")


def test_a_committee_keeps_its_subject() -> None:
    name = "House Committee on Agriculture and Food"
    assert name in entities(f"He spoke to the {name} in May.")


def test_a_post_on_the_network_x_names_it() -> None:
    assert entities("He posted a message on X.")["X"] == "org:twitter"
    assert entities("The plane X landed.") == {}


def test_the_acronym_tells_how_far_a_name_goes() -> None:
    name = "Quellin Institute for Coastal and Lowland Crops (QICLC)"
    assert name in entities(f"The {name} wrote a report.")


def test_a_body_may_bear_the_name_of_somebody() -> None:
    assert "Maria de Tarvosh School of Forestry" in entities(
        "The Maria de Tarvosh School of Forestry agreed."
    )


def test_a_name_after_from_does_not_speak() -> None:
    assert (
        not entities("Growers from Quellin, said the clerk, came.").get("Quellin", "").startswith("person:")
    )


def test_a_body_of_the_union_may_stand_in_lower_case() -> None:
    assert entities("The European parliament voted.")["European parliament"] == "org:european-parliament"


def test_a_town_in_capitals_before_the_dash_of_a_dateline_is_a_place() -> None:
    found = entities("ARKHELI, Georgia (AP) — Growers met there on Monday, officials said.")
    assert found["ARKHELI"] == "place:arkheli"


def test_a_places_name_may_hold_a_particle() -> None:
    found = entities("They left the town of San Berano del Cagual at dawn.")
    assert found["San Berano del Cagual"] == "place:san-berano-del-cagual"


def test_a_noun_for_people_that_opens_a_sentence_names_nobody() -> None:
    assert "Weaverers" not in entities("Weaverers said the storm would pass.")


def test_a_list_is_of_what_it_is_said_to_hold() -> None:
    found = entities(
        "It hit carmakers such as Zelvor and Quorbin. Prices rose in Amsolt, Breel and other towns."
    )
    assert {found["Zelvor"], found["Quorbin"]} == {"org:zelvor", "org:quorbin"}
    assert {found["Amsolt"], found["Breel"]} == {"place:amsolt", "place:breel"}


def test_the_pronoun_that_takes_up_a_name_tells_what_it_is() -> None:
    assert entities("Workers left as Quelt closed its plant.")["Quelt"] == "org:quelt"
    assert entities("They left after Quelt said on Monday it would wait.")["Quelt"] == "org:quelt"
    assert entities("They left after Quelt said on Monday she would wait.")["Quelt"] == "person:quelt"


def test_an_acronym_behind_a_name_makes_it_a_body() -> None:
    found = entities("It sold a stake in Slovirsky Plynarski Priemyl (SPP) on Monday. SPP moves gas.")
    assert found["SPP"] == "org:slovirsky-plynarski-priemyl"


def test_the_agency_in_brackets_of_a_dateline_is_a_body() -> None:
    assert entities("Brussels, 30 Apr 2001 (QNX) - Growers met there, officials said.")["QNX"] == "org:qnx"
    assert "QNX" not in entities("Growers met there to talk of the rules of the code (QNX) again.")


def test_a_foreign_name_that_ends_with_a_country_is_a_body() -> None:
    assert entities("A group of Gazu de France and others bid.")["Gazu de France"] == "org:gazu-de-france"


def test_a_name_is_what_the_text_says_it_is() -> None:
    assert entities("He left Amsolt, a small mining town near the border.")["Amsolt"] == "place:amsolt"
    assert entities("Bahun-Soubir is a village and commune there.")["Bahun-Soubir"] == "place:bahun-soubir"
    assert entities("Tarvin Gare was a kite manufacturer based there.")["Tarvin Gare"] == "org:tarvin-gare"
    assert entities("They met Jane Zelvor, the town clerk.")["Jane Zelvor"] == "person:jane-zelvor"


def test_two_letters_are_a_body_only_where_the_words_around_say_so() -> None:
    assert "QX" not in entities("They drove to QX and back before the vote.")
    assert entities("Shares of QX fell. A spokesman for QX said QX shares would recover.")["QX"] == "org:qx"
    assert entities("JAKARTA (QX): Growers met there on Monday, officials said.")["QX"] == "org:qx"


@pytest.mark.parametrize("text", ["It was a HUGE rise.", "They asked for VERY low duties."])
def test_words_set_in_capitals_for_stress_are_no_acronyms(text: str) -> None:
    assert found(text) == []


def test_a_given_name_alone_that_opens_a_sentence_is_somebody() -> None:
    assert [(m.surface, m.entity_kind) for m in found("The shop closed. Natasha left town.")] == [
        ("Natasha", "person")
    ]
