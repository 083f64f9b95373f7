"""Remarks: how firm a truce is, what is on the agenda, lengths, comparisons with the past."""

from __future__ import annotations

import pytest

from pipelines.relate import remarks
from tests.pipelines.relate.builders import spans


def found(text: str, kind: str) -> list[tuple[str, str]]:
    return [(r.value, r.surface) for r in remarks.find(spans(text)) if r.kind == kind]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ceasefire on duties has begun to fray.", "strained"),
        (
            "The truce between Ottawa and Washington, signed by two ministers, is hanging by a thread.",
            "strained",
        ),
        ("Officials in Seoul insist that the shaky truce will last.", "fragile"),
        ("For now the truce is holding, diplomats in Tokyo say.", "holding"),
        ("Nobody knows whether the truce can survive the winter.", "strained"),
        ("The truce has not collapsed, an aide in Canberra said.", "holding"),
        ("The agreement fell apart within weeks.", "collapsed"),
        ("Since the truce collapsed the army has not held a briefing.", "collapsed"),
        ("After a call the truce is back on track.", "restored"),
        ("The visit may pave the way for a truce.", "sought"),
    ],
)
def test_how_firm_a_truce_is(text: str, value: str):
    assert [v for v, _ in found(text, "condition")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They held talks on a deal in Geneva.",
        "The truce was signed as markets collapsed.",
        "Fragile goods were exempt from the agreement’s first list.",
    ],
)
def test_words_about_something_else_say_nothing_of_the_truce(text: str):
    assert found(text, "condition") == []


def test_a_first_since_is_a_comparison_with_the_past():
    text = "Modi arrived in Jakarta for his first state visit since 2018."
    assert found(text, "precedent") == [("first", "his first state visit since 2018")]


def test_a_level_unseen_since_is_a_comparison_with_the_past():
    text = "Duties on steel stand at levels not seen since the 1930s, economists say."
    assert found(text, "precedent") == [("unseen", "not seen since the 1930s")]


def test_a_count_of_rounds_since_a_day_is_none():
    assert found("It was the third round of talks since June.", "precedent") == []


def test_a_year_of_its_course_and_a_year_ahead():
    assert found("The dispute enters its third year.", "elapsed") == [("counted", "enters its third year")]
    ahead = found("Ottawa wants a deal ahead of the 2031 election campaign.", "prospect")
    assert ahead == [("ahead", "ahead of the 2031 election campaign")]


def test_an_agenda_is_cut_into_topics():
    text = "The agenda of the summit includes steel quotas, purchases of U.S. beef, and the fate of two detained sailors."
    topics = [t for _, t in found(text, "agenda")]
    assert topics == ["steel quotas", "purchases of U.S. beef", "fate of two detained sailors"]


def test_what_two_sides_discussed_is_a_topic():
    text = "The two sides discussed dairy quotas and shipping, which both call urgent."
    assert [t for _, t in found(text, "agenda")] == ["dairy quotas", "shipping"]


def test_what_a_company_covers_is_no_topic():
    assert found("The insurance covers cargo and crews.", "agenda") == []


@pytest.mark.parametrize(
    "text",
    [
        "Soybeans, chips and the ferry are on the agenda of the talks.",
        "Peru said that soybeans, chips and the ferry would come up at the meeting.",
        "The minister said that soybeans, chips and the ferry had been discussed.",
    ],
)
def test_topics_stand_before_the_words_that_put_them_on_the_table(text: str):
    assert [surface for _, surface in found(text, "agenda")] == [
        "soybeans" if "that" in text else "Soybeans",
        "chips",
        "ferry",
    ]


@pytest.mark.parametrize(
    "text", ["The sides came up with a plan at the meeting.", "All options are on the agenda of the talks."]
)
def test_what_is_no_topic_is_not_put_on_the_table(text: str):
    assert found(text, "agenda") == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("The talks, which discussed fish quotas, resumed, and the envoys were pleased.", ["fish quotas"]),
        ("The envoys discussed fish quotas and port fees, an aide said, with crews waiting for a meeting.", ["fish quotas", "port fees"]),
        ("The ministers discussed economic and military aid at the meeting.", ["economic and military aid"]),
        ("The talks covered a pact between Canada and Japan.", ["pact between Canada and Japan"]),
        ("The minister held talks and discussed fish quotas with US President Donald Trump and his guest Xi Jinping.", ["fish quotas"]),
        ("The discussion on Friday ended and the ministers left for home.", []),
        ("The ministry will focus on rice exports before the talks.", []),
        ("Addressing the meeting, the minister urged crews to wait and take part.", []),
        ("The talks seek to raise $5 billion for ports.", []),
        ("The parties hold talks under the 2030 Agenda, which includes ports and fish.", []),
        ("The talks discussed the problem, and crews were told.", []),
        ("The sides will discuss issues pertaining to fish quotas and port fees at the talks.", ["fish quotas", "port fees"]),
        ("The sides held discussions on May 3, 2025 after the talks.", []),
    ],
)  # fmt: skip
def test_topics_end_where_a_clause_begins(text, topics):
    assert [t for _, t in found(text, "agenda")] == topics


@pytest.mark.parametrize("text", ["A failed deal would have strained ties.", "The pact, which Lima has threatened to leave, is old."])  # fmt: skip
def test_what_an_agreement_does_to_others_is_no_condition_of_it(text):
    assert found(text, "condition") == []


def test_that_an_agenda_is_secret_and_adverbs_are_no_topics():
    text = "Details of the agenda of the talks are not public. However, he did not say what was discussed during the conversation."
    assert found(text, "agenda") == []
