"""Months told in a row, as reports of statistics do: May is forecast at 2 million; June at 3 million, and July at 4 million."""

import pytest


def values(dated, text, published):
    return [value for _, value in dated(text, published)]


def test_months_that_open_their_clause_among_other_months(dated):
    text = (
        "Ports handled 2 million boxes in March. April was estimated at 3 million. May is forecast at 2 million; "
        "June at 3 million; August at 4 million, and September at 1 million."
    )
    assert values(dated, text, "2018-05-09") == [
        "2018-03",
        "2018-04",
        "2018-05",
        "2018-06",
        "2018-08",
        "2018-09",
    ]


@pytest.mark.parametrize("text", ["May was asked to resign.", "He came in 2016. May is said to resign."])
def test_a_name_that_opens_a_sentence_away_from_months(dated, text):
    assert not [value for value in values(dated, text, "2018-05-09") if "-05" in value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("August import volumes are expected to hit a record.", "2019-09-10", "2019-08"),
        ("August import volumes are expected to hit a record.", "2019-07-10", "2019-08"),
        ("December sales are expected to rise.", "2019-09-10", "2019-12"),
        ("July is projected at 2 million.", "2018-05-09", "2018-07"),
        ("Bonn raised its forecast in July.", "2018-05-09", "2017-07"),
        ("Crude for March delivery slipped 19 cents.", "2001-01-16", "2001-03"),
        ("The March contract closed lower.", "2001-01-16", "2001-03"),
        ("Prices have been coming down from their November peak.", "2001-01-18", "2000-11"),
        ("Demand is low in the second quarter.", "2001-01-16", "2001-Q2"),
        ("Profit of 5 million in the fourth quarter.", "2001-01-16", "2000-Q4"),
    ],
)
def test_the_nearest_month_of_what_is_measured(dated, text, published, value):
    assert values(dated, text, published) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exports rose 78% over 2004, and imports fell.", ("2004", "2004")),
        ("It is an increase of 8% over 2017.", ("2017", "2017")),
        ("They met in the capital last July 28 and talked.", ("July 28", "2025-07-28")),
        ("Looking to the winter, stocks are low.", ("the winter", "2025-WI")),
        ("It was agreed on the 23rd of Nov.'23 in Bonn.", ("the 23rd of Nov.'23", "2023-11-23")),
    ],
)
def test_years_behind_over_and_days_behind_last(dated, text, found):
    assert dated(text) == [found]


def test_amounts_behind_over_are_no_years(dated):
    assert dated("Orders are up over 2000 in all, and rose by over 1990 crates.") == []


def test_the_latest_month_for_which_there_is_data_is_the_one_told(dated):
    text = "It fell in April, the latest month for which data is known."
    assert values(dated, text, "2019-06-12") == ["2019-04", "2019-04"]
