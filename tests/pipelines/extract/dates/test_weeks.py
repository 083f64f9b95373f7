"""Weekdays and weeks: which one is meant."""

import datetime as dt

import pytest

from pipelines.extract import sentences
from pipelines.extract.dates import find
from pipelines.extract.dates.resolve import Anchor, resolve
from pipelines.extract.spans import Source
from pipelines.ingest.records import Passage
from tests.pipelines.extract.dates.conftest import rows


def value(text, published):
    ((_, found),) = rows(text, published)
    return found.timex_value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The envoys meet in Oslo from Thursday to Sunday.", ["2026-07-23", "2026-07-26"]),
        ("The envoys met in Oslo from Thursday to Sunday.", ["2026-07-09", "2026-07-12"]),
        ("They will meet between Friday and Tuesday.", ["2026-07-17", "2026-07-21"]),
        ("It is on the agenda of the summit from Saturday to Monday.", ["2026-07-18", "2026-07-20"]),
        ("They will talk on Saturday and Sunday.", ["2026-07-18", "2026-07-19"]),
        ("They talked on Sunday and on Thursday.", ["2026-07-12", "2026-07-16"]),
    ],
)
def test_a_range_of_weekdays_ends_after_its_start(text, days):
    assert [found.timex_value for _, found in rows(text, "2026-07-17")] == days


def test_a_weekday_behind_may_be_the_day_that_had_begun_further_east():
    text = "Customs data showed Tuesday that exports grew. The talks will end on Tuesday."
    passages = (Passage(0, len(text), "body", "test"),)
    spans = find(Source(text, passages, sentences.split(text, passages)))
    late = dt.datetime(2026, 7, 14, 3, 10, tzinfo=dt.UTC)  # ten past eleven on Monday night in New York
    found = resolve(spans, Anchor(dt.date(2026, 7, 13), late))
    assert [value.timex_value for value in found] == ["2026-07-14", "2026-07-14"]
    evening = dt.datetime(2026, 7, 13, 23, 46, tzinfo=dt.UTC)  # before the markets of Sydney and Tokyo open
    assert resolve(spans, Anchor(dt.date(2026, 7, 13), evening))[0].timex_value == "2026-07-14"
    noon = dt.datetime(2026, 7, 13, 16, 0, tzinfo=dt.UTC)
    assert resolve(spans, Anchor(dt.date(2026, 7, 13), noon))[0].timex_value == "2026-07-07"


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
