"""One numeral in its sentence → one quantity or none: the order in which the readings are tried."""

from __future__ import annotations

import re

from pipelines.extract.figures import counts, measures, money, multiples, names, ordinals, units
from pipelines.extract.figures.quantity import HYPHENS, Place, Quantity
from pipelines.language.numbers import Numeral


def read(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the quantity of `numeral`, or None where it is a name, a date or idle."""
    if numeral.kind == "sequence" or _NO_NUMBER.fullmatch(place.text, numeral.start, numeral.end):
        return None
    if numeral.kind == "multiple":
        return multiples.multiple(place, numeral)
    if numeral.kind == "ordinal":
        return ordinals.ordinal(place, numeral)
    sign = units.before(place.text, place.lower, numeral.start)
    if sign and sign[1] >= place.floor and sign[1] >= place.taken:
        return money.with_sign(place, numeral, *sign)
    cents = money.in_cents(place, numeral)
    if cents is not None:
        return cents
    quantity = measures.with_unit(place, numeral)
    if names.is_code(place, numeral, has_unit=quantity is not None) or names.is_section(place, numeral):
        return None
    if quantity is not None and quantity.rule == "measure" and names.is_hyphened(place, numeral):
        return None
    if quantity is not None and _is_name(place, numeral, quantity):
        return None
    if quantity is not None and numeral.start == quantity.start and _is_modifier(place, quantity):
        quantity.start = place.lower.index(" ", quantity.start) + 1
    return quantity or counts.count(place, numeral)


_NO_NUMBER = re.compile(r"0[0-9]{2,3}")
"""Output in '000 tonnes, open from 0800."""
_MODIFIER = re.compile(r"an? [a-z-]+-[a-z]+")


def _is_modifier(place: Place, quantity: Quantity) -> bool:
    """Tell whether "a" belongs to the noun behind a hyphenated modifier: a half-billion-dollar deal, a quarter-point cut."""
    return _MODIFIER.fullmatch(
        place.lower, quantity.start, quantity.end
    ) is not None and place.lower.startswith(" ", quantity.end)


def _is_name(place: Place, numeral: Numeral, quantity: Quantity) -> bool:
    """Tell whether a unit belongs to a name: the 14th Five-Year Plan, 3M."""
    if quantity.kind == "duration":
        return (
            names.is_capitalised_name(place, numeral) and place.text[numeral.end : numeral.end + 1] in HYPHENS
        )
    printed = place.text[quantity.start : quantity.end]
    return quantity.is_bare and len(printed) == 2 and printed[1].isupper()
