from __future__ import annotations

import pytest

from pipelines.relate import measures
from tests.pipelines.relate.builders import spans

CASES = [
    (
        "Washington will impose a 25% tariff on Indian textiles from March 1.",
        ("tariff", "US", "IN", "announced", 25.0),
    ),
    (
        "The EU has slapped duties of up to 35.3% on Chinese electric vehicles.",
        ("tariff", "EU", "CN", "in_force", 35.3),
    ),
    (
        "China lifted its ban on Australian beef imports on Tuesday.",
        ("import_ban", "CN", "AU", "lifted", None),
    ),
    (
        "New Delhi denied that it had agreed to remove tariffs on American almonds.",
        ("tariff", "IN", "US", "denied", None),
    ),
    ("Norway has not imposed tariffs on Brazilian beef.", ("tariff", "NO", "BR", "denied", None)),
    (
        "The EU extended its sanctions against Russia for six months.",
        ("sanction", "EU", "RU", "extended", None),
    ),
    ("President Trump's tariffs on Brazil rose to 50% in August.", ("tariff", "US", "BR", "raised", 50.0)),
    (
        "Beijing added 15 American firms to its unreliable entity list.",
        ("entity_listing", "CN", "US", "in_force", None),
    ),
    (
        "Washington is considering lifting sanctions on Russian aluminium.",
        ("sanction", "US", "RU", "under_consideration", None),
    ),
    (
        "Exports of gallium to Japan were halted by Beijing last month.",
        ("export_control", "CN", "JP", "in_force", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_sentence(text: str, expected: tuple[str, str, str, str, float | None]) -> None:
    (found,) = measures.find(spans(text))
    parties = [p and p.partition(":")[2].upper() for p in (found.imposer_entity_id, found.target_entity_id)]
    assert (found.instrument, *parties, found.status, found.rate_percent) == expected
