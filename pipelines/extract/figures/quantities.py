"""Numeral + what stands around it → a quantity: money, percent, measure, count, ordinal, multiple. One sentence at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extract.figures import names, nouns, units
from pipelines.language.numbers import Numeral

_LETTER_SCALE = re.compile(r"(k|K|mm|MM|m|M|b|B|t|T|cr)(?![A-Za-z0-9])")
_SPACED_LETTER = re.compile(r" (k|m|M|B|b|cr)(?![A-Za-z0-9'’])")
LETTER_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12, "cr": 1e7}
_GAP = re.compile(r"[ \u00a0\u202f]?[(\[{<] ?|[ \u00a0\u202f]{0,2}(?:[-\u2010\u2011][ ]?)?")
_CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OF = re.compile(r" of (?:the |its |their )?")
_DIGIT_WORD = re.compile(r"[-\u2010\u2011 ](?:digits?|figures?)(?![a-z])")
_FOLD = re.compile(r"[-\u2010\u2011 ]?(?:fold|x)(?![A-Za-z0-9])|(?:×)")
_TIMES = re.compile(
    r" times(?![a-z])(?= (?:the|as|more|higher|larger|greater|bigger|faster|its|their|what|that|over|his|her|lower|less|those|earnings|current|last))"
)
_OLD = re.compile(r"[- ](?:years?|months?|weeks?|days?)[- ]olds?(?![a-z])")
_AGE_BEFORE = re.compile(r"(?:\baged?|\bage of|\bat age|\bturn(?:ed|s|ing)?) $")
_INCHES = re.compile(r" (?:and )?([0-9]|1[01]) ?(?:in|inch|inches)(?![a-z])(?! [a-z0-9]+ [a-z]+ed)")
DIGIT_WORDS = {
    "single": 1,
    "double": 2,
    "triple": 3,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}


@dataclass(slots=True)
class Quantity:
    """One quantity under construction; `end` and `start` are the span, `numeral` what it was read from."""

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
    is_bare: bool = False
    is_rank: bool = False


def read(
    text: str, lower: str, numeral: Numeral, floor: int, ceiling: int, is_title: bool, taken: int = 0
) -> Quantity | None:
    """Return the quantity of `numeral` in the sentence `floor`…`ceiling`, or None where it is a name, a date or idle."""
    if numeral.kind == "sequence":
        return None
    if numeral.kind == "multiple":
        return _multiple(text, lower, numeral)
    if numeral.kind == "ordinal":
        return _ordinal(text, lower, numeral, floor, ceiling, is_title)
    money = units.before(text, lower, numeral.start)
    if money and money[1] >= floor and money[1] >= taken:
        return _money_before(text, lower, numeral, *money)
    quantity = _with_unit(text, lower, numeral, floor)
    if names.is_code(text, lower, numeral, quantity is not None):
        return None
    if quantity is not None:
        return quantity
    return _count(text, lower, numeral, floor, ceiling, is_title)


def _base(numeral: Numeral, kind: str, rule: str) -> Quantity:
    return Quantity(
        numeral.start, numeral.end, kind, numeral.value, numeral, rule,
        low=numeral.low, high=numeral.high, scale_word=numeral.scale_word, doubt=numeral.doubt,
    )  # fmt: skip


def _scale(quantity: Quantity, factor: float) -> None:
    if quantity.value is not None:
        quantity.value = float(f"{quantity.value * factor:.15g}")
    if quantity.low is not None and quantity.high is not None:
        quantity.low, quantity.high = quantity.low * factor, quantity.high * factor


def _letter_scale(text: str, quantity: Quantity, spaced: bool) -> None:
    """Apply a one-letter power (12.4m, 3B) that stands right after the digits."""
    if not quantity.numeral.in_digits or quantity.scale_word:
        return
    match = _LETTER_SCALE.match(text, quantity.end) or (
        _SPACED_LETTER.match(text, quantity.end) if spaced else None
    )
    if match:
        quantity.scale_word = match.group(1)
        quantity.end = match.end()
        _scale(quantity, LETTER_SCALES[match.group(1).lower()])


def _set_money(quantity: Quantity, unit: units.Unit) -> None:
    quantity.kind, quantity.currency = "money", unit.currency
    quantity.unit = unit.currency or unit.noun
    if unit.scale != 1.0:
        _scale(quantity, unit.scale)
        quantity.scale_word = quantity.scale_word or ("million" if unit.scale == 1e6 else "billion")
    if not unit.currency and unit.noun not in MINOR_UNITS and quantity.doubt is None:
        quantity.doubt = "ambiguous_unit"


MINOR_UNITS = frozenset({"cent", "pence", "penny", "paisa", "fen", "sen", "kopeck", "satoshi"})


def _money_before(text: str, lower: str, numeral: Numeral, unit: units.Unit, begin: int) -> Quantity:
    quantity = _base(numeral, "money", "money_sign")
    quantity.start = begin
    _letter_scale(text, quantity, spaced=True)
    _set_money(quantity, unit)
    gap = _GAP.match(text, quantity.end)
    found = units.after(text, lower, gap.end()) if gap else None
    if found and found[0].kind == "money" and found[0].currency and not found[0].is_weak:
        is_open = text[begin : numeral.start].strip() in ("$", "£", "¥", "kr", "Rs", "Rs.")
        same = found[0].currency == unit.currency
        digit_follows = text[found[1] : found[1] + 2].strip()[:1].isdigit()
        if (
            (same or (is_open and found[0].noun == ""))
            and not digit_follows
            and found[0].noun not in MINOR_UNITS
        ):
            quantity.end = found[1]
            quantity.currency = quantity.unit = found[0].currency
            if gap and gap.group().strip() in _CLOSERS:
                quantity.end = _closed(text, quantity.end, _CLOSERS[gap.group().strip()])
    return quantity


def _with_unit(text: str, lower: str, numeral: Numeral, floor: int) -> Quantity | None:
    """Read percent, measures and currencies named after the number."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    found = units.after(text, lower, start)
    if found is None and numeral.kind in ("vague", "fraction"):
        of = _OF.match(lower, numeral.end)
        found = units.after(text, lower, of.end()) if of else None
        if found and found[0].kind not in ("money", "mass", "volume", "length", "area", "duration"):
            found = None
    quantity = _base(numeral, "number", "unit_after")
    if found is None and numeral.in_digits and not numeral.scale_word:
        _letter_scale(text, quantity, spaced=False)
        if quantity.end > numeral.end:
            gap = _GAP.match(text, quantity.end)
            found = units.after(text, lower, gap.end()) if gap else None
            if found is None:
                return quantity if _is_scaled_number(text, quantity) else None
    if (
        found
        and found[0].code == "m"
        and text[found[1] - 1] == "m"
        and numeral.in_digits
        and _million_follows(lower, found[1])
    ):
        quantity.end = found[1]
        quantity.scale_word = "m"
        _scale(quantity, 1e6)
        inner = units.after(text, lower, found[1] + 1)
        if inner is None:
            quantity.is_bare = True
            return quantity
        found = inner
    if found is None:
        return None
    unit, end = found
    if not _fits(unit, quantity, text, lower, end):
        return None
    quantity.end = end
    if gap and gap.group().strip() in _CLOSERS and gap.group().strip():
        closed = _closed(text, end, _CLOSERS[gap.group().strip()])
        if closed == end:
            return None
        quantity.end = closed
    if unit.kind == "money":
        quantity.rule = "money_word"
        _set_money(quantity, unit)
        _money_tail(text, lower, quantity, unit)
        return quantity
    quantity.kind, quantity.unit = unit.kind, unit.code
    inches = _INCHES.match(lower, end) if unit.code == "[ft_i]" else None
    if inches and quantity.value is not None:
        quantity.value, quantity.end = quantity.value + int(inches.group(1)) / 12, inches.end()
    if unit.scale != 1.0:
        _scale(quantity, unit.scale)
    if unit.kind == "duration":
        return _duration(lower, quantity)
    quantity.rule = "percent" if unit.kind == "percent" else "measure"
    return quantity


