"""Money: sign or code before the number, currency noun after it, minor units, pounds of money or of mass."""

from __future__ import annotations

import re

from pipelines.extract.figures import units
from pipelines.extract.figures.quantity import Place, Quantity, base, letter_scale, scale
from pipelines.language.numbers import Numeral, power_words

MINOR_UNITS = frozenset({"cent", "pence", "penny", "paisa", "fen", "sen", "kopeck", "satoshi"})
OPEN_SIGNS = frozenset({"$", "£", "¥", "kr", "Rs", "Rs."})
"""Signs that several currencies share; a code or name after the number decides."""

_POWER = re.compile(rf" ({'|'.join(power_words())})(?![a-z])")
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_NEXT_NUMBER = re.compile(r" ?[0-9][0-9.,]*(?: ?(\S))?")
_WEIGHTS = re.compile(
    r"\b(?:tons|tonnes|kilograms|kilos|kg|ounces|bushels|a pound|per pound)\b|\bpounds of (?:copper|uranium|coffee|beef|pork|poultry|chicken|meat|lobster|cotton|sugar|cheese|milk|butter|almonds|shrimp|fish|lumber|steel|aluminium|aluminum|cocaine|marijuana|trash|waste|food|rice|wheat|tobacco|wool|fruit|grapes|pecans|peanuts|lithium|cobalt|nickel)\b"
)
_STERLING = re.compile(r"[£€$]|sterling|british|\beuros?\b|\bbank\b|\bworth\b")
NEAR = 200
"""How far from an amount a word may stand that says whether it is money, in characters."""
_MARKED = re.compile(r"(?:^|[\s(])(US|NZ|HK|A|C|S)$")
_CENTS = re.compile(r"(-[0-9]{1,2}(?:\.[0-9]{1,3})?)? ?(?:c|cents?)(?![a-z])")
_SHARES = re.compile(r"\bshares?\b|\bpence\b|\bdividend|\bstocks?\b")
_MONEY_NEAR = re.compile(
    r"cost|price|worth|pay|paid|spen[dt]|fine[ds]|earn|profit|bill|salary|sterling|fees?\b|bank|fund|revenue|sales|share|debt|loan|stake|invest|budget|£|\bowe|wage|rent|ticket|prize|cash|tax|lev(?:y|ies)|charge|coin|\$"
)


def set_money(quantity: Quantity, unit: units.Unit) -> None:
    """Give the quantity the currency; an open noun (pesos) is marked, a minor unit stands as printed without a code."""
    quantity.kind, quantity.currency = "money", unit.currency
    quantity.unit = unit.currency or unit.noun
    quantity.noun, quantity.printed = "" if unit.noun in MINOR_UNITS else unit.noun, unit.name
    if unit.scale != 1.0:
        scale(quantity, unit.scale)
        quantity.scale_word = quantity.scale_word or ("million" if unit.scale == 1e6 else "billion")
    if not unit.currency and unit.noun not in MINOR_UNITS and quantity.doubt is None:
        quantity.doubt = "ambiguous_unit"


def with_sign(place: Place, numeral: Numeral, unit: units.Unit, begin: int) -> Quantity:
    """Return the amount whose sign or code `unit` starts at `begin`; a code after the number is taken in."""
    text, lower = place.text, place.lower
    quantity = base(numeral, "money", "money_sign")
    quantity.start = begin
    letter_scale(text, quantity, spaced=True)
    set_money(quantity, unit)
    _doubt_decimals(place, quantity)
    gap, position = units.gap(text, quantity.end)
    found = units.after(text, lower, position)
    if found is None or found[0].kind != "money" or not found[0].currency or found[0].is_weak:
        return quantity
    other, end = found
    is_open = text[begin : numeral.start].strip() in OPEN_SIGNS
    if other.currency != unit.currency and not (is_open and not other.noun):
        return quantity
    if other.noun in MINOR_UNITS or text[end : end + 2].strip()[:1].isdigit():
        return quantity
    quantity.currency = quantity.unit = other.currency
    quantity.noun, quantity.printed = other.noun, other.name
    quantity.end = units.closed(text, end, gap)
    return quantity


