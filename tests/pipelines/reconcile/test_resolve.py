"""What follows from the calendar values of dates for measures and events."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.single import extract_text

TEXT = (
    "The president meets with the Norwegian prime minister in Halifax on June 15, aides of both leaders said."
)


@pytest.mark.parametrize(
    ("published_on", "is_planned"), [(dt.date(2031, 6, 3), True), (dt.date(2031, 6, 15), False)]
)
def test_what_begins_after_the_report_is_planned(published_on: dt.date, is_planned: bool) -> None:
    events = extract_text(TEXT, published_on=published_on)["events"]
    assert events["starts_on"].to_list() == [dt.date(2031, 6, 15)]
    assert (events["status"].to_list() == ["planned"]) == is_planned
