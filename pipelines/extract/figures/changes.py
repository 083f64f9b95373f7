"""Level or change: the words beside a quantity that say increase, decrease, from or to."""

from __future__ import annotations

import re
from functools import cache

from pipelines.language.reference import rows

_WINDOW = 60
_MAX_FILLERS = 4
_NOUN_AFTER = re.compile(r"[ -]([a-z]+)")
_UP_IDIOMS = frozenset({"make", "makes", "made", "making", "set", "sets", "end", "ended", "follow", "took", "take", "came", "come", "add", "adds"})  # fmt: skip
_FUND_RAISING = frozenset({"raise", "raises", "raised", "raising"})
"""To raise money is to collect it."""
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "this", "that", "another", "further"})
_NOT_TO = (
    "up to",
    "close to",
    "according to",
    "due to",
    "equal to",
    "prior to",
    "next to",
    "compared to",
    "thanks to",
)


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    table = rows("change_words")
    verbs = {row["word"]: row["direction"] for row in table if row["class"] == "verb"}
    nouns = {row["word"]: row["direction"] for row in table if row["class"] == "noun"}
    moves = frozenset(row["word"] for row in table if row["class"] == "move") | verbs.keys()
    return verbs, nouns, frozenset(moves), frozenset(row["word"] for row in table if row["class"] == "filler")


def change(lower: str, start: int, end: int, floor: int, kind: str = "") -> str:
    """Return the CHANGE that the words beside the quantity `start`…`end` state; `floor` bounds the look back.

    "to" and "from" need a verb of change or each other: a gift to 20 schools is no change.
    """
    verbs, nouns, moves, fillers = _lexicon()
    begin = max(floor, start - _WINDOW)
    words = lower[begin:start].split()
    at, skipped = len(words) - 1, 0
    while at >= 0 and skipped <= _MAX_FILLERS:
        word = words[at]
        if word == "from":
            is_change = (
                _moves(words[:at], moves)
                or "to" in words[:at]
                or " to " in lower[end : end + 40].split(",", maxsplit=1)[0]
            )
            return "from" if is_change else "level"
        if word in ("to", "toward", "towards", "at"):
            if word == "at" or " ".join(words[max(0, at - 1) : at + 1]) in _NOT_TO:
                break
            is_change = (
                _moves(words[:at], moves)
                or "from" in _clause(words[:at])
                or " from " in lower[end : end + 14]
            )
            return "to" if is_change else "level"
        if word == "up" and at and words[at - 1] in _UP_IDIOMS:
            break
        if kind == "money" and word in _FUND_RAISING:
            break
        if word in verbs and (
            word not in ("another", "further", "additional", "extra") or at == len(words) - 1
        ):
            return verbs[word]
        if word not in fillers and not word.endswith("ly"):
            break
        at, skipped = at - 1, skipped + 1
    noun = _NOUN_AFTER.match(lower, end)
    if noun is None or (
        lower.startswith(" to ", noun.end()) and (not words or words[-1] not in _DETERMINERS)
    ):
        return "level"
    return nouns.get(noun.group(1), "level")


def _clause(words: list[str]) -> list[str]:
    """Return the words after the last comma."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].endswith((",", ";")):
            return words[at + 1 :]
    return words


def _moves(words: list[str], moves: frozenset[str]) -> bool:
    """Tell whether a verb of change stands among the words before."""
    return any(word.strip(',;(“"') in moves for word in words)
