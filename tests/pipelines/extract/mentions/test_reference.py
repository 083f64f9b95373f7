"""The reference data on who and where holds together: keys, codes, references between files."""

from __future__ import annotations

from collections import Counter

import pytest

from pipelines.extract.mentions.gazetteer import country_of, entity, gazetteer, lookup
from pipelines.extract.mentions.name_forms import slug, surnames_of
from pipelines.language import reference
from schemas.vocabularies import ENTITY_KIND
from tests.pipelines.extract.mentions.reading import found

CODES = {row["code"] for row in reference.rows("countries")}


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("countries", "code"),
        ("organisations", "id"),
        ("agreements", "id"),
        ("people", "name"),
        ("cities", "name"),
        ("named_events", "name"),
        ("groups", "name"),
    ],
)
def test_keys_are_unique(file: str, column: str) -> None:
    assert repeated([row[column] for row in reference.rows(file)]) == []


def test_people_have_ids_of_their_own() -> None:
    assert repeated([slug(row["name"]) for row in reference.rows("people")]) == []


@pytest.mark.parametrize("file", ["organisations", "people", "places", "cities"])
def test_country_codes_exist(file: str) -> None:
    codes = {row["country_code"] for row in reference.rows(file)}
    assert codes - CODES <= {"", "EU"}


def test_every_reading_of_an_ambiguous_name_is_an_entity() -> None:
    ids = {row["entity_id"] for row in reference.rows("ambiguous_names")}
    assert {i for i in ids if entity(i) is None} == set()


def test_places_stand_for_entities() -> None:
    assert {r["stands_for"] for r in reference.rows("places")} - {""} <= set(gazetteer().entities)


def test_kinds_are_of_the_vocabulary() -> None:
    assert {known.kind for known in gazetteer().entities.values()} <= set(ENTITY_KIND.terms)


def test_firms_clubs_and_papers_by_name_alone_are_organisations() -> None:
    for name in ("Barry Callebaut", "Maruti Udyog", "Juventus", "Izvestia", "Bloc Québécois"):
        found = lookup(name)
        assert found is not None
        assert found.entity.kind == "organisation"


def test_countries_of_entities() -> None:
    assert country_of("country:VN") == "VN"
    assert country_of("org:white-house") == "US"
    assert country_of("org:vn/ministry-of-planning") == "VN"
    assert country_of("person:nobody-we-know") is None
    assert country_of(None) is None


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [("U.S.", "country:US"), ("Zelensky", "person:volodymyr-zelenskyy"), ("AfCFTA", "agreement:afcfta")],
)
def test_other_names_lead_to_the_entity(name: str, entity_id: str) -> None:
    found = lookup(name)
    assert found is not None
    assert found.entity.entity_id == entity_id


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ursula von der Leyen", "von der Leyen"),
        ("He Lifeng", "He"),
        ("Ferdinand Marcos Jr.", "Marcos"),
        ("Scott Bessent", "Bessent"),
    ],
)
def test_the_likeliest_surname(name: str, surname: str) -> None:
    assert surnames_of(name)[0] == surname


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dagens Næringsliv", "organisation"),
        ("Dagens Naeringsliv", "organisation"),
        ("Minh Phu Seafood", "organisation"),
        ("Fedearroz", "organisation"),
        ("Ilocos Norte", "place"),
        ("Corrèze", "place"),
        ("Namanga", "place"),
    ],
)
def test_papers_firms_trade_bodies_and_provinces_of_many_countries(name: str, kind: str) -> None:
    (only,) = [m for m in found(f"They wrote of {name} there.") if m.surface == name]
    assert only.entity_kind == kind


def test_names_by_themselves_stand_once() -> None:
    for file in ("organisation_names", "place_names"):
        assert repeated([row["name"] for row in reference.rows(file)]) == []
