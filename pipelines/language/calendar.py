"""Words of the calendar: months, weekdays, units, parts of the day, and the number words dates use.

Belongs here: lexical facts and their patterns. How the words combine is the grammar of `pipelines.extract.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""Month names and abbreviations, lower case, to 1..12."""

MONTH_NAMES = tuple(names.split()[0] for names in _MONTHS)
"""The full names of the months, lower case."""

MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "PW", "MH", "CA"})
"""Countries whose publishers write 10/12 for 12 October (CLDR short date patterns)."""

_WEEKDAYS = (
    "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
    "friday fri", "saturday sat", "sunday sun",
)  # fmt: skip
WEEKDAYS: dict[str, int] = {
    name: number for number, names in enumerate(_WEEKDAYS, start=1) for name in names.split()
}
"""Weekday names and abbreviations, lower case, to ISO 1..7."""

WEEKDAY_NAMES = tuple(names.split()[0] for names in _WEEKDAYS)
"""The full names of the weekdays, lower case, Monday first."""

UNITS: dict[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "semester": "Y", "season": "Y", "year": "Y",
    "decade": "E", "century": "C", "centurie": "C", "millennium": "L", "millennia": "L",
}  # fmt: skip
"""Singular unit words to ISO 8601 designators; a leading T marks a unit of time."""

PARTS_OF_DAY: dict[str, str] = {
    "morning": "MO", "midmorning": "MO", "dawn": "MO", "afternoon": "AF", "midafternoon": "AF",
    "evening": "EV", "dusk": "EV", "night": "NI", "overnight": "NI", "midday": "MI", "lunchtime": "MI",
    "daytime": "DT",
}  # fmt: skip
"""Parts of the day to TIMEX3 codes."""

SEASONS: dict[str, str] = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
    "winter": "WI", "wintertime": "WI",
}  # fmt: skip
"""Season words to TIMEX3 codes."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()

NUMBER_WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
ORDINAL_WORDS: dict[str, int] = (
    {word: value for value, word in enumerate(_ORDINALS)}
    | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, start=2)}
    | {
        f"{tens}-{ordinal}": 10 * value + unit
        for value, tens in enumerate(_TENS, start=2)
        for unit, ordinal in enumerate(_ORDINALS[1:10], start=1)
    }
)


def alternation(words: Iterable[str]) -> str:
    """Return a non-capturing alternation of `words`, longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


_SMALL = alternation(_ONES[1:])
_UNIT = alternation(_ONES[1:10])
_TEN = alternation(_TENS)

NUMBER_WORD = (
    rf"(?:(?:(?:{_UNIT}|a)[ -]hundred|{_TEN})(?:[ -](?:and[ ])?(?:{_TEN}[ -])?(?:{_SMALL}))?|{_SMALL}"
    r"|(?:(?:a|one|two|three|four|five|ten)[ ])thousand)"
)
"""Number words up to the thousands: seven, twenty-one, a hundred, a hundred and fifty, two thousand."""

ORDINAL_WORD = alternation(list(ORDINAL_WORDS)[1:])


@cache
def number(words: str) -> int | None:
    """Return the value of number words such as `twenty-one` or `a hundred and fifty`; None for others."""
    total = current = 0
    for token in re.split(r"[\s-]+", words.strip().lower()):
        if token in NUMBER_WORDS:
            current += NUMBER_WORDS[token]
        elif token in ("a", "an"):
            current += 1
        elif token == "hundred":
            current = max(current, 1) * 100
        elif token == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif token != "and":
            return None
    return total + current


@cache
def spoken_year(words: str) -> int | None:
    """Return the year of words read in pairs (`nineteen ninety-six` → 1996, `two thousand` → 2000)."""
    tokens = re.split(r"[\s-]+", words.strip().lower())
    if "thousand" in tokens:
        return number(words)
    head, tail = NUMBER_WORDS.get(tokens[0]), number(" ".join(tokens[1:]))
    return None if head is None or tail is None else head * 100 + tail
