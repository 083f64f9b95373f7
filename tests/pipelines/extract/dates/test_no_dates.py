"""Words and numbers that look like times and are none."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so.",
        "They may march on.",
        "It is a step that may help.",
        "April Smith and August Wilson agreed.",
        "The Sunday Times reported it.",
        "They declared it too soon to say.",
        "It hired 2000 people.",
        "They paid a half-yearly dividend.",
        "It hired well over 1950, mostly weavers.",
        "Flight 1987 was late.",
        "The price is $2024.",
        "Prices rose by 1,999.",
        "The score was 3:16.",
        "Iraq imports three-quarters of its food.",
        "A quarter of the firms left.",
        "The fall of prices went on.",
        "Section 1962 applies.",
        "See page 2019 of the annex.",
        "It moves at 30 kilometres per hour.",
        "COVID-19 hit the G20.",
        "Made in China 2025 is a plan.",
        "He won a second term.",
        "He assented to the Sugar Act, 2020.",
        "It is half of the $66 billion-a-year surplus.",
    ],
)
def test_no_expression_is_found(dated, text):
    assert dated(text) == []


def test_the_month_may_is_found_behind_a_preposition(dated):
    assert dated("It may end in May.") == [("May", "2026-05")]


def test_a_rejected_candidate_does_not_hide_the_rest_of_its_sentence(dated):
    assert dated("Sales of the '24 vintage fell in May.") == [("May", "2025-05")]


def test_of_late_before_a_month_is_no_expression_of_its_own(dated):
    assert dated("It is the rule of late September.") == [("late September", "2025-09")]


def test_the_verb_to_last_is_no_part_of_a_length():
    ((span, _),) = rows("The levies are meant to last three years.", "2018-01-23")
    assert span.surface == "three years"


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It came following weeks of talks.", "weeks", "PXW"),
        ("It came following several days of talks.", "several days", "PXD"),
        ("More about today's summit.", "today", "2018-01-23"),
    ],
)
def test_a_preposition_is_no_part_of_a_time(text, surface, value):
    ((span, found),) = rows(text, "2018-01-23")
    assert (span.surface, found.timex_value) == (surface, value)
