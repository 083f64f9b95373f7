"""Quantities that belong together: ranges (10 to 15 percent), lists that share a unit (10, 15 and 20 percent)."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.extract.figures import changes
from pipelines.extract.figures.money import MINOR_UNITS
from pipelines.extract.figures.quantity import Quantity
from pipelines.extract.spans import Sentence

_RANGE = re.compile(r" ?(?:[-–—‐‑−~]|--) ?| to | or | and |, | ?, and |, or | or even | against | versus ")
_FROM_BEFORE = re.compile(
    r"\bfrom (?:(?:current|initial|previous|original|average|existing|about|around|just|over|nearly|roughly|some|the|a|its|their|only) ){0,2}$"
)
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)(?![a-z])")
_COMPARED = re.compile(
    r",? (?:(?:up|down) )?from |, (?:up|down) to |,? (?:compared (?:with|to)|against|versus|instead of|rather than) "
)
_DASHES = frozenset([*"-–—‐‑−~", "--"])
_SUSPENDED = frozenset({" to ", " or ", "- and ", "- or ", "- to ", "- and a ", "-, "})
_LINKS = _DASHES | {"to"}
_AGE_LIST = re.compile(r",? and |, | to | or ")
_AGE_GAPS = frozenset({" to ", " and ", "-", "–"})


def merge(text: str, lower: str, found: list[tuple[Quantity, Sentence]]) -> list[tuple[Quantity, Sentence]]:
    """Return `found` with ranges joined to one quantity, shared units copied leftwards, and idle numbers dropped."""
    for index in range(len(found) - 1, 0, -1):
        (left, place), (right, right_place) = found[index - 1], found[index]
        if (
            left.rule == right.rule == "money_sign"
            and place is right_place
            and lower[left.end : right.start] == " or "
            and left.scale_word is None
            and left.value is not None
            and left.value < 1000
        ):
            left.value *= _factor(right)  # $40 or $50 billion
            left.scale_word = right.scale_word
        if left.rule == "suspended" and place is right_place and lower[left.end : right.start] in _SUSPENDED:
            _share(left, right, power=lower[left.end] == " ")
        if left.is_bare and not right.is_bare and place is right_place and 0 <= right.start - left.end <= 9:
            gap = lower[left.end : right.start]
            same_style = left.numeral.in_digits == right.numeral.in_digits
            if (
                (same_style or "," not in gap or right.rule == "shared_unit")
                and _RANGE.fullmatch(gap)
                and right.kind not in ("ordinal", "multiple")
                and (right.rule != "money_sign" or gap.strip() in _LINKS)
            ):
                _share(left, right, power=True)
        if (
            left.is_bare
            and right.unit == "percent"
            and place is right_place
            and _is_beside(lower, left, right)
        ):
            _share(left, right)
    for (left, place), (right, right_place) in pairwise(found):
        if left.kind == "age" and right.is_bare and _AGE_LIST.fullmatch(lower[left.end : right.start]):
            right.kind, right.unit, right.is_bare, right.rule = "age", "year", False, "age"
        if left.kind == "age" and right.unit == "year" and lower[left.end : right.start] in _AGE_GAPS:
            right.kind = "age"  # aged 30 to 59 years
        if (
            right.is_bare
            and left.kind == "count"
            and place is right_place
            and _OF_THEM.match(lower, right.end)
        ):
            _share(right, left)
        if right.is_bare and left.unit == "percent" and place is right_place and right.start - left.end <= 18:
            gap = lower[left.end : right.start]
            if _COMPARED.fullmatch(gap):
                _share(right, left)
    found = [item for item in found if item[0].rule != "suspended"]
    _continue_units(lower, found)
    result: list[tuple[Quantity, Sentence]] = []
    index = 0
    while index < len(found):
        left, place = found[index]
        index += 1
        if index < len(found) and found[index][1] is place:
            right = found[index][0]
            joined = None
            if _is_tally(lower, left, right):
                index += 1
                continue
            if _is_range(lower, left, right, place.char_start):
                joined = _joined(left, right)
            elif _is_minor_part(lower, left, right):
                joined = _with_minor(left, right)
            if joined is not None:
                if not (joined.is_bare and text[left.end] in _DASHES):  # 737-800 is a code or a score
                    result.append((joined, place))
                index += 1
                continue
        if not (left.is_bare and (_is_score(text, left) or _is_digit_group(text, left))):
            result.append((left, place))
    return result


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
    factor = _factor(right) if power else 1.0
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


def _factor(quantity: Quantity) -> float:
    """Return the power word's value in the quantity, 1 when it has none."""
    word = (quantity.scale_word or "").lower()
    return {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "b": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "trln": 1e12, "lakh": 1e5, "crore": 1e7, "cr": 1e7}.get(word, 1.0)  # fmt: skip


