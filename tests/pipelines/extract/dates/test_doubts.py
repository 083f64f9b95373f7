"""What cannot be right, or could mean two things, is marked and never silently repaired."""

import datetime as dt

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("The deadline of 31 February passed.", "XXXX-02-31", "impossible_date"),
        ("The deadline of February 30, 2025 passed.", "2025-02-30", "impossible_date"),
        ("It took effect on 1/11/2025.", "2025-01-11", "ambiguous_order"),
        ("It was signed on Wednesday, Oct. 30, 2025.", "2025-10-30", "weekday_mismatch"),
        ("It was signed on Thursday, Oct. 30, 2025.", "2025-10-30", None),
        ("It grew in fiscal 2023.", "2023", "fiscal_year"),
    ],
)
def test_doubt(text, value, doubt):
    ((_, resolved),) = rows(text, "2025-10-22")
    assert (resolved.timex_value, resolved.doubt) == (value, doubt)


def test_a_weekday_that_contradicts_the_date_in_parentheses_is_marked_on_both():
    found = rows("It was signed on Wednesday (Oct. 30), aides said.", "2025-11-02")
    assert [(value.timex_value, value.doubt) for _, value in found] == [
        ("2025-10-30", "weekday_mismatch")
    ] * 2


def test_an_impossible_day_has_no_bounds():
    ((_, resolved),) = rows("The deadline of 31 February passed.", "2025-10-22")
    assert (resolved.start_on, resolved.end_on) == (None, None)


@pytest.mark.parametrize(("day_first", "value"), [(True, "2025-11-01"), (False, "2025-01-11")])
def test_the_publishers_country_orders_day_and_month(day_first, value):
    ((_, resolved),) = rows("It took effect on 1/11/2025.", "2025-12-22", day_first)
    assert (resolved.timex_value, resolved.doubt) == (value, None)


def test_a_date_elsewhere_in_the_document_orders_day_and_month():
    found = rows("Signed on 10/12/2025, it replaces the pact of 25/10/2025.", "2025-12-22")
    assert [(value.timex_value, value.doubt) for _, value in found] == [
        ("2025-12-10", None),
        ("2025-10-25", None),
    ]


@pytest.mark.parametrize("text", ["They will meet later this week.", "They will meet next week."])
def test_on_a_sunday_this_and_next_week_are_the_week_that_begins_on_monday(text):
    ((_, resolved),) = rows(text, "2025-10-26")
    assert (resolved.timex_value, resolved.doubt) == ("2025-W44", "ambiguous_week")
    assert resolved.start_on == dt.date(2025, 10, 27)


def test_a_zone_that_countries_share_is_that_of_the_publisher():
    def ends(country):
        ((_, value),) = rows("Bids close at 5 pm IST on 3 March 2025.", "2025-03-01", country=country)
        return value.timex_value

    assert ends("IE") == "2025-03-03T17:00+01:00"
    assert ends("IN") == ends(None) == "2025-03-03T17:00+05:30"


def test_a_month_behind_no_day_of_it_is_marked():
    ((span, value),) = rows("On 32 May 2025 it ends.", "2025-10-22")
    assert (span.surface, value.doubt) == ("May 2025", "impossible_date")


def test_no_clock_goes_past_midnight():
    assert rows("It ends at 24:30.", "2025-10-22") == []
