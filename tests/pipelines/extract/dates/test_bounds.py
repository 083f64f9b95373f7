"""Calendar bounds of resolved expressions, inclusive."""

import datetime as dt

import pytest

from tests.pipelines.extract.dates.conftest import rows


@pytest.mark.parametrize(
    ("text", "mod", "start", "end"),
    [
        ("It was done at the end of September.", "END", "2025-09-21", "2025-09-30"),
        ("It was done in early September.", "START", "2025-09-01", "2025-09-10"),
        ("It was done in mid-2024.", "MID", "2024-05-01", "2024-08-31"),
        ("It was done earlier this year.", "START", "2025-01-01", "2025-10-22"),
        ("It is planned for later this year.", "END", "2025-10-22", "2025-12-31"),
        ("It was done in February 2024.", None, "2024-02-01", "2024-02-29"),
        ("It was done last week.", None, "2025-10-13", "2025-10-19"),
        ("It was done in the 1990s.", None, "1990-01-01", "1999-12-31"),
    ],
)
def test_bounds(text, mod, start, end):
    ((span, value),) = rows(text, "2025-10-22")
    assert span.mod == mod
    assert (value.start_on, value.end_on) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def test_a_clock_time_with_a_zone_is_an_instant():
    ((_, value),) = rows("It starts at 9 a.m. EST on 2 December 2025.", "2025-10-22")
    assert value.at == dt.datetime(2025, 12, 2, 14, tzinfo=dt.UTC)


def test_summer_time_follows_from_the_day():
    ((_, winter),) = rows("It starts at 9 a.m. ET on 2 December 2025.", "2025-10-22")
    ((_, summer),) = rows("It starts at 9 a.m. ET on 2 July 2025.", "2025-10-22")
    assert winter.at is not None
    assert summer.at is not None
    assert winter.at.hour - summer.at.hour == 1


def test_a_length_has_no_bounds():
    ((_, value),) = rows("It took 90 days.", "2025-10-22")
    assert (value.start_on, value.end_on, value.anchor_on) == (None, None, None)
