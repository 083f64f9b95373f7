"""One numeral in its sentence → one quantity or none: the order in which the readings are tried."""

from __future__ import annotations

from pipelines.extract.figures import counts, measures, money, names, units
from pipelines.extract.figures.quantity import Place, Quantity
from pipelines.language.numbers import Numeral


def read(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the quantity of `numeral`, or None where it is a name, a date or idle."""
    if numeral.kind == "sequence":
        return None
    if numeral.kind == "multiple":
        return counts.multiple(place, numeral)
    if numeral.kind == "ordinal":
        return counts.ordinal(place, numeral)
    sign = units.before(place.text, place.lower, numeral.start)
    if sign and sign[1] >= place.floor and sign[1] >= place.taken:
        return money.with_sign(place, numeral, *sign)
    quantity = measures.with_unit(place, numeral)
    if names.is_code(place, numeral, has_unit=quantity is not None):
        return None
    if quantity is not None and quantity.rule == "measure" and names.is_hyphened(place, numeral):
        return None
    return quantity or counts.count(place, numeral)
