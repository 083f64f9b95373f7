"""Currencies and units as printed around a numeral, and the period of a rate. Which reading wins is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.language.numbers import power_words
from pipelines.language.reference import rows


class Unit(NamedTuple):
    """What a printed unit or currency means.

    `code` is a UCUM code, an ISO 4217 code or a plain noun; `currency` is empty for units and for minor or open
    currency nouns. `is_weak` marks forms that are ordinary words too (won, real): they need a large number.
    """

    code: str
    kind: str
    currency: str | None = None
    noun: str = ""
    scale: float = 1.0
    name: str = ""
    is_weak: bool = False


class Form(NamedTuple):
    """One printed form of a unit; `folded` is compared in lower case when `any_case`."""

    printed: str
    any_case: bool
    unit: Unit


WEAK_CURRENCY_WORDS = frozenset({"won", "real", "sol", "marks", "rand", "crowns", "crown", "leu", "lei", "lev", "kip", "fen", "sen", "dram", "pula", "colon", "quid", "sterling", "dong", "reals", "buck"})  # fmt: skip
LOWER_CASE_CODES = frozenset({"usd", "eur", "gbp", "jpy", "cny", "rmb", "inr", "aud", "cad", "chf", "hkd", "sgd", "nzd", "sek", "nok", "dkk", "mxn", "brl", "krw", "zar", "btc", "myr", "thb", "idr", "pkr", "twd", "rs", "rs.", "dlrs", "dlr"})  # fmt: skip
AFTER_ONLY_CODES = frozenset(
    {"ALL", "TOP", "CUP", "PEN", "SOS", "MOP", "BAM", "GEL", "MAD", "RON", "LAK", "ANG", "NIO"}
)
"""ISO codes that are English words or names in capitals: read only right after a number."""

CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_GAP = re.compile(r"[ \u00a0\u202f]?[(\[{<] ?|[ \u00a0\u202f]{0,2}(?:[-\u2010\u2011][ ]?)?")
_GAP_CHARACTERS = frozenset(" \u00a0\u202f-\u2010\u2011([{<")
_SMALL_INTEGER = re.compile(r"[0-9]{1,2}(?![0-9.,]*[0-9]| ?(?:bn|m|tn|million|billion|trillion)(?![a-z]))")
_EURO_NAME = re.compile(
    r"(?:[0-9]{1,2}|(?:19|20)[0-9]{2})(?![0-9.,]*[0-9]| ?/|[- ](?:per|a|an|m|bn|million|billion|trillion)\b|m|bn)"
)
"""Digits behind "Euro" that make a standard or a tournament."""
_HASH_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+| ?(?:bn|m|million|billion|trillion)(?![A-Za-z0-9]))")
"""What makes "#" a pound sign, as in feeds that have none, rather than a rank (#1)."""
_LARGE = re.compile(
    r"[0-9][0-9.,]*(?:,[0-9]{3}| ?(?:bn|mn|mln|bln|bil|m|b|tn|trn|k|cr|crore|lakh|thousand|million|billion|trillion)(?![A-Za-z0-9]))|[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9A-Za-z])"
)
_FIRST = re.compile(r"[^\W\d_]{1,24}|[^\s\w]|\w")
_WORD_BACK = re.compile(r"(?:[^\W\d_]\.){2,3}|[^\W\d_]{1,6}\.?")


def _currency_unit(row: dict[str, str]) -> Unit:
    code, noun = row["code"], row["noun"]
    scale = power_words().get(row["scale"], 1.0)
    weak = row["form"] in WEAK_CURRENCY_WORDS
    return Unit(code or noun, "money", code or None, noun, scale, row["form"], weak)


def _currency_forms() -> Iterator[Form]:
    for row in rows("currency_forms"):
        form, place = row["form"], row["place"]
        if place == "glued" or (place == "before" and form.isalnum() and form not in ("RMB", "Rmb")):
            continue
        is_word = place == "after" and len(form) > 3 and form[0].isalpha() and not form.isupper()
        any_case = is_word or form.lower() in LOWER_CASE_CODES or (form.islower() and form.isalpha())
        yield Form(form.lower() if any_case else form, any_case, _currency_unit(row))
        if form in ("US dollar", "U.S. dollar"):
            yield Form(form.lower().replace(" ", "-"), True, _currency_unit(row))


def _unit_forms() -> Iterator[Form]:
    for row in rows("units"):
        scale = power_words().get(row["name"].split()[0], 1.0)
        unit = Unit(row["unit"], row["kind"], name=row["name"], scale=scale)
        for word in (row["name"], *row["words"].split("|")):
            if word:
                yield Form(word.lower(), True, unit)
        if " " in row["name"] and row["kind"] != "duration":
            yield Form(row["name"].lower().replace(" ", "-"), True, unit)  # an 8,000-square-metre hall
        for symbol in row["symbols"].split("|"):
            if symbol:
                yield Form(symbol, False, unit)


@cache
def after_forms() -> dict[str, tuple[Form, ...]]:
    """Return the forms that stand after a number by their first word (lower case) or sign, longest first."""
    index: dict[str, list[Form]] = {}
    for form in (*_currency_forms(), *_unit_forms()):
        first = _FIRST.match(form.printed)
        assert first
        index.setdefault(first.group().lower(), []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.printed))) for first, forms in index.items()
    }


