"""Weekdays and weeks: which one is meant."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


def value(text, published):
    ((_, found),) = rows(text, published)
    return found.timex_value


def test_last_wednesday_is_not_yesterday():
    assert value("He said so last Wednesday.", "2024-03-28") == "2024-03-20"
    assert value("He said so last Wednesday.", "2024-03-29") == "2024-03-27"


def test_an_extension_ends_ahead():
    assert value("He extended the truce until Nov. 10.", "2025-08-11") == "2025-11-10"
    assert value("She has paused the levy through January.", "2025-08-11") == "2026-01"


def test_this_week_of_a_plan_printed_on_a_sunday_is_the_coming_one():
    assert value("This week he will fly to Asia.", "2025-10-26") == "2025-W44"
    assert value("This week he flew to Asia.", "2025-10-26") == "2025-W43"


def test_a_reporting_clause_does_not_count_from_a_calendar_date_of_another_sentence():
    text = "Duties doubled on 27 August. The minister told a paper a day earlier that talks would go on."
    assert [v.timex_value for _, v in rows(text, "2025-08-29")] == ["2025-08-27", "2025-08-28"]


def test_years_ago_keep_the_season():
    assert value("The plan was drawn up three years ago this spring.", "2025-10-22") == "2022-SP"


def test_a_weekday_may_name_its_week():
    assert value("They meet on Friday next week.", "2025-07-07") == "2025-07-18"
    assert value("It was due to start from Wednesday this week.", "2025-07-10") == "2025-07-09"
    assert value("They met on Monday last week.", "2025-07-10") == "2025-06-30"


def test_a_weekday_before_a_deadline_lies_ahead():
    assert value("He signed an order extending the Wednesday deadline.", "2025-07-08") == "2025-07-09"


def test_an_ordinal_alone_is_a_day_of_the_month():
    assert value("On the 21st (local time), he said so.", "2025-10-22") == "2025-10-21"
    assert value("They will meet on the 25th.", "2025-10-22") == "2025-10-25"
    assert rows("He works on the 21st floor.", "2025-10-22") == []


@pytest.mark.parametrize(
    "words", ["the week of Oct. 13", "the week beginning 13 October", "the week ended Oct. 17"]
)
def test_a_week_is_the_one_of_the_day_that_names_it(words):
    span, found = rows(f"Exports fell in {words}.", "2025-10-22")[0]
    assert (span.surface, found.timex_value) == ("the week", "2025-W42")
