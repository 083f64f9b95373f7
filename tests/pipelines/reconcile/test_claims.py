"""Claims across documents: what agrees, what only seems to disagree, what contradicts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest

from pipelines.reconcile import spill
from schemas.registry import TABLES
from tests.pipelines.reconcile.rows import Corpus, claimed

MON, TUE, WED = (dt.date(2031, 3, day) for day in (3, 4, 5))
AVA, BO = "person:ava-lind", "person:bo-rask"


@pytest.fixture
def corpus() -> Corpus:
    made = Corpus(a=MON, b=MON, c=TUE)
    made.entity("country:NZ", country="NZ", kind="country")
    made.entity("country:CL", country="CL", kind="country")
    made.entity(AVA, country="NZ", kind="person")
    made.entity(BO, country="CL", kind="person")
    made.entity("place:santiago", "place:valparaiso", country="CL")
    return made


def verdict(corpus: Corpus, kind: str) -> str:
    """Return the verdict of the only question of `kind`."""
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == kind)
    assert found.height == 1, found
    return str(found["verdict"][0])


def tariff(corpus: Corpus, document: str, **row: Any) -> None:
    base = {
        "instrument": "tariff",
        "imposer_entity_id": "country:NZ",
        "target_entity_id": "country:CL",
        "status": "threatened",
    }
    corpus.add("measures", document, **(base | row))


def test_equal_rates_of_two_sources_are_corroborated(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0)
    tariff(corpus, "b", rate_percent=40.0, status="announced")
    assert verdict(corpus, "tariff_rate") == "corroborated"


def test_equal_rates_of_reprints_are_one_source(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0)
    tariff(corpus, "b", rate_percent=40.0)
    for row in corpus.rows["story_documents"]:
        row["source_group_id"] = "source:same"
    assert verdict(corpus, "tariff_rate") == "single_source"


def test_different_rates_conflict(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0)
    tariff(corpus, "b", rate_percent=15.0)
    assert verdict(corpus, "tariff_rate") == "conflicting"


def test_a_hedged_rate_agrees_with_a_near_one(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, rate_comparator="about")
    tariff(corpus, "b", rate_percent=41.5)
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_a_threatened_rate_does_not_contradict_the_one_in_force(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0)
    tariff(corpus, "b", rate_percent=15.0, status="in_force")
    found = corpus.claims().verdicts
    assert set(found["verdict"]) == {"single_source"}


def test_a_day_inside_a_month_is_no_contradiction(corpus: Corpus):
    april = (dt.date(2031, 4, 1), dt.date(2031, 4, 30))
    for document, days in (("a", (dt.date(2031, 4, 9),)), ("b", april)):
        at = corpus.date(document, *days)
        tariff(corpus, document, effective_from_date_char_start=at, char_start=at - 2, char_end=at + 6)
    assert verdict(corpus, "effective_date") == "compatible"


def due(corpus: Corpus, document: str, day: dt.date, **row: Any) -> None:
    at = corpus.date(document, day)
    named = {"char_start": at - 1, "char_end": at + 40, "effective_from_date_char_start": at}
    tariff(corpus, document, **(named | {"status": "announced"} | row))


def test_a_day_that_had_passed_when_a_later_one_was_told_was_put_off():
    made = Corpus(a=MON, b=WED)
    due(made, "a", TUE)
    due(made, "b", WED)
    assert verdict(made, "effective_date") == "superseded"


@pytest.mark.parametrize(
    ("first", "last"),
    [(dt.date(2030, 4, 2), dt.date(2030, 4, 2)), (dt.date(2030, 2, 1), dt.date(2031, 1, 31))],
)
def test_days_months_apart_are_of_two_steps_and_so_are_other_years(first: dt.date, last: dt.date):
    made = Corpus(a=MON, b=MON)
    due(made, "a", first, status="in_force")
    made.rows["dates"][-1] |= {"end_on": last, "granularity": None}
    due(made, "b", TUE, status="in_force")
    assert verdict(made, "effective_date") == "compatible"


def test_a_meeting_of_nobody_is_the_parties_only_where_a_text_has_them_meet():
    made = Corpus(a=WED, b=WED)
    for name in ("country:NZ", "country:CL"):
        made.entity(name, country=name[-2:], kind="country")
        made.add("mentions", "a", entity_id=name, entity_kind="country")
    held = {"kind": "talks_round", "status": "concluded", "surface": "the meeting"}
    made.meeting("a", "country:NZ", "country:CL", date_char_start=made.date("a", MON), **held)
    made.meeting("b", date_char_start=made.date("b", WED), **held)
    found = made.claims().claims.filter(claim_kind="meeting_date").sort("value_text")
    assert found["subject_key"].n_unique() == 2


def test_two_days_for_one_beginning_that_both_lie_ahead_conflict(corpus: Corpus):
    due(corpus, "a", TUE)
    due(corpus, "b", WED)
    assert verdict(corpus, "effective_date") == "conflicting"


def test_the_day_when_paused_duties_would_have_come_is_not_that_of_the_pause(corpus: Corpus):
    due(corpus, "a", TUE)
    due(corpus, "b", TUE, status="suspended", surface="paused the duties that were due to begin on Tuesday")
    assert verdict(corpus, "effective_date") == "corroborated"


@pytest.mark.parametrize(("form", "expected"), [("offset:+1D", "compatible"), ("2031-03-05", "conflicting")])
def test_tomorrow_in_a_quotation_counts_from_the_day_it_was_said(corpus: Corpus, form: str, expected: str):
    due(corpus, "a", TUE)
    due(corpus, "b", WED)
    corpus.rows["dates"][-1]["timex_unanchored"] = form
    at = corpus.rows["dates"][-1]["char_start"]
    corpus.add("quotes", "b", directness="direct", char_start=at - 20, char_end=at + 60)
    assert verdict(corpus, "effective_date") == expected


def test_a_date_outside_the_statement_is_not_its_date(corpus: Corpus):
    tariff(corpus, "a", effective_from_date_char_start=corpus.date("a", MON))
    assert corpus.claims().verdicts["claim_kind"].to_list() == ["measure_status"]


def test_two_forums_for_one_meeting_conflict(corpus: Corpus):
    corpus.meeting("a", AVA, BO, forum_entity_id="org:apec")
    corpus.meeting("b", BO, AVA, forum_entity_id="org:asean")
    assert verdict(corpus, "meeting_forum") == "conflicting"


def test_a_city_lies_in_its_country(corpus: Corpus):
    corpus.meeting("a", AVA, BO, place_entity_id="place:santiago")
    corpus.meeting("b", AVA, BO, place_entity_id="country:CL")
    assert verdict(corpus, "meeting_place") == "compatible"


def test_the_name_of_a_city_that_stands_for_its_government_names_the_place_too(corpus: Corpus):
    visit = corpus.add("events", "a", kind="visit", status="planned", place_entity_id="place:santiago")
    inside = {key: visit[key] for key in ("char_start", "char_end", "sentence_start")}
    corpus.add(
        "event_participants",
        "a",
        kind="visit",
        entity_id=AVA,
        **{k: visit[k] for k in ("char_start", "char_end")},
    )
    named = {"entity_id": "country:CL", "resolved_by": "metonym", "acting_as": "government"}
    corpus.add("mentions", "a", **inside, **named, surface="Valparaiso")
    assert "meeting_place" not in set(corpus.claims().verdicts["claim_kind"])
    corpus.add("mentions", "a", **inside, **named, surface="Santiago")
    assert verdict(corpus, "meeting_place") == "single_source"


def test_further_duties_that_are_denied_say_nothing_of_those_in_force(corpus: Corpus):
    tariff(corpus, "a", status="in_force", surface="duties on goods")
    tariff(corpus, "b", status="denied", surface="no additional duties")
    assert verdict(corpus, "measure_status") == "single_source"


def test_the_rate_that_is_halved_is_the_one_before(corpus: Corpus):
    tariff(corpus, "a", status="reduced", rate_percent=16.0, surface="will halve 16 percent duties")
    tariff(corpus, "b", status="reduced", rate_percent=8.0, rate_from_percent=16.0)
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "tariff_rate")
    assert not found["verdict"].str.contains("conflict").any()


def test_a_building_lies_in_a_city(corpus: Corpus):
    corpus.entity("place:garden-palace", country="CL")
    corpus.meeting("a", AVA, BO, place_entity_id="place:santiago")
    corpus.meeting("b", AVA, BO, place_entity_id="place:garden-palace")
    assert verdict(corpus, "meeting_place") == "compatible"


def test_two_cities_conflict(corpus: Corpus):
    corpus.meeting("a", AVA, BO, place_entity_id="place:santiago")
    corpus.meeting("b", AVA, BO, place_entity_id="place:valparaiso")
    assert verdict(corpus, "meeting_place") == "conflicting"


def test_meetings_without_a_day_need_not_be_at_one_place(corpus: Corpus):
    for row in corpus.rows["documents"]:
        row.update(dict.fromkeys(("published_on", "published_earliest", "published_latest")))
    corpus.meeting("a", AVA, BO, place_entity_id="place:santiago")
    corpus.meeting("b", AVA, BO, place_entity_id="place:valparaiso")
    assert verdict(corpus, "meeting_place") == "compatible"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("place:jeju", "place:santiago", "conflicting"),
        ("venue:hotel-mar", "place:santiago", "compatible"),
        ("place:texas", "place:houston", "compatible"),
        ("place:south-america", "place:santiago", "compatible"),
        ("place:asia", "place:santiago", "conflicting"),
        ("country:NZ", "place:santiago", "conflicting"),
    ],
)
def test_places_agree_where_one_can_lie_in_the_other(corpus: Corpus, one: str, other: str, expected: str):
    corpus.entity("place:texas", "place:houston", country="US")
    corpus.entity("venue:hotel-mar", country="CL")
    corpus.entity("place:asia", "place:south-america")
    corpus.entity("place:jeju", country="KR")
    corpus.meeting("a", AVA, BO, place_entity_id=one)
    corpus.meeting("b", AVA, BO, place_entity_id=other)
    assert verdict(corpus, "meeting_place") == expected


def test_two_days_for_one_summit_conflict_but_two_days_of_talks_do_not(corpus: Corpus):
    corpus.entity("person:cy-holm", country="NZ", kind="person")
    for kind, other in (("summit", AVA), ("talks_round", "person:cy-holm")):
        corpus.meeting("a", other, BO, kind=kind, date_char_start=corpus.date("a", MON))
        corpus.meeting("b", other, BO, kind=kind, date_char_start=corpus.date("b", TUE))
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "meeting_date")
    by_subject = dict(zip(found["subject_key"].str.split("|").list.first(), found["verdict"], strict=True))
    assert by_subject == {"summit": "conflicting", "talks_round": "compatible"}


@pytest.mark.parametrize(
    ("words", "expected"), [("met again on Monday", "compatible"), ("met on Monday", "conflicting")]
)
def test_days_of_those_who_meet_more_than_once_are_no_conflict(words: str, expected: str):
    made = Corpus(a=WED, b=WED)
    for name in ("country:NZ", "country:CL"):
        made.entity(name, country=name[-2:], kind="country")
    held = {"kind": "talks_round", "status": "concluded"}
    made.meeting("a", "country:NZ", "country:CL", date_char_start=made.date("a", MON), surface=words, **held)
    made.meeting("b", "country:NZ", "country:CL", date_char_start=made.date("b", WED), **held)
    assert verdict(made, "meeting_date") == expected


def test_a_minister_whom_a_leader_receives_is_not_the_round_of_talks_of_that_week(corpus: Corpus):
    corpus.entity("person:cy-holm", "person:di-ray", country="NZ", kind="person")
    for person, title in ((BO, "Treasury Secretary"), ("person:cy-holm", "Prime Minister")):
        corpus.add("roles", "a", person_entity_id=person, title=title)
    corpus.meeting("a", "person:cy-holm", BO, kind="talks_round", date_char_start=corpus.date("a", MON))
    later = corpus.date("b", MON + dt.timedelta(days=3))
    corpus.meeting("b", "person:di-ray", BO, kind="talks_round", date_char_start=later)
    found = corpus.claims().verdicts.filter(claim_kind="meeting_date")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_talks_between_three_are_one_question_where_a_sentence_names_two(corpus: Corpus):
    corpus.entity("country:FJ", country="FJ", kind="country")
    corpus.entity("place:suva", "person:gil-noor", country="FJ")
    for document in "ab":
        for country in ("country:NZ", "country:CL", "country:FJ"):
            corpus.add("mentions", document, entity_id=country, entity_kind="country")
    three = (AVA, BO, "person:gil-noor")
    for document, people in (("a", three), ("b", (AVA, BO))):
        day = corpus.date(document, MON)
        corpus.meeting(
            document,
            *people,
            kind="talks_round",
            ordinal=6,
            place_entity_id="place:suva",
            date_char_start=day,
        )
    found = corpus.claims().verdicts.filter(claim_kind="round_count")
    assert found.select("subject_key", "verdict").rows() == [
        ("talks_round|country:CL+country:FJ+country:NZ|2031-03-03", "corroborated")
    ]


def test_meetings_months_apart_are_two_occasions(corpus: Corpus):
    corpus.meeting("a", AVA, BO, date_char_start=corpus.date("a", MON))
    corpus.meeting("b", AVA, BO, date_char_start=corpus.date("b", dt.date(2031, 9, 1)))
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "meeting_date")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_a_leader_at_a_forum_is_not_the_meeting_of_the_two(corpus: Corpus):
    corpus.meeting("a", AVA, BO, forum_entity_id="org:apec")
    corpus.meeting("b", AVA, forum_entity_id="org:asean", surface="the ASEAN summit")
    found = corpus.claims().verdicts
    assert "conflicting" not in set(found["verdict"])


def test_talks_of_somebody_else_are_not_those_of_the_parties(corpus: Corpus):
    corpus.entity("person:gil-noor", country="FJ", kind="person")
    for country in ("country:NZ", "country:CL"):
        corpus.add("mentions", "a", entity_id=country, entity_kind="country")
    for document, place, people in (("a", "place:santiago", ()), ("b", "place:suva", ("person:gil-noor",))):
        corpus.meeting(document, *people, kind="talks_round", place_entity_id=place)
    found = corpus.claims().verdicts.filter(claim_kind="meeting_place")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_the_third_round_agrees_with_two_earlier_ones(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round", ordinal=3)
    corpus.meeting("b", AVA, BO, kind="talks_round", previous_count=2)
    assert verdict(corpus, "round_count") == "compatible"


def test_the_third_round_contradicts_three_earlier_ones(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round", ordinal=3)
    corpus.meeting("b", AVA, BO, kind="talks_round", previous_count=3, surface="three earlier rounds")
    assert verdict(corpus, "round_count") == "conflicting"


def test_a_later_report_of_a_later_state_supersedes(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round", status="under_way")
    corpus.meeting("c", AVA, BO, kind="talks_round", status="concluded")
    assert verdict(corpus, "meeting_status") == "superseded"


def test_what_had_been_put_off_years_ago_is_no_meeting_of_today(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round", status="concluded")
    year = corpus.date("b", dt.date(2028, 1, 1), dt.date(2028, 12, 31))
    corpus.meeting("b", AVA, BO, kind="talks_round", status="postponed", date_char_start=year)
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_leaving_a_name_out_is_no_contradiction(corpus: Corpus):
    corpus.entity("person:cy-holm", country="NZ", kind="person")
    corpus.meeting("a", AVA, BO, "person:cy-holm", kind="talks_round")
    corpus.meeting("b", AVA, BO, kind="talks_round")
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "participant")
    assert sorted(found["rule"]) == ["equal_lists", "omission"]


def test_an_official_named_beside_the_other_side_takes_part(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round")
    corpus.entity("person:di-moss", "person:ed-pool", country="NZ", kind="person")
    for person, sentence in ((BO, 5000), ("person:di-moss", 5000), ("person:ed-pool", 6000)):
        corpus.add(
            "roles",
            "a",
            person_entity_id=person,
            title="Trade Secretary of State" if person == BO else "Secretary",
        )
        corpus.add("mentions", "a", entity_id=person, entity_kind="person", sentence_start=sentence)
    people = corpus.claims().claims.filter(pl.col("claim_kind") == "participant")["value_entity_id"]
    assert set(people) == {AVA, BO, "person:di-moss"}


def test_this_week_and_next_week_inside_one_document(corpus: Corpus):
    this = corpus.date("a", MON, dt.date(2031, 3, 9), surface="later this week")
    following = corpus.date("a", dt.date(2031, 3, 10), dt.date(2031, 3, 16), surface="next week")
    corpus.meeting("a", AVA, BO, date_char_start=this)
    corpus.meeting("a", AVA, BO, date_char_start=following)
    assert verdict(corpus, "date_wording") == "conflicting_within_document"


def test_opposite_purposes_conflict(corpus: Corpus):
    for document, purpose in (("a", "to keep out smugglers"), ("b", "meant to help smugglers")):
        tariff(corpus, document, instrument="export_control", status="in_force", purpose=purpose)
    assert verdict(corpus, "measure_purpose") == "conflicting"


def quote(corpus: Corpus, document: str, speaker: str | None, words: str = "“a wholly new chapter”") -> None:
    corpus.add(
        "quotes",
        document,
        surface=words,
        directness="partial",
        speaker_kind="named",
        speaker_entity_id=speaker,
    )


def test_two_people_for_the_same_words_conflict(corpus: Corpus):
    quote(corpus, "a", AVA)
    quote(corpus, "b", BO, "“This is a wholly new chapter for us both”")
    found = corpus.claims().verdicts.filter(pl.col("subject_key").str.contains("words\\|a wholly"))
    assert found["verdict"].to_list() == ["conflicting"]


def test_the_same_words_in_another_story_are_another_question(corpus: Corpus):
    quote(corpus, "a", AVA)
    quote(corpus, "b", BO)
    corpus.rows["story_documents"][1]["story_id"] = "story:2"
    found = corpus.claims().verdicts.filter(claim_kind="speaker_of_quote")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_many_words_are_one_saying_in_every_story(corpus: Corpus):
    for document in "ab":
        quote(corpus, document, AVA, "“a long road is best walked early”")
    corpus.rows["story_documents"][1]["story_id"] = "story:2"
    assert set(corpus.claims().verdicts.filter(claim_kind="speaker_of_quote")["verdict"]) == {"corroborated"}


def test_an_official_and_the_state_he_speaks_for_agree(corpus: Corpus):
    quote(corpus, "a", AVA)
    quote(corpus, "b", "country:NZ")
    assert verdict(corpus, "speaker_of_quote") == "compatible"


def test_a_firm_and_who_heads_it_agree(corpus: Corpus):
    corpus.entity("org:harbour-line", kind="organisation")
    quote(corpus, "a", "org:harbour-line")
    quote(corpus, "b", AVA)
    corpus.add(
        "roles", "b", person_entity_id=AVA, organisation_entity_id="org:harbour-line", title="chief executive"
    )
    assert verdict(corpus, "speaker_of_quote") == "compatible"


def test_every_claim_has_evidence_and_a_verdict_and_every_table_fits_its_schema(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0)
    corpus.meeting("b", AVA, BO, forum_entity_id="org:apec")
    made = corpus.claims()
    assert set(made.claims["claim_id"]) == set(made.claim_evidence["claim_id"])
    questions = made.claims.select("claim_kind", "subject_key").unique()
    assert questions.join(made.verdicts, on=["claim_kind", "subject_key"], how="anti").is_empty()
    for name in ("verdicts", "claims", "claim_evidence"):
        TABLES[name].model.validate(getattr(made, name))


def test_the_order_of_rows_does_not_matter(corpus: Corpus):
    for document in "abc":
        tariff(corpus, document, rate_percent=40.0)
        corpus.meeting(
            document, AVA, BO, forum_entity_id="org:apec", date_char_start=corpus.date(document, TUE)
        )
    tables = corpus.tables()
    expected = claimed(tables)
    turned = claimed({name: frame.reverse() for name, frame in tables.items()})
    for one, other in zip(expected, turned, strict=True):
        assert one.equals(other)


def test_judging_some_documents_and_some_subjects_at_a_time_changes_nothing(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
):
    for document in "abc":
        tariff(corpus, document, rate_percent=40.0)
        corpus.meeting(
            document, AVA, BO, kind="talks_round", ordinal=3, date_char_start=corpus.date(document, TUE)
        )
        quote(corpus, document, AVA)
    whole, tables = corpus.claims(), corpus.tables()
    one_by_one = [
        {n: f.filter(document_id=i) if "document_id" in f.columns else f for n, f in tables.items()}
        for i in corpus.ids.values()
    ]
    monkeypatch.setattr(spill, "BATCH_ROWS", 2)
    for one, other in zip(whole, claimed(*one_by_one), strict=True):
        assert one.equals(other)


def test_empty_tables_give_empty_tables():
    assert claimed({}).verdicts.is_empty()


def firm(corpus: Corpus, document: str, value: str, about: str = "the truce") -> None:
    corpus.add("remarks", document, kind="condition", value=value, about=about)
    for country in ("country:NZ", "country:CL"):
        corpus.governments(document, country)


def test_degrees_of_a_fraying_truce_are_compatible(corpus: Corpus):
    firm(corpus, "a", "fragile")
    firm(corpus, "b", "strained")
    assert verdict(corpus, "agreement_condition") == "compatible"


def test_a_truce_that_holds_for_one_and_broke_down_for_the_other_is_a_conflict(corpus: Corpus):
    firm(corpus, "a", "holding")
    firm(corpus, "b", "collapsed")
    assert verdict(corpus, "agreement_condition") == "conflicting"


def test_a_source_that_hopes_for_a_truce_contradicts_one_that_has_it(corpus: Corpus):
    firm(corpus, "a", "strained")
    firm(corpus, "b", "sought")
    assert verdict(corpus, "measure_status") == "conflicting"


def test_a_truce_that_may_be_prolonged_is_there(corpus: Corpus):
    tariff(corpus, "a", instrument="truce", status="in_force")
    words = "an extension of the truce"
    tariff(corpus, "b", instrument="truce", status="under_discussion", surface=words)
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_a_topic_that_two_sources_list_is_corroborated(corpus: Corpus):
    for document in "ab":
        corpus.add("remarks", document, kind="agenda", value="listed", about="purchases of beef")
    assert verdict(corpus, "agenda_topic") == "corroborated"


def test_a_sites_clock_against_the_text_is_a_weak_date(corpus: Corpus):
    corpus.rows["documents"][0]["published_basis"] = "inferred"
    corpus.add("passages", "a", rule="site_header_clock", surface="Tuesday, March 4, 2031", kind="navigation")
    corpus.date("a", MON, surface="on Monday")
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "publication_date")
    assert found.select("verdict", "rule").rows() == [("single_source", "site_clock")]


def test_days_of_the_steps_of_an_agreement_are_no_conflict(corpus: Corpus):
    for document, day in (("a", MON), ("b", WED)):
        signed = corpus.add(
            "events", document, kind="signing", status="concluded", starts_on=day, ends_on=day
        )
        corpus.add(
            "mentions", document, entity_kind="agreement", entity_id="agreement:nz-cl",
            char_start=signed["char_start"], char_end=signed["char_end"], sentence_start=signed["sentence_start"],
        )  # fmt: skip
    assert verdict(corpus, "start_date") == "compatible"


def test_curbs_that_are_only_considered_are_not_those_in_force(corpus: Corpus):
    for document, status in (("a", "in_force"), ("b", "under_consideration")):
        corpus.add(
            "measures", document, instrument="export_control", imposer_entity_id="country:NZ", status=status, product="steel",
        )  # fmt: skip
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "measure_status")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def said(corpus: Corpus, **quoted: str) -> list[tuple[str, str]]:
    """What AVA is reported to have said, by document: `direct: …` or `indirect: …`."""
    for document, words in quoted.items():
        directness, _, surface = words.partition(": ")
        corpus.add(
            "quotes", document, directness=directness, speaker_entity_id=AVA, speaker_kind="named", surface=surface
        )  # fmt: skip
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "statement")
    return found.sort("rule").select("verdict", "rule").rows()


def test_what_a_person_says_in_two_reports_can_be_a_paraphrase(corpus: Corpus):
    assert said(
        corpus,
        a="direct: “We will lower the duties on cheese before the harvest ends,”",
        b="indirect: duties on cheese would fall before the end of the harvest",
    ) == [("compatible", "paraphrase")]


def test_other_things_that_a_person_says_are_other_claims(corpus: Corpus):
    assert (
        said(
            corpus,
            a="direct: “We will lower the duties on cheese before the harvest ends,”",
            b="indirect: fishing rights were never on the table",
        )
        == [("single_source", "one_source")] * 2
    )


def test_sayings_that_share_only_names_are_not_one(corpus: Corpus):
    assert (
        said(
            corpus,
            a="direct: “New Zealand and Norway Trade Council have agreed,”",
            b="indirect: New Zealand buys Norway Trade Council fish",
        )
        == [("single_source", "one_source")] * 2
    )


def test_a_few_words_in_quotation_marks_belong_to_the_saying_that_has_them(corpus: Corpus):
    assert said(
        corpus,
        a="partial: “fair and lasting”",
        b="indirect: the outcome had to be fair and lasting for both industries",
    ) == [("compatible", "paraphrase")]


def test_rounds_held_so_far_may_count_the_last_one(corpus: Corpus):
    corpus.meeting("a", AVA, BO, kind="talks_round", ordinal=3)
    corpus.meeting("b", AVA, BO, kind="talks_round", previous_count=3, surface="have held three rounds")
    assert verdict(corpus, "round_count") == "compatible"


def test_two_rounds_of_one_document_are_two_meetings(corpus: Corpus):
    for number, day in ((2, MON), (3, dt.date(2031, 5, 5))):
        corpus.meeting(
            "a", AVA, BO, kind="talks_round", ordinal=number, date_char_start=corpus.date("a", day)
        )
    found = corpus.claims().verdicts.filter(pl.col("claim_kind") == "round_count")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_meetings_of_one_document_on_days_apart_contradict_nothing(corpus: Corpus):
    for day in (MON, dt.date(2031, 3, 6)):
        corpus.meeting("a", AVA, BO, kind="talks_round", date_char_start=corpus.date("a", day))
    assert verdict(corpus, "meeting_date") == "single_source"


def test_the_seat_of_a_body_and_its_city_agree(corpus: Corpus):
    corpus.meeting("a", AVA, BO, place_entity_id="org:wto")
    corpus.meeting("b", AVA, BO, place_entity_id="place:santiago")
    assert verdict(corpus, "meeting_place") == "compatible"


def duty(corpus: Corpus, document: str, **row: Any) -> None:
    tariff(corpus, document, **({"status": "in_force"} | row))


def test_the_duties_of_a_text_are_those_that_it_names_in_full(corpus: Corpus):
    duty(corpus, "a", instrument="anti_dumping", product="steel", rate_percent=30.0)
    duty(corpus, "b", product="steel", status="lifted", surface="duties on steel")
    duty(corpus, "b", instrument="anti_dumping", product="steel")
    duty(corpus, "b", rate_percent=30.0, surface="the tariffs of 30 %")
    assert verdict(corpus, "tariff_rate") == "corroborated"


def test_a_duty_without_an_object_is_on_the_goods_in_its_own_words(corpus: Corpus):
    duty(corpus, "a", rate_percent=12.0, surface="automotive duties of 12 %")
    duty(corpus, "b", rate_percent=4.0, surface="the average duty of 4 %")
    found = corpus.claims().verdicts.filter(claim_kind="tariff_rate")["verdict"]
    assert found.to_list() == ["single_source", "single_source"]


def test_the_rate_before_a_cut_is_not_the_one_after_it(corpus: Corpus):
    duty(corpus, "a", rate_percent=5.0, rate_from_percent=20.0, status="reduced")
    duty(corpus, "b", rate_percent=5.0, rate_from_percent=20.0, status="agreed")
    duty(corpus, "c", rate_percent=20.0, status="reduced", surface="cutting duties from 20%")
    found = corpus.claims().verdicts.filter(claim_kind="tariff_rate").sort("subject_key")
    in_force, after, before = found.select("subject_key", "document_count").iter_rows()
    assert [in_force[1], after[1], before[1]] == [3, 2, 3]
    assert set(found["verdict"]) == {"corroborated"}


def test_what_is_no_longer_necessary_is_not_denied(corpus: Corpus):
    duty(corpus, "a", status="denied", surface="it is no longer necessary to impose duties")
    duty(corpus, "b", status="lifted")
    assert verdict(corpus, "measure_status") == "corroborated"


def amount(corpus: Corpus, document: str, value: float, **row: Any) -> None:
    base = {
        "quantity_kind": "money",
        "about": "trade_value",
        "currency": "USD",
        "unit": "USD",
        "change": "level",
    }
    corpus.add("figures", document, value=value, comparator="exact", **(base | row))
    for country in ("country:NZ", "country:CL"):
        corpus.add("mentions", document, entity_id=country, entity_kind="country")


def test_one_of_several_amounts_of_a_document_contradicts_none(corpus: Corpus):
    amount(corpus, "a", 30e9)
    amount(corpus, "b", 36e9)
    assert verdict(corpus, "trade_value") == "conflicting"
    amount(corpus, "b", 2e9)
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_the_trade_that_a_duty_covers_is_not_all_trade(corpus: Corpus):
    amount(corpus, "a", 30e9)
    amount(corpus, "b", 36e9, char_start=5000, char_end=5005, sentence_start=4990)
    duty(corpus, "b", char_start=4990, char_end=5020, sentence_start=4990)
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def share(corpus: Corpus, document: str, value: float, comparator: str = "exact", **row: Any) -> None:
    base = {"quantity_kind": "percent", "unit": "percent", "change": "level", "value": value}
    corpus.add("figures", document, comparator=comparator, **(base | row))
    for country in ("country:NZ", "country:CL"):
        corpus.add("mentions", document, entity_id=country, entity_kind="country")


@pytest.mark.parametrize(
    ("value", "comparator", "kind", "expected"),
    [
        (97.0, "exact", "percent", {"corroborated"}),
        (93.0, "more_than", "percent", {"compatible"}),
        (100.0, "about", "percent", {"compatible"}),
        (95.0, "about", "percent", {"compatible"}),
        (94.0, "about", "percent", {"single_source"}),
        (96.0, "exact", "percent", {"single_source"}),
        (60.0, "more_than", "percent", {"single_source"}),
        (0.96, "exact", "multiple", {"compatible"}),
        (97.4, "exact", "percent", {"compatible"}),
        (97.6, "exact", "percent", {"single_source"}),
    ],
)
def test_a_number_with_a_hedge_is_the_one_near_it_that_the_story_prints(
    corpus: Corpus, value: float, comparator: str, kind: str, expected: set[str]
):
    share(corpus, "a", 97.0)
    share(corpus, "b", value, comparator, quantity_kind=kind)
    assert set(corpus.claims().verdicts["verdict"]) == expected


def test_a_range_is_known_by_both_its_ends(corpus: Corpus):
    share(corpus, "a", 5.0, value_high=15.0)
    share(corpus, "b", 15.0, "at_most")
    assert set(corpus.claims().verdicts["verdict"]) == {"compatible", "single_source"}


def test_a_member_acts_for_the_bloc_of_its_story(corpus: Corpus):
    corpus.entity("org:mercosur", kind="organisation")
    corpus.entity("country:UY", country="UY", kind="country")
    share(corpus, "a", 97.0)
    share(corpus, "b", 97.0)
    for row in corpus.rows["mentions"]:
        row["entity_id"] = row["entity_id"].replace("country:NZ", "country:UY")
    for document in "aab":
        corpus.add("mentions", document, entity_id="org:mercosur", entity_kind="organisation")
    assert corpus.claims().verdicts["subject_key"].str.contains("org:mercosur").all()


def test_an_amount_repeated_in_another_currency_is_no_claim(corpus: Corpus):
    amount(corpus, "a", 30e9, char_start=5000, char_end=5011, sentence_start=4990)
    amount(corpus, "a", 50e9, char_start=5013, char_end=5024, sentence_start=4990, currency="NZD", unit="NZD")
    assert corpus.claims().claims.filter(claim_kind="trade_value")["unit"].to_list() == ["USD"]


def test_a_deal_is_signed_by_the_parties_of_its_story(corpus: Corpus):
    for document in "ab":
        date = corpus.date(document, TUE)
        corpus.add(
            "events",
            document,
            kind="signing",
            status="concluded",
            date_char_start=date,
            surface="signed the deal",
        )
        for country in ("country:NZ", "country:CL"):
            corpus.add("mentions", document, entity_id=country, entity_kind="country")
    assert verdict(corpus, "meeting_status") == "corroborated"


def test_a_bloc_is_a_party_of_its_deal(corpus: Corpus):
    corpus.entity("org:eu", kind="organisation")
    for document in "ab":
        amount(corpus, document, 30e9, about="investment")
        for _ in range(3):
            corpus.add("mentions", document, entity_id="org:eu", entity_kind="organisation")
    subjects = corpus.claims().verdicts["subject_key"].to_list()
    assert any("org:eu" in subject for subject in subjects)


def test_what_somebody_else_pledges_is_not_between_the_parties(corpus: Corpus):
    for document in "ab":
        amount(corpus, document, 30e9)
    corpus.add(
        "mentions", "a", entity_id="country:JP", entity_kind="country", sentence_start=900, char_start=900
    )
    corpus.add(
        "figures", "a", value=55e9, comparator="exact", quantity_kind="money", about="investment", currency="USD", unit="USD",
        change="level", sentence_start=900, char_start=920, char_end=930,
    )  # fmt: skip
    subjects = corpus.claims().verdicts["subject_key"].to_list()
    assert not [s for s in subjects if s.startswith("investment|country:CL+country:NZ")]


def test_all_who_sign_are_one_list(corpus: Corpus):
    for document, people in (("a", (AVA, BO)), ("b", (AVA, BO))):
        where = {"char_start": 50, "char_end": 90, "kind": "signing"}
        corpus.add("events", document, status="concluded", surface="signed the pact", **where)
        for person in people:
            corpus.add("event_participants", document, entity_id=person, **where)
        for country in ("country:NZ", "country:CL"):
            corpus.add("mentions", document, entity_id=country, entity_kind="country")
    assert verdict(corpus, "participant") == "corroborated"


def test_a_share_that_two_sources_repeat_is_corroborated_and_another_one_contradicts_nothing(corpus: Corpus):
    share = {"quantity_kind": "percent", "unit": "percent", "currency": None, "about": "share"}
    amount(corpus, "a", 91.0, **share)
    amount(corpus, "b", 91.0, **share)
    amount(corpus, "c", 88.0, **share)
    verdicts = corpus.claims().verdicts.filter(claim_kind="figure_value")["verdict"].to_list()
    assert sorted(verdicts) == ["corroborated", "single_source"]


def test_a_few_words_out_of_a_longer_quotation_contradict_no_other_speaker(corpus: Corpus):
    quote(corpus, "a", AVA, "“a new era”")
    quote(corpus, "b", BO, "“a new era for both our islands”")
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_the_same_passage_of_two_longer_quotations_is_one_question(corpus: Corpus):
    quote(
        corpus,
        "a",
        AVA,
        "“We have waited long enough and our growers need this market more than ever before”",
    )
    quote(
        corpus,
        "b",
        AVA,
        "“Frankly, our growers need this market more than anybody in the capital believes it”",
    )
    found = corpus.claims().verdicts.filter(
        pl.col("subject_key").str.contains("our growers need this market")
    )
    assert "corroborated" in found["verdict"].to_list()


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ("the charter of the northern seas", False),
        ("we will not ship a single tonne until every one of these duties is gone", True),
    ],
)
def test_a_set_phrase_in_two_longer_quotations_is_no_conflict_and_a_long_passage_is(
    corpus: Corpus, shared: str, expected: bool
):
    quote(corpus, "a", AVA, f"“Our members stand by {shared} and say so today”")
    quote(corpus, "b", BO, f"“Nobody here has read {shared} as closely as I did”")
    assert ("conflicting" in corpus.claims().verdicts["verdict"].to_list()) is expected


def test_a_duty_no_longer_necessary_is_given_up_on_no_day_of_its_own(corpus: Corpus):
    for document, day, surface in (
        ("a", MON, "it is no longer necessary to impose duties"),
        ("b", WED, "lifts duties"),
    ):
        at = corpus.date(document, day)
        status = "denied" if document == "a" else "lifted"
        place = {"char_start": at - 20, "char_end": at + 20, "sentence_start": at - 20}
        tariff(
            corpus,
            document,
            status=status,
            surface=surface,
            effective_from_date_char_start=at,
            product="squid",
            **place,
        )
    assert verdict(corpus, "effective_date") == "single_source"


def test_one_number_told_again_weeks_later_is_the_same_figure(corpus: Corpus):
    share(corpus, "a", 97.0)
    share(corpus, "b", 97.0)
    for row in corpus.rows["documents"]:
        if row["document_id"] == corpus.ids["b"]:
            days = ("published_on", "published_earliest", "published_latest")
            row.update(dict.fromkeys(days, dt.date(2031, 4, 20)))
    assert verdict(corpus, "figure_value") == "corroborated"


@pytest.mark.parametrize(("number", "verdicts"), [(89.7, {"corroborated"}), (90.0, {"single_source"})])
def test_a_number_of_many_digits_is_one_figure_in_stories_that_share_a_party(
    corpus: Corpus, number: float, verdicts: set[str]
):
    corpus.entity("country:PE", country="PE", kind="country")
    share(corpus, "a", number)
    share(corpus, "b", number)
    for row in corpus.rows["mentions"]:
        if row["document_id"] == corpus.ids["b"]:
            row["entity_id"] = row["entity_id"].replace("country:NZ", "country:PE")
    for row in corpus.rows["story_documents"]:
        row["story_id"] = "story:" + row["document_id"]
    assert set(corpus.claims().verdicts["verdict"]) == verdicts


def test_a_number_of_a_story_without_two_parties_is_claimed_too(corpus: Corpus):
    share(corpus, "a", 97.0)
    corpus.rows["mentions"].clear()
    assert verdict(corpus, "figure_value") == "single_source"


def test_a_rate_that_comes_on_top_contradicts_no_higher_one(corpus: Corpus):
    tariff(corpus, "a", rate_percent=50.0)
    tariff(corpus, "b", rate_percent=40.0, rate_is_additional=True)
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_a_rate_inside_the_range_of_another_source_agrees(corpus: Corpus):
    tariff(corpus, "a", rate_percent=5.0, rate_high_percent=12.0)
    tariff(corpus, "b", rate_percent=10.0)
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_a_rate_outside_the_range_of_another_source_conflicts(corpus: Corpus):
    tariff(corpus, "a", rate_percent=5.0, rate_high_percent=12.0)
    tariff(corpus, "b", rate_percent=20.0)
    assert verdict(corpus, "tariff_rate") == "conflicting"


def test_the_sum_of_several_duties_contradicts_none_of_them(corpus: Corpus):
    tariff(corpus, "a", rate_percent=7.0)
    tariff(corpus, "b", rate_percent=27.0, rate_is_total=True)
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_the_duty_on_a_subsidy_comes_beside_the_one_on_dumping(corpus: Corpus):
    duty(corpus, "a", instrument="anti_dumping", rate_percent=73.6, surface="an anti-dumping duty of 73.6 %")
    duty(corpus, "b", instrument="anti_dumping", rate_percent=6.9, surface="an anti-subsidy duty of 6.9 %")
    found = corpus.claims().verdicts.filter(claim_kind="tariff_rate")
    assert found["verdict"].to_list() == ["single_source", "single_source"]


def test_the_rate_before_a_cut_is_the_one_that_was_in_force(corpus: Corpus):
    tariff(corpus, "a", rate_from_percent=39.0, rate_percent=15.0, status="reduced")
    tariff(corpus, "b", rate_percent=39.0, status="in_force")
    found = corpus.claims().verdicts.filter(pl.col("subject_key").str.contains("in_force"))
    assert found.filter(claim_kind="tariff_rate")["verdict"].to_list() == ["corroborated"]


def test_a_meeting_of_nobody_in_particular_is_one_of_its_story_and_conflicts_with_none(corpus: Corpus):
    for document, place in (("a", "place:santiago"), ("b", "place:valparaiso")):
        corpus.meeting(
            document, kind="summit", place_entity_id=place, date_char_start=corpus.date(document, TUE)
        )
    found = corpus.claims().verdicts
    assert found.filter(claim_kind="meeting_date")["verdict"].to_list() == ["corroborated"]
    assert found.filter(claim_kind="meeting_place")["verdict"].to_list() == ["compatible"]


def test_a_source_that_reports_a_denial_beside_the_deal_contradicts_nobody(corpus: Corpus):
    for document, status in (("a", "agreed"), ("a", "denied"), ("b", "agreed")):
        tariff(corpus, document, status=status)
    assert verdict(corpus, "measure_status") == "compatible"


def test_a_speaker_whom_a_pronoun_names_contradicts_none(corpus: Corpus):
    quote(corpus, "a", AVA, "“a new era for both our islands”")
    quote(corpus, "b", BO, "“a new era for both our islands”")
    corpus.rows["quotes"][-1]["speaker_kind"] = "pronoun"
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_a_length_without_a_number_is_compared_with_one_that_has_it(corpus: Corpus):
    share(corpus, "a", 10.0, quantity_kind="duration", unit="year")
    share(corpus, "b", 97.0)
    corpus.add(
        "dates", "b", surface="nearly a decade", timex_type="DURATION", timex_value="P10Y", mod="LESS_THAN"
    )
    assert verdict(corpus, "duration") == "compatible"


def test_a_day_that_two_sources_of_an_affair_name_is_corroborated(corpus: Corpus):
    for document, day in (("a", TUE), ("b", TUE), ("c", WED)):
        share(corpus, document, 97.0)
        corpus.date(document, day)
    for row in corpus.rows["dates"]:
        row["timex_type"] = "DATE"
    found = corpus.claims().verdicts.filter(claim_kind="named_date")
    assert sorted(found["verdict"]) == ["corroborated", "single_source"]


def test_the_day_of_a_picture_is_not_told_by_its_source(corpus: Corpus):
    for document, kind in (("a", "body"), ("b", "caption")):
        share(corpus, document, 97.0)
        start = corpus.date(document, TUE)
        corpus.add("sentences", document, char_start=start, passage_kind=kind)
    for row in corpus.rows["dates"]:
        row["timex_type"] = "DATE"
    found = corpus.claims().verdicts.filter(claim_kind="named_date")
    assert found["verdict"].to_list() == ["single_source"]


def test_a_place_that_opens_the_sentence_of_a_meeting_is_cited_there(corpus: Corpus):
    for document in "ab":
        corpus.meeting(document, AVA, BO, place_entity_id="place:santiago")
    for row in (*corpus.rows["events"], *corpus.rows["mentions"]):
        row["sentence_start"] -= 20
    for row in corpus.rows["mentions"]:
        row.update(char_start=row["sentence_start"] + 3, char_end=row["sentence_start"] + 8)
    evidence = corpus.claims()
    assert evidence.verdicts.filter(claim_kind="meeting_place")["verdict"].to_list() == ["corroborated"]
    assert "opening_place" in evidence.claim_evidence["rule"].to_list()


def test_one_of_the_rates_that_a_text_has_ahead_contradicts_no_other_one(corpus: Corpus):
    tariff(corpus, "a", rate_percent=46.0)
    tariff(corpus, "b", rate_percent=20.0)
    for rate in (46.0, 20.0):
        share(corpus, "a", rate, about="tariff_rate")
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_one_of_two_who_speak_as_one_contradicts_them_not(corpus: Corpus):
    words = "“a firm decision about these talks”"
    quote(corpus, "a", "country:NZ", words)
    quote(corpus, "b", "country:CL+country:NZ", words)
    assert "conflicting" not in corpus.claims().verdicts["verdict"].to_list()


def test_a_duty_of_a_day_still_to_come_is_not_the_one_in_force(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, status="in_force", status_on=dt.date(2031, 6, 1))
    tariff(corpus, "b", rate_percent=15.0, status="in_force")
    assert set(corpus.claims().verdicts.filter(claim_kind="tariff_rate")["verdict"]) == {"single_source"}


def test_a_lifting_that_lies_ahead_and_one_that_came_later_are_two_states_of_one_measure(corpus: Corpus):
    for document, is_prospective in (("a", True), ("c", False)):
        tariff(corpus, document, status="lifted", is_prospective=is_prospective)
    assert verdict(corpus, "measure_status") == "superseded"


def test_a_lifting_that_lies_ahead_does_not_corroborate_one_that_came(corpus: Corpus):
    for document, is_prospective in (("b", False), ("c", True)):
        tariff(corpus, document, status="lifted", is_prospective=is_prospective)
    assert verdict(corpus, "measure_status") == "compatible"
    claimed = corpus.claims().claims.filter(claim_kind="measure_status")["value_text"]
    assert sorted(claimed) == ["lifted", "to be lifted"]


def test_a_duty_decided_on_is_not_the_one_in_force(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, status="raised", is_prospective=True)
    tariff(corpus, "b", rate_percent=15.0, status="in_force", is_prospective=False)
    found = corpus.claims().verdicts
    assert set(found["verdict"]) == {"single_source"}


@pytest.mark.parametrize(
    ("number", "nouns", "expected"),
    [
        (80e6, ("item", "piece"), ["compatible"]),
        (1_209.0, ("line", "product"), ["compatible"]),
        (80e6, ("shirt", "person"), ["single_source", "single_source"]),
    ],
)
def test_one_count_is_known_by_its_digits_or_by_a_noun_of_the_same_sense(
    corpus: Corpus, number: float, nouns: tuple[str, str], expected: list[str]
):
    for document, noun in zip("ab", nouns, strict=True):
        row = {"quantity_kind": "count", "value": number, "unit": noun, "counted": noun}
        corpus.add("figures", document, **row, comparator="exact", change="level", is_trivial=False)
    found = corpus.claims().verdicts.filter(claim_kind="figure_value")
    assert found["verdict"].to_list() == expected


def test_a_commissioner_of_the_union_takes_part_for_it_whatever_his_country(corpus: Corpus):
    corpus.entity("org:eu", kind="organisation")
    corpus.add(
        "roles", "a", person_entity_id=AVA, title="Trade Commissioner", organisation_entity_id="org:eu"
    )
    corpus.meeting("a", AVA, BO, kind="talks_round", date_char_start=corpus.date("a", MON))
    found = corpus.claims().verdicts.filter(claim_kind="meeting_date")
    assert found["subject_key"].to_list() == ["talks_round|country:CL+org:eu|2031-03-03"]


@pytest.mark.parametrize(("later", "expected"), [(8, "compatible"), (0, "conflicting")])
def test_a_day_told_before_a_meeting_does_not_contradict_one_told_after_it(later: int, expected: str):
    first, second = MON + dt.timedelta(days=1), MON + dt.timedelta(days=4)
    corpus = Corpus(a=MON, b=MON + dt.timedelta(days=later))
    corpus.entity(AVA, country="NZ", kind="person")
    corpus.entity(BO, country="CL", kind="person")
    for document, day, status in (
        ("a", first, "planned"),
        ("b", second, "concluded" if later else "planned"),
    ):
        place = corpus.date(document, day)
        corpus.meeting(document, AVA, BO, kind="talks_round", status=status, date_char_start=place)
    assert verdict(corpus, "meeting_date") == expected


def test_what_two_sources_have_somebody_announce_on_one_day_is_corroborated(corpus: Corpus):
    for document in "ab":
        corpus.meeting(document, AVA, kind="announcement", date_char_start=corpus.date(document, MON))
    corpus.meeting("c", AVA, kind="announcement", date_char_start=corpus.date("c", TUE))
    found = corpus.claims().verdicts.filter(claim_kind="announcement_date").sort("subject_key")
    assert found["verdict"].to_list() == ["corroborated", "single_source"]


def test_the_day_on_which_sanctions_end_does_not_contradict_that_of_their_start(corpus: Corpus):
    for document, status, day in (("a", "in_force", dt.date(2029, 5, 1)), ("b", "lifted", MON)):
        at = corpus.date(document, day)
        place = {"char_start": at - 1, "char_end": at + 6, "status_date_char_start": at}
        tariff(corpus, document, instrument="sanction", status=status, **place)
    found = corpus.claims().verdicts.filter(pl.col("claim_kind").str.ends_with("_date"))
    assert set(found["verdict"]) == {"single_source"}


def test_a_title_is_one_claim_in_reports_months_apart():
    corpus = Corpus(a=MON, b=MON + dt.timedelta(days=90))
    for document in ("a", "b"):
        corpus.add("roles", document, person_entity_id=AVA, title="trade minister")
    assert verdict(corpus, "role") == "corroborated"


def test_a_report_without_a_date_answers_with_those_of_its_story():
    corpus = Corpus(a=MON, b=None)
    for document in ("a", "b"):
        tariff(corpus, document, rate_percent=40.0)
    assert verdict(corpus, "tariff_rate") == "corroborated"


def test_a_rate_on_a_condition_does_not_contradict_one_without(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, status="announced")
    tariff(corpus, "b", rate_percent=25.0, status="conditional")
    assert verdict(corpus, "tariff_rate") == "compatible"


def test_two_rates_on_a_condition_contradict_each_other(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, status="conditional")
    tariff(corpus, "b", rate_percent=25.0, status="conditional")
    assert verdict(corpus, "tariff_rate") == "conflicting"


def test_tomatoes_are_a_tomato(corpus: Corpus):
    tariff(corpus, "a", rate_percent=40.0, product="ripe tomatoes")
    tariff(corpus, "b", rate_percent=40.0, product="tomato")
    assert verdict(corpus, "tariff_rate") == "corroborated"


def test_a_report_without_a_date_answers_with_a_later_story_of_its_month():
    corpus = Corpus(a=MON, b=None, c=TUE)
    corpus.rows["story_documents"][2]["story_id"] = "story:2"
    for document in ("b", "c"):
        tariff(corpus, document, rate_percent=40.0)
    assert verdict(corpus, "tariff_rate") == "corroborated"


def test_a_sum_of_duties_agrees_with_a_part_of_it_but_not_with_more_than_it(corpus: Corpus):
    duty(corpus, "a", rate_percent=50.0, rate_is_total=True)
    duty(corpus, "b", rate_percent=25.0)
    assert verdict(corpus, "tariff_rate") == "compatible"
    duty(corpus, "c", rate_percent=90.0)
    assert verdict(corpus, "tariff_rate") == "conflicting"


@pytest.mark.parametrize(("other", "expected"), [(26, "compatible"), (7, "conflicting")])
def test_rates_that_hold_from_different_days_are_steps_of_one_duty(corpus: Corpus, other: int, expected: str):
    for document, rate, day in (("a", 25.0, 7), ("b", 50.0, other)):
        duty(corpus, document, rate_percent=rate, effective_from=dt.date(2031, 8, day))
    assert verdict(corpus, "tariff_rate") == expected


@pytest.mark.parametrize(
    ("rate", "is_additional", "expected"),
    [(50.0, None, "compatible"), (25.0, True, "compatible"), (25.0, None, "conflicting")],
)
def test_days_of_different_rates_are_those_of_different_steps(
    corpus: Corpus, rate: float, is_additional: bool | None, expected: str
):
    for document, day, row in (
        ("a", MON, {"rate_percent": 25.0}),
        ("b", MON + dt.timedelta(9), {"rate_percent": rate, "rate_is_additional": is_additional}),
    ):
        at = corpus.date(document, day)
        inside = {"char_start": at - 2, "char_end": at + 6, "effective_from_date_char_start": at}
        duty(corpus, document, **inside, **row)
    assert verdict(corpus, "effective_date") == expected
