"""Whom or what stories are about, so that reports of one affair meet on their figures and days."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from tests.pipelines.reconcile.rows import Corpus

MON = dt.date(2031, 3, 3)
PACT = "agreement:cptpp"


def reports(**parties: list[str]) -> Corpus:
    """Return reports of one day, each a story of its own that names these parties."""
    made = Corpus(**dict.fromkeys(parties, MON))
    for code in ("NZ", "CL", "PE", "MY", "VN"):
        made.entity(f"country:{code}", country=code, kind="country")
    made.entity(PACT, kind="agreement")
    for number, row in enumerate(made.rows["story_documents"]):
        row["story_id"] = f"story:{number}"
    for document, codes in parties.items():
        for code in codes:
            made.add(
                "mentions",
                document,
                entity_id=f"country:{code}",
                entity_kind="country",
                acting_as="government",
            )
    return made


def names_pact(corpus: Corpus, document: str) -> None:
    corpus.add("mentions", document, entity_id=PACT, entity_kind="agreement")


def share(corpus: Corpus, document: str) -> None:
    row = {
        "quantity_kind": "percent",
        "unit": "percent",
        "change": "level",
        "comparator": "exact",
        "value": 30.0,
    }
    corpus.add("figures", document, **row)


def day(corpus: Corpus, document: str, start: dt.date, end: dt.date, granularity: str) -> None:
    row = {
        "timex_type": "DATE",
        "granularity": granularity,
        "start_on": start,
        "end_on": end,
        "is_vague": False,
    }
    corpus.add("dates", document, **row)


def verdicts(corpus: Corpus, kind: str) -> list[str]:
    """Return the verdicts of all questions of `kind`."""
    return corpus.claims().verdicts.filter(pl.col("claim_kind") == kind)["verdict"].to_list()


@pytest.mark.parametrize(("is_named", "expected"), [(True, ["corroborated"]), (False, ["single_source"] * 2)])
def test_reports_of_a_pact_of_many_share_it_whichever_parties_they_name(is_named: bool, expected: list[str]):
    corpus = reports(a=["NZ", "CL", "PE"], b=["MY", "VN", "PE"])
    for document in "ab":
        share(corpus, document)
        if is_named:
            names_pact(corpus, document)
    assert verdicts(corpus, "figure_value") == expected


def test_a_pact_named_beside_two_parties_leaves_their_affair_theirs():
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    names_pact(corpus, "a")
    share(corpus, "a")
    share(corpus, "b")
    assert verdicts(corpus, "figure_value") == ["corroborated"]


APRIL = (dt.date(2031, 4, 1), dt.date(2031, 4, 30), "month")
YEAR = (dt.date(2031, 1, 1), dt.date(2031, 12, 31), "year")
ELEVENTH = (dt.date(2031, 4, 11), dt.date(2031, 4, 11), "day")
LAST = (dt.date(2031, 4, 30), dt.date(2031, 4, 30), "day")


@pytest.mark.parametrize("coarse", [APRIL, YEAR])
def test_a_month_or_year_is_that_of_the_only_day_that_others_name_in_it(coarse: tuple[dt.date, dt.date, str]):
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    day(corpus, "a", *coarse)
    day(corpus, "b", *ELEVENTH)
    assert verdicts(corpus, "named_date") == ["compatible"]


def test_a_month_in_which_several_days_are_named_is_that_of_none():
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    day(corpus, "a", *APRIL)
    day(corpus, "b", *ELEVENTH)
    day(corpus, "b", *LAST)
    assert verdicts(corpus, "named_date") == ["single_source"] * 3


def test_talks_broken_off_are_no_denial_of_those_that_were_held():
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    held = corpus.date("a", MON)
    corpus.meeting(
        "a", "country:NZ", "country:CL", kind="talks_round", status="concluded", date_char_start=held
    )
    corpus.meeting("b", "country:NZ", "country:CL", kind="talks_round", status="cancelled")
    assert verdicts(corpus, "meeting_status") == ["single_source"] * 2


def test_talks_of_one_day_held_by_one_report_and_called_off_by_another_are_a_conflict():
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    for document, status in (("a", "concluded"), ("b", "cancelled")):
        on = corpus.date(document, MON)
        corpus.meeting(
            document, "country:NZ", "country:CL", kind="talks_round", status=status, date_char_start=on
        )
    assert verdicts(corpus, "meeting_status") == ["conflicting"]
