"""Our reading of a text as the four models of the Recognizers-Text specs; the mapping is described in `recognizers`."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract import figures
from pipelines.extract.figures import units
from pipelines.extract.spans import FigureSpan, Sentence, Source
from pipelines.ingest.records import Passage
from pipelines.language.numbers import Numeral, fold, scan
from pipelines.language.reference import rows

Found = tuple[int, int, float | None, str | None]
"""Start, end (exclusive), value or None, unit names separated by "|" or None."""

_POWER_LETTER = re.compile(r" {0,2}(mm|k|m|b|g|t)(?![a-z0-9'’])")
_POWERS = {"k": 1e3, "mm": 1e6, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12}
_EXPONENT = re.compile(r"(?:e|x10\^)([+-]?[0-9]{1,3})(?![0-9a-z])|\^(-{0,2}\+?[0-9]{1,3})(?![0-9a-z])")
_OVER = re.compile(r" over ")
_MIXED = re.compile(r" {2,}(?=[0-9]+/[0-9])")
_NEGATIVE = re.compile(r"(?:^|\s)(- +)$")
_PRONOUN_BEFORE = re.compile(r"\b(?:the|this|that|which|each|any|every|no) $")


def read(text: str) -> tuple[FigureSpan, ...]:
    """Return the figures rows of `text` taken as one body sentence."""
    if not text.strip():
        return ()
    passage, sentence = Passage(0, len(text), "body", "spec"), Sentence(0, len(text), "body", 0)
    return figures.find(Source(text, (passage,), (sentence,)), (), ())


def numerals(text: str) -> list[Found]:
    """Return every numeral with its value, arithmetic worked out."""
    lower = fold(text)
    found: list[tuple[int, int, float]] = []
    for numeral in scan(text, lower):
        found.extend(_numeral(text, lower, numeral))
    return [(start, end, value, None) for start, end, value in _combined(lower, found)]


def _numeral(text: str, lower: str, numeral: Numeral) -> list[tuple[int, int, float]]:
    start, end, value = numeral.start, numeral.end, numeral.value
    if numeral.kind == "sequence":
        groups = re.finditer(r"[0-9]+", text[start:end])
        return [(start + g.start(), start + g.end(), float(g.group())) for g in groups if len(g.group()) < 30]
    if value is None or numeral.kind in ("ordinal", "multiple", "vague"):
        return []
    if numeral.in_digits:
        letter = _POWER_LETTER.match(lower, end)
        attached = letter is not None and text[end] != " "
        if (
            letter
            and text[end : letter.end()] not in ("m", "mm")
            and (attached or text[letter.start(1)] in "kGMBT")
        ):
            end, value = letter.end(), value * _POWERS[letter.group(1)]
        elif text[end : end + 1].isalpha() and not _EXPONENT.match(lower, end):
            return []
        blank = _NEGATIVE.search(text[:start])
        if blank and not found_before(text, start):
            return [(blank.start(1), end, -value)]
    elif (
        value == 1 and lower[start:end] == "one" and _PRONOUN_BEFORE.search(lower[max(0, start - 7) : start])
    ):
        return []
    return [(start, end, value)]


def found_before(text: str, start: int) -> bool:
    """Tell whether a word or number stands before the spaced minus sign that ends at `start`."""
    return bool(text[:start].strip(" -"))


def _combined(lower: str, found: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Work out exponents, quotients and whole numbers with a fraction set apart by several blanks."""
    result: list[tuple[int, int, float]] = []
    skip_until = -1
    for index, (start, end, value) in enumerate(found):
        if start < skip_until:
            continue
        exponent = _EXPONENT.match(lower, end)
        following = found[index + 1] if index + 1 < len(found) else None
        if exponent:
            power = _signed(exponent.group(1) or exponent.group(2))
            sign = -1.0 if value < 0 and exponent.group(2) else 1.0
            number = value * 10.0**power if exponent.group(1) else sign * abs(value) ** power
            result.append((start, exponent.end(), number))
            skip_until = exponent.end()
        elif (
            following and _OVER.fullmatch(lower[end : following[0]]) and _is_quotient(lower, start, following)
        ):
            result.append((start, following[1], value / following[2]))
            skip_until = following[1]
        elif following and following[2] < 1 and _MIXED.fullmatch(lower[end : following[0]]):
            result.append((start, following[1], value + following[2]))
            skip_until = following[1]
        else:
            result.append((start, end, value))
    return result


