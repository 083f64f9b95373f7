"""Hedges and bounds beside a quantity: about, at least, up to, more than. Spans and comparators only."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.extract.figures.quantity import Quantity
from pipelines.language.reference import rows

_BACK = 28
_FILLERS = frozenset({"the", "a", "an", "another", "further", "additional", "only", "just", "reported", "of"})
_ACROSS_THE = frozenset({"nearly", "almost", "roughly", "approximately", "some", "around", "least", "most"})
"""Last words of the hedges that "the" may follow (nearly the 10%); "over the three states", "less than the $5" compare."""

_PREPOSITIONS = frozenset({"over", "under", "above", "below", "beyond"})
"""Words that compare before a number (over 10%) and only lead to a noun before an article (talks over a 10% levy)."""


_HYPHENED = frozenset({"nearly-", "almost-", "roughly-", "approximately-", "about-", "around-"})
"""Hedges that a hyphen joins to their number: a nearly-ten-year dispute."""


class Hedge(NamedTuple):
    """A comparator and the span of the words that say it."""

    comparator: str
    start: int
    end: int


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    before = {row["phrase"]: row["comparator"] for row in rows("hedges") if row["side"] == "before"}
    after = {row["phrase"]: row["comparator"] for row in rows("hedges") if row["side"] == "after"}
    words = "|".join(re.escape(phrase) for phrase in sorted(after, key=len, reverse=True))
    return before, after, re.compile(rf"(?:,? (?=give or take|and counting)| )?({words})(?![a-z0-9])")


_PHRASAL = {
    "over": frozenset({"hand", "hands", "handed", "handing", "take", "takes", "took", "taken", "taking", "turn", "turned", "sign", "signed", "carry", "carried", "win", "won", "spread"}),
    "about": frozenset({"talk", "talks", "talking", "talked", "brought", "bring", "brings", "bringing", "came", "come", "comes", "think", "thinking", "worried", "worry", "concerned", "asked", "ask", "questions", "question", "speak", "spoke", "speaking", "know", "knows", "knew", "complain", "complained", "complaints", "concerns", "details", "information", "news", "heard", "hear", "told", "write", "wrote"}),
    "under": frozenset({"brought", "covered"}),
}  # fmt: skip
"""Words that take the preposition to themselves: to hand over 15%, talking about $10 million."""


UP_VERBS = frozenset({"add", "adds", "added", "adding", "sign", "signed", "edge", "edges", "edged", "edging", "shot", "inch", "inches", "inched", "inching", "tick", "ticks", "ticked", "ticking", "creep", "creeps", "crept", "creeping", "nudge", "nudges", "nudged", "nudging", "bumps", "bumped", "go", "goes", "going", "gone", "went", "ramp", "ramped", "stand", "stands", "stood", "owned", "lined", "line", "woke", "wake", "live", "lives", "lived"})  # fmt: skip
"""Verbs that take "up" to themselves: it adds up to 5%."""


@cache
def _of_phrases() -> frozenset[str]:
    return frozenset(" ".join(phrase.split()[-2:]) for phrase in _lexicon()[0] if phrase.endswith(" of"))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _lexicon()[0])


def before(lower: str, start: int, floor: int) -> Hedge | None:
    """Return the hedge that ends right before `start`, looking back to `floor` at most, or None."""
    begin = max(floor, start - _BACK)
    window = lower[begin:start]
    if not window or not window.strip():
        return None
    phrases = _lexicon()[0]
    if window[-1] in "~≈><≥≤":
        return Hedge(phrases[window[-1]], start - 1, start)
    words = [word.lstrip("(“”\"'‘’—–") for word in window.split()[-5:]]
    if words and words[-1] in _HYPHENED:
        return Hedge(phrases[words[-1][:-1]], start - len(words[-1]), start)
    if not words or not window[-1].isspace():
        return None
    end = start
    if words[-1] in _FILLERS and not (words[-1] == "of" and " ".join(words[-2:]) in _of_phrases()):
        if words[-1] == "the" and words[-2:-1] and words[-2] not in _ACROSS_THE:
            return None
        if words[-1] in ("a", "an") and words[-2:-1] and words[-2] in _PREPOSITIONS:
            return None
        words = words[:-1]
    if not words or words[-1] not in _last_words():
        return _estimated(lower, start, floor)
    if len(words) > 1 and words[-2] in _PHRASAL.get(words[-1], ()):
        return None
    for count in (4, 3, 2, 1):
        phrase = " ".join(words[-count:])
        if phrase == "up to" and words[-3:-2] and words[-3] in UP_VERBS:
            return None
        if len(words) >= count and phrase in phrases:
            return Hedge(phrases[phrase], begin + _position(window, words[-count:]), end)
    return _estimated(lower, start, floor)


_FAR_BACK = 44
_ESTIMATED = re.compile(r"\bestimated to (?:have )?(?:been )?[a-z]{2,12}(?: (?:to|by|at))? $")
_ESTIMATE_OF = re.compile(r"\bestimated (?:[a-z-]{3,16} ){1,2}(?:of|at) $")
"""The noun between tells what the amount is (an estimated debt of $5), so it is left outside the hedge."""


def _estimated(lower: str, start: int, floor: int) -> Hedge | None:
    """Return the hedge of an amount that is an estimate: it is estimated to have risen to 7 tons, an estimated debt of $5."""
    begin = max(floor, start - _FAR_BACK)
    if lower.find("estimated ", begin, start) < 0:
        return None
    if _ESTIMATE_OF.search(lower, begin, start):
        return Hedge("about", start, start)
    match = _ESTIMATED.search(lower, begin, start)
    return Hedge("about", match.start(), start) if match else None


def _position(window: str, words: list[str]) -> int:
    """Return where the last run of `words` begins in `window`."""
    at = len(window)
    for word in reversed(words):
        at = window.rindex(word, 0, at)
    return at


def after(lower: str, end: int) -> Hedge | None:
    """Return the hedge that follows at `end` (or more, at least), or None."""
    if lower[end : end + 2] not in (
        " o",
        " a",
        "-p",
        "-o",
        "-s",
        "+",
        "+ ",
        " p",
        " g",
        ", ",
    ) and not lower.startswith("+", end):
        return None
    match = _lexicon()[2].match(lower, end)
    if not match:
        return None
    if match.group(1) == "plus" and lower[end : end + 1] == " ":
        return None
    return Hedge(_lexicon()[1][match.group(1)], match.start(1), match.end())


_AFTER_THESE_OVER_BOUNDS = ("for ", " in ", "just ", "little ", "lasted ", "took ", "takes ", "take ", "well ", "of ", "is ", "was ", "after ", "lasting ", "lasts ", "last ", "spent ", "spend ", "wait ", "waited ", "nearly ", "age ", "aged ", "are ", "were ", "be ", "been ")  # fmt: skip


def bounds_nothing(lower: str, quantity: Quantity, hedge: Hedge) -> bool:
    """Tell whether what looks like a bound says during, or what things are ordered under: 106 items under 14 headings."""
    if quantity.unit in _ORDERS and lower[hedge.start : hedge.end].strip() == "under":
        return True
    return _is_span_of_time(lower, quantity, hedge)


_ORDERS = frozenset(
    "category chapter heading subheading code section article law act agreement treaty pact programme program scheme contract licence license".split()
)
"""What goods and deeds are ordered under."""


def _is_span_of_time(lower: str, quantity: Quantity, hedge: Hedge) -> bool:
    """Tell whether "over" means during: talks over four rounds, investment over three years."""
    if quantity.kind != "duration" and quantity.role != "round_number":
        return False
    if lower[hedge.start : hedge.end].strip() != "over":
        return False
    before = lower[max(0, hedge.start - 20) : hedge.start]
    return not before.endswith(_AFTER_THESE_OVER_BOUNDS) or _SPREAD.search(before) is not None


_SPREAD = re.compile(r"\b(?:[a-z]{2,12}(?:ed|ing)|phase) in $")
"""A verb with its particle: duties phased in over ten years."""
