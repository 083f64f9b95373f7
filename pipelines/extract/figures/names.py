"""Numerals that are no quantities: parts of names and codes, times, years, scores, references. Structure first, lists last."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.extract.figures.quantity import HYPHENS, Place
from pipelines.extract.figures.units import LOWER_CASE_CODES, before_forms
from pipelines.language.calendar import MONTHS
from pipelines.language.numbers import Numeral
from pipelines.language.reference import rows

_GLUE = frozenset("/=?&@_#%*\\:'’")
_LIGHT_PREFIXES = frozenset(
    {"mid", "sub", "pre", "near", "non", "under", "over", "low", "high", "multi", "early", "late"}
)
_CLOCK = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock|(?:gmt|est|edt|ist|utc|bst|cet|et)\b)|:[0-9]{2}|h[0-9]{2}\b")
_MONTH_AFTER = re.compile(
    r" (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY_BEFORE = re.compile(r"day \($")
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.’'&-]*$")
_PLAIN_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_OLD_YEAR = re.compile(r"1[0-7][0-9]{2}")
_YEAR_WORD_BEFORE = re.compile(
    r"(?:\bfrom|\bin|\bsince|\buntil|\btill|\bbefore|\bafter|\bof|\bbetween|\bby) $"
)
_NAME_JOINS = frozenset({" and ", ", ", " or ", " to ", ", and ", "-", "–"})
_LONGEST_JOIN = 6
_CITATION = re.compile(r" (?:CFR|C\.F\.R\.|U\.?S\.?C\b|F\. ?Supp|F\. ?[23]d|Fed\. ?Reg)")
_PHONE_REST = re.compile(r"\) ?[0-9]{3,4}[-. ]?[0-9]{3,4}(?![0-9])")
_VERSION = re.compile(r"[0-9]+|[0-9]\.0")
"""A bare integer, or a version (Trump 2.0)."""
_OPENING = frozenset("“\"'‘([—–•")


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], AhoCorasick]:
    names = rows("number_names")
    always = frozenset(row["phrase"] for row in names if row["place"] == "before")
    capital = frozenset(row["phrase"] for row in names if row["place"] == "before-capital")
    whole = [row["phrase"] for row in names if row["place"] == "whole"]
    return (
        always,
        capital,
        AhoCorasick(whole, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
    )


@cache
def _never() -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("number_names") if row["place"] == "never")


@cache
def _sections() -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("number_names") if row["place"] == "section")


_OF_SECTION = re.compile(
    r" (?:(?:steel|alumini?um|metals?|copper|auto|car|lumber|timber|safeguard|national security|trade) ){0,2}"
    r"(?:tariffs|duties|levies|exclusions?|probe|inquiry|investigation)(?![a-z])"
)


def is_section(place: Place, numeral: Numeral) -> bool:
    """Tell whether the number is that of the section under which duties are laid or goods looked into (the 232 tariffs)."""
    start, end = numeral.start, numeral.end
    return place.text[start:end] in _sections() and _OF_SECTION.match(place.lower, end) is not None


def whole_names(lower: str) -> list[tuple[int, int]]:
    """Return the spans of names with a number that a list knows (Air Force One, S&P 500), in order."""
    return [
        (start, end)
        for _, start, end in _lexicon()[2].find_matches_as_indexes(lower)
        if not (start and lower[start - 1].isalnum()) and not lower[end : end + 1].isalnum()
    ]


def is_code(place: Place, numeral: Numeral, *, has_unit: bool) -> bool:
    """Tell whether the digits are glued into an identifier, an address, a time or a score (A380, COVID-19, 10:30, 3-1)."""
    text, lower, start, end = place.text, place.lower, numeral.start, numeral.end
    previous, following = text[start - 1 : start] if start else "", text[end : end + 1]
    if previous.isalnum() or previous in _GLUE:
        before = text[max(0, start - 2) : start - 1]
        return not (before == " " and (previous == "/" or (has_unit and previous in "'’")))
    if previous and previous in ".(" and numeral.scale_word is None and not has_unit:
        before = text[max(0, start - 2) : start - 1]
        if before.isdigit() or before.isupper() or (previous == "(" and before.isalnum()):
            return True  # BA.5, 30(7)
        word = _WORD_BEFORE.search(lower, max(place.floor, start - 8), start - 1) if previous == "." else None
        if word is not None and (word.group() in MONTHS or word.group() in _lexicon()[0]):
            return True  # No.8, Feb.25
    if previous == "(" and following == ")" and _PHONE_REST.match(lower, end):
        return True
    if previous == "+" and lower[max(0, start - 6) : start - 1].strip().endswith(("gmt", "utc")):
        return True
    if following == ":" and text[end + 1 : end + 2].isdigit():
        return True
    if has_unit:
        return False
    if following and following in "/=@_\\" and text[end + 1 : end + 2].isalnum():
        return True
    if following == "x" and not text[end + 1 : end + 2].isalnum():
        return False  # 1.5x
    if following.isalpha():
        if following == "s" and numeral.in_digits and end - start == 3:
            place.codes.add(text[start:end])
        return True
    if is_hyphened(place, numeral) or lower[max(0, start - 6) : start].endswith(("under-", "over-")):
        return True
    return bool(_CLOCK.match(lower, end))


def is_hyphened(place: Place, numeral: Numeral) -> bool:
    """Tell whether a word and a hyphen stand right before the number (COVID-19, SCP-173 m), other than mid-, sub-, pre-."""
    start = numeral.start
    if start < 2 or place.text[start - 1] not in HYPHENS:
        return False
    if place.taken == start - 1 > place.floor:
        return False  # USD3-4bn
    before = _WORD_BEFORE.search(place.lower, max(place.floor, start - 16), start - 1)
    return before is not None and before.group() not in _LIGHT_PREFIXES


def is_date_part(place: Place, numeral: Numeral) -> bool:
    """Tell whether a bare number is a year or a day of the month by its neighbours."""
    if not numeral.in_digits or numeral.value is None or numeral.scale_word:
        return False
    if _PLAIN_YEAR.fullmatch(place.text, numeral.start, numeral.end) or _is_old_year(place, numeral):
        return True
    if numeral.value > 31 or numeral.value != int(numeral.value):
        return False
    if _MONTH_AFTER.match(place.lower, numeral.end):
        return True
    if _WEEKDAY_BEFORE.search(place.lower, max(place.floor, numeral.start - 12), numeral.start):
        return place.lower.startswith(")", numeral.end)  # last Wednesday (27)
    before = place.lower[max(0, numeral.start - 11) : numeral.start]
    return before.endswith(" ") and bool(before.strip()) and before.split()[-1].strip('.(“"') in MONTHS


def _is_old_year(place: Place, numeral: Numeral) -> bool:
    """Tell whether four digits are a year before 1800: a preposition before, nothing counted after (from 1445 to 1870)."""
    start, end = numeral.start, numeral.end
    if end - start != 4 or not _OLD_YEAR.fullmatch(place.text, start, end):
        return False
    if _YEAR_WORD_BEFORE.search(place.lower, max(place.floor, start - 9), start) is None:
        return False
    follower = place.lower[end : end + 4]
    return not follower[:1].isalnum() and (
        follower[:1] in ".,;:)" or follower in (" to ", " and", "", " unt")
    )


def is_name(place: Place, numeral: Numeral, has_noun: bool) -> bool:
    """Tell whether the number is part of a name: capitalised itself, or made one by the word before it.

    Digits that make a name are remembered, so that "the 737" is none of the document's figures either.
    """
    if is_capitalised_name(place, numeral) or _CITATION.match(place.text, numeral.end):
        return True
    is_listed = (
        not has_noun
        and numeral.start - place.named <= _LONGEST_JOIN
        and place.text[max(place.named, 0) : numeral.start] in _NAME_JOINS
    )
    if not (is_listed and numeral.in_digits) and not _is_named(place, numeral, has_noun):
        return False
    place.named = numeral.end
    if numeral.in_digits and numeral.end - numeral.start >= 3:
        place.codes.add(place.text[numeral.start : numeral.end])
    return True


def _is_named(place: Place, numeral: Numeral, has_noun: bool) -> bool:
    """Tell whether the word before makes a name or a reference (Section 232, Merdeka 118, Phase One)."""
    text, start = place.text, numeral.start
    if start <= place.floor or text[start - 1] not in " \u00a0":
        return False
    match = _WORD_BEFORE.search(text, max(place.floor, start - 24), start - 1)
    if not match:
        return text[start - 2 : start - 1] in "#№§"
    printed = match.group()
    word = printed.lower()
    if not word.startswith("n"):
        word = word.rstrip(".")
    is_capital = printed[0].isupper()
    always, capital, _ = _lexicon()
    if word in always or (is_capital and _two_words(place, match.start(), word) in always):
        return is_capital or numeral.in_digits
    if word in capital:
        return is_capital and not (has_noun and not place.lower.startswith(" of the ", numeral.end))
    if not is_capital or place.is_title or word in _never():
        return False
    if not numeral.in_digits:
        return text[start].isupper()
    if (
        has_noun
        or numeral.scale_word
        or is_currency(printed)
        or not _VERSION.fullmatch(text, start, numeral.end)
    ):
        return False
    opens_sentence = match.start() == place.floor or text[match.start() - 1] in _OPENING
    return not (opens_sentence and word.endswith(("s", "ed", "ing")))


def _two_words(place: Place, start: int, word: str) -> str:
    """Return `word`, which starts at `start`, with the one before it: executive order, republic act."""
    before = _WORD_BEFORE.search(place.lower, max(place.floor, start - 16), start - 1)
    return f"{before.group()} {word}" if before else word


_STREET = re.compile(
    r" (?:[A-Z][\w.'’]* ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Lane|Drive|Square|Plaza|Way|Parkway|Highway|Place|Terrace)(?![a-z])"
)


def is_address(place: Place, numeral: Numeral) -> bool:
    """Tell whether the number is that of a house: 10 Downing Street."""
    end = numeral.end
    return (
        numeral.in_digits
        and place.text[end + 1 : end + 2].isupper()
        and _STREET.match(place.text, end) is not None
    )


def is_currency(printed: str) -> bool:
    """Tell whether a word is a currency sign or a common code (17 USD 25); rare codes are acronyms, too (COP 27)."""
    return printed in before_forms()[0] and (len(printed) != 3 or printed.lower() in LOWER_CASE_CODES)


def is_capitalised_name(place: Place, numeral: Numeral) -> bool:
    """Tell whether a capitalised number word inside a sentence belongs to a name (Fifth Avenue, Big Four)."""
    text, start = place.text, numeral.start
    if numeral.in_digits or place.is_title or not text[start].isupper() or start == place.floor:
        return False
    before = text[max(place.floor, start - 2) : start].strip()
    return not (before and before[-1] in "“\"'‘([—–•:.!?…`")


def superlative_end(lower: str, end: int) -> int | None:
    """Return where the superlative after the ordinal that ends at `end` stops (second-largest), or None."""
    match = _SUPERLATIVE.match(lower, end)
    return match.end() if match else None


def is_rankless(lower: str, end: int) -> bool:
    """Tell whether what follows an ordinal at `end` makes it a period or a fixed phrase (half, quarter, party)."""
    return _NO_RANK_AFTER.match(lower, end) is not None


def is_idle_ordinal(place: Place, numeral: Numeral) -> bool:
    """Tell whether an ordinal is an adverb, a period or a fixed phrase (first half, third party, must first agree)."""
    lower, end = place.lower, numeral.end
    follower = lower[end : end + 1]
    if follower not in " -\u2010\u2011" or end >= place.ceiling or _NO_RANK_AFTER.match(lower, end):
        return True
    if numeral.value == 3 and lower.startswith((" country", " countries"), end):
        return not lower.startswith(" country to ", end)  # a third country is another one
    if numeral.value == 11 and lower.startswith(" hour", end):
        return True  # at the eleventh hour
    before = lower[max(place.floor, numeral.start - 9) : numeral.start].rsplit(" ", 2)
    return len(before) > 1 and before[-2] in _VERBS_BEFORE


_NO_SUPERLATIVE = (
    "request|protest|harvest|contest|arrest|interest|forest|guest|priest|conquest|inquest|bequest|digest"
)
_SUPERLATIVE = re.compile(
    rf"[ -](?!(?:{_NO_SUPERLATIVE})\b)(?:[a-z]{{2,12}}est|most|least|worst|best|ranked)(?![a-z])"
)
_NUMBER_AFTER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|few|several|couple|[0-9]"
)
_NO_RANK_AFTER = re.compile(
    rf"(?:[-\u2010\u2011 ](?:hand|class|rate|ever|degree|world war|party|half|quarter|lady|minister|aid|name|names|place that|thing|things|of all|and foremost|and last|or last|deputy|avenue|street|army|fleet|battalion|brigade|regiment|amendment|circuit|congress|squadron|infantry|airborne|vice|generation|century|halves|quarters|{_NUMBER_AFTER}))"
)
_VERBS_BEFORE = frozenset({"at", "to", "must", "should", "was", "were", "had", "have", "has", "who", "when", "will", "would", "he", "she", "it", "they", "we", "be", "been", "is", "are"})  # fmt: skip
