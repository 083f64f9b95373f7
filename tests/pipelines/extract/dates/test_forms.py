"""Forms that publishers of many countries print."""

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It lasts until at least March.", "March", "2026-03"),
        ("It ends no later than Dec. 31.", "Dec. 31", "2025-12-31"),
        ("Output grew in H1 FY26.", "H1 FY26", "2026-H1"),
        ("Output grew in 2003-4.", "2003-4", "2003/2004"),
        ("Output grew in 1999-00.", "1999-00", "1999/2000"),
        ("Trains run half-hourly.", "half-hourly", "PT30M"),
        ("It meets twice-yearly.", "twice-yearly", "P6M"),
        ("Output grew in CY2024.", "CY2024", "2024"),
        ("Output grew in the Sept quarter.", "the Sept quarter", "2025-Q3"),
        ("It was cold in the winter of 2024-25.", "the winter of 2024-25", "2024-WI"),
        ("It began half a century ago.", "half a century ago", "1975"),
        ("It costs £25.5bn a year.", "a year", "P1Y"),
        ("It costs Rs 500 crore a year.", "a year", "P1Y"),
    ],
)
def test_the_form_is_read_whole(text, surface, value):
    ((span, found),) = rows(text, "2025-10-22")
    assert (span.surface, found.timex_value) == (surface, value)


def test_a_marketing_year_is_no_fiscal_year():
    ((_, value),) = rows("Stocks fell in the 2024/25 marketing year.", "2025-10-22", country="IN")
    assert value.start_on.isoformat() == "2024-01-01"