def _closed(text: str, end: int, closer: str) -> int:
    """Return where the bracket that follows `end` closes, or `end`."""
    at = end + 1 if text[end : end + 1] == " " else end
    return at + 1 if text[at : at + 1] == closer else end


def _million_follows(lower: str, end: int) -> bool:
    """Tell whether "m" after digits says million: a counted noun follows (12m barrels) rather than tall, high, long."""
    match = re.compile(r" ([a-z]+)").match(lower, end)
    if not match:
        return False
    word = match.group(1)
    _, plural, _ = nouns._lexicon()
    return (
        word in plural
        or units.after(lower, lower, match.start(1)) is not None
        or (word.endswith("s") and len(word) > 4)
    )


def _is_scaled_number(text: str, quantity: Quantity) -> bool:
    quantity.is_bare = True
    return quantity.scale_word is not None


_SIGN_OF_NEXT = re.compile(r" ?[0-9][0-9.,]*(?: ?(\S))?")


def _fits(unit: units.Unit, quantity: Quantity, text: str, lower: str, end: int) -> bool:
    """Tell whether a unit word is meant as a unit: weak currency words need a large number, ordinals and idioms none."""
    value = quantity.value if quantity.value is not None else quantity.high
    of_next = _SIGN_OF_NEXT.match(text, end) if unit.kind == "money" and not text[end - 1].isalnum() else None
    if of_next and of_next.group(1) not in (text[end - 1], "c"):
        return False
    if unit.kind == "money" and unit.noun == "mark":
        return quantity.scale_word is not None
    if unit.kind == "money" and unit.is_weak:
        return value is None or value >= 100 or quantity.scale_word is not None
    if unit.code in ("quarter", "second") and text[end - 1] != "s" and (value or 0) != 1:
        return lower[quantity.end : quantity.end + 1] == "-"
    if unit.code == "har" and lower[end : end + 1] == "'":
        return False
    return not (unit.kind == "duration" and unit.code == "minute" and lower[end - 4 : end] == " min")


