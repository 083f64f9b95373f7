"""`Reading`, what an expression means by itself, and the small tables that every reader of rules uses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pipelines.language.calendar import ORDINAL_WORDS


class Reading(NamedTuple):
    """One expression read by itself; `needs` names what its sentence must decide.

    In `form`, `?:` stands for the side of publication (past:, coming:, near:) that the sentence will give; an `anchor`
    has no judge, it is linked when all expressions of the document are known.
    """

    kind: str
    form: str
    granularity: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    is_vague: bool = False
    doubt: str | None = None
    needs: str = ""


Match = dict[str, Any]
"""The groups of a rule by name: their words, None where a group has none."""
Handler = Callable[[Match, str, Reading | None], Reading | None]
"""(groups, surface, reading of the group `core` where the rule has one) → reading, or None when it is no date."""

GRANULARITY = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
    "C": "century", "H": "half_year",
}  # fmt: skip
UNIT_NAME = {
    "day": "day", "night": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "half": "half", "year": "year", "decade": "decade", "century": "century", "season": "season",
}  # fmt: skip
MODS = {
    "early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END", "end": "END",
    "beginning": "START", "start": "START", "opening": "START", "turn": "START", "middle": "MID", "close": "END",
    "first half": "START", "second half": "END",
}  # fmt: skip
QUARTERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
ABOUT = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "close to": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "just under": "LESS_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "over": "MORE_THAN", "more than": "MORE_THAN",
    "just over": "MORE_THAN", "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "at the least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS", "as little as": "EQUAL_OR_MORE",
}  # fmt: skip


def granularity_of(unit: str) -> str:
    """Return the granularity term of a unit name."""
    return "half_year" if unit == "half" else unit


def ordinal(words: str) -> int | None:
    """Return the number of `3rd`, `third` or `twenty-first`; None for other words."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    words = words.lower().replace(" ", "-")
    return ORDINAL_WORDS.get(words)


def full_year(digits: str) -> int:
    """Return the year of two or four digits; two digits below 50 are in this century."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 50 else 1900)


def fiscal_years(label: str) -> tuple[int, int]:
    """Return the first and the last of the years printed: 2024-25 has two, FY25 the same one twice."""
    first, *rest = re.findall(r"\d{4}|\d\d", label)
    opens = full_year(first)
    if not rest:
        return opens, opens
    return opens, int(rest[0]) if len(rest[0]) == 4 else opens // 100 * 100 + int(rest[0])


def month_days(month: int, year: int | None = None) -> int:
    """Return the number of days of `month`; February has 29 when no year is given."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31