@cache
def before_forms() -> tuple[dict[str, Unit], dict[str, Unit], frozenset[str]]:
    """Return signs and codes that stand before a number: exact forms, lower-case forms, last characters of both."""
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    for row in rows("currency_forms"):
        form = row["form"]
        if row["place"] == "after" or form in AFTER_ONLY_CODES:
            continue
        unit = _currency_unit(row)
        exact[form] = unit
        if not form[-1].isalnum() or form.lower() in LOWER_CASE_CODES:
            folded.setdefault(form.lower(), unit)
    return exact, folded, frozenset(form[-1] for form in [*exact, *folded])


def after(text: str, lower: str, position: int) -> tuple[Unit, int] | None:
    """Return the unit printed at `position` of `text` and where it ends, or None."""
    first = _FIRST.match(lower, position)
    if not first:
        return None
    forms = after_forms().get(first.group())
    if not forms:
        return None
    for form in forms:
        if (lower if form.any_case else text).startswith(form.printed, position):
            end = position + len(form.printed)
            follower = text[end : end + 1]
            if not (form.printed[-1].isalnum() and (follower.isalnum() or follower == "_")):
                return form.unit, end
    return None


def gap(text: str, end: int) -> tuple[str, int]:
    """Return the bracket between a number and its unit ("" for a space, a hyphen or nothing) and where the unit starts."""
    if text[end : end + 1] not in _GAP_CHARACTERS:
        return "", end
    match = _GAP.match(text, end)
    assert match
    return match.group().strip() if match.group().strip() in CLOSERS else "", match.end()


def closed(text: str, end: int, bracket: str) -> int:
    """Return where the `bracket` opened before a unit closes after `end`, or `end`."""
    if not bracket:
        return end
    at = end + 1 if text[end : end + 1] == " " else end
    return at + 1 if text[at : at + 1] == CLOSERS[bracket] else end


_LONGEST_CODE = 5
"""Letters and points of the longest sign or code that stands before a number."""


