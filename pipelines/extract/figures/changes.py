"""Level or change: the words beside a quantity that say increase, decrease, from or to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.extract.figures import hedges
from pipelines.language.reference import rows

_WINDOW = 60
_MAX_FILLERS = 6
_NOUN_AFTER = re.compile(r"[ -]([a-z]+)")
_UP_IDIOMS = frozenset({"make", "makes", "made", "making", "set", "sets", "end", "ended", "follow", "took", "take", "came", "come", "add", "adds"})  # fmt: skip
_DOWN_IDIOMS = frozenset({"shut", "shuts", "shutting", "close", "closed", "closing", "put", "puts", "turn", "turned", "tear", "tore", "gun", "gunned", "shot", "broke", "break", "take", "took", "bring", "brought", "hand", "handed", "laid", "lay", "track", "tracked", "hunt", "hunted", "write", "wrote", "strike", "struck", "set", "sit", "sat", "knocked", "knock"})  # fmt: skip
_IDIOMS = {"up": _UP_IDIOMS, "down": _DOWN_IDIOMS}
"""Verbs that take the particle to themselves: police shut down three sites."""
_FUND_RAISING = frozenset({"raise", "raises", "raised", "raising"})
"""To raise money is to collect it."""
_DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "its",
        "their",
        "this",
        "that",
        "another",
        "further",
        "current",
        "existing",
        "previous",
        "initial",
        "original",
    }
)
_COMPARISONS = frozenset({"higher", "lower", "stronger", "weaker"})
_DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all"})
"""Before a count these name who is meant (go to the three families)."""
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
    "amounted to",
    "amounts to",
    "amount to",
    "amounting to",
    "came to",
    "comes to",
    "addition to",
    "access to",
    "relative to",
    "subject to",
    "limited to",
    "exposed to",
    "linked to",
    "respect to",
    "belonging to",
    "equivalent to",
    "restricted to",
    "tied to",
    "entitled to",
    "sold to",
    "exports to",
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
    words = lower[max(floor, start - _WINDOW) : start].split()
    if _spans(words):
        return "level"
    beside = _Beside(lower, words, end, kind)
    for at in range(len(words) - 1, max(-1, len(words) - 2 - _MAX_FILLERS), -1):
        said = beside.said_before(at)
        if said == _NOTHING:
            break
        if said is not None:
            return said
    return beside.said_after()


_NOTHING = ""
"""Said by a word that hides those before it."""


class _Beside(NamedTuple):
    """The words before a quantity of `kind` that ends at `end` of `lower`."""

    lower: str
    words: list[str]
    end: int
    kind: str

    def said_before(self, at: int) -> str | None:
        """Return the change that the word `at` states, `_NOTHING`, or None where the word before it may state one."""
        verbs, nouns, moves, fillers = _lexicon()
        words, word = self.words, self.words[at]
        if word == "from":
            return "from" if _is_start(self.lower, words[:at], moves, self.end, self.kind) else "level"
        if word in ("to", "toward", "towards"):
            return self._target(at, moves)
        if word == "at":
            return _NOTHING
        if word == "by" and at == len(words) - 1 and (change := self._moved_by(verbs, nouns)):
            return change
        if word == "of" and at and nouns.get(words[at - 1]) and self.kind != "count":
            return nouns[words[at - 1]]  # a rise of 5%
        is_verb = word in verbs and (word not in _ADDING or at == len(words) - 1)
        if not (is_verb or word in fillers or word.endswith("ly") or self._is_participle(at)):
            return _NOTHING
        if self._is_of_something_else(at, verbs, nouns):
            return _NOTHING
        return verbs[word] if is_verb else None

    def _moved_by(self, verbs: dict[str, str], nouns: dict[str, str]) -> str | None:
        """Return the change of the clause that ends in `by`: agreed to cut its output of crude by 5 tonnes.

        None where the figure only describes what acts (lifted by 5% duties), or another number stands between.
        """
        clause = _clause(self.words)[:-1]
        if self.kind == "count" or not clause or _has_head(self.lower, self.end, nouns):
            return None
        for at in range(len(clause) - 1, max(-1, len(clause) - 2 - _LONGEST_OBJECT), -1):
            word = clause[at]
            if word in verbs and word not in _ADDING and word not in _IDIOMS:
                return verbs[word] or None
            is_number = word[0].isdigit() and not _YEAR.fullmatch(word)
            if word.endswith("ed") or is_number or word in _OTHER_CLAUSE:
                return None
        return None

    def _target(self, at: int, moves: frozenset[str]) -> str:
        """Return what the "to" at `at` says: a level that is reached, a level, or nothing (amounted to)."""
        words = self.words
        if _is_no_target(words, at):
            return _NOTHING
        is_change = (
            (_moves(words[:at], moves) and not (self.kind == "count" and words[-1] in _DEFINITE))
            or "from" in _clause(words[:at])
            or " from " in self.lower[self.end : self.end + 14]
        )
        return "to" if is_change else "level"

    def _is_participle(self, at: int) -> bool:
        """Tell whether the word `at` only describes the quantity: a proposed 31%, its previously announced 31%."""
        before = self.words[at - 1] if at else ""
        return self.words[at].endswith("ed") and (before in _DETERMINERS or before.endswith("ly"))

    def _is_of_something_else(self, at: int, verbs: dict[str, str], nouns: dict[str, str]) -> bool:
        """Tell whether the word `at` is no change of the quantity: shut down, drop a 25% levy, raise money, higher than."""
        words, word = self.words, self.words[at]
        if at and words[at - 1] in _IDIOMS.get(word, ()) and (word == "up" or self.kind == "count"):
            return True
        is_object = len(words) - 3 <= at < len(words) - 1 and words[-1] in _DETERMINERS and word in verbs
        if is_object and _has_head(self.lower, self.end, nouns):
            return True
        if self.kind == "money" and word in _FUND_RAISING:
            return True
        return words[at + 1 : at + 2] == ["than"] and word in _COMPARISONS

    def said_after(self) -> str:
        """Return the change that the noun behind the quantity states (a 5% rise), or level."""
        lower, words = self.lower, self.words
        noun = _NOUN_AFTER.match(lower, self.end)
        if noun is None or (
            lower.startswith(" to ", noun.end()) and (not words or words[-1] not in _DETERMINERS)
        ):
            return "level"
        if lower.startswith((" under", " within", " into", " outside", " short of"), noun.end()):
            return "level"  # the 20% fall under another rule
        return _lexicon()[1].get(noun.group(1), "level")


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_OBJECT = 8
"""Words at most between a verb of change and the `by` of its measure."""
_OTHER_CLAUSE = frozenset(
    {"that", "which", "who", "when", "while", "as", "and", "but", "because", "after", "before", "if"}
)
_ADDING = frozenset({"another", "further", "additional", "extra"})
_TO_NUMBER = re.compile(r"[^,;.]{0,32} to (?:[a-z]+ ){0,3}[^\sa-z]{0,4}[0-9]")
_SPAN_VERBS = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"})
_FROM_BOUND = frozenset({"up", "down", "increase", "decrease", "rise", "drop", "decline", "fall", "jump", "cut"})  # fmt: skip
_HEADS = re.compile(r"[ -](?:[a-z-]+ )?([a-z]+)")


def is_range(lower: str, floor: int, start: int) -> bool:
    """Tell whether "from" before `start` opens a range: ranging from 10 to 15 percent."""
    return _spans(lower[max(floor, start - _WINDOW) : start].split())


def _spans(words: list[str]) -> bool:
    """Tell whether the clause says that things range from … to …."""
    return ("from" in words or "between" in words) and not _SPAN_VERBS.isdisjoint(words)


def _is_start(lower: str, words: list[str], moves: frozenset[str], end: int, kind: str) -> bool:
    """Tell whether "from" names the level before a change; counted things need the level after it beside them.

    Beef from two abattoirs is no change, up from two abattoirs is one.
    """
    last = words[-1] if words else ""
    if last in _FROM_BOUND or _TO_NUMBER.match(lower, end) or (len(words) > 1 and _is_target(words)):
        return True
    return kind not in ("count", "number", "ordinal") and _moves(_clause(words), moves)


def _is_no_target(words: list[str], at: int) -> bool:
    """Tell whether the "to" at `at` belongs to the word before (amounted to, up to); edged up to 2% names a level."""
    phrase = " ".join(words[max(0, at - 1) : at + 1])
    if phrase == "up to" and words[max(0, at - 2)] in hedges.UP_VERBS:
        return words[at - 2] in ("add", "adds", "added", "adding")
    return phrase in _NOT_TO


def _is_target(words: list[str]) -> bool:
    """Tell whether the words before end with "to" and a number: rose to 5 from 3."""
    return any(
        word == "to" and any(character.isdigit() for character in words[at + 1])
        for at, word in enumerate(words[:-1])
    )


def _has_head(lower: str, end: int, nouns: dict[str, str]) -> bool:
    """Tell whether the figure modifies a noun that is no change itself: a 25% levy, not a 25% increase."""
    noun = _HEADS.match(lower, end)
    first = _NOUN_AFTER.match(lower, end)
    return (
        noun is not None
        and first is not None
        and first.group(1) not in _NO_HEADS
        and not ({noun.group(1), first.group(1)} & nouns.keys())
    )


_NO_HEADS = frozenset({"to", "in", "of", "from", "on", "for", "by", "and", "or", "since", "this", "last", "over", "at", "as", "a", "the", "per", "year", "compared", "against", "more", "less", "higher", "lower"})  # fmt: skip


def _clause(words: list[str]) -> list[str]:
    """Return the words after the last comma."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].endswith((",", ";")):
            return words[at + 1 :]
    return words


def _moves(words: list[str], moves: frozenset[str]) -> bool:
    """Tell whether a verb of change stands among the words before."""
    return any(word.strip(',;(“"') in moves for word in words)
