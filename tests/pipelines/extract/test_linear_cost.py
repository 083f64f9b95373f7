"""Hostile lines cost in proportion to their length: twice the line, at most about twice the calls, in Python and in C.

Calls are counted instead of seconds, so that a busy machine changes nothing. Copies of the text are not calls and not seen.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from pipelines.extract import document
from pipelines.ingest.plain import document_from_text
from pipelines.ingest.records import Document

LENGTH = 1500
HOSTILE = [
    "1234567890",
    "May May May ",
    "1,1,1,1,",
    "1-2-1-2-",
    "1 2 3 4 ",
    "5% 5% ",
    "$ $ $ ",
    "(((([[",
    ')))"”',
    "“‘",
    "\"' ",
    "He said \"she said 'they ",
    '"no," he said and ',
    "a\u0301\u0302\u0303",
    "Mr. Mr. ",
    "U.S. U.S.",
    ". . . ",
    ", , ,",
    "A B C D ",
    "one and two and ",
    "hundred million ",
    "first second third ",
    "2019 2020 ",
    "Monday Tuesday ",
    "from 5 to 6 ",
    "said he said ",
    "China China, ",
    "Minister Minister ",
    "o'o'o'",
    "a-a-a-",
    '$1 May 2, "Mr. X said (1-2 ',
]


def _line(pattern: str, length: int) -> Document:
    read = document_from_text((pattern * (length // len(pattern) + 1))[:length])
    assert isinstance(read, Document)
    return read


def _calls(read: Document) -> int:
    """Return how many functions, of Python and of C, reading the spans of `read` calls."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        document.extract(read)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Read every pattern once, so that reference data and compiled patterns are there before calls are counted."""
    for pattern in HOSTILE:
        document.extract(_line(pattern, 300))


@pytest.mark.parametrize("pattern", HOSTILE)
def test_twice_a_hostile_line_costs_at_most_twice_the_calls(pattern: str) -> None:
    once, twice = _calls(_line(pattern, LENGTH)), _calls(_line(pattern, 2 * LENGTH))
    assert twice <= 2.2 * once
