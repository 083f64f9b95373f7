"""Until, by and deadlines: on which side of publication they put a month."""

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Duties escalated to punitive levels by August, and acted as a test.", "2025-08"),
        ("The gap widened to 5 percent by December.", "2024-12"),
        ("Exports fell by half by June.", "2025-06"),
        ("Inflation until July was put at 3 percent.", "2025-07"),
        ("The gap is to be narrowed to 5 percent by December.", "2025-12"),
        ("Oslo wants a quota that fell short to be cut by June.", "2026-06"),
        ("Duties will be reduced by June.", "2026-06"),
        ("They agreed to cut duties by June.", "2026-06"),
        ("Firms have until June.", "2026-06"),
        ("A delay past June could hurt the pact.", "2026-06"),
        ("It fell this past June.", "2025-06"),
    ],
)
def test_a_limit_is_over_where_something_has_moved_by_then(dated, text, value):
    assert dated(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It saw 3.6% in the second quarter of 2019, and 3% in the third quarter.", ["2019-Q2", "2019-Q3"]),
        ("Growth was 2% in the first half of 2019 and 1% in the second half.", ["2019-H1", "2019-H2"]),
        (
            "It grew 2% in the third quarter of 2019. Rates rose in the second quarter.",
            ["2019-Q3", "2025-Q2"],
        ),
    ],
)
def test_a_quarter_beside_one_of_a_year_printed(dated, text, values):
    assert [value for _, value in dated(text)] == values


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("With weeks to go they still talk.", "weeks"),
        ("The vote fell, hours before the summit.", "hours"),
        ("A deal is months away.", "months"),
        ("It will pass 2% for the full year of 2019.", "the full year of 2019"),
    ],
)
def test_the_expression_is_found(dated, text, surface):
    assert [found for found, _ in dated(text)] == [surface]
