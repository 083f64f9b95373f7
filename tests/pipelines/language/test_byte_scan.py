"""RE2 over bytes, by offsets alone."""

from __future__ import annotations

import re2

from pipelines.language.byte_scan import ByteScan


def scan(pattern: bytes) -> ByteScan:
    return ByteScan(pattern, re2.Options())


def test_extents_come_in_order_and_look_at_the_words_before() -> None:
    assert list(scan(rb"\bno\w*").extents(b"no noon piano now")) == [(0, 2), (3, 7), (14, 17)]


def test_a_match_must_begin_at_the_offset_asked_for_and_end_in_time() -> None:
    digits = scan(rb"\d+")
    assert digits.end_from(b"in 2025", 3, 7) == 7
    assert digits.end_from(b"in 2025", 3, 5) == 5
    assert digits.end_from(b"in 2025", 0, 7) == -1


def test_groups_have_names_and_may_be_empty_handed() -> None:
    amount = scan(rb"(?P<sign>[-+])?(?P<value>\d+)")
    assert amount.groups == ("sign", "value")
    assert amount.words_of(b"42") == [None, "42"]
    assert amount.words_of(b"42 tonnes") is None
