"""Sources that name the day, the rate or the place of what one source tells."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest

from tests.pipelines.reconcile.rows import Corpus

MON, TUE = dt.date(2031, 3, 3), dt.date(2031, 3, 4)


@pytest.fixture
def corpus() -> Corpus:
    """Reports of an affair of New Zealand and Chile, of which `a` tells most."""
    made = Corpus(a=MON, b=MON, c=MON)
    made.entity("country:NZ", country="NZ", kind="country")
    made.entity("country:CL", country="CL", kind="country")
    made.entity("place:santiago", country="CL")
    for party in ("country:NZ", "country:CL"):
        made.add("mentions", "a", entity_id=party, entity_kind="country", acting_as="government")
    return made


def tariff(corpus: Corpus, document: str, **row: Any) -> None:
    parties = {"imposer_entity_id": "country:NZ", "target_entity_id": "country:CL"}
    corpus.add("measures", document, **({"instrument": "tariff", "status": "threatened"} | parties | row))


def names_day(corpus: Corpus, document: str, day: dt.date) -> None:
    row = {"timex_type": "DATE", "granularity": "day", "start_on": day, "end_on": day, "is_vague": False}
    corpus.add("dates", document, **row)


def talks(corpus: Corpus, document: str, **row: Any) -> None:
    corpus.meeting(document, kind="talks_round", **row)


def question(corpus: Corpus, kind: str) -> dict[str, Any]:
    """Return the verdict of the only question of `kind`."""
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == kind)
    assert found.height == 1, found
    return found.row(0, named=True)


def test_a_day_that_others_name_makes_what_one_source_tells_compatible(corpus: Corpus):
    talks(corpus, "a", date_char_start=corpus.date("a", MON))
    names_day(corpus, "b", MON)
    found = question(corpus, "meeting_date")
    assert (found["verdict"], found["rule"]) == ("compatible", "also_named")


def test_another_day_that_is_only_named_leaves_one_source_alone(corpus: Corpus):
    talks(corpus, "a", date_char_start=corpus.date("a", MON))
    names_day(corpus, "b", TUE)
    assert question(corpus, "meeting_date")["verdict"] == "single_source"


def test_a_naming_neither_corroborates_nor_hides_a_contradiction(corpus: Corpus):
    corpus.entity("person:ava-lind", country="NZ", kind="person")
    corpus.entity("person:bo-rask", country="CL", kind="person")
    leaders = ("person:ava-lind", "person:bo-rask")
    corpus.meeting("a", *leaders, date_char_start=corpus.date("a", MON))
    corpus.meeting("b", *leaders, date_char_start=corpus.date("b", TUE))
    names_day(corpus, "b", MON)
    assert question(corpus, "meeting_date")["verdict"] == "conflicting"


def test_a_rate_without_its_measure_is_named_for_the_measure_of_another_source(corpus: Corpus):
    tariff(corpus, "a", rate_percent=42.5)
    percent = {"quantity_kind": "percent", "unit": "percent", "comparator": "exact", "change": "level"}
    corpus.add("figures", "b", value=42.5, is_trivial=False, **percent)
    assert question(corpus, "tariff_rate")["rule"] == "also_named"


def test_a_rate_named_months_later_answers_nothing(corpus: Corpus):
    later = Corpus(a=MON, b=MON + dt.timedelta(days=200))
    later.rows |= {"entities": corpus.rows["entities"], "mentions": corpus.rows["mentions"]}
    tariff(later, "a", rate_percent=42.5)
    percent = {"quantity_kind": "percent", "unit": "percent", "comparator": "exact", "change": "level"}
    later.add("figures", "b", value=42.5, is_trivial=False, **percent)
    assert question(later, "tariff_rate")["verdict"] == "single_source"


def test_the_same_rate_of_somebody_else_is_not_named_for_it(corpus: Corpus):
    tariff(corpus, "a", rate_percent=42.5)
    tariff(corpus, "b", rate_percent=42.5, imposer_entity_id="country:CL", target_entity_id="country:NZ")
    rates = corpus.claims().verdicts.filter(pl.col("claim_kind") == "tariff_rate")
    assert set(rates["verdict"]) == {"single_source"}


def test_a_city_that_others_name_is_the_place_of_talks_that_one_source_tells(corpus: Corpus):
    talks(corpus, "a", place_entity_id="place:santiago")
    corpus.add("mentions", "b", entity_id="place:santiago", entity_kind="place")
    assert question(corpus, "meeting_place")["rule"] == "also_named"


def test_the_journey_of_one_person_is_not_told_by_whoever_names_its_day(corpus: Corpus):
    corpus.entity("person:ava-lind", country="NZ", kind="person")
    at = corpus.date("a", MON)
    corpus.meeting("a", "person:ava-lind", kind="visit", place_entity_id="country:CL", date_char_start=at)
    names_day(corpus, "b", MON)
    assert question(corpus, "meeting_date")["verdict"] == "single_source"


def test_a_day_named_in_a_later_story_of_the_affair_is_named_for_the_earlier_one(corpus: Corpus):
    made = Corpus(a=MON, b=MON + dt.timedelta(days=20))
    for name, rows in corpus.rows.items():
        if name not in ("documents", "story_documents"):
            made.rows[name].extend(rows)
    made.rows["story_documents"][1]["story_id"] = "story:2"
    for party in ("country:NZ", "country:CL"):
        made.add("mentions", "b", entity_id=party, entity_kind="country", acting_as="government")
    talks(made, "a", date_char_start=made.date("a", MON))
    names_day(made, "b", MON)
    assert question(made, "meeting_date")["rule"] == "also_named"


def test_a_month_of_which_a_part_is_named_names_no_day(corpus: Corpus):
    late = {"start_on": dt.date(2031, 3, 21), "end_on": dt.date(2031, 3, 31), "granularity": "month"}
    corpus.add("dates", "a", timex_type="DATE", is_vague=False, char_start=0, char_end=4, **late)
    corpus.meeting("a", kind="signing", status="concluded", date_char_start=0)
    month = {"start_on": dt.date(2031, 3, 1), "end_on": dt.date(2031, 3, 31), "granularity": "month"}
    corpus.add("dates", "b", timex_type="DATE", is_vague=False, **month)
    assert question(corpus, "meeting_date")["rule"] == "one_source"


def test_a_month_in_which_one_day_is_named_names_that_day(corpus: Corpus):
    at = corpus.date("a", MON)
    corpus.meeting("a", kind="signing", status="concluded", date_char_start=at)
    names_day(corpus, "a", MON)
    month = {"start_on": dt.date(2031, 3, 1), "end_on": dt.date(2031, 3, 31), "granularity": "month"}
    corpus.add("dates", "b", timex_type="DATE", is_vague=False, **month)
    assert question(corpus, "meeting_date")["rule"] == "also_named"


@pytest.mark.parametrize(("country", "expected"), [("CL", "compatible"), ("PE", "single_source")])
def test_the_day_on_which_a_party_of_the_affair_announces_something_can_be_named_by_others(
    corpus: Corpus, country: str, expected: str
):
    corpus.entity("person:bo-rask", country=country, kind="person")
    tariff(corpus, "a")
    day = corpus.date("a", MON)
    corpus.meeting("a", "person:bo-rask", kind="announcement", date_char_start=day, surface="Rask announced")
    names_day(corpus, "b", MON)
    assert question(corpus, "announcement_date")["verdict"] == expected


def test_the_rate_of_a_measure_of_nobody_known_is_named_for_that_of_another_source(corpus: Corpus):
    tariff(corpus, "a", rate_percent=47.6)
    nobody = {"imposer_entity_id": None, "target_entity_id": None}
    corpus.add("measures", "b", instrument="anti_dumping", status="threatened", rate_percent=47.6, **nobody)
    at = corpus.rows["measures"][-1]["sentence_start"]
    corpus.add(
        "figures", "b", about="tariff_rate", quantity_kind="percent", unit="percent", value=47.6, sentence_start=at,
        comparator="exact", is_trivial=False,
    )  # fmt: skip
    assert question(corpus, "tariff_rate")["verdict"] == "compatible"
