"""Bare numbers that take the unit of a neighbour: 10, 15 and 20 percent; $40 or $50 billion; two- and three-year terms."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.extract.figures.quantity import Quantity, power_of
from pipelines.extract.spans import Sentence

DASHES = frozenset([*"-–—‐‑−~", "--"])
_LINKS = DASHES | {"to"}
_RANGE = re.compile(r" ?(?:[-–—‐‑−~]|--) ?| to | or | and |, | ?, and |, or | or even | against | versus ")
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)(?![a-z])")
_COMPARED = re.compile(
    r",? (?:(?:up|down) )?from |, (?:up|down) to |,? (?:compared (?:with|to)|against|versus|instead of|rather than) "
)
_WAS = re.compile(r",? (?:up|down) from (?:just |only )?")
_SUSPENDED = frozenset({" to ", " or ", "- and ", "- or ", "- to ", "- and a ", "-, ", "-to-", "-or-"})
_AGE_LIST = re.compile(r",? and |, | to | or ")
_AGE_GAPS = frozenset({" to ", " and ", "-", "–", "-to-"})

Placed = tuple[Quantity, Sentence]
"""A quantity and the sentence that it stands in."""


def completed(lower: str, found: list[Placed]) -> list[Placed]:
    """Return `found`, its bare numbers with the units that their neighbours share, without suspended ones."""
    for (left, place), (right, right_place) in reversed(list(pairwise(found))):
        if place is right_place:
            _share_leftwards(lower, left, right)
    for (left, place), (right, right_place) in pairwise(found):
        _share_age(lower, left, right)
        if place is right_place and right.is_bare:
            _share_rightwards(lower, left, right)
    found = [item for item in found if item[0].rule != "suspended"]
    _continue_units(lower, found)
    return found


_LONGEST_GAP = 9
"""Characters at most between two numbers of one unit."""


def _share_leftwards(lower: str, left: Quantity, right: Quantity) -> None:
    """Give `left` the unit or the power of the quantity after it: $40 or $50 billion, two- and three-year terms."""
    gap = lower[left.end : right.start]
    if (
        left.rule == right.rule == "money_sign"
        and gap == " or "
        and left.scale_word is None
        and left.value is not None
        and left.value < 1000
    ):
        left.value *= power_of(right)
        left.scale_word = right.scale_word
    if left.rule == "suspended" and gap in _SUSPENDED:
        _share(left, right, power=lower[left.end] == " ")
    if gap == ", " and lower.endswith(" and ", 0, left.start):
        return  # of those aged 18 and 34, 14% voted
    if left.is_bare and not right.is_bare and 0 <= right.start - left.end <= _LONGEST_GAP:
        same_style = left.numeral.in_digits == right.numeral.in_digits
        if (
            (same_style or "," not in gap or right.rule == "shared_unit")
            and _RANGE.fullmatch(gap)
            and (
                right.kind not in ("ordinal", "multiple")
                or (right.rule in ("times", "fold") and gap.strip() in _LINKS)
            )
            and (right.rule != "money_sign" or gap.strip() in _LINKS)
        ):
            _share(left, right, power=True)
    if left.is_bare and right.unit == "percent" and _is_beside(lower, left, right):
        _share(left, right)


def _share_age(lower: str, left: Quantity, right: Quantity) -> None:
    """Read a number beside an age as one: aged 30 and 59, aged 30 to 59 years."""
    if left.kind != "age":
        return
    gap = lower[left.end : right.start]
    if right.is_bare and _AGE_LIST.fullmatch(gap):
        right.kind, right.unit, right.is_bare, right.rule = "age", "year", False, "age"
    if right.unit == "year" and gap in _AGE_GAPS:
        right.kind = "age"


_COMPARED_GAP = 18


def _share_rightwards(lower: str, left: Quantity, right: Quantity) -> None:
    """Give the bare `right` the unit before it: 30 ships, 12 of them; up 5%, compared with 3."""
    if left.kind == "count" and _OF_THEM.match(lower, right.end):
        _share(right, left)
    end = left.counted_end or left.end
    if (
        right.is_bare
        and left.kind == "count"
        and _WAS.fullmatch(lower, end, min(right.start, end + _COMPARED_GAP))
    ):
        _share(right, left)  # 48 harbours, down from 50
    is_near = right.is_bare and left.unit == "percent" and right.start - left.end <= _COMPARED_GAP
    if is_near and _COMPARED.fullmatch(lower[left.end : right.start]):
        _share(right, left)


_CONTINUED = frozenset({"mass", "volume", "area", "length", "energy", "money", "percent"})


def _continue_units(lower: str, found: list[tuple[Quantity, Sentence]]) -> None:
    """Give a large bare number the unit told before it in its sentence: from 25,000 tonnes now to 75,000 in ten years."""
    told: Quantity | None = None
    last: Sentence | None = None
    for quantity, place in found:
        if place is not last:
            told, last = None, place
        if quantity.kind in _CONTINUED or (quantity.rule == "count" and quantity.unit):
            told = quantity
        elif told is not None and quantity.is_bare and _continues(lower, told, quantity):
            quantity.kind, quantity.unit, quantity.currency = told.kind, told.unit, told.currency
            quantity.is_bare, quantity.rule = False, "shared_unit"


_TO_A_LEVEL = re.compile(r" to (?:(?:an?|the|its|their) (?:[a-z-]{2,12} ){0,2}of )?$")
"""From 4,100 sacks in spring to a yearly high of 9,300."""


def _continues(lower: str, told: Quantity, quantity: Quantity) -> bool:
    """Tell whether the bare number is of the size of `told` and stands after to, from, and or by."""
    if told.value is None or quantity.value is None or not quantity.numeral.in_digits:
        return False
    if told.kind == "percent":  # from 22.6 percent in one year to 19.6 in another
        is_pair = lower.startswith("from ", told.start - 5) and lower.startswith(" to ", quantity.start - 4)
        return is_pair and quantity.scale_word is None and quantity.value < 1000
    if quantity.value < 1000:
        return False
    if told.kind == "count" and not (
        lower.startswith("from ", told.start - 5)
        and _TO_A_LEVEL.search(lower, max(told.end, quantity.start - 40), quantity.start)
    ):
        return False
    if (told.scale_word is None) != (quantity.scale_word is None):
        return False
    before = lower[max(0, quantity.start - 5) : quantity.start]
    return (
        told.kind == "count" or before.endswith((" to ", "from ", " and ", "l of "))
    ) and 0.02 < quantity.value / (told.value or 1) < 50


def _share(left: Quantity, right: Quantity, *, power: bool = False) -> None:
    """Give the bare `left` the unit of `right`, its neighbour, and with `power` its power word (10 and 15 million)."""
    left.kind, left.unit, left.currency, left.role = right.kind, right.unit, right.currency, right.role
    left.is_bare, left.rule = False, "shared_unit"
    factor = power_of(right) if power else 1.0
    if factor > 1 and left.scale_word is None and left.value is not None and left.value < 1000:
        left.value, left.scale_word = left.value * factor, right.scale_word


_BESIDE = 60
_PREPOSITIONS = (" at ", " by ", " of ")


def _is_beside(lower: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether a bare decimal stands in a list as the percentage after it does: Acme at 22.13, Bolt at 17.9 per cent."""
    value = left.numeral.value
    if not left.numeral.in_digits or left.scale_word or value is None or value == int(value) or value > 1000:
        return False
    before = lower[max(0, left.start - 4) : left.start]
    return (
        before.endswith(_PREPOSITIONS)
        and lower.startswith(before, right.start - len(before))
        and lower.startswith(",", left.end)
        and right.start - left.end < _BESIDE
    )
