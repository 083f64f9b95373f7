"""Ministries in lower case: found beside their country and alone."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, ids


@pytest.mark.parametrize(
    ("text", "name", "entity_id"),
    [
        ("Peru's customs agency closed the port.", "customs agency", "org:pe/customs-agency"),
        ("The Zambian mining ministry wrote to buyers.", "Zambian mining ministry", "org:zm/mining-ministry"),
        ("Lagos is calm. The trade ministry of Nigeria met.", "trade ministry", "org:ng/trade-ministry"),
        (
            "A letter from the ministry of finance reached Oman.",
            "ministry of finance",
            "org:om/finance-ministry",
        ),
        ("Foreign ministry staff in Chile left early.", "Foreign ministry", "org:cl/foreign-ministry"),
        (
            "The Trade and Industry ministry of Togo met.",
            "Trade and Industry ministry",
            "org:tg/trade-and-industry-ministry",
        ),
        ("Japan waits. The trade ministry in Jakarta met.", "trade ministry", "org:id-trade"),
        (
            "A letter from Togo's mining, oil and trade ministry came.",
            "mining, oil and trade ministry",
            "org:tg/mining-oil-and-trade-ministry",
        ),
        (
            "They met at the US trade representative's office in May.",
            "US trade representative's office",
            "org:ustr",
        ),
        ("Ottawa's trade department wants answers.", "trade department", "org:ca/trade-department"),
    ],
)
def test_a_ministry_in_lower_case_is_a_body(text: str, name: str, entity_id: str) -> None:
    assert entities(text)[name] == entity_id


def test_a_ministry_that_stands_alone_is_the_one_named_before() -> None:
    text = "Japan's trade ministry wrote to South Korea. Seoul has to answer the trade ministry by May."
    assert [i for s, i in ids(text) if s == "trade ministry"] == ["org:jp/trade-ministry"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Togo will tax barley from Ghana from May on, the trade ministry said.",
        "Togo will lift its ban on rice from Ghana after talks with Benin, the trade ministry said.",
    ],
)
def test_the_ministry_behind_a_statement_is_of_the_country_that_acts_in_it(text: str) -> None:
    assert entities(text)["trade ministry"] == "org:tg/trade-ministry"


def test_countries_with_departments_have_no_ministries() -> None:
    text = "The U.S. list is long, the commerce ministry said, and Ghana is on it."
    assert entities(text)["commerce ministry"] == "org:gh/commerce-ministry"


def test_departments_of_firms_are_no_public_bodies() -> None:
    assert ids("The marketing department and the sales department moved.") == []


def test_a_ministry_is_one_by_either_order_of_its_words() -> None:
    found_ids = entities(
        "The Ministry of Fisheries met. The Fisheries Ministry left. The fisheries ministry of Togo stayed."
    )
    assert found_ids["Ministry of Fisheries"] == found_ids["Fisheries Ministry"] == "org:fisheries-ministry"
    assert (
        entities("Togo's Ministry of Fisheries met.")["Ministry of Fisheries"] == "org:tg/fisheries-ministry"
    )
