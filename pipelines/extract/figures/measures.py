"""Percent, physical measures, durations and ages: a unit after the number."""

from __future__ import annotations

import re

from pipelines.extract.figures import money, nouns, units
from pipelines.extract.figures.quantity import Place, Quantity, base, letter_scale, scale
from pipelines.language.numbers import Numeral

_OF = re.compile(r" (?:(?:of )?an? |of (?:the |its |their |one |1 )?)")
_INCHES = re.compile(r" (?:and )?([0-9]|1[01]) ?(?:in|inch|inches)(?![a-z])(?! [a-z0-9]+ [a-z]+ed)")
_PER = re.compile(r"/([A-Za-z]{1,4}[23]?)(?![A-Za-z0-9])")
_OLD = re.compile(r"[- ](?:years?|months?|weeks?|days?)(?:[- ]olds?)(?![a-z])")
_WORD_AFTER_M = re.compile(r" ([a-z]+)")
_CROWD = re.compile(
    r"passengers|people|users|subscribers|customers|visitors|tourists|units|barrels|tonnes|tons|jobs|workers|voters|population|readers|viewers|members|exports|imports|sales|households|vehicles|cars|phones"
)
LETTERS = frozenset("kKmMbBtTc")
"""First characters of a power written as letters."""

UNITS_AFTER_OF = frozenset(
    {"percent", "percentage_points", "money", "mass", "volume", "length", "area", "duration"}
)
_PHRASES_BEFORE_ONE_DAY = (
    "in ",
    "within ",
    "than ",
    "least ",
    "only ",
    "just ",
    "for ",
    "after ",
    "every ",
    "per ",
    "by ",
    "a ",
    "last ",
    "next ",
    "of ",
)


