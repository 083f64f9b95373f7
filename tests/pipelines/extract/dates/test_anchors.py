"""Expressions that are counted from another one, not from publication."""

import datetime as dt

import pytest

from pipelines.extract.dates.resolve import Anchor
from tests.pipelines.extract.dates.conftest import rows


def values(text, published="2025-10-22"):
    return [(span.surface, value.timex_value) for span, value in rows(text, published)]


def test_later_counts_from_the_date_before():
    assert values("It began on 3 May 2019. Two days later it stopped.") == [
        ("3 May 2019", "2019-05-03"),
        ("Two days later", "2019-05-05"),
    ]


def test_the_following_year_counts_from_the_year_before():
    assert values("It began in 2019 and ended the following year.")[-1] == ("the following year", "2020")


def test_a_year_earlier_keeps_the_quarter_that_is_compared():
    assert values("Sales in the third quarter fell from a year earlier.")[-1] == ("a year earlier", "2024-Q3")


def test_the_year_ago_period_is_that_of_the_month_told():
    text = "Sales rose to $4 billion in September, up 5% compared to the year-ago period."
    assert values(text)[-1] == ("the year-ago period", "2024-09")


def test_that_half_of_something_is_a_share():
    assert values("He said that half of the quota is used.") == []
    assert values("It takes one-quarter of the quota.") == []


def test_that_month_is_the_month_of_the_day_before_it():
    text = "In May 2024 they met, and again on 25 June that year, after talks earlier that month."
    assert values(text)[-1] == ("earlier that month", "2024-06")


def test_the_same_period_of_a_year_keeps_the_month():
    assert values("Sales in August rose from the same period of 2019.")[-1] == (
        "the same period of 2019",
        "2019-08",
    )


def test_an_event_is_dated_by_the_day_that_the_text_gives_it():
    text = "Envoys ended a second day of talks on Sunday. A probe was opened a day before the talks began."
    assert values(text, "2025-10-26")[-1] == ("a day before the talks began", "2025-10-24")


def test_of_an_event_without_a_date_only_the_length_is_read():
    assert values("A probe was opened a day before the talks began.") == [("a day", "P1D")]
    assert values("It closed seven years after the round opened.") == [("seven years", "P7Y")]


def test_a_plan_without_a_date_leaves_a_length():
    assert values("On 3 May 2019 they met, two days later than planned.")[-1] == ("two days", "P2D")


def test_what_stands_beside_a_day_counts_from_the_day_before_it():
    text = "The court ruled on 3 March 2019. Ministers answered on 10 March, a week later."
    assert values(text)[-1] == ("a week later", "2019-03-10")


def test_a_week_is_that_of_the_day_at_which_it_begins_or_ends():
    assert values("Stocks fell in the week ending 7 September 2025.")[0] == ("the week", "2025-W36")
    assert values("A vote is due in the week beginning 24 November.")[0] == ("the week", "2025-W48")


def test_months_without_a_year_end_before_publication():
    assert values("Exports rose in April-January.", "2025-03-03")[-1] == ("April-January", "2024-04/2025-01")


def test_a_clock_time_belongs_to_the_day_of_its_sentence():
    assert values("On Monday they met at 9 a.m. in Rome.")[-1] == ("9 a.m.", "2025-10-20T09:00")


def test_the_record_names_the_expression_it_is_counted_from():
    first, second = (
        span for span, _ in rows("It began on 3 May 2019. Two days later it stopped.", "2025-10-22")
    )
    assert second.anchor_char_start == first.char_start
    assert second.basis == "relative_to_event"


def test_the_year_of_a_range_counts_for_both_ends():
    assert values("It ran from 30 April to 2 May 2019.") == [
        ("30 April", "2019-04-30"),
        ("2 May 2019", "2019-05-02"),
    ]
    assert values("It ran between May and August 2019.") == [("May", "2019-05"), ("August 2019", "2019-08")]


def test_days_are_counted_from_a_day_not_from_a_year_that_stands_nearer():
    text = (
        "Duties were imposed on Jan. 23, the first since 2002. As announced the previous day, they will rise."
    )
    assert values(text, "2018-01-23")[-1] == ("the previous day", "2018-01-22")


def test_the_next_month_of_a_story_is_the_one_after():
    assert values("Duties followed in July 2024. Oslo hit back the next month.")[-1] == (
        "the next month",
        "2024-08",
    )
    assert values("Duties followed in July 2024. Oslo will hit back next month.")[-1][1] == "2025-11"


def test_a_year_earlier_that_opens_a_sentence_counts_from_the_year_told_before():
    text = "Demand fell in the second quarter, as it did in 1998. A year earlier, output had grown."
    assert values(text, "2001-01-16")[-1] == ("A year earlier", "1997")


@pytest.mark.parametrize(
    ("earliest", "latest", "day"),
    [
        (dt.date(2023, 3, 12), None, None),
        (None, dt.date(2023, 3, 12), None),
        (dt.date(2023, 3, 12), dt.date(2024, 3, 12), None),
        (dt.date(2023, 3, 12), dt.date(2023, 3, 15), dt.date(2023, 3, 12)),
    ],
)
def test_only_a_short_range_of_publication_tells_which_weekday_is_meant(earliest, latest, day):
    assert Anchor(earliest=earliest, latest=latest).day == day


def test_a_month_of_that_year_is_of_the_year_told_last_not_of_a_month_before():
    text = (
        "A ministry spoke in May. They left the bloc in 2020. They hoped for a deal in October of that year."
    )
    assert values(text)[-1] == ("October of that year", "2020-10")
