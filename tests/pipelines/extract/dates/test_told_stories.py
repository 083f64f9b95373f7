"""Dates without a year go on from the story of old that they stand in, unless they are near publication."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        (
            "On March 5, 2012 Oslo set duties, starting March 20. On March 27 Rome replied. This was moved to July 3.",
            "2014-01-15",
            ["2012-03-05", "2012-03-20", "2012-03-27", "2012-07-03"],
        ),
        (
            "Oslo set duties on March 5, 2012. On April 8 it met Rome.",
            "2014-04-20",
            ["2012-03-05", "2014-04-08"],
        ),
        ("The pact of November 30, 2012 takes effect on July 1.", "2014-04-20", ["2012-11-30", "2014-07-01"]),
    ],
)
def test_a_story_gives_its_dates_the_year(text, published, values):
    assert [found.timex_value for _, found in rows(text, published)] == values


def test_a_year_on_a_line_of_its_own_heads_the_dates_below_it(dated):
    text = "May 2000: Rome signs.\n2001\nJune 9: Oslo and Rome agree on terms.\nJune 20: Rome signs again."
    assert [value for _, value in dated(text, "2003-07-25")] == [
        "2000-05",
        "2001",
        "2001-06-09",
        "2001-06-20",
    ]
