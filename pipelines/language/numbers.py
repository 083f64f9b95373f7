"""Numerals of English text: digits in every grouping, number words, power words, fractions, ordinals, vague plurals.

Here a numeral is read as a number and nothing more. Currencies, units, names that contain a numeral, and what a
number means belong to `pipelines.extract.figures`. Cost is linear: one compiled scan finds the words, one the
digits, and the grammar walks over what they found.
"""

from __future__ import annotations

from pipelines.language.number_grammar import Reader
from pipelines.language.number_stream import Numeral
from pipelines.language.number_tokens import digits_value, fold, power_words, tokens

__all__ = ["Numeral", "digits_value", "fold", "power_words", "scan"]


def scan(text: str, lower: str) -> list[Numeral]:
    """Return all numerals of `text`, in order and not overlapping."""
    stream = tokens(text, lower)
    result: list[Numeral] = []
    reader = Reader(text, lower, stream)
    position, count = 0, len(stream)
    while position < count:
        numeral, position = reader.read(position)
        if numeral is not None and (not result or numeral.start >= result[-1].end):
            result.append(numeral if numeral.scale_word is None else _rounded(numeral))
    return result


def _rounded(numeral: Numeral) -> Numeral:
    """Return the numeral with 15 significant digits: 4.1 billion is 4100000000, not 4099999999.9999995."""
    return numeral if numeral.value is None else numeral._replace(value=float(f"{numeral.value:.15g}"))
