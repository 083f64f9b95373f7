"""Readers of recurring times (TIMEX3 SET) and of the n-th day or year of something."""

from __future__ import annotations

import re

from pipelines.extract.dates.lengths import amount_of, duration_value, singular
from pipelines.extract.dates.reading import Handler, Match, Reading, ordinal
from pipelines.language.calendar import MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS, number

_ADVERBS = {
    "daily": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
    "annual": "P1Y", "annually": "P1Y", "nightly": "P1D", "fortnightly": "P2W", "biennial": "P2Y", "biannually": "P6M",
}  # fmt: skip


def _set_adverb(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = text.lower().replace("-", "")
    for prefix, values in (
        ("bi", {"P1W": "P2W", "P1M": "P2M", "P1Y": "P6M"}),
        ("semi", {"P1Y": "P6M", "P1W": "P3D", "P1M": "P15D"}),
        ("twice", {"P1D": "PT12H", "P1W": "P3D", "P1Y": "P6M"}),
        ("half", {"PT1H": "PT30M", "P1Y": "P6M"}),
    ):
        if lower.startswith(prefix) and lower not in _ADVERBS:
            base = _ADVERBS.get(lower.removeprefix(prefix))
            value = values.get(base or "")
            return None if value is None else Reading("SET", value, needs="set_adverb")
    value = _ADVERBS.get(lower)
    if value is None:
        return None
    return Reading("SET", value, freq=value.replace("PT", "").replace("P", ""), needs="set_adverb")


def _every_value(what: str, amount: str) -> str | None:
    word = what.lower().rstrip(".")
    if word in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[word]}"
    if word in MONTHS:
        return f"XXXX-{MONTHS[word]:02}"
    if word in SEASONS:
        return f"XXXX-{SEASONS[word]}"
    if word in PARTS_OF_DAY:
        return f"XXXX-XX-XXT{PARTS_OF_DAY[word]}"
    unit = singular(word)
    return duration_value(amount, unit) if unit in UNITS else None


def _set_every(match: Match, text: str, core: Reading | None) -> Reading | None:
    amount = "2" if (match["other"] or "").lower() in ("other", "second") else "1"
    if match["amount"]:
        if match["amount"].lower().startswith("past"):
            return None
        amount = amount_of(match["amount"].strip()) or "X"
    value = _every_value(match["what"], amount)
    if value is None:
        return None
    return Reading("SET", value, quant=match["quant"].upper())


def _set_rate(match: Match, text: str, core: Reading | None) -> Reading | None:
    times = {"once": 1, "twice": 2}.get(match["freq"].lower()) or number(match["freq"].split()[0])
    times = times if times is not None else int(match["freq"].split()[0])
    value = duration_value("1", match["unit"].lower()) if match["unit"] else _ADVERBS[match["adverb"].lower()]
    return Reading("SET", value, freq=f"{times}X")


def _set_per(match: Match, text: str, core: Reading | None) -> Reading:
    if match["unit"] is None:  # per annum
        return Reading("SET", "P1Y")
    return Reading("SET", duration_value("1", match["unit"].lower()), needs="rate")


def _set_plural(match: Match, text: str, core: Reading | None) -> Reading | None:
    words = re.sub(r"(?i)^on ", "", text).lower().split()
    if words[0] == "weekends":
        return Reading("SET", "XXXX-WXX-WE")
    if words[0] == "weekdays":
        return Reading("SET", "XXXX-WXX-WD")
    part = PARTS_OF_DAY.get(words[-1].removesuffix("s"))
    weekday = WEEKDAYS.get(words[0].removesuffix("s")) or WEEKDAYS.get(words[0])
    if weekday:
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), needs="weekdays")
    return None


def _summers(match: Match, text: str, core: Reading | None) -> Reading | None:
    return Reading("SET", f"XXXX-{SEASONS[match['season'].lower()]}")


def _nth_day(match: Match, text: str, core: Reading | None) -> Reading | None:
    nth = ordinal(match["nth"])
    unit = match["unit"].lower()
    if nth is None:
        return None
    if unit == "day":
        return Reading("DATE", f"nth:{nth}D", "day", needs="nth_day")
    return Reading("DURATION", f"P{nth}{UNITS[unit]}", mod="APPROX", needs="nth_unit")


HANDLERS: dict[str, Handler] = {
    "set_adverb": _set_adverb,
    "set_every": _set_every,
    "set_rate": _set_rate,
    "set_per": _set_per,
    "set_plural": _set_plural,
    "nth_day": _nth_day,
    "summers": _summers,
}
"""Rule name → handler."""
