"""A story that was filed days before its publication counts from its dateline."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("OSLO, March 21 (Wire) - Ministers met on Wednesday.", "2019-03-20"),
        ("New Delhi, 21 March -- Ministers met on Wednesday.", "2019-03-20"),
        ("OSLO, March 27 (Wire) - Ministers met on Wednesday.", "2019-03-27"),
        ("OSLO, March 21, 2018 - Ministers met on Wednesday.", "2019-03-27"),
        ("On March 21 - a Thursday - they said that ministers met on Wednesday.", "2019-03-27"),
    ],
)
def test_weekdays_count_from_the_dateline_of_an_older_story(text, value):
    assert rows(text, "2019-03-28")[-1][1].timex_value == value
