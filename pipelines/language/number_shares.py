"""What stands beside "a third" and "a quarter" where they are parts of a whole, and not places in a sequence or periods."""

from __future__ import annotations

import re

_BEFORE_A_PART = (" by ", " about ", " nearly ", " almost ", " than ", " roughly ", " around ", " over ", " under ", " least ", " some ", " to ")  # fmt: skip
_AFTER_A_PART = (" to ", " in ", " from ", " since ", " on ", " over ", " this ", " last ", " as ", " after ", " compared", " between ", " within ", " when ", " and ", " by ", " during ", " against ", " year")  # fmt: skip
"""What stands beside a fraction that has no "of": cut by a third in May."""

_OF_MANY = (" of ", " were ", " are ", " have ")
"""What only a part has behind it: a quarter were machines, as many are."""

_HEDGE = (
    r"(?:about|nearly|almost|roughly|around|more than|less than|at least|over|just over|just under|some|only)"
)
_MOVED_BY = re.compile(
    rf"\b(?:by|down|up|fell|rose|lost|shed|gained|dropped|slumped|plunged|jumped|surged|grew|shrank|declined|slid) (?:{_HEDGE} )?$"
)
_HEDGED = re.compile(rf"\b{_HEDGE} $")
_FOR_A_TIME = re.compile(
    rf"\b(?:in|for|after|within|every|each|per|last|next|take|takes|took|lasts|lasted|spent|spend|later) {_HEDGE} $"
)
_SAID_OF = re.compile(r" (?:comes?|came|goes|went|is|are|was|were|has|have|had)\b")


def is_part(lower: str, start: int, end: int) -> bool:
    """Tell whether "a" with the ordinal `start`…`end` names a part: by what follows and by the word before."""
    follower = lower[end : end + 10]
    if follower.startswith(_OF_MANY):
        return True
    before = lower[max(0, start - 9) : start]
    if not follower[:1] or follower[0] in ".,;:)\n":
        return not before.rstrip().endswith(("and", "or", ",", ";", "—", "–"))
    return before.endswith(_BEFORE_A_PART) and follower.startswith(_AFTER_A_PART)


def is_quarter(lower: str, start: int, end: int) -> bool:
    """Tell whether "a quarter" (`start`…`end`) is a fourth: a quarter of, fell by a quarter in May; not lasted a quarter."""
    follower = lower[end : end + 10]
    if follower.startswith(_OF_MANY):
        return True
    begin = max(0, start - 26)
    if _MOVED_BY.search(lower, begin, start):
        return not follower[:1] or follower[0] in ".,;:)\n" or follower.startswith(_AFTER_A_PART)
    if not _HEDGED.search(lower, begin, start) or _FOR_A_TIME.search(lower, begin, start):
        return False
    return _SAID_OF.match(lower, end) is not None
