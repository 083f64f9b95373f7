"""Bodies of two nations, bodies within bodies, and bodies that bear somebody's name; sentences are ours."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found


def bodies(text: str) -> list[str]:
    return [m.surface for m in found(text) if m.entity_kind == "organisation"]


@pytest.mark.parametrize(
    "name",
    [
        "Togo-United Kingdom Business Council",
        "Trinidad and Tobago-Benin Joint Commission",
        "Togo-Côte d'Ivoire Yam Initiative",
        "Sino-Zambian Business Council",
        "Zambian-Lao Chamber of Commerce",
        "Zambian-German Chamber of Commerce and Industry",
        "U.S.-Togo Joint Commission on Trade",
        "Zambian and Lao Joint Commission",
        "Peruvian and Omani Intergovernmental Committee",
        "Zambian-Lao intergovernmental commission",
        "Omani-Peruvian joint trade committee",
        "Indo-Zambian inter-governmental committee",
    ],
)
def test_a_body_of_two_nations_is_one_name(name: str) -> None:
    assert bodies(f"The {name} met in May.") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "New South Wales Department of Rivers",
        "Los Angeles Board of Harbours",
        "Puerto Rico Chamber of Mines",
        "Prince Edward Island Federation of Oyster Growers",
        "State Railway of Ghana",
    ],
)
def test_the_body_of_a_place_keeps_its_field(name: str) -> None:
    assert bodies(f"It was told to the {name} there.") == [name]


def test_a_body_is_one_with_its_country_before_it_and_behind() -> None:
    text = "Togo's Rice Agency bought rice. The Rice Agency of Togo sold it."
    found_ids = entities(text)
    assert found_ids["Rice Agency"] == found_ids["Rice Agency of Togo"] == "org:tg/rice-agency"


def test_the_noun_of_a_body_stands_for_it_before_an_officer() -> None:
    text = "The U.S. Chamber of Commerce agreed, says Chamber Vice President Ana Ruiz."
    assert entities(text)["Chamber"] == entities(text)["U.S. Chamber of Commerce"]


def test_an_acronym_may_follow_its_name_without_brackets() -> None:
    text = "The Oyster Growers Association of Togo OGAT met. OGAT said no."
    assert [m.surface for m in found(text) if m.entity_id == "org:oyster-growers-association-of-togo"] == [
        "Oyster Growers Association of Togo",
        "OGAT",
        "OGAT",
    ]


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("ECOWAS commission", "org:ecowas-commission"),
        ("EU commission", "org:european-commission"),
        ("Mercosur parliament", "org:mercosur-parliament"),
    ],
)
def test_a_union_of_states_has_bodies_in_lower_case(name: str, entity_id: str) -> None:
    assert entities(f"It was put to the {name} there.")[name] == entity_id


def test_a_meeting_is_no_body_by_its_acronym() -> None:
    assert "JHM" not in entities("The Joint Herring Meeting (JHM) opened. The JHM closed.")


def test_a_firm_called_like_a_common_word_is_found_inside_a_sentence() -> None:
    assert entities("Traders said Total stopped sales.")["Total"] == "org:total"
    assert "Total" not in entities("Total exports rose.")


def test_a_product_and_its_maker_with_a_possessive_are_two() -> None:
    assert "Airbus" in bodies("A plan to fund Airbus's A350 died.")


def test_two_nations_with_a_body_each_are_no_joint_body() -> None:
    assert bodies("Zambian and Lao Chamber members met.") == ["Lao Chamber"]


def test_the_committee_of_a_body_is_meant_by_its_own_name() -> None:
    text = "The Knesset Fisheries Committee met. Then the Fisheries Committee voted."
    assert entities(text)["Fisheries Committee"] == "org:knesset-fisheries-committee"


def test_a_committee_bears_the_name_of_whoever_leads_it() -> None:
    text = "Lea Zandvoort leads the review. The Zandvoort committee on rice will report."
    assert entities(text)["Zandvoort committee"] == "org:zandvoort-committee"
    assert "Zandvoort" not in entities(text)


@pytest.mark.parametrize(
    ("text", "short", "entity_id"),
    [
        ("The Rice Logistics Agency (Bulog) bought rice. Bulog sold it.", "Bulog", "org:bulog"),
        (
            "The Norwegian Seafood Federation (FHL) met. Later FHL said no.",
            "FHL",
            "org:norwegian-seafood-federation",
        ),
        ("South Africa sells wine. SA has no quota.", "SA", "country:ZA"),
        ("Sierra Leone sells fish, and the SL fleet grows.", "SL", "country:SL"),
    ],
)
def test_a_short_name_is_that_of_the_name_it_stands_for(text: str, short: str, entity_id: str) -> None:
    assert entities(text)[short] == entity_id


def test_the_code_of_a_listed_company_is_no_name_of_it() -> None:
    assert "QZX" not in entities("Shares of Bank of America (QZX) fell.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zentrol Chairman Ana Ruiz said no.", "Zentrol"),
        ("Zentrol Executive Vice Chairman Ana Ruiz said no.", "Zentrol"),
        ("Zentrol, based in Ghent, exports brooms.", "Zentrol"),
        ("It was told to the Zentrol news agency there.", "Zentrol"),
        ("It was put to the Folketing and the Dáil there.", "Folketing"),
    ],
)
def test_a_body_is_told_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in bodies(text)
