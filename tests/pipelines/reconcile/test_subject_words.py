"""The words by which goods and topics of several sources meet on one subject."""

from __future__ import annotations

import pytest

from pipelines.reconcile.claims.products import family
from pipelines.reconcile.claims.remarks import topic


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("imported products made from cobalt", "cobalt"),
        ("Chinese goods", "all goods"),
        ("the country’s steel beams", "steel and aluminium"),
        ("Canada's maple syrup", "maple syrup"),
        ("U.S. buyers", "u.s buyers"),
        ("Chilean producers", "all goods"),
        (None, "all goods"),
    ],
)
def test_a_product_is_its_family_or_its_last_words(printed: str | None, expected: str):
    assert family(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Norway’s assistance", "norway assistance"),
        ("relief on tariffs", "tariff"),
        ("the case of a jailed publisher", "jailed publisher"),
        ("purchases of soybeans", "soybeans"),
    ],
)
def test_a_topic_is_its_goods_its_instrument_or_its_last_words(printed: str, expected: str):
    assert topic(printed) == expected
