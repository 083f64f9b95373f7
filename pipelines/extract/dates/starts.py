"""Where in a text an expression may start: a cheap scan for the words without which there is none.

Belongs here: the words that every expression of `grammar` holds at least one of, and those that may stand before the
first of them. A test keeps both complete. Offering a place too many costs a look; the grammar alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import re2

from pipelines.extract.dates import grammar
from pipelines.language import calendar
from pipelines.language.byte_scan import ByteScan

_TELLING = (
    "second minute hour day night week fortnight month quarter year decade season centur millenni half",
    " ".join((*calendar.MONTH_NAMES, *calendar.WEEKDAY_NAMES)),
    "today yesterday tomorrow tonight overnight morning afternoon evening midday lunchtime noon midnight o'clock",
    "spring summer autumn fall winter forties fifties sixties seventies eighties nineties twenties thirties",
    "seventeen eighteen nineteen twenty thousand",  # years in words
    "daily annual biennial biannual yearly annum fiscal fy financial",
    "now nowadays recent lately current present moment date past ago ages soon future term sometime",
    "while period time point",
    "of[ \x01]+late",
)
"""Stems of the words that tell of time. Each stands alone as the beginning of a word."""
_ABBREVIATED = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thurs?|thu|fri|sat|sun)(?:\b|[0-9]|to)"
)
_NUMBER = (
    r"[0-2][0-9]{3}"  # a year, a clock time
    r"|'[0-9]{2}|[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{2}"
    # a number that goes on: no percentage, no end of a list, no chain of numbers (1-2-1-2)
    r"|[0-9]{1,4}(?:,[0-9]{3})?(?:\.[0-9]{1,2})?(?:[a-z':/(\x01 ]|-[a-z(\x01 ]|-[0-9]{1,4}(?:[a-z,.:/(\x01 ]|-[a-z]))"
)
_NUMBERED = r"[qh][1-4]"

_LEADING = (
    "the a an this that these those its their our his her all most each every other single only very",
    "about around approximately roughly nearly almost over under at least up to no not more than less fewer as many long "
    "little just well close circa or and of on in from since",
    "early earlier late later mid end beginning start middle turn small wee",
    "first last next coming past same previous preceding following prior current present latest latter final recent "
    "initial ensuing intervening ongoing upcoming right new",
    "comparable corresponding equivalent like calendar full trading business school academic tax "
    "election crop marketing seasonally",
    "additional consecutive straight successive working whole entire short extra further solid different separate",
    "couple few several dozen dozens hundred hundreds thousands tens many once twice times bi semi",
    "some per fairly relatively rather quite lengthy brief limited prolonged extended indefinite undetermined unspecified certain "
    "sustained too near foreseeable immediate distant so medium for cy",
)
"""Words that may stand in an expression before the first that tells of time."""


@cache
def _scanner() -> ByteScan:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    numbers = [*calendar.NUMBER_WORDS, *calendar.ORDINAL_WORDS]
    leading = "|".join([*" ".join(_LEADING).split(), *numbers])
    telling = "|".join(
        [
            *" ".join(_TELLING[:-1]).split(),
            _TELLING[-1],
            _ABBREVIATED,
            _NUMBER,
            _NUMBERED,
            grammar.fragments()["holiday"],
        ]
    )
    return ByteScan(rf"\b(?:(?:{leading})[ \x01,.'()+/-]*)*?(?:{telling})".encode("latin-1"), options)


_AMOUNT = r"[0-9][0-9.,]{0,8}[ -]?(?:million|billion|trillion|crore|per ?cent|cents|tons|tonnes|people)\b"
"""Amounts of money and shares make most of the numbers of economic news."""
_PART = "(?:morning|afternoon|evening|night|midday|lunchtime)"
_INNER = (
    rf"(?:and|or|on|from|than|for(?![ \x01]+the[ \x01]+moment)|in(?![ \x01]+the[ \x01]+{_PART})|of(?![ \x01]+late)|to(?![ \x01]+date))\b"
    r"|(?:ago|future|moment|period|point|term|time|while)"
)
"""Words of expressions with which none begins."""
_AHEAD = 20
"""Characters behind a run that tell whether its last number is an amount."""
_WORD = re.compile(
    rf"\b(?:[b-eghj-lnq-su-vx-zB-EGHJ-LNQ-SU-VX-Z]|(?!{_AMOUNT}|(?i:{_INNER}))\w)".encode("latin-1")
)
"""The beginning of a word; with most letters no inner word begins."""


def possible(coded: bytes) -> Iterator[int]:
    """Yield, in order, the offsets at which an expression may start. `coded`: the text as `grammar.coded` gives it.

    Nothing starts at a word that only says the one before it again (May May May).
    """
    before, before_end = b"", 0
    for start, end in _scanner().extents(coded):
        words = coded[start:end]
        is_said_again = start == before_end + 1 and words == before
        before, before_end = words, end
        if is_said_again:
            continue
        if b" " not in words and b"-" not in words:
            if coded[start - 1 : start] == b"/" and words[:1].isdigit() and not words[:4].isdigit():
                continue  # 1/2/3: a number behind a slash goes on with what stands before it
            if _WORD.match(coded, start):
                yield start
            continue
        for word in _WORD.finditer(coded, start, end + _AHEAD):
            at = word.start()
            if at >= end:
                break
            yield at
