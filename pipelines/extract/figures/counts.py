"""Counts with their noun, fractions, ages and bare numbers."""

from __future__ import annotations

import re

from pipelines.extract.figures import multiples, names, nouns
from pipelines.extract.figures.quantity import HYPHENS, Place, Quantity, base, point_scale
from pipelines.language.calendar import MONTHS
from pipelines.language.numbers import Numeral

_OF = re.compile(r" of (?:the |its |their )?")
_BOUND_AFTER = re.compile(r" or (?:so|more|fewer|less)(?= [a-z])")
"""A bound between a number and what it counts: 20 or more ships."""
_NUMBER = r"(?:[0-9][0-9.,]*(?: [mb]illion)?|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_OF_THESE = re.compile(
    rf" (?:out )?of (?:(?:the|its|their|these|those|his|her|our|all(?: the)?|[a-z.]{{2,20}}['’]s)(?: {_NUMBER})?|{_NUMBER}) "
)
_AGE_BEFORE = re.compile(r"(?:\baged?(?: between)?|\bages|\bage of|\bat age|\bturn(?:ed|s|ing)?) $")
_AGE_AFTER = re.compile(r" (?:or|and) (?:older|younger)(?![a-z])")
_NAME_BEFORE_COMMA = re.compile(r"[A-Za-z][\w’'-]+, $")
_ORDINAL_BEFORE_HALF = re.compile(
    r"(?:first|second|latter|lower|upper|other|better|1st|2nd|next|last|final|opening|back|front|top|bottom) $"
)
_INDEX_MOVE = re.compile(
    r" (?:[a-z]+ )?(?:fall|drop|gain|rise|loss|decline|jump|surge|slide|plunge|advance|rally|increase|decrease|swing|move)"
)
_REFERS_BACK = re.compile(
    r"(?:\b(?:the|these|those|both|our|their|its|all|between|other|first|last)|['’]s|s['’]) $"
)
_LARGEST = re.compile(r" (?:largest|biggest|greatest|leading)\b")
_OF_LARGEST = re.compile(
    r" of (?:the|our|its|their)(?: [a-z.]+['’]s)? (?:largest|biggest|greatest|leading)\b"
)
"""What makes a pair no news: two of the world's largest markets."""
_IN_SERIES = re.compile(
    r"\b(?:in|on|of|by|from|between|until|at|after|to|the) (?:years?|days?|weeks?|months?|rounds?|grades?|levels?|stages?|phases?|tiers?)"
    r" (?:(?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:and|to|or) )?$"
)
_HEDGING_HYPHEN = ("-plus", "-odd", "-some ")
_TO_PERCENT = re.compile(r" to [0-9.]{1,6} ?(?:%|per ?cent)")
_ZERO_TARIFF_AFTER = re.compile(
    r"[ -](?:import |percent |per cent )?(?:tariff|dut(?:y|ies)|lev(?:y|ies)|rate)"
)
_ZERO_TARIFF_BEFORE = re.compile(
    r"\b(?:the|tariff|duty|these|those|all|their) rates (?:to be|be|are|were|would be|will be) $|"
    r"(?:tariff|dut(?:y|ies)|lev(?:y|ies))(?:[^.;]|\.(?! )|(?<=\.[a-z])\.){0,50}(?:to|at|hit) $|"
    r"\b(?:tariff|dut(?:y|ies)|lev(?:y|ies))[^.;]{0,90}\b(?:go|goes|going|fall|falls|falling|fell|drop|drops|cut|cuts|"
    r"reduced|lowered|brought|reach|reaches|down) to $|"
    r"\b(?:tariff|dut(?:y|ies)|lev(?:y|ies))[^.;]{0,60}[0-9] ?(?:%|per ?cent)[^.;]{0,60}\bto $"
)
_NO_FRACTION = (
    "-year",
    "-hour",
    "-time",
    "-term",
    " time",
    " brother",
    " sister",
    "-brother",
    "-sister",
    "-baked",
    " way",
    "-way",
    "-hearted",
    "-mast",
)
_RUNNING_TIME = re.compile(
    r" (?:consecutive|straight|full|whole|more|additional|further|extra|solid|calendar|fiscal|financial|long|successive) [a-z]+"
)
"""What stands between the number of a duration and its unit: three consecutive weeks."""
TIME_NOUNS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})


