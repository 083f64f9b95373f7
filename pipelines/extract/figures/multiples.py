"""Factors and sizes told in words: doubled, twice the, 2.5-fold, four times the, triple-digit."""

from __future__ import annotations

import re

from pipelines.extract.figures.quantity import Place, Quantity, base
from pipelines.language.numbers import Numeral

_DIGIT_WORD = re.compile(r"[-\u2010\u2011 ](?:digits?|figures?)(?![a-z])")
DIGIT_WORDS = {"single": 1, "double": 2, "triple": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
_FOLD = re.compile(r"[-\u2010\u2011 ]?(?:fold|x)(?![A-Za-z0-9])|×")
_TIMES = re.compile(
    r" times(?= (?:the|as|more|higher|larger|greater|bigger|faster|its|their|what|that|over|his|her|lower|less|those|earnings|current|last|fiscal|forward|trailing|expected|projected|annual|book|sales|"
    r"revenues?|profits?|[a-z]+er than)\b)"
)
_VALUED_AT = re.compile(
    r"\b(?:trad(?:es?|ed|ing)|valu(?:es?|ed|ing)|priced) [^.,;]{0,30}\b(?:at|on|for) (?:[a-z]+ ){0,2}$"
)
"""Before a number of times that is the price of a share in earnings: peers trade at 9 times."""
_TIMES_ALONE = re.compile(r" times(?![a-z])")
_VALUED_BACK = 60
_PERCENT_NOUN = re.compile(
    r"(?: [a-z-]+){0,2} (?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|growth|inflation|rates?|percent|percentage|increases?|rises?|declines?|gains?|drops?|returns?|falls?|contractions?|expansions?|cuts?|hikes?|margins?|jumps?|surges?|yields?)(?![a-z])"
)
_GROWTH_BEFORE = re.compile(
    r"\b(?:growth|inflation|tariffs|duties|grew|grow|rose|rise|rising|growing|margins?|rates?|fell|declined|increased|unemployment)\b[^.,;]{0,30} (?:in|at|into|the|low|mid|high|to|of)[ -](?:the )?(?:low |mid |high |mid-)?$"
)
_DOUBLE_USE = re.compile(
    r"(?: [-–—]| ?— ?| (?:the|its|their|his|her|that|what|those|to|from|as|in|last|this|on|by|over|since|a year|between|for|within)\b|[,.;])"
)
_TWICE_USE = re.compile(r" (?:the|as|its|their|what|that|his|her|more|last)\b")
_VERB_BEFORE = re.compile(
    r"\b(?:(?:to|will|would|could|might|can|may|should|must) (?:at least |more than |nearly |almost |roughly |about |over |even )?)$"
)
_NO_VERB = re.compile(
    r"-| (?:standards?|tax|taxation|taxes|digits?|figures?|counting|check|jeopardy|glazing|agents?|blow|whammy|room|rooms|beds?|bonds?|murder|major|play|jump|top|crown|bottom|gold)(?![a-z])"
)
"""What stands behind double and triple where they are no verbs: due to double taxation."""
_CODE = re.compile(
    r" (?:hs|hts|htsus|pin|harmoni[sz]ed|tariff|customs|product|numeric|unique|serial|postal|area|identification|zip)?(?: ?(?:sub)?headings?| ?codes?| ?tariff lines?| ?levels?| ?classifications?| ?nomenclature| ?tariff schedule)(?![a-z])"
)
"""What is named by digits, not counted in them: an eight-digit subheading, the six-digit level."""


def multiple(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the factor that doubled, twice the, threefold say, the digit count of double-digit, or None for idioms."""
    lower, end = place.lower, numeral.end
    word = lower[numeral.start : end]
    digits = _DIGIT_WORD.match(lower, end)
    if digits and word in DIGIT_WORDS:
        return _digit_count(lower, numeral, DIGIT_WORDS[word], digits.end())
    if word == "single" or lower.startswith((" down", "-down"), end):
        return None
    if word in ("twice", "thrice"):
        is_used = _TWICE_USE.match(lower, end) is not None
    elif word.endswith(("ed", "ing", "fold")):
        is_used = True
    elif _VERB_BEFORE.search(lower, max(place.floor, numeral.start - 20), numeral.start):
        is_used = _NO_VERB.match(lower, end) is None
    else:
        is_used = _DOUBLE_USE.match(lower, end) is not None
    return base(numeral, "multiple", "multiple_word") if is_used else None


def special(lower: str, numeral: Numeral) -> Quantity | None:
    """Read three-digit, 2.5-fold and four times the …; None for anything else."""
    follower = lower[numeral.end : numeral.end + 1]
    if follower not in "- \u2010\u2011fx×" or numeral.value is None:
        return None
    if numeral.value < 10 and (digits := _DIGIT_WORD.match(lower, numeral.end)):
        return _digit_count(lower, numeral, int(numeral.value), digits.end())
    times = _TIMES_ALONE if _is_valued(lower, numeral.start) else _TIMES
    for pattern, rule in ((_FOLD, "fold"), (times, "times")):
        match = pattern.match(lower, numeral.end)
        if match:
            quantity = base(numeral, "multiple", rule)
            quantity.end = match.end()
            return quantity
    return None


def _is_valued(lower: str, start: int) -> bool:
    begin = max(0, start - _VALUED_BACK)
    return lower.find(" at ", begin, start) > 0 and _VALUED_AT.search(lower, begin, start) is not None


def _digit_count(lower: str, numeral: Numeral, digits: int, end: int) -> Quantity:
    if digits > 3 and _CODE.match(lower, end):
        quantity = base(numeral, "count", "count")
        quantity.end, quantity.unit = end, "digit"
        return quantity
    quantity = base(numeral, "number", "digit_count")
    quantity.end, quantity.value = end, None
    quantity.low, quantity.high = float(10 ** (digits - 1)), float(10**digits - 1)
    if _PERCENT_NOUN.match(lower, end) or _moves_by(lower, numeral.start):
        quantity.kind, quantity.unit = "percent", "percent"
    return quantity


def _moves_by(lower: str, start: int) -> bool:
    """Tell whether a digit count is a rate of growth by what stands before it: rose by double digits, growth in single digits."""
    before = lower[max(0, start - 44) : start]
    return before.endswith("by ") or _GROWTH_BEFORE.search(before) is not None
