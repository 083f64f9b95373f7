"""The digit runs and number words of a text, in one compiled scan each. No grammar lives here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.language.reference import rows

MAX_DIGITS = 30
"""Longer runs of digits are identifiers or noise, never quantities."""

# one class in front: a search for a class is compiled, an alternation is not (151 against 27 MB/s)
# possessive groups look ahead before they read: until Python 3.11.5 a group that failed kept what it had read (25. for 25)
_DIGITS = re.compile(
    r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒][0-9]*(?:(?=[.,\u00a0\u2009\u202f][0-9])[.,\u00a0\u2009\u202f][0-9]+)*+"
    r"(?:(?=-[0-9]+-[0-9]+-[0-9])(?:(?=-[0-9])-[0-9]+)*+)?"
)
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,6}")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?")
_SPACE_GROUPS = re.compile(r"(?: [0-9]{3}(?![0-9-])){1,5}(?:\.[0-9]+)?(?![0-9A-Za-z])")
GLYPHS = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒", (1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 6, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 1 / 10), strict=True))  # fmt: skip


class Token(NamedTuple):
    """A digit run or a number word; `kind` is `digits`, `glyph` or a class of number_words.csv."""

    start: int
    end: int
    kind: str
    value: float
    doubt: str | None = None


def digits_value(printed: str) -> tuple[float | None, str | None]:
    """Return the number that a digit run says and a doubt (`malformed_grouping`, `ambiguous_separator`) or None.

    Western (1,234.5), Indian (12,34,567), spaced (1 234) and European (1.234,56) grouping; the last is doubtful in
    English text. A run that is no single number (1,1,1 or 192.168.1.2, four groups and more with hyphens) has no value and the doubt `sequence`.
    """
    if len(printed) > MAX_DIGITS or "-" in printed:
        return None, "sequence"
    if printed.isdigit() or (printed.count(".") == 1 and printed.replace(".", "").isdigit()):
        return float(printed), None
    if _WESTERN.fullmatch(printed) or _INDIAN.fullmatch(printed):
        return float(printed.replace(",", "")), None
    if _SPACED.fullmatch(printed):
        return float(re.sub(r"[\u00a0\u2009\u202f]", "", printed).replace(",", ".")), None
    if _EUROPEAN.fullmatch(printed):
        return float(printed.replace(".", "").replace(",", ".")), "ambiguous_separator"
    groups = re.split(r"[.,\u00a0\u2009\u202f]", printed)
    if len(groups) == 2 and len(groups[1]) <= 2:
        return float(".".join(groups)), "ambiguous_separator"
    if "," in printed and any(len(group) > 3 for group in groups[1:]):
        return None, "malformed_grouping"
    return None, "sequence"


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[tuple[str, float], ...]]:
    words = rows("number_words")
    automaton = AhoCorasick(
        [row["word"] for row in words], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return automaton, tuple((row["class"], float(row["value"])) for row in words)


@cache
def power_words() -> Mapping[str, float]:
    """Return the value of each power word of number_words.csv (million, bn, lakh), the words in lower case."""
    scales = {row["word"]: float(row["value"]) for row in rows("number_words") if row["class"] == "scale"}
    return MappingProxyType(scales)


def fold(text: str) -> str:
    """Return `text` in lower case with every character at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def tokens(text: str, lower: str) -> list[Token]:
    """Return the digit runs and number words of `text` in order; `lower` is `fold(text)`."""
    found = _words(lower)
    digits: list[Token] = []
    last = -1
    for match in _DIGITS.finditer(text):
        if match.start() >= last:
            token = _digit_token(text, match)
            digits.append(token)
            last = token.end
    if not found or not digits:
        return found or digits
    found.extend(digits)
    found.sort()
    return found


def _words(lower: str) -> list[Token]:
    """Return the number words that stand alone; a power word may follow a digit (2.5bn)."""
    automaton, meaning = _lexicon()
    padded = lower + " "  # also the character before the first one
    found: list[Token] = []
    for index, start, end in automaton.find_matches_as_indexes(lower):
        if padded[end].isalnum():
            continue
        previous = padded[start - 1]
        kind, value = meaning[index]
        if (previous.isalnum() or previous == "_") and (kind != "scale" or not previous.isdigit()):
            continue
        found.append(Token(start, end, kind, value))
    return found


def _is_glued(text: str, start: int) -> bool:
    """Tell whether a letter before the digits makes a code of them; the R of rand does not (R50 000)."""
    if not start or not text[start - 1].isalpha():
        return False
    return text[start - 1] != "R" or (start > 1 and text[start - 2].isalnum())


def _digit_token(text: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    printed = match.group()
    if printed in GLYPHS:
        return Token(start, end, "glyph", GLYPHS[printed])
    if (
        start
        and text[start - 1] == "."
        and "." not in printed
        and not text[max(0, start - 2) : start - 1].strip().isalnum()
    ):
        start, printed = start - 1, "." + printed
    value, doubt = digits_value(printed)
    if end - start <= 3 and end < len(text) and text[end] == " " and text[end + 1 : end + 2].isdigit():
        groups = _SPACE_GROUPS.match(text, end)
        if groups and printed.isdigit() and not _is_glued(text, start):
            end = groups.end()
            value = float(text[start:end].replace(" ", ""))
    return Token(start, end, "digits", -1.0 if value is None else value, doubt)
