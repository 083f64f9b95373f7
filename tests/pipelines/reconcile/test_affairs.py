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
        made.governments(document, *codes)
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
SPRING = (dt.date(2031, 1, 1), dt.date(2031, 4, 30), "year")
YEAR = (dt.date(2031, 1, 1), dt.date(2031, 12, 31), "year")
ELEVENTH = (dt.date(2031, 4, 11), dt.date(2031, 4, 11), "day")
LAST = (dt.date(2031, 4, 30), dt.date(2031, 4, 30), "day")


@pytest.mark.parametrize(
    ("coarse", "expected"),
    [(APRIL, ["compatible"]), (SPRING, ["compatible"]), (YEAR, ["single_source"] * 2)],
)
def test_a_month_is_that_of_the_only_day_that_others_name_in_it_a_whole_year_is_not(
    coarse: tuple[dt.date, dt.date, str], expected: list[str]
):
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    day(corpus, "a", *coarse)
    day(corpus, "b", *ELEVENTH)
    assert verdicts(corpus, "named_date") == expected


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


@pytest.mark.parametrize(("party", "expected"), [("country:CL", 1), ("country:PE", 0)])
def test_the_deal_of_another_pair_that_is_announced_is_not_the_storys(party: str, expected: int):
    corpus = reports(a=["NZ", "CL"])
    on = corpus.date("a", MON)
    corpus.meeting(
        "a",
        party,
        kind="announcement",
        status="concluded",
        date_char_start=on,
        surface="a deal with them was announced then",
    )
    assert len(verdicts(corpus, "announcement_date")) == expected


@pytest.mark.parametrize(("place", "expected"), [(-3, ["single_source"]), (8, ["single_source"]), (60, [])])
def test_delegates_are_counted_with_the_country_before_or_right_behind_them(place: int, expected: list[str]):
    corpus = reports(a=["NZ", "CL"])
    counted = {"quantity_kind": "count", "counted": "delegates", "change": "level", "comparator": "exact"}
    row = corpus.add("figures", "a", value=40.0, **counted)
    at = row["char_start"] + place
    corpus.governments("a", "CL", char_start=at, char_end=at + 2, sentence_start=row["sentence_start"])
    assert verdicts(corpus, "delegation_size") == expected


@pytest.mark.parametrize(("target", "expected"), [("CL", ["corroborated"]), ("PE", ["single_source"] * 2)])
def test_the_target_that_is_left_out_is_the_other_of_two_parties_not_one_of_three(
    target: str, expected: list[str]
):
    parties = ["NZ", "CL"] if target == "CL" else ["NZ", "CL", "PE"]
    corpus = reports(a=parties, b=parties)
    duty = {
        "instrument": "tariff",
        "status": "threatened",
        "imposer_entity_id": "country:NZ",
        "rate_percent": 25.0,
    }
    corpus.add("measures", "a", **duty)
    corpus.add("measures", "b", target_entity_id=f"country:{target}", **duty)
    assert verdicts(corpus, "tariff_rate") == expected


def test_a_report_of_which_only_a_named_day_is_known_is_one_of_that_day():
    corpus = reports(a=["NZ", "CL"], b=["NZ", "CL"])
    open_day = {"published_on": None, "published_latest": None, "published_rule": "text_guess"}
    corpus.rows["documents"][1] |= open_day | {"published_earliest": MON - dt.timedelta(366)}
    duty = {
        "instrument": "tariff",
        "status": "threatened",
        "imposer_entity_id": "country:NZ",
        "rate_percent": 25.0,
    }
    for document in "ab":
        corpus.add("measures", document, target_entity_id="country:CL", **duty)
    assert verdicts(corpus, "tariff_rate") == ["corroborated"]