def _doubt_decimals(place: Place, quantity: Quantity) -> None:
    """Mark an amount with three decimals: $1.234 is hardly a price to the tenth of a cent."""
    numeral = quantity.numeral
    if quantity.doubt or quantity.scale_word or quantity.unit in MINOR_UNITS:
        return
    if _THREE_DECIMALS.fullmatch(place.text, numeral.start, numeral.end):
        quantity.doubt = "ambiguous_separator"


def fits(place: Place, quantity: Quantity, unit: units.Unit, end: int) -> bool:
    """Tell whether a currency form after the number belongs to it: not the sign of the next amount, not a plain word."""
    text = place.text
    following = None if text[end - 1].isalnum() else _NEXT_NUMBER.match(text, end)
    if following and following.group(1) not in (text[end - 1], "c"):
        return False
    if unit.name in ("p", "c"):
        is_glued = text[quantity.end : end] == unit.name and quantity.scale_word is None
        is_amount = is_glued and ((quantity.value or 0) < 100 or (unit.name == "p" and _is_share(place, end)))
        return is_amount and quantity.numeral.in_digits and _is_money_context(place, quantity)
    if unit.noun == "mark":
        return quantity.scale_word is not None or "," in text[quantity.start : quantity.end]
    value = quantity.value if quantity.value is not None else quantity.high
    return not unit.is_weak or value is None or value >= 100 or quantity.scale_word is not None


def _is_share(place: Place, at: int) -> bool:
    """Tell whether shares are spoken of, which trade at hundreds of pence."""
    return _SHARES.search(place.lower, *_near(place, at)) is not None


def in_cents(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the cents of a dollar that is named before the number: at US72.43c, US72-74 cents; None where it is none."""
    mark = _MARKED.search(place.text, max(place.floor, numeral.start - 4), numeral.start)
    cents = _CENTS.match(place.text, numeral.end) if mark else None
    if mark is None or cents is None:
        return None
    quantity = base(numeral, "money", "money_word")
    quantity.start, quantity.unit = mark.start(1), "cent"
    if cents.group(1):  # the first end of a range
        quantity.kind, quantity.unit, quantity.is_bare = "number", None, True
    else:
        quantity.end = cents.end()
    return quantity


def with_noun(place: Place, quantity: Quantity, unit: units.Unit) -> Quantity:
    """Return the amount named after the number; extends "75 USD million", tells pounds of mass from pounds sterling."""
    quantity.rule = "money_word"
    set_money(quantity, unit)
    _doubt_decimals(place, quantity)
    match = _POWER.match(place.lower, quantity.end)
    if match and quantity.scale_word is None:
        quantity.scale_word, quantity.end = match.group(1), match.end()
        scale(quantity, power_words()[match.group(1)])
    if unit.noun == "pound" and not (
        _is_money_context(place, quantity)
        if quantity.scale_word is None
        else not _is_weighed(place, quantity.end)
    ):
        quantity.kind, quantity.unit, quantity.currency, quantity.rule = "mass", "[lb_av]", None, "measure"
        quantity.noun = ""
    return quantity


def _near(place: Place, at: int) -> tuple[int, int]:
    """Return the bounds of the text of the sentence near `at`; endless sentences are not searched whole."""
    return max(place.floor, at - NEAR), min(place.ceiling, at + NEAR)


def _is_weighed(place: Place, at: int) -> bool:
    """Tell whether the sentence weighs things: millions of pounds beside tons are no money."""
    near = _near(place, at)
    return bool(_WEIGHTS.search(place.lower, *near)) and not _STERLING.search(place.lower, *near)


def _is_money_context(place: Place, quantity: Quantity) -> bool:
    window = place.lower[max(place.floor, quantity.start - 70) : min(place.ceiling, quantity.end + 40)]
    return bool(_MONEY_NEAR.search(window))