_RATE_AFTER = re.compile(
    r"[ -](?:import |customs |punitive )?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?)(?![a-z])"
)
"""A rate named behind two percentages is one between them: an additional 20% to 25% tariff."""


def _is_range(lower: str, left: Quantity, right: Quantity, floor: int) -> bool:
    if left.end > right.start or right.start - left.end > 5 or left.value is None or right.value is None:
        return False
    gap = lower[left.end : right.start].strip()
    before = lower[max(floor, left.start - 11) : left.start]
    if gap in _DASHES:
        is_linked = True
    elif gap in ("to", "- to"):
        has_own_unit = right.is_bare or (not left.is_bare and left.rule != "shared_unit")
        is_moved = has_own_unit and changes.change(lower, left.start, left.end, floor) in (
            "increase",
            "decrease",
        )
        is_moved = is_moved or (has_own_unit and before.endswith(("% or ", "cent or ", "or by ")))
        is_linked = not is_moved or _RATE_AFTER.match(lower, right.end) is not None
        if _FROM_BEFORE.search(lower, max(floor, left.start - 16), left.start):
            is_linked = before.endswith("where from ") or changes.is_range(lower, floor, left.start)
    elif gap == "or":  # four or five years; not tariffs of 20 or 21 percent
        is_linked = (
            left.rule == "shared_unit"
            and left.kind in ("duration", "count")
            and right.value == left.value + 1
        )
    else:
        is_linked = gap == "and" and before.endswith("between ")
    if is_linked and left.kind == "money" and right.is_bare and gap != "and" and left.rule == "money_sign":
        right.kind, right.unit, right.currency = left.kind, left.unit, left.currency
        right.is_bare, right.doubt = False, right.doubt or left.doubt
    if is_linked and left.kind == "age" and right.is_bare:
        right.kind, right.unit, right.is_bare = left.kind, left.unit, False
    if not is_linked or left.kind != right.kind or (left.unit or right.unit) != right.unit:
        return False
    if left.scale_word is None and _factor(right) > 1 and left.value < right.value / _factor(right):
        left.value *= _factor(right)
    return left.value < right.value and left.kind not in ("ordinal", "multiple")


def _is_tally(lower: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether two numbers with a dash are the two sides of a vote or match (by a 6-3 vote)."""
    if left.rule != "shared_unit" or right.kind != "count" or left.value is None or right.value is None:
        return False
    return lower[left.end : right.start] in _DASHES and left.value >= right.value


def _joined(left: Quantity, right: Quantity) -> Quantity:
    right.start, right.low, right.high = left.start, left.value, right.value
    right.value = left.value
    right.rule = "range"
    right.scale_word = right.scale_word or left.scale_word
    return right


_MINOR_GAP = re.compile(r",? (?:and )?")


def _is_minor_part(lower: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether cents follow whole dollars: 3 dollars and 50 cents, 15 dollars 50."""
    if left.kind != "money" or left.value is None or right.value is None or left.value != int(left.value):
        return False
    if (
        right.start - left.end > 6
        or right.start < left.end
        or left.unit in MINOR_UNITS
        or not 0 < right.value < 100
    ):
        return False
    if not _MINOR_GAP.fullmatch(lower[left.end : right.start]):
        return False
    if right.kind == "money":
        return right.unit in MINOR_UNITS and left.scale_word is None
    return (
        right.is_bare
        and left.rule == "money_word"
        and right.value == int(right.value)
        and left.scale_word is None
    )


def _with_minor(left: Quantity, right: Quantity) -> Quantity:
    assert left.value is not None
    assert right.value is not None
    left.value, left.end = left.value + right.value / 100, right.end
    return left


def _is_digit_group(text: str, quantity: Quantity) -> bool:
    """Tell whether a bare number is one group of a spaced number, as of a telephone."""
    start, end = quantity.numeral.start, quantity.numeral.end
    if not quantity.numeral.in_digits or quantity.scale_word:
        return False
    return text[start - 1 : start] == "+" or (
        (text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit())
        or (start > 1 and text[start - 1] == " " and text[start - 2].isdigit())
    )


def _is_score(text: str, quantity: Quantity) -> bool:
    """Tell whether a bare number is one side of a score or code (3-1, 555-1234)."""
    start, end = quantity.start, quantity.end
    return (end < len(text) and text[end] in _DASHES and text[end + 1 : end + 2].isdigit()) or (
        start > 1 and text[start - 1] in _DASHES and text[start - 2].isdigit()
    )
