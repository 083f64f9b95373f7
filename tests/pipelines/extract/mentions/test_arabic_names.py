"""Arabic names: the article before a family name, the father's name after one's own, titles that are given names."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chairman of the port, Zuhayfa al-Marwani, left.", "Zuhayfa al-Marwani"),
        ("The Ministry of Trade and Industry Sultan bin Zuhayf left.", "Sultan bin Zuhayf"),
        ("Officials met Prince Sultan bin Zuhayf there.", "Sultan bin Zuhayf"),
        ("Officials met Zuhayf el-Marwan in Tunis.", "Zuhayf el-Marwan"),
    ],
)
def test_a_name_is_read_over_its_article_and_the_fathers_name(text: str, name: str) -> None:
    assert name in entities(text)


def test_the_ministry_before_such_a_name_ends_where_the_name_begins() -> None:
    found = entities("The Ministry of Trade and Industry Sultan bin Zuhayf left.")
    assert "Ministry of Trade and Industry" in found


def test_the_family_name_comes_back_with_its_article_whatever_its_capital() -> None:
    text = "Trade minister Zuhayf al-Marwani spoke. Later al-Marwani left. Al-Marwani was late."
    assert ids(text) == [
        ("Zuhayf al-Marwani", "person:zuhayf-al-marwani"),
        ("al-Marwani", "person:zuhayf-al-marwani"),
        ("Al-Marwani", "person:zuhayf-al-marwani"),
    ]


def test_a_place_with_an_article_is_nobody() -> None:
    found = entities("Ships passed Bab al-Mandab and Wadi al-Hitan.")
    assert not any(entity_id.startswith("person:") for entity_id in found.values())