def _money_tail(text: str, lower: str, quantity: Quantity, unit: units.Unit) -> None:
    """Extend "75 USD million", "3 dollars 50 cents" and choose pounds of money or of mass."""
    match = re.compile(r" (million|billion|trillion|bn|mn)(?![a-z])").match(lower, quantity.end)
    if match and quantity.scale_word is None:
        quantity.scale_word = match.group(1)
        quantity.end = match.end()
        _scale(
            quantity, {"million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}[match.group(1)]
        )
    if (
        unit.noun == "pound"
        and unit.currency == "GBP"
        and quantity.scale_word is None
        and not _is_money_context(lower, quantity)
    ):
        quantity.kind, quantity.unit, quantity.currency = "mass", "[lb_av]", None
        quantity.rule = "measure"


_MONEY_NEAR = re.compile(
    r"cost|price|worth|pay|paid|spen[dt]|fine|earn|profit|bill|salary|sterling|fee|bank|fund|revenue|sales|share|debt|loan|stake|invest|budget|£"
)


def _is_money_context(lower: str, quantity: Quantity) -> bool:
    return bool(_MONEY_NEAR.search(lower, max(0, quantity.start - 70), quantity.end + 40))


def _duration(lower: str, quantity: Quantity) -> Quantity:
    quantity.rule = "duration"
    old = _OLD.match(lower, quantity.numeral.end)
    if old:
        quantity.kind, quantity.end, quantity.rule = "age", old.end(), "age"
    elif lower.startswith(" old", quantity.end) and not lower[quantity.end + 4 : quantity.end + 5].isalnum():
        quantity.kind, quantity.rule = "age", "age"
    return quantity


def _count(
    text: str, lower: str, numeral: Numeral, floor: int, ceiling: int, is_title: bool
) -> Quantity | None:
    """Read a count with its noun, a fraction, a fold, an age or a bare number."""
    end = numeral.end
    digit_word = (
        _DIGIT_WORD.match(lower, end)
        if not numeral.in_digits or numeral.value in (1, 2, 3, 4, 5, 6, 7, 8, 9)
        else None
    )
    if digit_word and numeral.value is not None and numeral.value < 10:
        return _digit_count(lower, numeral, int(numeral.value), digit_word.end())
    fold = _FOLD.match(lower, end)
    if fold and numeral.kind != "vague":
        quantity = _base(numeral, "multiple", "fold")
        quantity.end = fold.end()
        return quantity
    times = _TIMES.match(lower, end)
    if times:
        quantity = _base(numeral, "multiple", "times")
        quantity.end = times.end()
        return quantity
    quantity = _base(numeral, "count", "count")
    if numeral.kind == "fraction" and not numeral.scale_word:
        quantity.kind, quantity.rule = "multiple", "fraction"
        return (
            None
            if lower.startswith(("-year", "-hour", "-time", "-term", " time", " brother"), end)
            else quantity
        )
    is_plural = numeral.value is None or numeral.value != 1
    noun = nouns.after_hyphen(lower, end)
    if noun and text[end : end + 1] in "-\u2010\u2011":
        quantity.end = noun.end
    elif text[end : end + 1] in ("-", "\u2010", "\u2011"):
        return _bare(text, lower, quantity, floor) if text[end + 1 : end + 2].isdigit() else None
    else:
        noun = nouns.counted(text, lower, _skip_of(lower, numeral), ceiling, is_plural)
    if names.is_capitalised_name(text, numeral, floor, is_title):
        return None
    if names.is_named(text, lower, numeral, floor, is_title, noun is not None and numeral.value is not None):
        return None
    if noun is None:
        return _bare(text, lower, quantity, floor)
    if _is_idle_one(lower, numeral, noun) or (
        names.is_date_part(text, lower, numeral) and noun.unit != "person"
    ):
        return None
    quantity.unit, quantity.counted_end, quantity.role = noun.unit, noun.end, noun.role or None
    quantity.trivial = noun.trivial
    if noun.role == "index":
        quantity.kind = "index"
    return quantity


def _skip_of(lower: str, numeral: Numeral) -> int:
    """Return where the noun phrase starts: after "of" for thousands of firms."""
    if numeral.kind == "vague" or (numeral.scale_word and numeral.has_article):
        match = _OF.match(lower, numeral.end)
        if match:
            return match.end() - 1
    return numeral.end


def _is_idle_one(lower: str, numeral: Numeral, noun: nouns.Counted) -> bool:
    """Tell whether "one" is the indefinite pronoun or article: one of them, one spokesman, no one."""
    del noun
    if numeral.in_digits or numeral.value != 1 or numeral.kind != "cardinal":
        return False
    before = lower[max(0, numeral.start - 9) : numeral.start]
    return not before.endswith(
        ("only ", "just ", "exactly ", "least ", "single ", "killed ", "and ", "than ")
    )


def _digit_count(lower: str, numeral: Numeral, digits: int, end: int) -> Quantity:
    quantity = _base(numeral, "number", "digit_count")
    quantity.end, quantity.value = end, None
    quantity.low, quantity.high = float(10 ** (digits - 1)), float(10**digits - 1)
    quantity.unit = "percent" if _PERCENT_NOUN.match(lower, end) else None
    quantity.kind = "percent" if quantity.unit else "number"
    return quantity


_PERCENT_NOUN = re.compile(
    r"(?: [a-z-]+){0,2} (?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|growth|inflation|rates?|percent|percentage|increases?|rises?|declines?|gains?|drops?|returns?|falls?)(?![a-z])"
)


def _bare(text: str, lower: str, quantity: Quantity, floor: int) -> Quantity | None:
    """Keep a number with nothing counted when nothing speaks against it."""
    numeral = quantity.numeral
    quantity.kind, quantity.rule, quantity.is_bare = "number", "bare", True
    before = lower[max(floor, numeral.start - 24) : numeral.start]
    if (_AGE_BEFORE.search(before) and (numeral.value or 999) < 120) or _is_apposed_age(text, numeral):
        quantity.kind, quantity.unit, quantity.rule, quantity.is_bare = "age", "year", "age", False
        return quantity
    if numeral.kind == "vague":
        return quantity
    if names.is_date_part(text, lower, numeral):
        return None
    if not numeral.in_digits and (numeral.value or 0) <= 1:
        return None
    opens_line = not before.strip() and text[numeral.end : numeral.end + 2] in (". ", ") ", ".\t", ".\n")
    return None if opens_line else quantity


def _is_apposed_age(text: str, numeral: Numeral) -> bool:
    """Tell whether the number is an age between commas after a name: "Barra, 51, will"."""
    if (
        not numeral.in_digits
        or numeral.value is None
        or not 10 <= numeral.value <= 110
        or numeral.end - numeral.start > 3
    ):
        return False
    start = numeral.start
    if text[start - 2 : start] != ", " or text[numeral.end : numeral.end + 1] not in (",", "."):
        return False
    word = re.compile(r"[A-Z][\w’'-]+$").search(text, max(0, start - 22), start - 2)
    return word is not None and word.group().lower() not in names._MONTHS


def _ordinal(
    text: str, lower: str, numeral: Numeral, floor: int, ceiling: int, is_title: bool
) -> Quantity | None:
    if names.is_capitalised_name(text, numeral, floor, is_title) or names.is_idle_ordinal(
        text, lower, numeral
    ):
        return None
    if names.is_code(text, lower, numeral, False):
        return None
    quantity = _base(numeral, "ordinal", "ordinal")
    quantity.is_rank = names.is_rank(lower, numeral.end)
    position = numeral.end
    if quantity.is_rank:
        position = re.compile(r"[ -][a-z]+").match(lower, numeral.end).end()  # type: ignore[union-attr]
    elif text[numeral.end : numeral.end + 1] in "-\u2010\u2011":
        return None
    noun = nouns.counted(text, lower, position, ceiling, False)
    if noun is None:
        return None
    quantity.unit, quantity.counted_end = noun.unit, noun.end
    quantity.role = "rank" if quantity.is_rank else noun.role if noun.role == "round_number" else None
    quantity.trivial = noun.trivial
    return quantity


_DOUBLE_USE = re.compile(
    r"(?: (?:the|its|their|his|her|that|what|those|to|from|as|in|last|this|on|by|over|since|a year|between|for|within)\b|[,.;])"
)


def _multiple(text: str, lower: str, numeral: Numeral) -> Quantity | None:
    word = lower[numeral.start : numeral.end]
    digit_word = _DIGIT_WORD.match(lower, numeral.end)
    if digit_word and word in DIGIT_WORDS:
        return _digit_count(lower, numeral, DIGIT_WORDS[word], digit_word.end())
    if word in ("double", "triple", "treble", "quadruple", "quintuple", "halve") and not _DOUBLE_USE.match(
        lower, numeral.end
    ):
        return None
    if word in ("doubles", "triples") and not lower.startswith(
        (" the", " to", " its", " from", " in "), numeral.end
    ):
        return None
    if (word == "doubling" and lower.startswith(" down", numeral.end)) or (
        word == "doubled" and lower.startswith(" down", numeral.end)
    ):
        return None
    if word in ("twice", "thrice") and not lower.startswith(
        (" the", " as", " its", " their", " what", " that", " a ", " his", " more"), numeral.end
    ):
        return None
    return _base(numeral, "multiple", "multiple_word")