def _signed(printed: str) -> int:
    digits = int(printed.lstrip("+-"))
    return -digits if printed.count("-") == 1 else digits


def _is_quotient(lower: str, start: int, following: tuple[int, int, float]) -> bool:
    """Tell a quotient from an amount over a period ($2000 over 3 years)."""
    return (
        following[2] != 0
        and lower[max(0, start - 1) : start] != "$"
        and not re.match(r" [a-z]", lower[following[1] :])
    )


def currencies(text: str) -> list[Found]:
    """Return the rows of money, and currency words without an amount."""
    found: list[Found] = [
        (row.char_start, row.char_end, row.value, _currency_names(row))
        for row in read(text)
        if row.quantity_kind == "money" and row.value is not None
    ]
    lower = fold(text)
    for match in re.finditer(r"[a-z]+", lower):
        noun = _bare_currency_words().get(match.group())
        if noun and not any(start <= match.start() < end for start, end, _, _ in found):
            found.append((*match.span(), None, noun))
    return sorted(found, key=lambda item: item[:2])


def _currency_names(row: FigureSpan) -> str:
    names = {entry["code"]: entry["name"] for entry in rows("currencies")}
    if not row.currency:
        return row.unit or ""
    name = names.get(row.currency, row.currency)
    return f"{row.currency}|{name}|{name.split()[-1]}"


@cache
def _bare_currency_words() -> dict[str, str]:
    return {
        form.printed: f"{form.unit.currency}|{form.printed.rstrip('s')}"
        for forms in units.after_forms().values()
        for form in forms
        if form.unit.kind == "money" and form.unit.currency and form.any_case and not form.unit.is_weak
        and form.printed.isalpha() and (len(form.printed) > 3 or form.printed == "rmb")
        and form.unit.code in ("USD", "EUR", "CNY", "JPY")
    }  # fmt: skip


_PERCENT_OF = re.compile(r"(?:%|per ?cents?|percentages?) of ")
_PERCENT_WORD = re.compile(r"(?<![\w%])(?:%|per ?cents?|percentages?)(?![\w%])")


def percentages(text: str) -> list[Found]:
    """Return the rows of percent, "percent of N", and percent words without a number."""
    lower = fold(text)
    found: list[Found] = [
        (row.char_start, row.char_end, row.value, None)
        for row in read(text)
        if row.quantity_kind == "percent"
    ]
    reading = {start: (end, value) for start, end, value, _ in numerals(text)}
    for match in _PERCENT_WORD.finditer(lower):
        if any(start <= match.start() < end for start, end, _, _ in found):
            continue
        whole = _PERCENT_OF.match(lower, match.start())
        if whole and whole.end() in reading:
            end, value = reading[whole.end()]
            found.append((match.start(), end, value, None))
        elif text[max(0, match.start() - 1) : match.start()] in ("", " "):
            found.append((*match.span(), None, None))
    return sorted(found, key=lambda item: item[:2])


PHYSICAL = frozenset({"mass", "length", "area", "volume", "energy", "speed", "temperature", "information"})


TEMPERATURES = frozenset({"Cel", "degF", "[degF]", "K"})
"""Left to a temperature model of their own in the specs."""


def dimensions(text: str) -> list[Found]:
    """Return the rows of physical measures with the names of their units."""
    names: dict[str, str] = {}
    for entry in rows("units"):
        names[entry["unit"]] = "|".join(filter(None, (names.get(entry["unit"]), entry["name"])))
    return [
        (row.char_start, row.char_end, row.value, names.get(row.unit or "", row.unit))
        for row in read(text)
        if (row.quantity_kind in PHYSICAL and row.unit not in TEMPERATURES) or row.unit == "rad"
    ]
