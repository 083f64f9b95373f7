"""What stands in and before an office: its fields, the party of its holder."""

from __future__ import annotations

import pytest

from tests.pipelines.extract.mentions.reading import entities, found


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Commerce, Industry and Labour, Sio Fala, opened the fair.",
        "The Minister for Lands, Animal Industries and Fisheries Peter Odo opened the fair.",
        "Secretary of State for Business, Bank Reform & Skills Ann Poe opened the fair.",
    ],
)
def test_the_fields_of_an_office_are_no_bodies(text: str) -> None:
    assert [m.entity_kind for m in found(text)] == ["person"]


@pytest.mark.parametrize(
    "office", ["Trade Minister", "MP", "leader", "trade spokesman", "Prime Minister", "Senator"]
)
def test_the_party_before_an_office_is_a_body(office: str) -> None:
    assert entities(f"The Labour {office} Tom Field spoke of wool.")["Labour"] == "org:uk-labour"


@pytest.mark.parametrize("office", ["Minister", "Secretary", "Commissioner"])
def test_labour_is_the_field_of_an_office_too(office: str) -> None:
    assert "Labour" not in entities(f"The Labour {office} Tom Field spoke of wool.")


def test_the_unions_adjective_may_be_part_of_an_office() -> None:
    assert "European" not in entities(
        "The Minister for Foreign Affairs and European Integration Ana Ruiz left."
    )


def test_a_member_of_parliament_sits_for_a_place() -> None:
    text = "Mr Tova, the Member of Parliament for Basu said it was late. Voters in Basu agreed."
    assert entities(text)["Basu"] == "place:basu"


@pytest.mark.parametrize("name", ["Matrika Tuvarq", "Qorvathi Zuldane"])
def test_the_last_field_of_an_office_does_not_take_the_name_behind_it(name: str) -> None:
    text = f"Minister for Mines, Commerce and Supplies {name} said that it was late."
    assert [m.surface for m in found(text)] == [name]
