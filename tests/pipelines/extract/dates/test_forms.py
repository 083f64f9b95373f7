"""Forms that publishers of many countries print."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It lasts until at least March.", "March", "2026-03"),
        ("It ends no later than Dec. 31.", "Dec. 31", "2025-12-31"),
        ("Output grew in H1 FY26.", "H1 FY26", "2026-H1"),
        ("Output grew in CY2024.", "CY2024", "2024"),
        ("Output grew in the Sept quarter.", "the Sept quarter", "2025-Q3"),
        ("It was cold in the winter of 2024-25.", "the winter of 2024-25", "2024-WI"),
        ("It began half a century ago.", "half a century ago", "1975"),
        ("It costs £25.5bn a year.", "a year", "P1Y"),
        ("The waiver runs up to 2027 and ends.", "2027", "2027"),
        ("In 1890 the duty rose.", "1890", "1890"),
        ("The 1846 repeal of the corn laws helped.", "1846", "1846"),
        ("It was the worst since 2009 or so.", "2009", "2009"),
        ("They held a June workshop.", "June", "2025-06"),
        ("It costs Rs 500 crore a year.", "a year", "P1Y"),
    ],
)
def test_the_form_is_read_whole(text, surface, value):
    ((span, found),) = rows(text, "2025-10-22")
    assert (span.surface, found.timex_value) == (surface, value)


def test_a_marketing_year_is_no_fiscal_year():
    ((_, value),) = rows("Stocks fell in the 2024/25 marketing year.", "2025-10-22", country="IN")
    assert value.start_on.isoformat() == "2024-01-01"


def test_months_beside_each_other_are_months():
    assert [span.surface for span, _ in rows("After Easter, May and June were strong.", "2025-10-22")] == [
        "Easter",
        "May",
        "June",
    ]


def test_a_year_may_be_compared_with_a_year():
    assert [
        span.surface for span, _ in rows("Trade did better in 2022 than 2021, they say.", "2025-10-22")
    ] == ["2022", "2021"]


def test_a_range_of_old_years_has_two_ends():
    assert [span.surface for span, _ in rows("It lasted from 1861 to 1883 in the north.", "2025-10-22")] == [
        "1861",
        "1883",
    ]
