"""Expressions that are counted from another one, not from publication."""

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


def test_the_same_period_of_a_year_keeps_the_month():
    assert values("Sales in August rose from the same period of 2019.")[-1] == (
        "the same period of 2019",
        "2019-08",
    )


def test_an_event_is_dated_by_the_day_that_the_text_gives_it():
    text = "Envoys ended a second day of talks on Sunday. A probe was opened a day before the talks began."
    assert values(text, "2025-10-26")[-1] == ("a day before the talks began", "2025-10-24")


def test_an_event_without_a_date_stays_unresolved():
    ((span, value),) = rows("A probe was opened a day before the talks began.", "2025-10-26")
    assert (value.timex_value, value.start_on) == (span.timex_unanchored, None)


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
