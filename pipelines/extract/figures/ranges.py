"""Quantities that are one: ranges (10 to 15 percent), dollars and their cents. What shares a unit is `shared_units`."""

from __future__ import annotations

import re

from pipelines.extract.figures import changes, shared_units
from pipelines.extract.figures.money import MINOR_UNITS
from pipelines.extract.figures.quantity import Quantity, power_of
from pipelines.extract.figures.shared_units import DASHES
from pipelines.extract.spans import Sentence

_FROM_BEFORE = re.compile(
    r"\bfrom (?:(?:already|current|initial|previous|original|average|existing|about|around|just|over|nearly|roughly|some|the|a|an|its|their|only"
    r"|last|low|high|record|[a-z]+ly|[a-z]+ed|(?:year|month|quarter|week)['’]s) ){0,3}$"
)


_FROM_BACK = 40
LONGEST_LINK = 5
"""Characters at most between the ends of a range, or a change and the level after it."""
TO = frozenset({"to", "- to", "-to-"})


def merge(text: str, lower: str, found: list[tuple[Quantity, Sentence]]) -> list[tuple[Quantity, Sentence]]:
    """Return `found` with ranges joined to one quantity, shared units copied, and idle numbers dropped."""
    found = shared_units.completed(lower, found)
    result: list[tuple[Quantity, Sentence]] = []
    index = 0
    reached: Quantity | None = None
    while index < len(found):
        left, place = found[index]
        index += 1
        if index < len(found) and found[index][1] is place:
            right = found[index][0]
            if _is_tally(lower, left, right):
                index += 1
                continue
            is_move = _is_moved(text, lower, left, right, place, reached)
            reached = right if is_move else reached
            joined = None if is_move else _joint(lower, left, right, place)
            if joined is not None:
                if not (joined.is_bare and text[left.end] in DASHES):  # 737-800 is a code or a score
                    result.append((joined, place))
                index += 1
                continue
        if not (left.is_bare and (_is_score(text, left) or _is_digit_group(text, left))):
            result.append((left, place))
    return result


def _joint(lower: str, left: Quantity, right: Quantity, place: Sentence) -> Quantity | None:
    """Return two neighbours as one quantity: 10 to 15 percent, three dollars and 50 cents; None where they are two."""
    if _is_range(lower, left, right, place.char_start):
        return _joined(left, right)
    return _with_minor(left, right) if _is_minor_part(lower, left, right) else None


_RATE_AFTER = re.compile(
    r"[ -](?:import |customs |punitive )?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?)(?![a-z])"
)
"""A rate named behind two percentages is one between them: an additional 20% to 25% tariff."""


_NEXT_OF_LIST = re.compile(r"[,;](?: and)? (?:[A-Z][\w'’.-]{0,24} ){1,4}")


def _is_moved(
    text: str, lower: str, left: Quantity, right: Quantity, place: Sentence, reached: Quantity | None
) -> bool:
    """Tell whether `left` is a change and `right` the level after it: rose 5 tonnes to 40 tonnes.

    A list goes on so after `reached`, the last level of one: Rome's quota falls 5 tonnes to 40 tonnes, Oslo's 6 tonnes to 50 tonnes.
    """
    if not 0 <= right.start - left.end <= LONGEST_LINK or lower[left.end : right.start].strip() not in TO:
        return False
    floor = place.char_start
    has_own_unit = right.is_bare or (not left.is_bare and left.rule != "shared_unit")
    if not has_own_unit or _FROM_BEFORE.search(lower, max(floor, left.start - _FROM_BACK), left.start):
        return False
    if reached is not None and _NEXT_OF_LIST.fullmatch(text, reached.end, left.start):
        return True
    change = changes.change(lower, left.start, left.end, floor)
    is_told = change == "decrease" or (change == "increase" and not _is_much_of(left, right))
    is_told = is_told or lower[max(floor, left.start - 11) : left.start].endswith(
        ("% or ", "cent or ", "or by ")
    )
    return is_told and _RATE_AFTER.match(lower, right.end) is None


def _is_much_of(left: Quantity, right: Quantity) -> bool:
    """Tell whether an amount is most of the next, so that no rise by it leads there: lifted exports by 800 to 900 tonnes."""
    if right.is_bare or left.unit == "percent" or left.value is None or right.value is None:
        return False
    return left.value < right.value < left.value * 1.5


def _is_range(lower: str, left: Quantity, right: Quantity, floor: int) -> bool:
    if not 0 <= right.start - left.end <= LONGEST_LINK or left.value is None or right.value is None:
        return False
    gap = lower[left.end : right.start].strip()
    before = lower[max(floor, left.start - 11) : left.start]
    if gap in DASHES:
        is_linked = True
    elif gap in TO:
        is_linked = True
        if _FROM_BEFORE.search(lower, max(floor, left.start - _FROM_BACK), left.start):
            is_linked = before.endswith(("where from ", "down from ")) or changes.is_range(
                lower, floor, left.start
            )
    elif gap in ("or", "-or-"):  # four or five years; not tariffs of 20 or 21 percent
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
    if left.scale_word is None and power_of(right) > 1 and left.value < right.value / power_of(right):
        left.value *= power_of(right)
    is_factor = left.kind == "multiple" and left.rule != "shared_unit"  # 15 to 18 times earnings is one
    return left.value < right.value and left.kind != "ordinal" and not is_factor


def _is_tally(lower: str, left: Quantity, right: Quantity) -> bool:
    """Tell whether two numbers with a dash are the two sides of a vote or match (by a 6-3 vote)."""
    if left.rule != "shared_unit" or right.kind != "count" or left.value is None or right.value is None:
        return False
    return lower[left.end : right.start] in DASHES and left.value >= right.value


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
    return (end < len(text) and text[end] in DASHES and text[end + 1 : end + 2].isdigit()) or (
        start > 1 and text[start - 1] in DASHES and text[start - 2].isdigit()
    )
