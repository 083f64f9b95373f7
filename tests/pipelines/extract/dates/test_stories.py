"""What a text has told before decides later dates: the year of a story of old, the month or fiscal year compared."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


def values(text, published="2025-10-22", country=None):
    return [value.timex_value for _, value in rows(text, published, country=country)]


def test_a_month_between_two_dates_of_one_year_is_of_that_year():
    text = (
        "In July 2019 Rome curbed exports. Oslo left the list in August. In September 2019 it filed a case."
    )
    assert values(text, "2023-03-16") == ["2019-07", "2019-08", "2019-09"]


def test_a_bare_year_between_does_not_part_the_story():
    text = "In May 2019, after a ruling of 2018, Rome curbed exports. Oslo left the list in June. In July 2019 it sued."
    assert values(text, "2023-03-16") == ["2019-05", "2018", "2019-06", "2019-07"]


def test_months_behind_a_year_that_opens_the_sentence_are_of_that_year():
    assert values("In 2018, it raised duties in March and again in May.") == ["2018", "2018-03", "2018-05"]


def test_a_month_compared_with_a_year_earlier_stays_a_month():
    assert values("Exports grew in March from $15.3 billion a year earlier.")[-1] == "2024-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trade jumped in June. Tea exports doubled in June. Total sales rose 27% from a year earlier.",
            ["2025-06", "2025-06", "2024-06"],
        ),
        ("Exports fell 5% in April from a month ago.", ["2025-04", "2025-03"]),
        (
            "Trade rose in May. Sales fell in May. Both are down from a month ago.",
            ["2025-05", "2025-05", "2025-04"],
        ),
        ("Sales fell from a month ago.", ["2025-09"]),
        ("Trade jumped in June. Total sales rose 27% from a year earlier.", ["2025-06", "2024"]),
        (
            "Imports in May grew most since July 2011, after a gain in April.",
            ["2025-05", "2011-07", "2025-04"],
        ),
        ("On Monday the firm said that sales rose 5% from the year prior.", ["2025-10-20", "2024"]),
        ("Last year in June Rome raised a tax.", ["2024", "2024-06"]),
        ("It fell last year, in March.", ["2024", "2024-03"]),
        ("In May, the surplus grew 2% on a year ago.", ["2025-05", "2024-05"]),
        ("It is the quota for the 2026 fiscal year ending Sep 30.", ["2026", "2026-09-30"]),
        ("The 2023-24 fiscal year ended March 31.", ["2023/2024", "2024-03-31"]),
        ("Oslo will end the year in surplus.", ["2025"]),
        ("The duty was higher from Aug. 1 to March 31.", ["2025-08-01", "2026-03-31"]),
        ("Sales fell from May 5 to September 30.", ["2025-05-05", "2025-09-30"]),
        ("The agency earlier June 26 published its ruling.", ["2025-06-26"]),
        ("He hopes that the year would end well.", ["2025"]),
        ("They want a deal before this year-end, not by next year-end.", ["2025", "2026"]),
        ("Sales fell after the busy March when firms close their books.", ["2025-03"]),
    ],
)
def test_what_is_told_before_decides_a_period(text, expected):
    assert values(text) == expected


def test_a_fiscal_year_ends_where_the_country_ends_it():
    text = "Tokyo's deficit grew in fiscal 2010, which ended on March 31."
    assert values(text, "2011-06-13", "JP") == ["2010", "2011-03-31"]


def test_the_year_before_a_fiscal_year_is_a_fiscal_year():
    text = "The deficit grew in FY23 from $83 billion in the previous year."
    assert values(text, "2023-04-13", "IN") == ["2023", "2022"]
    text = "Exports were flat in fiscal 2024-25, compared with the same period a year earlier."
    assert values(text, "2025-04-16", "IN") == ["2024/2025", "2023/2024"]


def test_the_previous_day_is_not_counted_from_a_day_ahead():
    text = "He arrived on Saturday. The pause ends on July 8, he said after landing the previous day."
    assert values(text, "2025-07-06") == ["2025-07-05", "2025-07-08", "2025-07-04"]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("They met on June 27 and 28.", "June 27 and 28", "2025-06-27/2025-06-28"),
        ("On June 27 and 15 firms signed.", "June 27", "2025-06-27"),
        ("Talks go on till August-end.", "August-end", "2025-08"),
        ("It won a three- to four-month reprieve.", "three- to four-month", "P4M"),
        ("Output grew in April-March 2018-19.", "April-March 2018-19", "2018-04/2019-03"),
        ("It fell in the corresponding period of 2013-14.", "the corresponding period of 2013-14", "2013/2014"),
        ("Exports fell in the month prior.", "the month prior", "2025-09"),
        ("Shares rose in morning trading.", "morning", "2025-10-22TMO"),
        ("The photo of this June 12, 2025, rally.", "June 12, 2025", "2025-06-12"),
        ("They act before its December 30 expiry.", "December 30", "2025-12-30"),
    ],
)  # fmt: skip
def test_forms_of_many_publishers(text, surface, value):
    ((span, found),) = rows(text, "2025-10-22")
    assert (span.surface, found.timex_value) == (surface, value)


def test_a_bound_stands_before_years_since():
    ((span, _),) = rows("It came, over 25 years since talks began.", "2026-01-09")
    assert (span.surface, span.mod) == ("over 25 years", "MORE_THAN")


def test_the_stamp_of_an_entry_in_a_live_report_is_a_time():
    span, value = rows("14:35\nThe minister arrives in Rome.", "2025-10-22")[0]
    assert (span.surface, value.timex_value) == ("14:35", "2025-10-22T14:35")


def test_a_clock_may_be_that_of_a_country():
    ((span, value),) = rows("They have until 4pm Irish time.", "2025-10-22")
    assert (span.surface, value.timex_value) == ("4pm Irish time", "2025-10-22T16:00+01:00")


def test_of_a_few_days_later_only_the_length_is_known():
    span, value = rows("He resigned. A few days later his firm closed.", "2025-10-22")[-1]
    assert (span.surface, span.timex_type, value.timex_value) == ("A few days", "DURATION", "PXD")


def test_this_weekend_of_what_is_past_is_over():
    ((_, value),) = rows("It was agreed in Delhi this weekend.", "2025-03-17")
    assert value.timex_value == "2025-W11-WE"
