"""How firm a truce, agreement or understanding is said to be: fragile, fraying, holding, collapsed, or only hoped for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.extract.spans import Sentence
from pipelines.language import reference
from pipelines.relate.remarks.window import NO_MODIFIER, made, phrase_start
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import RemarkStatement

_REACH = 230
"""Characters between an arrangement and its predicate: a truce built by three named negotiators has begun to unravel."""
_CLOSE = 32
HOPED = (" truce", " ceasefire", " détente", " detente")
_NOUN = r"(?:truces?|ceasefires?|détente|detente|standstill|arrangements?|accords?|pacts?|agreements?|deals?)"
_ARRANGEMENT = re.compile(rf"\b{_NOUN}\b(?![-’'])")
_FOLLOWED = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}\b")
_BREAK = re.compile(
    r"[;:“”]|\b(?:as|while|because|but|although|though|when|whereas|who|if|after|before|which|that|said|says|say|warned|warns|added)\b"
)
_RELATIVE = re.compile(r"\s*,?\s*(?:which|that)\b")
_VERBS = re.compile(
    r"(?:(?:has|have|had|is|was|were|are|be|been|being|begun|began|begin|begins|starting|started|to|may|might|could|would|will|can|"
    r"not|remains?|remained|likely|nearly|almost|already|now|still|soon|quickly|very|looks?|looked|seems?|seemed|put|sorely|severely)"
    r"\s+){1,7}$"
)
_NEGATED = re.compile(r"\b(?:not|never|n’t|n't|hardly|yet to)\b")
_OPEN = re.compile(r"\b(?:whether|if|could|might|may|can|doubts?|unclear)\b")
_SOUGHT = re.compile(
    r"\b(?:pave the way (?:for|to|towards?)|paving the way (?:for|to|towards?)|hopes? (?:of|for)|hoping for|in search of|"
    r"path (?:to|towards?)|step towards?|working (?:on|towards?)|push for|chances? of|prospects? (?:of|for))\s+"
    r"(?:[\w-]+\s+){0,7}?(?:an?|some)\s+(?:[\w-]+\s+){0,2}(?:truces?|ceasefires?|détente|detente)\b"
)
_DONE_TO = frozenset(
    "strained threatened undermined disrupted weakened tested jeopardised jeopardized endangered imperilled restored revived salvaged rescued "
    "resurrected".split()
)
"""Participles of verbs with an object: alone they tell what the arrangement does, not how it is."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|looks?|looked|seems?|seemed|gets?|got)\b(?:\s\S+){0,4}\s*$"
)
_OBJECT = re.compile(r"\s+(?:an?|the|its|their|his|her|any|no|several|many|more|talks|\d+)\b")
_FINITE = frozenset("fell broke held failed on in at under back".split())


class Term(NamedTuple):
    """What a word says, and where it stands: before the noun, after it, close after it, either."""

    value: str
    place: str


@cache
def terms() -> dict[str, Term]:
    """Return the words of `condition_terms.csv`."""
    return {row["term"]: Term(row["value"], row["place"]) for row in reference.rows("condition_terms")}


def read(index: SpanIndex, sentence: Sentence, start: int, end: int, word: str) -> list[RemarkStatement]:
    """Return the condition that `word`, found at [start, end), gives to the arrangement beside it."""
    lowered = index.lowered
    if not _is_whole(lowered, start, end):
        return []
    term = terms()[word]
    if term.place in ("before", "either"):
        noun = _FOLLOWED.match(lowered, end, min(sentence.char_end, end + 40))
        if noun is not None and not set(noun.group().split()) & NO_MODIFIER:
            span = phrase_start(lowered, sentence, start), noun.end()
            return [made(index, sentence, span, "condition", term.value, (start, noun.end()))]
    return [] if term.place == "before" else _predicate(index, sentence, start, end, term)


def _predicate(
    index: SpanIndex, sentence: Sentence, start: int, end: int, term: Term
) -> list[RemarkStatement]:
    """Return the condition of the arrangement that is the subject of the word: the truce has begun to unravel."""
    lowered = index.lowered
    low = max(sentence.char_start, start - (_CLOSE if term.place == "close" else _REACH))
    nouns = list(_ARRANGEMENT.finditer(lowered, low, start))
    if not nouns:
        return []
    noun = nouns[-1]
    between = lowered[noun.end() : start]
    relative = _RELATIVE.match(between)
    rest = between[relative.end() :] if relative is not None else between
    if _BREAK.search(rest) or (term.place == "close" and "," in rest):
        return []
    is_finite = word_is_finite(lowered[start:end])
    if not is_finite and _VERBS.search(rest) is None:
        return []
    if lowered[start:end] in _DONE_TO and not _PASSIVE.search(rest):
        return []  # a failed deal would have strained ties; a pact that Ruiz has threatened to leave
    if lowered[start:end] in ("hold", "holds", "held", "holding") and _OBJECT.match(lowered, end):
        return []  # since the truce, it hasn't held a briefing
    value = _turned(term.value, lowered[max(sentence.char_start, noun.start() - 40) : start])
    span = phrase_start(lowered, sentence, noun.start()), end
    return [made(index, sentence, span, "condition", value, noun.span())]


def word_is_finite(word: str) -> bool:
    """Return whether a word can be the verb itself: the truce unravelled, failed to prevent, is back on track."""
    first = word.split(maxsplit=1)[0]
    return first.endswith(("ed", "s")) or first in _FINITE


def _is_whole(lowered: str, start: int, end: int) -> bool:
    before = lowered[start - 1] if start else " "
    after = lowered[end] if end < len(lowered) else " "
    return not (before.isalnum() or before == "-" or after.isalnum() or after == "-")


def _turned(value: str, before: str) -> str:
    """Return the value as negation and doubt leave it: "is not holding", "whether the truce can survive"."""
    is_denied = _NEGATED.search(before) is not None
    is_open = _OPEN.search(before) is not None
    if value in ("strained", "collapsed") and is_denied:
        return "holding"
    if value in ("holding", "restored") and (is_denied or is_open):
        return "strained"
    return "strained" if value == "collapsed" and is_open else value


def hopes(index: SpanIndex, sentence: Sentence) -> list[RemarkStatement]:
    """Return the truce that a sentence only hopes for."""
    found = _SOUGHT.search(index.lowered, sentence.char_start, sentence.char_end)
    if found is None:
        return []
    noun = list(_ARRANGEMENT.finditer(index.lowered, found.start(), found.end()))[-1]
    return [made(index, sentence, found.span(), "condition", "sought", noun.span())]
