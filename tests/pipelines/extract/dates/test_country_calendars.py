"""Fiscal years and seasons lie where the country of the sentence, or of the publisher, has them."""

import datetime as dt

import pytest

from tests.pipelines.extract.dates.conftest import rows


def bounds(text, country, published="2025-10-22"):
    ((_, value),) = rows(text, published, country=country)
    return value.timex_value, value.start_on.isoformat(), value.end_on.isoformat()


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Exports grew in fiscal 2024-25.", "IN", ("2024/2025", "2024-04-01", "2025-03-31")),
        ("Exports grew in FY25.", "IN", ("2025", "2024-04-01", "2025-03-31")),
        ("Exports grew in the first quarter of FY26.", "IN", ("2026-Q1", "2025-04-01", "2025-06-30")),
        ("Exports grew in the current fiscal.", "IN", ("2026", "2025-04-01", "2026-03-31")),
        ("Exports grew in fiscal 2024.", "JP", ("2024", "2024-04-01", "2025-03-31")),
        ("Exports grew in the 2023-24 financial year.", "AU", ("2023/2024", "2023-07-01", "2024-06-30")),
        ("The deficit grew in fiscal 2024.", "US", ("2024", "2023-10-01", "2024-09-30")),
        ("India's exports grew in fiscal 2024.", "US", ("2024", "2023-04-01", "2024-03-31")),
    ],
)
def test_a_fiscal_year_has_the_bounds_of_its_country(text, country, expected):
    assert bounds(text, country) == expected


def test_without_a_country_a_fiscal_year_is_given_as_a_calendar_year_and_marked():
    ((_, value),) = rows("Exports grew in fiscal 2024.", "2025-10-22")
    assert (value.timex_value, value.end_on, value.doubt) == ("2024", dt.date(2024, 12, 31), "fiscal_year")


def test_the_current_fiscal_deficit_names_no_year():
    ((span, _),) = rows("The current fiscal deficit is large.", "2025-10-22", country="IN")
    assert span.surface == "current"


def test_seasons_of_the_south_lie_half_a_year_away():
    assert bounds("Wheat was sown this spring.", "AU") == ("2025-SP", "2025-09-01", "2025-11-30")
    assert bounds("Brazil planted soy this spring.", "GB") == ("2025-SP", "2025-09-01", "2025-11-30")
    assert bounds("Wheat was sown this spring.", "GB") == ("2025-SP", "2025-03-01", "2025-05-31")


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Sales grew in July of FY24.", "BD", "2023-07"),
        ("Sales grew in July FY24.", "US", "2024-07"),
        ("Sales grew in July-March FY25.", "PK", "2024-07/2025-03"),
        ("Sales grew in April-June of 2024-25.", "IN", "2024-04/2024-06"),
        ("Sales grew in April-June of 2024-25.", "PK", "2025-04/2025-06"),
        ("Sales grew in the first month of FY24.", "PK", "2023-07"),
        ("Sales grew in 9MFY25.", "PK", "2024-07/2025-03"),
        ("Sales grew in March 2025–26.", "IN", "2026-03"),
    ],
)
def test_the_months_of_a_fiscal_year_lie_where_its_country_begins_it(text, country, expected):
    ((_, value),) = rows(text, "2025-10-22", country=country)
    assert value.timex_value == expected


def test_a_country_that_is_traded_with_does_not_give_its_fiscal_year():
    ((_, value),) = rows("Sales to the United States grew in July FY24.", "2025-10-22", country="PK")
    assert value.timex_value == "2023-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In July-March of 2024-25 sales rose from the same period of 2023-24.",
            ["2024-07/2025-03", "2023-07/2024-03"],
        ),
        (
            "Sales during July-February (2023-24) beat those of July-February (2022-23).",
            ["2023-07/2024-02", "2023/2024", "2022-07/2023-02", "2022/2023"],
        ),
        (
            "From July 2023 to February 2024 sales rose, compared to the same period of 2022-23.",
            ["2023-07", "2024-02", "2022-07/2023-02"],
        ),
        ("In the 2022-23 crop year (July-June) output rose.", ["2022/2023", "2022-07/2023-06"]),
        ("Sales reached $5bn in 2023-24, up from the previous year.", ["2023/2024", "2022/2023"]),
    ],
)
def test_the_neighbours_of_a_fiscal_year_are_read_by_it(text, expected):
    assert [value.timex_value for _, value in rows(text, "2025-10-22", country="PK")] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The gap grew in the ongoing fiscal year.", "2026"),
        ("The gap grew in the current FY.", "2026"),
        ("The gap is wider than that of the previous fiscal year.", "2025"),
        ("The gap grew in Q1 of current fiscal year.", "2026-Q1"),
        (
            "In the first quarter of the current fiscal year sales beat those of the same period in the prior fiscal year.",
            "2025-Q1",
        ),
        ("Sales beat those of the corresponding period of the previous fiscal year.", "2025"),
        ("Sales reached $5bn in 2022-23, compared to $4bn a year earlier.", "2021/2022"),
    ],
)
def test_a_fiscal_year_is_told_by_its_neighbours_in_time(text, last):
    assert rows(text, "2025-10-22", country="NP")[-1][1].timex_value == last