def count(place: Place, numeral: Numeral) -> Quantity | None:
    """Return the count, fraction, fold or bare number that the numeral says, or None for a name, a date or "one"."""
    lower, end = place.lower, numeral.end
    if numeral.value == 0 and not numeral.in_digits:
        return _zero(place, base(numeral, "number", "bare"))
    if _is_round(place, numeral):
        quantity = base(numeral, "number", "bare")
        quantity.role, quantity.is_bare = "round_number", True
        return quantity
    special = multiples.special(lower, numeral)
    if special:
        return special
    if numeral.kind == "fraction" and not numeral.scale_word:
        return _fraction(place, numeral)
    quantity = base(numeral, "count", "count")
    noun = None
    if lower.startswith("+ ", end):
        noun = nouns.counted(place.text, lower, end + 1, place.ceiling, is_plural=True)
    elif lower.startswith(_HEDGING_HYPHEN, end):
        if " " in lower[end : end + 6]:
            noun = nouns.counted(place.text, lower, lower.index(" ", end), place.ceiling, is_plural=True)
    elif place.text[end : end + 1] in HYPHENS and end < place.ceiling:
        noun = _after_hyphen(place, quantity)
        if quantity.rule == "suspended" or (noun is None and not place.text[end + 1 : end + 2].isdigit()):
            return quantity if quantity.rule == "suspended" else None
    else:
        noun = _counted(place, numeral)
    if names.is_name(place, numeral, noun is not None) or names.is_address(place, numeral):
        return None
    if noun is None:
        return _bare(place, quantity)
    if _is_idle_one(lower, numeral) or (names.is_date_part(place, numeral) and noun.unit != "person"):
        return None
    _set_noun(place, quantity, noun)
    if quantity.kind == "count" and noun.role != "index":
        point_scale(place.text, quantity)
    return quantity


def _is_round(place: Place, numeral: Numeral) -> bool:
    """Tell whether the number is that of a round of talks: Round 7 of the talks."""
    start = numeral.start - len("round ")
    is_named = place.lower.endswith("round ", place.floor, numeral.start)
    return (
        numeral.kind == "cardinal" and is_named and not place.lower[start - 1 : start].isalnum()
    )  # around 11


def _after_hyphen(place: Place, quantity: Quantity) -> nouns.Counted | None:
    """Return what a hyphen joins to the number and take it in; marks a number whose noun is still to come as suspended."""
    lower, end = place.lower, quantity.end
    if place.text[end + 1 : end + 2].isupper() and not place.is_title:
        return None  # 7-Eleven
    noun = nouns.after_hyphen(lower, end)
    if noun is not None:
        quantity.end = noun.end
    elif lower.startswith((" and ", " or ", " to ", ", ", "to-", "or-"), end + 1):
        # two- and three-year terms, a two-to-three-year term
        quantity.rule, quantity.is_bare = "suspended", True
    return noun


def _set_noun(place: Place, quantity: Quantity, noun: nouns.Counted) -> None:
    """Give the quantity its noun, and what the noun makes of it: a duration, an index, a pair that is no news."""
    lower, numeral = place.lower, quantity.numeral
    quantity.unit, quantity.counted_end, quantity.role = noun.unit, noun.end, noun.role or None
    trivial = noun.trivial or ("pair" if numeral.value == 2 and _LARGEST.match(lower, numeral.end) else "")
    if numeral.value == 2 and _OF_LARGEST.match(lower, numeral.end):
        quantity.trivial = "pair"
    elif trivial and _REFERS_BACK.search(lower, max(place.floor, numeral.start - 12), numeral.start):
        quantity.trivial = trivial
    if noun.unit in TIME_NOUNS:
        quantity.kind, quantity.rule, quantity.role = "duration", "duration", None
        if _RUNNING_TIME.fullmatch(lower, numeral.end, noun.end):
            quantity.end, quantity.counted_end = noun.end, None
    if noun.role == "index":
        if quantity.end == noun.end and not _INDEX_MOVE.match(lower, noun.end):
            quantity.role = None
        else:
            quantity.kind = "index"


def _fraction(place: Place, numeral: Numeral) -> Quantity | None:
    lower = place.lower
    if lower.startswith(_NO_FRACTION, numeral.end):
        return None
    if lower.startswith("half", numeral.start) and _ORDINAL_BEFORE_HALF.search(
        lower, max(place.floor, numeral.start - 9), numeral.start
    ):
        return None
    if lower.startswith("and a", numeral.start - 4):
        return None  # a minute and a half
    quantity = base(numeral, "multiple", "fraction")
    if numeral.value is not None and numeral.value > 1:
        quantity.kind, quantity.is_bare = "number", True
    return quantity


def _counted(place: Place, numeral: Numeral) -> nouns.Counted | None:
    """Find the noun: right after the numeral, after "of" for thousands of firms, after "of the" for two of the firms."""
    text, lower, end = place.text, place.lower, numeral.end
    is_plural = numeral.value is None or not 0 < numeral.value <= 1
    if lower.startswith((" of ", " out of "), end):
        match = (
            _OF.match(lower, end)
            if numeral.kind == "vague" or numeral.has_article
            else _OF_THESE.match(lower, end)
        )
        return nouns.counted(text, lower, match.end() - 1, place.ceiling, is_plural=True) if match else None
    bound = _BOUND_AFTER.match(lower, end)
    if bound:
        return nouns.counted(text, lower, bound.end(), place.ceiling, is_plural)
    return nouns.counted(text, lower, end, place.ceiling, is_plural)


def _is_idle_one(lower: str, numeral: Numeral) -> bool:
    """Tell whether "one" is the indefinite pronoun or article: one of them, one spokesman, no one."""
    if numeral.in_digits or numeral.value != 1 or numeral.kind != "cardinal":
        return False
    before = lower[max(0, numeral.start - 9) : numeral.start]
    return not before.endswith(("only ", "just ", "exactly ", "least ", "killed ", "than "))


