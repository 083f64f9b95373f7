"""Countries and capitals: acting, or as a place."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found, ids


def acting(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.surface, m.entity_id, m.acting_as) for m in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile agreed.", ("Chile", "country:CL", "government")),
        ("The meeting was held in Chile last week.", ("Chile", "country:CL", "place")),
        ("The Chilean side agreed.", ("Chilean", "country:CL", "government")),
        ("Later Ottawa refused to sign.", ("Ottawa", "country:CA", "government")),
        ("Later Ottawa last week refused to sign.", ("Ottawa", "country:CA", "government")),
        ("The envoys arrived in Ottawa on Monday.", ("Ottawa", "place:ottawa", "place")),
        ("The envoys flew to Ottawa on Monday.", ("Ottawa", "place:ottawa", "place")),
        ("A clash with Beijing is near.", ("Beijing", "country:CN", "government")),
        ("It fears for Tokyo’s reply.", ("Tokyo", "country:JP", "government")),
        ("OTTAWA — The talks went on.", ("OTTAWA", "place:ottawa", "place")),
        ("A reply came from the Kremlin in June.", ("Kremlin", "country:RU", "government")),
        ("Later Brussels refused to sign.", ("Brussels", "org:eu", "government")),
        ("It met in the capital of Bishkek on Friday.", ("Bishkek", "place:bishkek", "place")),
        ("She said London’s plan was old.", ("London", "country:GB", "government")),
        ("Ships left Côte d’Ivoire.", ("Côte d’Ivoire", "country:CI", "government")),
    ],
)
def test_acting_or_place(text: str, expected: tuple[str, str, str]) -> None:
    assert acting(text) == [expected]


def test_a_compound_counts_for_both() -> None:
    assert [i for _, i in ids("The U.S.-China talks and India–UK talks")] == [
        "country:US",
        "country:CN",
        "country:IN",
        "country:GB",
    ]


def test_a_country_after_its_city_is_a_place() -> None:
    assert acting("It stood in Lima, Peru for years.")[1] == ("Peru", "country:PE", "place")


def test_us_is_no_pronoun() -> None:
    assert ids("They told us that it was over.") == []


def test_georgia_is_decided_by_its_neighbours_or_recorded_as_ambiguous() -> None:
    assert found("Georgia and Armenia agreed.")[0].entity_id == "country:GE"
    assert found("Growers in Georgia and Florida agreed.")[0].entity_id == "place:georgia"
    alone = found("Growers in Georgia agreed.")[0]
    assert (alone.is_ambiguous, alone.candidates) == (True, "country:GE|place:georgia")


def test_seats_in_a_list_act_together() -> None:
    roles = {
        m.surface: m.acting_as for m in found("Seoul has agreed, and Tokyo, Canberra and Pretoria waited.")
    }
    assert roles == dict.fromkeys(("Seoul", "Tokyo", "Canberra", "Pretoria"), "government")


def test_a_threatened_seat_is_a_government() -> None:
    assert found("Brussels has threatened Washington with duties.")[1].acting_as == "government"


def test_a_dateline_with_a_date_is_a_place() -> None:
    assert [m.acting_as for m in found("LONDON 1996-08-30")] == ["place"]


def test_a_time_zone_is_no_name() -> None:
    assert entities("It starts at 9 a.m. ET on Friday.") == {}


def test_a_direction_and_a_country_name_a_part_of_it() -> None:
    assert acting("It rained in Southern Ghana and North Korea.") == [
        ("Southern Ghana", "place:southern-ghana", None),
        ("North Korea", "country:KP", "government"),
    ]
    assert ids("West African ministers met.") == [("West African", "group:west-africans")]


def test_the_full_name_of_a_state_is_one_mention_of_the_country() -> None:
    found = entities(
        "It was signed by the Federal Democratic Republic of Ethiopia and the Kingdom of Norway."
    )
    assert found["Federal Democratic Republic of Ethiopia"] == "country:ET"
    assert found["Kingdom of Norway"] == "country:NO"


def test_a_capital_in_a_dateline_with_a_date_is_a_place() -> None:
    assert (
        entities("Brussels, 30 Apr 2001 - Growers met there, officials said.")["Brussels"] == "place:brussels"
    )


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_bodys_name_does_not_cut_the_country_behind_it(mark: str) -> None:
    text = f"The vice premier of the State Council of the People{mark}s Republic of China arrived."
    assert [m.entity_id for m in found(text)] == ["org:cn-state-council", "country:CN"]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("They met the Province of Ontario there.", "Province of Ontario", "place:ontario"),
        ("Mills in Northwestern Ontario closed.", "Northwestern Ontario", "place:northwestern-ontario"),
    ],
)
def test_parts_of_a_country_by_their_kind_or_direction(text: str, name: str, entity: str) -> None:
    assert entities(text)[name] == entity


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("A Sino-U.S. pact was near.", ["country:CN", "country:US"]),
        ("Russo-Japanese trade grew.", ["country:RU", "country:JP"]),
        ("The Indo-Pakistan talks and Franco-German ties froze.", ["country:IN", "country:PK", "country:FR", "country:DE"]),
        ("The Indo-Asian ports and Franco Ruiz stayed.", []),
    ],
)  # fmt: skip
def test_a_short_form_is_a_country_before_the_hyphen_of_another(text: str, pair: list[str]) -> None:
    assert [m.entity_id for m in found(text) if m.entity_kind == "country"] == pair


def test_a_country_shortened_by_a_letter_is_the_country() -> None:
    assert entities("The tea of S.Africa and of S. Africa is sold.").keys() >= {"S.Africa", "S. Africa"}
