"""What expressions mean when read on Wednesday, 22 October 2025."""

import pytest

CASES = [
    ("The quota starts on 1 March 2026.", "1 March 2026", "2026-03-01"),
    ("The quota starts on March 1, 2026.", "March 1, 2026", "2026-03-01"),
    ("Duties rise on November 3.", "November 3", "2025-11-03"),
    ("Envoys met on Monday.", "Monday", "2025-10-20"),
    ("Envoys will meet on Monday.", "Monday", "2025-10-27"),
    ("Envoys will meet next Thursday.", "next Thursday", "2025-10-30"),
    ("The pact was signed in June.", "June", "2025-06"),
    ("Exports fell in the third quarter.", "the third quarter", "2025-Q3"),
    ("Exports fell in Q3 2019.", "Q3 2019", "2019-Q3"),
    ("It was agreed in the second half of 2021.", "the second half of 2021", "2021-H2"),
    ("They spoke three days ago.", "three days ago", "2025-10-19"),
    ("A three-month pause was agreed.", "three-month", "P3M"),
    ("It has lasted more than 30 years.", "more than 30 years", "P30Y"),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("It rose in the 1990s.", "the 1990s", "199"),
    ("It started at 12:01 a.m. EDT on 7 August.", "12:01 a.m. EDT on 7 August", "2025-08-07T00:01-04:00"),
    ("Talks resume tomorrow.", "tomorrow", "2025-10-23"),
    ("It fell earlier this month.", "earlier this month", "2025-10"),
    ("It was sealed by the end of September.", "the end of September", "2025-09"),
    ("It ran over the weekend.", "the weekend", "2025-W42-WE"),
]


@pytest.mark.parametrize(("text", "surface", "value"), CASES)
def test_an_expression_has_its_span_and_value(dated, text, surface, value):
    assert dated(text) == [(surface, value)]