def _bare(place: Place, quantity: Quantity) -> Quantity | None:
    """Keep a number with nothing counted when nothing speaks against it; tell ages."""
    numeral, text, lower = quantity.numeral, place.text, place.lower
    quantity.kind, quantity.rule, quantity.is_bare = "number", "bare", True
    point_scale(place.text, quantity, is_round=True)
    before = lower[max(place.floor, numeral.start - 24) : numeral.start]
    is_age = _AGE_BEFORE.search(before) or _AGE_AFTER.match(lower, numeral.end)
    if (is_age and (numeral.value or 999) < 120) or _is_apposed_age(place, numeral):
        quantity.kind, quantity.unit, quantity.rule, quantity.is_bare = "age", "year", "age", False
        return quantity
    if numeral.kind == "vague":
        return quantity
    if numeral.kind == "cardinal" and _IN_SERIES.search(before):
        return None  # in year 10, between years five and 15
    if (
        numeral.value == 2
        and not numeral.in_digits
        and before.endswith("the ")
        and not lower.startswith(" other", numeral.end)
    ):
        quantity.kind, quantity.trivial = "count", "pair"  # the two agreed
        return quantity
    if not numeral.in_digits and numeral.value == 1:
        if lower.startswith((" to ", " or "), numeral.end):
            quantity.rule = "suspended"  # one to two million tonnes
            return quantity
        return None
    if names.is_date_part(place, numeral) or _is_identifier(text, numeral) or _is_act(text, numeral):
        return None
    if not numeral.in_digits and before.endswith((", ", "— ", "– ")) and lower.startswith(",", numeral.end):
        return None  # but, two, and more important: the second of several points
    if before.endswith("factor of "):
        quantity.kind, quantity.rule, quantity.is_bare = "multiple", "factor", False
        return quantity
    told = _NUMBER_OF.search(lower, max(place.floor, numeral.start - 80), numeral.start)
    if told is not None and nouns.is_countable(told.group(1)):
        quantity.kind, quantity.rule, quantity.is_bare = "count", "number_of", False
        quantity.unit = nouns.unit_of(told.group(1))
        return quantity
    opens_line = not before.strip() and text[numeral.end : numeral.end + 2] in (". ", ") ", ".\t", ".\n")
    return None if opens_line else quantity


_OF_YEAR = re.compile(r" of (?:19|20)[0-9]{2}(?![\w,.]*[0-9]|%| per)")


def _is_act(text: str, numeral: Numeral) -> bool:
    """Tell whether a number behind the short name of an act belongs to it: Statutory Instrument (SI) 87 of 2025."""
    return text[numeral.start - 2 : numeral.start] == ") " and _OF_YEAR.match(text, numeral.end) is not None


_NUMBER_OF = re.compile(
    r"\bnumber of (?:[a-z-]+ ){0,3}?([a-z]+s) (?:(?:has|had|was|were|is|are|have|will|would|could|[a-z]+ed|rose|fell|grew|rise|"
    r"fall|grow|down|up|now|stands|stood|more|than) ){0,4}(?:(?:to|at|by|from|than|about|around|nearly|over) )*$"
)
"""What a bare number counts where it is told before: the number of members rose to 54."""
_IDENTIFIER_DIGITS = 8


def _is_identifier(text: str, numeral: Numeral) -> bool:
    """Tell whether a number that counts nothing is a code: eight digits and more without marks (73063099)."""
    printed = text[numeral.start : numeral.end]
    return len(printed) >= _IDENTIFIER_DIGITS and printed.isdigit()


def _zero(place: Place, quantity: Quantity) -> Quantity | None:
    """Keep "zero" as a rate of duty (duties cut to zero, zero tariffs); elsewhere it is an idiom more often than not."""
    before = place.lower[max(place.floor, quantity.start - 120) : quantity.start]
    is_rate = _ZERO_TARIFF_AFTER.match(place.lower, quantity.end) or _ZERO_TARIFF_BEFORE.search(before)
    if not is_rate and not (before.endswith("from ") and _TO_PERCENT.match(place.lower, quantity.end)):
        return None
    quantity.kind, quantity.unit, quantity.rule, quantity.role = (
        "percent",
        "percent",
        "zero_rate",
        "tariff_rate",
    )
    quantity.is_bare = False
    return quantity


def _is_apposed_age(place: Place, numeral: Numeral) -> bool:
    """Tell whether the number is an age between commas after a name: "Barra, 51, will"."""
    text, start = place.text, numeral.start
    if not numeral.in_digits or not 10 <= (numeral.value or 0) <= 110 or text[start - 2 : start] != ", ":
        return False
    if text[numeral.end : numeral.end + 1] not in (",", "."):
        return False
    word = _NAME_BEFORE_COMMA.search(text, max(place.floor, start - 22), start)
    if word is None:
        return False
    return word.group()[:-2].lower() not in MONTHS and (
        word.group()[0].isupper() or nouns.is_person(word.group()[:-2])
    )
