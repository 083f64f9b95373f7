"""`since` belongs to the span where it bounds a period that lasts until publication."""

import datetime as dt

from tests.pipelines.extract.dates.conftest import rows


def test_since_runs_until_publication():
    ((span, value),) = rows("They have met four times since May.", "2025-10-22")
    assert span.surface == "since May"
    assert (value.timex_value, value.start_on, value.end_on) == (
        "2025-05",
        dt.date(2025, 5, 1),
        dt.date(2025, 10, 22),
    )


def test_behind_a_superlative_since_only_names_the_point_of_comparison():
    ((span, value),) = rows("It was the highest rate since May.", "2025-10-22")
    assert (span.surface, value.end_on) == ("May", dt.date(2025, 5, 31))
