"""Whether the state of a measure is reached or still lies ahead, read from the grammar around it."""

from __future__ import annotations

import pytest

from pipelines.relate import measures
from tests.pipelines.relate.builders import spans


@pytest.mark.parametrize(
    ("text", "status", "is_prospective"),
    [
        ("Japan will lift its ban on Swiss cheese in May.", "lifted", True),
        ("Japan lifted its ban on Swiss cheese in May.", "lifted", False),
        ("Japan has lifted its ban on Swiss cheese.", "lifted", False),
        ("Japan said it had lifted its ban on Swiss cheese.", "lifted", False),
        ("Japan said it would lift its ban on Swiss cheese.", "lifted", True),
        ("Japan to lift ban on Swiss cheese.", "lifted", True),
        ("Tariffs on Swiss cheese are to be cut from May.", "reduced", True),
        ("Japan is due to lift its ban on Swiss cheese.", "lifted", True),
        ("Japan decided to impose a 10% tariff on Swiss cheese.", "in_force", True),
        ("Japan agreed to extend its ban on Swiss cheese until 2027.", "extended", True),
        ("Japan extended its ban on Swiss cheese until 2027.", "extended", False),
        ("Japan began to lift its ban on Swiss cheese.", "lifted", False),
        ("Japan continues to suspend its tariffs on Swiss cheese.", "suspended", False),
        ("Japan will not lift its ban on Swiss cheese.", "in_force", False),
        ("The ban on Swiss cheese will remain in force.", "in_force", False),
        ("The ban on Swiss cheese will be on hold until May.", "suspended", True),
        ("The cut in tariffs on Swiss cheese will take effect in May.", "reduced", True),
        ("The cut in tariffs on Swiss cheese took effect in May.", "reduced", False),
        ("Japan postponed its plan to impose tariffs on Swiss cheese.", "suspended", False),
        ("Japan will resume imports of Swiss cheese.", "lifted", True),
        ("Japan imposed a 10% tariff on Swiss cheese.", "in_force", False),
    ],
)
def test_a_state_is_reached_or_lies_ahead(text: str, status: str, is_prospective: bool) -> None:
    (found,) = measures.find(spans(text))
    assert (found.status, found.is_prospective) == (status, is_prospective)


@pytest.mark.parametrize(
    "text",
    [
        "Japan threatened to impose a 10% tariff on Swiss cheese.",
        "Japan agreed to lift its ban on Swiss cheese.",
        "Japan will impose a 10% tariff on Swiss cheese.",
        "The tariff on Swiss cheese will be 10%.",
    ],
)
def test_a_status_that_says_how_far_it_is_has_no_prospect_beside_it(text: str) -> None:
    (found,) = measures.find(spans(text))
    assert found.is_prospective is None


@pytest.mark.parametrize(
    "text",
    [
        "Japan announced a cut in tariffs on Swiss cheese.",
        "Japan is lifting its ban on Swiss cheese.",
        "Japan's decision to lift its ban on Swiss cheese was welcomed.",
    ],
)
def test_where_the_grammar_leaves_it_open_nothing_is_said(text: str) -> None:
    (found,) = measures.find(spans(text))
    assert found.is_prospective is None