def with_unit(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the quantity whose unit or currency noun follows the numeral, or None."""
    text, lower = place.text, place.lower
    gap, position = units.gap(text, numeral.end)
    found = units.after(text, lower, position)
    is_part = numeral.kind in ("vague", "fraction") or (numeral.value is not None and 0 < numeral.value < 1)
    if found is None and is_part:
        found = _after_of(place, numeral) or _rate_point(place, numeral)
    if found is None and not (numeral.in_digits and text[numeral.end : numeral.end + 1] in LETTERS):
        return None
    quantity = base(numeral, "number", "unit_after")
    if numeral.in_digits and numeral.scale_word is None:
        if found is None:
            letter_scale(text, quantity, spaced=False)
            if quantity.end > numeral.end:
                gap, position = units.gap(text, quantity.end)
                found = units.after(text, lower, position)
        elif found[0].code == "m" and text[found[1] - 1] == "m" and _says_million(place, found[1]):
            quantity.end, quantity.scale_word = found[1], "m"
            scale(quantity, 1e6)
            gap, position = units.gap(text, quantity.end)
            found = units.after(text, lower, position)
    if found is None:
        return _scaled_count(place, quantity)
    unit, end = found
    if not (
        money.fits(place, quantity, unit, end) if unit.kind == "money" else _fits(place, quantity, unit, end)
    ):
        return None
    quantity.end = units.closed(text, end, gap)
    if gap in units.CLOSERS and quantity.end == end:
        return None
    if unit.kind == "money":
        return money.with_noun(place, quantity, unit)
    return _measure(place, quantity, unit)


def _after_of(place: Place, numeral: Numeral) -> tuple[units.Unit, int] | None:
    """Find the unit of "thousands of tonnes", "half a year"."""
    of = _OF.match(place.lower, numeral.end)
    found = units.after(place.text, place.lower, of.end()) if of else None
    return found if found and found[0].kind in UNITS_AFTER_OF else None


NEAR = 160
"""How far from half a point a word may stand that speaks of rates; bounds the search in endless sentences."""
_POINT = re.compile(r"(?:[ -]| a | of a )point(?![a-z])")
_OF_A_RATE = re.compile(
    r"rate|yield|inflation|per ?cent|%|basis|central bank|fed\b|monetary|borrowing|growth|gdp"
)
_PERCENTAGE_POINT = units.Unit("percentage_point", "percentage_points", name="percentage point")


def _rate_point(place: Place, numeral: Numeral) -> tuple[units.Unit, int] | None:
    """Read the point of "a quarter point", by which rates move, as a percentage point; half a point needs a rate near."""
    match = _POINT.match(place.lower, numeral.end) if numeral.kind == "fraction" else None
    if match is None:
        return None
    is_open = " a " in match.group() or match.group()[0] == " "
    floor, ceiling = max(place.floor, numeral.start - NEAR), min(place.ceiling, numeral.end + NEAR)
    if is_open and not _OF_A_RATE.search(place.lower, floor, ceiling):
        return None
    return _PERCENTAGE_POINT, match.end()


def _measure(place: Place, quantity: Quantity, unit: units.Unit) -> Quantity:
    lower = place.lower
    quantity.kind, quantity.unit = unit.kind, unit.code
    if unit.scale != 1.0:
        scale(quantity, unit.scale)
    if unit.code.endswith(("/d", "/a")):
        quantity.unit, quantity.period = unit.code[:-2], "P1D" if unit.code[-1] == "d" else "P1Y"
    if unit.kind == "duration":
        quantity.rule = "duration"
        old = _OLD.match(lower, quantity.numeral.end)
        if old:
            quantity.kind, quantity.end, quantity.rule = "age", old.end(), "age"
        elif (
            lower.startswith(" old", quantity.end)
            and not lower[quantity.end + 4 : quantity.end + 5].isalnum()
        ):
            quantity.kind, quantity.rule = "age", "age"
        return quantity
    quantity.rule = "percent" if unit.kind == "percent" else "measure"
    if unit.kind in ("mass", "volume") and lower.startswith(" of ", quantity.end):
        goods = nouns.counted(place.text, lower, quantity.end + 3, place.ceiling, is_plural=False)
        quantity.counted_end = goods.end if goods else None
    per = _PER.match(place.text, quantity.end) if quantity.rule == "measure" else None
    if per:
        quantity.unit, quantity.end = f"{quantity.unit}/{per.group(1)}", per.end()
    inches = _INCHES.match(lower, quantity.end) if unit.code == "[ft_i]" else None
    if inches and quantity.value is not None:
        quantity.value, quantity.end = quantity.value + int(inches.group(1)) / 12, inches.end()
    return quantity


def _scaled_count(place: Place, quantity: Quantity) -> Quantity | None:
    """Return a number with a letter power and nothing known after it (450k, 12m users), with its noun."""
    if quantity.end == quantity.numeral.end:
        return None
    noun = nouns.counted(place.text, place.lower, quantity.end, place.ceiling, is_plural=True)
    if noun is None:
        quantity.is_bare = True
        return quantity
    quantity.kind, quantity.rule, quantity.unit = "count", "count", noun.unit
    quantity.counted_end, quantity.role = noun.end, noun.role or None
    return quantity


def _says_million(place: Place, end: int) -> bool:
    """Tell whether "m" after digits says million: a counted noun follows (12m barrels), or a crowd is spoken of."""
    previous = place.previous
    if previous is not None and previous.kind == "money" and end - previous.end < 12:
        return True  # $20-30m
    match = _WORD_AFTER_M.match(place.lower, end)
    if (match and nouns.is_countable(match.group(1))) or (
        match and units.after(place.text, place.lower, end + 1)
    ):
        return True
    follows = match is not None and match.group(1) in (
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "away",
        "from",
        "above",
        "below",
    )
    is_continued = previous is not None and previous.scale_word == "m"  # Delhi (20m kilos), Mumbai (15m)
    return not follows and (is_continued or bool(_CROWD.search(place.lower, max(place.floor, end - 60), end)))


def _fits(place: Place, quantity: Quantity, unit: units.Unit, end: int) -> bool:
    """Tell whether a unit word is meant as one: not "three quarter finals", not "one day they may return"."""
    text, lower = place.text, place.lower
    if unit.code in ("quarter", "second") and text[end - 1] != "s" and quantity.value != 1:
        return lower[quantity.end : quantity.end + 1] == "-"
    if (
        unit.code == "day"
        and quantity.value == 1
        and not quantity.numeral.in_digits
        and text[quantity.end : quantity.end + 1] == " "
    ):
        before = lower[max(place.floor, quantity.start - 9) : quantity.start]
        return before.endswith(_PHRASES_BEFORE_ONE_DAY)
    return True
