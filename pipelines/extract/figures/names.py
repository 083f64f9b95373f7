"""Numerals that are no quantities: parts of names and codes, times, years, scores, references. Structure first, lists last."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.figures.units import before_forms
from pipelines.language.numbers import Numeral
from pipelines.language.reference import rows

_URL_CHARACTERS = frozenset("/=?&@_#%\\")
_LIGHT_PREFIXES = frozenset(
    {"mid", "sub", "pre", "near", "non", "under", "over", "low", "high", "multi", "early", "late"}
)
_CLOCK = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock|(?:gmt|est|edt|ist|utc|bst|cet|et)\b)|:[0-9]{2}|h[0-9]{2}\b")
_MONTH_AFTER = re.compile(
    r" (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})  # fmt: skip
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.’'&-]*$")
_PLAIN_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_OPENING = frozenset("“\"'‘([—–•")
_NOT_NAMES = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "in", "on", "at", "by", "of", "to", "from", "for", "with", "about", "around", "nearly", "almost", "some", "over", "under", "up", "more", "less", "than", "only", "just", "all", "another", "other", "its", "his", "her", "their", "our", "my", "your", "and", "or", "but", "as", "if", "when", "while", "since", "after", "before", "during", "between", "among", "through", "within", "per", "until", "till", "both", "each", "every", "any", "no", "not", "first", "last", "next", "past", "top", "total", "exactly", "approximately", "roughly", "at", "least", "last", "another", "those", "among", "so", "also", "even", "still", "yet", "then", "there", "here", "it", "he", "she", "they", "we", "you", "i", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "said", "says", "plus", "minus", "around", "mr", "mrs", "ms", "dr", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "worth", "least", "most", "average", "aged", "age", "against", "above", "below", "near", "off", "into", "onto", "out", "down", "back", "again", "via", "versus", "vs", "what", "which", "who", "where", "how", "why", "how", "do", "does", "did", "give", "gives", "get", "gets", "took", "take", "takes", "cost", "costs", "buy", "buys", "sell", "sells", "pay", "pays", "paid", "cut", "cuts", "add", "adds", "kill", "kills", "killed", "raise", "raises", "raised", "hit", "hits", "drop", "drops", "fall", "falls", "fell", "rise", "rises", "rose", "gain", "gains", "gained", "lose", "loses", "lost", "win", "wins", "won", "grow", "grows", "grew", "reach", "reaches", "reached", "hire", "hires", "fire", "fires", "axe", "slash", "slashes", "slashed", "order", "orders", "recall", "recalls", "send", "sends", "report", "reports", "save", "saves", "need", "needs", "want", "wants", "seek", "seeks", "use", "uses", "find", "finds", "make", "makes", "see", "sees", "spend", "spends", "invest", "invests", "impose", "imposes", "imposed", "threaten", "threatens", "face", "faces", "target", "targets", "include", "includes", "including", "hold", "holds", "move", "moves", "offer", "offers", "plan", "plans", "exceed", "exceeds", "top", "tops", "near", "nears", "hits", "lift", "lifts", "lower", "lowers"]
)  # fmt: skip


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], AhoCorasick, frozenset[str]]:
    names = rows("number_names")
    always = frozenset(row["phrase"] for row in names if row["place"] == "before")
    capital = frozenset(row["phrase"] for row in names if row["place"] == "before-capital")
    whole = [row["phrase"] for row in names if row["place"] == "whole"]
    return always, capital, AhoCorasick(whole, matchkind=MatchKind.LeftmostLongest), frozenset(whole)


def whole_names(lower: str) -> list[tuple[int, int]]:
    """Return the spans of names with a number that a list knows (Air Force One, S&P 500), in order."""
    return [
        (start, end)
        for _, start, end in _lexicon()[2].find_matches_as_indexes(lower)
        if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum()
    ]


def is_code(text: str, lower: str, numeral: Numeral, has_unit: bool) -> bool:
    """Tell whether the digits are glued into an identifier, an address, a time or a score (A380, COVID-19, 10:30, 3-1)."""
    start, end = numeral.start, numeral.end
    previous, following = text[start - 1 : start] if start else "", text[end : end + 1]
    if previous.isalnum() or previous in _URL_CHARACTERS or previous == ":":
        return not (previous == "/" and text[max(0, start - 2) : start - 1] == " ")
    if following == ":" and text[end + 1 : end + 2].isdigit():
        return True
    if following in ("/", "=", "@", "_", "\\") and text[end + 1 : end + 2].isalnum() and not has_unit:
        return True
    if following.isalpha() and not has_unit:
        return True
    if previous in ("-", "\u2010", "\u2011") and start > 1:
        before = _WORD_BEFORE.search(lower, max(0, start - 16), start - 1)
        if before and before.group() not in _LIGHT_PREFIXES:
            return True
    return bool(_CLOCK.match(lower, end)) and not has_unit


def is_date_part(text: str, lower: str, numeral: Numeral) -> bool:
    """Tell whether a bare number is a year or a day of the month by its neighbours."""
    printed = text[numeral.start : numeral.end]
    if _PLAIN_YEAR.fullmatch(printed):
        return True
    if not numeral.in_digits or numeral.value is None or numeral.value > 31:
        return False
    if _MONTH_AFTER.match(lower, numeral.end):
        return True
    before = lower[max(0, numeral.start - 11) : numeral.start]
    return (
        bool(before)
        and before[-1] in " "
        and bool(before.split())
        and before.split()[-1].strip('.(“"') in _MONTHS
    )


def is_named(
    text: str, lower: str, numeral: Numeral, sentence_start: int, is_title: bool, has_noun: bool
) -> bool:
    """Tell whether the word before a bare number makes both a name or a reference (Section 232, Merdeka 118, Phase One)."""
    start = numeral.start
    if start <= sentence_start or text[start - 1] not in " \u00a0":
        return False
    window_start = max(sentence_start, start - 24)
    match = _WORD_BEFORE.search(text, window_start, start - 1)
    if not match:
        return text[start - 2 : start - 1] in "#№"
    printed = match.group()
    word = (
        printed.lower().rstrip(".")
        if printed.lower() not in ("no.", "nos.", "nr.", "nrs.")
        else printed.lower()
    )
    always, capital, _, _ = _lexicon()
    is_capital = printed[0].isupper()
    first_upper = text[numeral.start].isupper()
    if word in always:
        return is_capital or numeral.in_digits
    if word in capital:
        return is_capital and not has_noun
    if not numeral.in_digits:
        return first_upper and is_capital and not is_title and word not in _NOT_NAMES
    if (
        not is_capital
        or has_noun
        or word in _NOT_NAMES
        or is_currency(printed)
        or is_title
        or (printed.isupper() and len(printed) > 5)
    ):
        return False
    opens_sentence = match.start() == sentence_start or text[match.start() - 1] in _OPENING
    return not opens_sentence or numeral.value == int(numeral.value or 0)


def is_capitalised_name(text: str, numeral: Numeral, sentence_start: int, is_title: bool) -> bool:
    """Tell whether a capitalised number word inside a sentence belongs to a name (Fifth Avenue, Big Four)."""
    if numeral.in_digits or is_title or not text[numeral.start].isupper() or numeral.start == sentence_start:
        return False
    before = text[max(sentence_start, numeral.start - 2) : numeral.start].strip()
    return not (before and before[-1] in "“\"'‘([—–•:.!?…") and bool(before or numeral.start > sentence_start)


def is_currency(printed: str) -> bool:
    """Tell whether a word is a currency code or sign (17 USD 25)."""
    return printed in before_forms()[0]


_SUPERLATIVE = re.compile(r"[ -](?:[a-z]{2,12}est|most|least|worst|best|ranked)(?![a-z])")
_NO_RANK_AFTER = re.compile(
    r"(?:[-\u2010\u2011 ](?:hand|class|rate|ever|person|degree|world war|party|half|quarter|lady|minister|aid|name|names|place that|thing|things|of all|and foremost|and last|or last|deputy|vice|generation|century)|['’])"
)


def is_idle_ordinal(text: str, lower: str, numeral: Numeral) -> bool:
    """Tell whether an ordinal is an adverb, a period or a fixed phrase (first half, third party, must first agree)."""
    if _NO_RANK_AFTER.match(lower, numeral.end):
        return True
    follower = text[numeral.end : numeral.end + 1]
    if follower in ("", ",", ".", ";", ":", ")", "\n"):
        return True
    before = lower[max(0, numeral.start - 9) : numeral.start].rsplit(" ", 2)
    return len(before) > 1 and before[-2] in (
        "at",
        "to",
        "must",
        "should",
        "was",
        "were",
        "had",
        "have",
        "has",
        "who",
        "when",
        "will",
        "would",
        "he",
        "she",
        "it",
        "they",
        "we",
        "be",
        "been",
        "is",
        "are",
    )


def is_rank(lower: str, end: int) -> bool:
    """Tell whether a superlative follows the ordinal that ends at `end` (second-largest)."""
    return bool(_SUPERLATIVE.match(lower, end))