def before(text: str, lower: str, start: int) -> tuple[Unit, int] | None:
    """Return the currency printed right before `start` of `text` and where it begins, or None."""
    exact, folded, last_characters = before_forms()
    end = start
    if end and text[end - 1] in " \u00a0\u202f":
        end -= 1
    if not end or text[end - 1] not in last_characters:
        return None
    if end > _LONGEST_CODE and text[end - _LONGEST_CODE - 1 : end].isalpha():
        return None  # most numbers follow a word
    if text[end - 1].isalpha() or text[end - 1] == ".":
        begin = end
        while begin and end - begin < _LONGEST_CODE and (text[begin - 1].isalpha() or text[begin - 1] == "."):
            begin -= 1
        if begin and (text[begin - 1].isalnum() or text[begin - 1] in ".-"):
            return None
        if begin and text[begin - 1] == "$" and text[begin - 1 : end] in exact:
            return exact[text[begin - 1 : end]], begin - 1  # $A600 million
        if end == start and not _is_amount(text, lower, begin, start):
            return None
        if end - begin == 1 and end != start:
            return None
        if end != start and _is_acronym(text[begin:end], lower, start):
            return None
        unit = exact.get(text[begin:end]) or folded.get(lower[begin:end])
        return (unit, begin) if unit else None
    sign = end - 1
    for length in (6, 5, 4, 3, 2):
        begin = end - length
        if begin >= 0 and (begin == 0 or not text[begin - 1].isalnum()):
            unit = exact.get(text[begin:end]) or folded.get(lower[begin:end])
            if unit:
                return unit, begin
    if sign and text[sign - 1] == " ":
        begin = max(lower.rfind(mark, max(0, sign - 7), sign - 1) for mark in " (") + 1
        match = _WORD_BACK.fullmatch(lower, max(begin, sign - 7, 0), sign - 1)
        if match:
            unit = folded.get(match.group() + text[sign])
            is_pronoun = text[match.start() : match.end()] == "us" and _gives(lower, match.start())
            if unit and not is_pronoun and (len(match.group()) > 1 or match.group() == "c"):
                return unit, match.start()
    unit = exact.get(text[sign])
    if unit is None or (text[sign] == "#" and not _HASH_AMOUNT.match(text, start)):
        return None
    return unit, sign


_GIVING = (" sell ", " sells ", " sold ", " give ", " gives ", " gave ", " pay ", " pays ", " paid ", " cost ", " costs ", " charge ", " charges ", " charged ", " owe ", " owes ", " offer ", " offers ", " offered ", " save ", " saves ", " saved ", " make ", " makes ", " made ", " lend ", " lends ", " lent ", " send ", " sends ", " sent ")  # fmt: skip


def _gives(lower: str, start: int) -> bool:
    """Tell whether a verb of giving stands before "us" at `start`: it sells us $15."""
    return lower[max(0, start - 9) : start].endswith(_GIVING)


def _is_acronym(code: str, lower: str, start: int) -> bool:
    """Tell whether a rare code before a small integer is an acronym with its number: COP 27, SDG 15; Euro 5, Euro 2024."""
    if code.startswith("Euro"):
        return _EURO_NAME.match(lower, start) is not None
    if len(code) != 3 or not code.isupper() or code.lower() in LOWER_CASE_CODES:
        return False
    return _SMALL_INTEGER.match(lower, start) is not None


def _is_amount(text: str, lower: str, begin: int, start: int) -> bool:
    """Tell whether letters glued to digits are a currency: one letter needs a large amount, a rare code no small integer (COP30)."""
    if start - begin == 1:
        return _LARGE.match(text, start) is not None
    if start - begin != 3 or lower[begin:start] in LOWER_CASE_CODES:
        return True
    return _SMALL_INTEGER.match(text, start) is None


PERIODS = {
    "second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "annum": "P1Y", "decade": "P10Y",
    "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D", "quarterly": "P3M", "hourly": "PT1H",
}  # fmt: skip
_PERIOD = re.compile(
    r"(?: of [a-z]+)?(?: ?/ ?|,? (?:a|an|per|each|every) |[ -]a[ -]|-per-)(second|minute|hour|day|week|month|quarter|year|annum|decade)(?![a-z]| ago| earlier| before| later| after| old| of| point|[ -]percentage|-on-)|,? (?:of trade )?(annually|yearly|monthly|weekly|daily|quarterly|hourly)(?![a-z])"
)


def period(lower: str, position: int) -> str | None:
    """Return the ISO 8601 duration that the text at `position` makes the period of a rate (a year, per month), or None."""
    match = _PERIOD.match(lower, position)
    return PERIODS[match.group(1) or match.group(2)] if match else None
