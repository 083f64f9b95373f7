"""The quantity under construction, where it stands, and powers written as letters or as a point. What is read when is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.language.numbers import Numeral, power_words

_LETTER = re.compile(r"(k|K|mm|MM|m|M|b|B|t|T|cr)(?![A-Za-z0-9])")
_SPACED_LETTER = re.compile(r" (k|m|M|B|b|cr)(?![A-Za-z0-9'’])")
LETTER_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12, "cr": 1e7}
HYPHENS = "-\u2010\u2011"


@dataclass(slots=True)
class Place:
    """A sentence being read: the text and its lower-case fold, the sentence's bounds, and where the last figure ended.

    `is_title` marks headlines and headings, where capitals prove nothing. `codes` collects digits that the document uses
    as names (the 737), so that they are none of its figures; `previous` is the figure before, of the same sentence; `named` is where the last number that
    is part of a name ended (Resolutions 242 and 338).
    """

    text: str
    lower: str
    floor: int
    ceiling: int
    is_title: bool
    taken: int = 0
    codes: set[str] = field(default_factory=set)
    previous: Quantity | None = None
    named: int = -1


@dataclass(slots=True)
class Quantity:
    """`start` and `end` are the span, `numeral` what it was read from; the rest as in FigureSpan.

    `is_bare` is a number without unit or noun, which may still take one from its neighbour. `printed` is the form of
    the currency; `noun` is set where several currencies share that form ($ is dollar).
    """

    start: int
    end: int
    kind: str
    value: float | None
    numeral: Numeral
    rule: str
    unit: str | None = None
    currency: str | None = None
    low: float | None = None
    high: float | None = None
    scale_word: str | None = None
    role: str | None = None
    counted_end: int | None = None
    trivial: str = ""
    doubt: str | None = None
    period: str | None = None
    is_bare: bool = False
    noun: str = ""
    printed: str = ""


def base(numeral: Numeral, kind: str, rule: str) -> Quantity:
    """Return the quantity that the numeral alone says."""
    return Quantity(
        numeral.start, numeral.end, kind, numeral.value, numeral, rule,
        low=numeral.low, high=numeral.high, scale_word=numeral.scale_word, doubt=numeral.doubt,
    )  # fmt: skip


def scale(quantity: Quantity, factor: float) -> None:
    """Multiply value and bounds; 15 significant digits, so that 12.4 million is 12400000."""
    if quantity.value is not None:
        quantity.value = float(f"{quantity.value * factor:.15g}")
    if quantity.low is not None and quantity.high is not None:
        quantity.low, quantity.high = quantity.low * factor, quantity.high * factor


def power_of(quantity: Quantity) -> float:
    """Return the value of the quantity's power word or letter, 1 when it has none."""
    word = (quantity.scale_word or "").lower()
    return power_words().get(word) or LETTER_SCALES.get(word, 1.0)


def letter_scale(text: str, quantity: Quantity, *, spaced: bool) -> None:
    """Apply a one-letter power (12.4m, 3B) right after the digits, after a space only when `spaced`."""
    if not quantity.numeral.in_digits or quantity.scale_word:
        return
    match = _LETTER.match(text, quantity.end) or (
        _SPACED_LETTER.match(text, quantity.end) if spaced else None
    )
    if match:
        quantity.scale_word = match.group(1)
        quantity.end = match.end()
        scale(quantity, LETTER_SCALES[match.group(1).lower()])


_POINTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_POINTED_ROUND = re.compile(r"[1-9][0-9]{1,2}\.000")


def point_scale(text: str, quantity: Quantity, *, is_round: bool = False) -> None:
    """Read the point of 75.000 people as the mark of thousands, with a doubt: what is counted one by one has no decimals.

    With `is_round` only three zeros behind the point are such thousands.
    """
    numeral, shape = quantity.numeral, _POINTED_ROUND if is_round else _POINTED
    if numeral.in_digits and not numeral.scale_word and shape.fullmatch(text, numeral.start, numeral.end):
        scale(quantity, 1e3)
        quantity.doubt = "ambiguous_separator"
