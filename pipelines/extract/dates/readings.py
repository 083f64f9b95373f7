"""What a temporal expression means by itself: surface → `Reading`, cached, independent of its sentence.

Belongs here: turning a matched string into an unanchored form (see `pipelines.extract.dates.forms` for the notation).
Cues from the surrounding sentence are `pipelines.extract.dates.context`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import re2

from pipelines.extract.dates import clock, grammar
from pipelines.language import reference
from pipelines.language.calendar import (
    MONTHS,
    ORDINAL_WORDS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    WEEKDAYS,
    number,
    spoken_year,
)


class Reading(NamedTuple):
    """One expression read by itself; `needs` names what its sentence must decide."""

    kind: str
    form: str
    granularity: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    is_vague: bool = False
    doubt: str | None = None
    needs: str = ""


Match = re.Match[str]
_GRANULARITY = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
    "C": "century", "H": "half_year",
}  # fmt: skip
_UNIT_NAME = {
    "day": "day", "night": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "half": "half", "year": "year", "decade": "decade", "century": "century", "season": "season",
}  # fmt: skip
_MODS = {
    "early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END", "end": "END",
    "beginning": "START", "start": "START", "opening": "START", "turn": "START", "middle": "MID", "close": "END",
    "first half": "START", "second half": "END",
}  # fmt: skip
_QUARTER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
_ABOUT = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "close to": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "just under": "LESS_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "over": "MORE_THAN", "more than": "MORE_THAN",
    "just over": "MORE_THAN", "well over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "at the least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS", "as little as": "EQUAL_OR_MORE",
}  # fmt: skip


@cache
def _rules() -> tuple[tuple[str, re2._Regexp, Callable[[Match, str], Reading | None]], ...]:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return tuple((name, re2.compile(pattern, options), _HANDLERS[name]) for name, pattern in grammar.rules())


@lru_cache(maxsize=65536)
def read(surface: str) -> tuple[str, Reading] | None:
    """Return (rule, reading) of `surface`, or None when it is no temporal expression."""
    text = " ".join(surface.split())
    for name, pattern, handler in _rules():
        match = pattern.fullmatch(text)
        if match:
            reading = handler(match, text)
            if reading is not None:
                return name, reading
    return None


def _core(text: str) -> Reading | None:
    found = read(text)
    return None if found is None else found[1]


# -- days -------------------------------------------------------------------------------------------------------------

_DATE = re2.compile(
    r"(?i)^(?:(?:(?:this|next|last) (?:coming )?)?(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[, ]+)?(?:the )?(?:(?P<m1>[a-z]{3,9})\.? (?P<d1>\d{1,2}|[a-z-]+?)(?:st|nd|rd|th)?"
    r"|(?P<d2>\d{1,2}|[a-z-]+?)(?:st|nd|rd|th)?(?: day)?(?: of|-)? ?(?P<m2>[a-z]{3,9})\.?)(?:[ ,-]+'?(?P<y>\d{4}|\d\d))?$"
)
_NUMERIC = re2.compile(r"^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$")


def _ordinal(words: str) -> int | None:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    words = words.lower().replace(" ", "-")
    return ORDINAL_WORDS.get(words) or ORDINAL_WORDS.get(words + "th") or ORDINAL_WORDS.get(words + "rd")


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 50 else 1900)


def month_days(month: int, year: int | None = None) -> int:
    """Return the number of days of `month`; February has 29 when no year is given."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day(text: str) -> Reading | None:
    """Return the reading of a day-level expression."""
    lower = text.lower()
    if lower in WEEKDAYS:
        return Reading("DATE", f"?:weekday:{WEEKDAYS[lower]}", "day", needs="weekday")
    words = {"today": "this:day", "yesterday": "offset:-1D", "tomorrow": "offset:+1D"}
    if lower in words:
        return Reading("DATE", words[lower], "day", needs="today" if lower == "today" else "")
    if lower.startswith("the day "):
        return Reading("DATE", "offset:-2D" if "before" in lower else "offset:+2D", "day")
    if lower.split()[-1] in WEEKDAYS and not any(char.isdigit() for char in lower):
        return _deictic_weekday(lower)
    return _calendar_day(text)


def _calendar_day(text: str) -> Reading | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _absolute(int(text[:4]), int(text[5:7]), int(text[8:]), None)
    numeric = _NUMERIC.match(text)
    if numeric:
        return _numeric_day(*numeric.groups())
    found = _DATE.match(text)
    if not found:
        return None
    month = MONTHS.get((found["m1"] or found["m2"]).lower())
    day = _ordinal(found["d1"] or found["d2"])
    if month is None or day is None:
        return None
    weekday = WEEKDAYS[found["wd"].lower()] if found["wd"] else None
    return _absolute(_full_year(found["y"]) if found["y"] else None, month, day, weekday)


def _absolute(year: int | None, month: int, day: int, weekday: int | None) -> Reading | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    suffix = f"|{weekday}" if weekday else ""
    doubt = None if day <= month_days(month, year) else "impossible_date"
    if year is None:
        return Reading("DATE", f"?:XXXX-{month:02}-{day:02}{suffix}", "day", doubt=doubt, needs="month_day")
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}{suffix}", "day", doubt=doubt)


def _numeric_day(first: str, second: str, third: str) -> Reading | None:
    """Return 10/12/2025 with the order left open (`dmy?`) where both orders are possible."""
    if len(first) == 4:
        return _absolute(int(first), int(second), int(third), None)
    if len(first) > 2 or len(third) == 3:
        return None
    a, b, year = int(first), int(second), _full_year(third)
    if a > 12:
        return _absolute(year, b, a, None)
    if b > 12:
        return _absolute(year, a, b, None)
    if not a or not b:
        return None
    return Reading("DATE", f"{year:04}-{a:02}-{b:02}", "day", needs="" if a == b else "order")


def _date(match: Match, text: str) -> Reading | None:
    return _calendar_day(text)


def _numeric_short(match: Match, text: str) -> Reading | None:
    first, second = map(int, text.split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= month_days(month)):
        return None
    order = "" if first > 12 or second > 12 or first == second else " order"
    return Reading("DATE", f"?:XXXX-{month:02}-{day:02}", "day", needs="numeric_short" + order)


def _deictic_weekday(text: str) -> Reading:
    *head, name = text.lower().split()
    words = " ".join(head)
    weekday = WEEKDAYS[name]
    if "coming" in words:
        return Reading("DATE", f"coming:weekday:{weekday}", "day")
    if "same" in words:
        return Reading("DATE", f"anchor:same:weekday:{weekday}", "day", needs="anchor")
    if "following" in words:
        return Reading("DATE", f"anchor:next:weekday:{weekday}", "day", needs="anchor")
    if "previous" in words:
        return Reading("DATE", f"anchor:last:weekday:{weekday}", "day", needs="anchor")
    if "past" in words or "last" in words:
        return Reading("DATE", f"last:weekday:{weekday}", "day")
    if "next" in words:
        return Reading("DATE", f"next:weekday:{weekday}", "day")
    return Reading("DATE", f"this:weekday:{weekday}", "day")


def _modified_day(match: Match, text: str) -> Reading | None:
    groups = match.groupdict()
    reading = _day(groups.get("day") or groups["word"])
    if reading is None or not groups.get("mod"):
        return reading
    return reading._replace(mod=_MODS[groups["mod"].lower()])


def _day_ahead(match: Match, text: str) -> Reading:
    lower = text.lower()
    if "today" in lower or "tomorrow" in lower:
        return Reading("DATE", "offset:+7D" if "today" in lower else "offset:+8D", "day")
    weekday = next(WEEKDAYS[word] for word in lower.split() if word in WEEKDAYS)
    return Reading("DATE", f"coming:weekday:{weekday}+7D", "day")


# -- ranges -----------------------------------------------------------------------------------------------------------


def _day_range(match: Match, text: str) -> Reading | None:
    month = MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
    first, second = _ordinal(match["d1"] or match["e1"]), _ordinal(match["d2"] or match["e2"])
    year = match["year"] or "XXXX"
    if first is None or second is None or not first < second <= month_days(month):
        return None
    prefix = "?:" if year == "XXXX" else ""
    form = f"{prefix}{year}-{month:02}-{first:02}/{prefix}{year}-{month:02}-{second:02}"
    return Reading("DATE", form, "range", needs="month_day" if prefix else "")


def _month_day_range(match: Match, text: str) -> Reading | None:
    tail = f", {match['year']}" if match["year"] else ""
    first, second = _calendar_day(match["first"] + tail), _calendar_day(match["second"] + tail)
    if first is None or second is None:
        return None
    return Reading("DATE", f"{first.form}/{second.form}", "range", needs=first.needs)


def _month_range(match: Match, text: str) -> Reading | None:
    first, second = (MONTHS[match[side].lower().rstrip(".")] for side in ("first", "second"))
    prefix, year = ("", match["year"]) if match["year"] else ("?:", "XXXX")
    if text[0].islower():
        return None
    form = f"{prefix}{year}-{first:02}/{prefix}{year}-{second:02}"
    return Reading("DATE", form, "range", needs="month" if prefix else "")


def _year_range(match: Match, text: str) -> Reading | None:
    first, second = match["first"], match["second"]
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if not int(first) < last <= int(first) + 200:
        return None
    return Reading("DATE", f"{first}/{last}", "range", needs="year_range")


# -- months and years -------------------------------------------------------------------------------------------------


def _month_year(match: Match, text: str) -> Reading | None:
    words = re.split(r"[\s,]+", text.lower())
    month = MONTHS.get(words[0].rstrip("."))
    if month is None:
        return None
    if words[-1].isdigit():
        return Reading("DATE", f"{words[-1]}-{month:02}", "month")
    if words[-1] == "year":
        deixis = {"this": "this:year", "last": "last:year", "next": "next:year"}.get(words[-2])
        form = deixis or "anchor:this:year"
        return Reading("DATE", f"{form}-{month:02}", "month", needs="" if deixis else "anchor")
    year = spoken_year(" ".join(words[1:]))
    return None if year is None else Reading("DATE", f"{year}-{month:02}", "month")


def _fiscal_year(match: Match, text: str) -> Reading | None:
    years = re.findall(r"\d{4}|\d\d", text)
    first = _full_year(years[0])
    if len(years) == 1:
        return Reading("DATE", f"{first}", "year", doubt="fiscal_year")
    second = int(years[1]) if len(years[1]) == 4 else first // 100 * 100 + int(years[1])
    return Reading("DATE", f"{first}/{second}", "range", doubt="fiscal_year") if first < second else None


def _year(match: Match, text: str) -> Reading | None:
    words = match["year"]
    if words.startswith("'"):
        return Reading("DATE", str(_full_year(words[1:])), "year", needs="short_year")
    year = int(words) if words.isdigit() else spoken_year(words)
    if year is None:
        return None
    mod = "ON_OR_AFTER" if match["beyond"] else None
    needs = "" if text[:4].lower() == "the " or mod else "year" if words.isdigit() else "spoken_year"
    return Reading("DATE", f"{year:04}", "year", mod, needs=needs)


def _decade(match: Match, text: str) -> Reading | None:
    lower = text.lower()
    digits = re.search(r"\d+", lower)
    if digits:
        value = digits.group()
        if len(value) == 4:
            return Reading("DATE", value[:3], "decade")
        return Reading(
            "DATE", ("20" if value[0] in "01" else "19") + value[0], "decade", needs="short_decade"
        )
    tens = "twenties thirties forties fifties sixties seventies eighties nineties".split().index(
        lower.split()[-1]
    )
    needs = "" if lower.startswith(("the", "nineteen")) else "short_decade"
    return Reading("DATE", f"19{tens + 2}", "decade", needs=needs)


def _century(match: Match, text: str) -> Reading | None:
    ordinal = _ordinal(re.sub(r"(?i)^the |[ -]century$", "", text))
    return None if not ordinal else Reading("DATE", f"{ordinal - 1:02}", "century")


def _which_year(text: str) -> tuple[str, str] | None:
    """Return (form of the year, what it needs) named inside `text`."""
    year = re.search(r"\b\d{4}\b", text)
    if year:
        return year.group(), ""
    found = re.search(
        r"(this|last|next|that|previous|following|current|same|past|prior|the)(?: fiscal| financial| calendar)? year\b(?![ -]ago|[ -]earlier)",
        text,
    )
    if not found:
        return None
    word = found[1]
    if word in ("this", "last", "next"):
        return f"{word}:year", ""
    if word in ("that", "same"):
        return "anchor:this:year", "anchor"
    if word in ("previous", "prior", "past"):
        return "last:year", ""
    return ("next:year", "") if word == "following" else ("this:year", "")


def _quarter(match: Match, text: str) -> Reading | None:
    lower = text.lower()
    short = re.search(r"q([1-4])|([1-4])q", lower)
    ordinal = re.search(r"(first|second|third|fourth|final|1st|2nd|3rd|4th|last)[ -]quarter", lower)
    quarter = int(short[1] or short[2]) if short else _QUARTER[ordinal[1]] if ordinal else None
    year = _which_year(lower)
    if year is None and short:
        digits = re.search(r"(?:fy ?|q)(\d\d)$", lower)
        year = (str(_full_year(digits[1])), "") if digits else None
    if ordinal and ordinal[1] == "last" and year is None:
        return None
    if re.search(r"year[ -](ago|earlier)", lower):
        return Reading("DATE", f"near:quarter:{quarter}-1Y", "quarter")
    if year is None:
        hyphened = lower.endswith("-quarter") and lower.startswith("the ")
        return Reading("DATE", f"?:quarter:{quarter}", "quarter", needs="quarter the" if hyphened else "quarter")
    return Reading("DATE", f"{year[0]}-Q{quarter}", "quarter", needs=year[1])


def _half(match: Match, text: str) -> Reading | None:
    lower = text.lower()
    half = 1 if re.match(r"(the )?(first|1st|h1)", lower) else 2
    year = _which_year(lower)
    if year is None:
        if not lower.startswith("the ") and "-" not in lower:
            return None
        return Reading("DATE", f"?:half:{half}", "half_year", needs="quarter")
    return Reading("DATE", f"{year[0]}-H{half}", "half_year", needs=year[1])


def _half_of(match: Match, text: str) -> Reading | None:
    core = _core(match["core"])
    return None if core is None else core._replace(mod="START" if "first" in text.lower() else "END", needs="")


def _quarters(match: Match, text: str) -> Reading | None:
    year = _which_year(text.lower())
    if year is None or "two" not in text:
        return None
    return Reading("DATE", f"{year[0]}-H{1 if 'first' in text.lower() else 2}", "half_year", needs=year[1])


def _season_year(match: Match, text: str) -> Reading | None:
    words = re.split(r"\s+", re.sub(r"(?i)^the ", "", text).lower())
    season = SEASONS[words[0]]
    rest = " ".join(words[1:]).removeprefix("of ")
    if rest.startswith("'"):
        rest = str(_full_year(rest[1:]))
    year = int(rest) if rest.isdigit() else spoken_year(rest)
    return None if year is None else Reading("DATE", f"{year}-{season}", "season")


def _period(match: Match, text: str) -> Reading:
    year = match["year"] or match["same_year"]
    if year:
        return Reading("DATE", f"anchor:part:{year}", "year", needs="anchor")
    which = match["which"].lower()
    if which in ("same", "previous", "prior"):
        return Reading("DATE", f"anchor:{'this' if which == 'same' else 'last'}:quarter", "quarter", needs="anchor")
    return Reading("DATE", "latest:quarter", "quarter")


def _about_date(match: Match, text: str) -> Reading | None:
    core = _core(match["core"])
    return None if core is None else core._replace(mod="APPROX")


def _since(match: Match, text: str) -> Reading | None:
    """Return the period from which something lasts until publication; the sentence may unbind `since` again."""
    core = _core(match["core"])
    if core is None or core.kind != "DATE" or core.is_vague:
        return None
    return core._replace(form=f"since:{core.form}", needs=f"since {core.needs}".strip())


def _fiscal_unit(match: Match, text: str) -> Reading:
    return Reading("DATE", "this:year", "year", needs="fiscal")


# -- periods counted from now -----------------------------------------------------------------------------------------


def _direction(text: str) -> tuple[str, str]:
    """Return (direction, what it needs) of the deictic words that open `text`."""
    words = text.lower()
    for word, direction in (
        ("coming", "next"), ("this past", "last"), ("past", "last"), ("next", "next"), ("last", "last"),
        ("this", "this"), ("current", "this"), ("present", "this"), ("latest", "latest"),
    ):  # fmt: skip
        if word in words:
            return direction, ""
    if "following" in words:
        return "anchor:next", "anchor"
    if "previous" in words or "prior" in words or "preceding" in words:
        return "anchor:last", "anchor"
    return "anchor:this", "anchor"


def _deictic_unit(match: Match, text: str) -> Reading | None:
    lower = text.lower()
    unit = lower.split()[-1]
    deixis = lower.removesuffix(unit)
    direction, needs = _direction(deixis)
    name = _UNIT_NAME[unit]
    if re.search(r"\b(past|coming)\b", deixis) and name not in ("weekend",) and "this" not in deixis:
        if name == "decade":
            return Reading("DATE", f"{direction}:decade", "decade")
        return Reading("DATE", f"{direction}:{name}", _granularity(name))
    if direction == "latest":
        direction = "this" if name != "quarter" else "latest"
    doubt = "ambiguous_week" if direction == "next" and name == "week" else None
    return Reading(
        "DATE", f"{direction}:{name}", _granularity(name), needs=needs or ("next_week" if doubt else "")
    )


def _granularity(name: str) -> str:
    return {"half": "half_year"}.get(name, name)


def _bare_unit(match: Match, text: str) -> Reading:
    name = _UNIT_NAME[text.lower().split()[-1]]
    if name == "day":
        return Reading("DATE", "context:day", "day", needs="bare_unit")
    direction = "latest" if name in ("quarter", "half") else "this"
    return Reading("DATE", f"{direction}:{name}", _granularity(name), needs="bare_unit")


def _deictic_named(match: Match, text: str) -> Reading:
    direction, needs = _direction(match["deixis"])
    if match["month"]:
        month = MONTHS[match["month"].lower().rstrip(".")]
        return Reading("DATE", f"{direction}:month:{month:02}", "month", needs=needs or "named")
    season = SEASONS[match["season"].lower()]
    return Reading("DATE", f"{direction}:season:{season}", "season", needs=needs)


def _month(match: Match, text: str) -> Reading | None:
    month = MONTHS[text.lower().rstrip(".")]
    return Reading("DATE", f"?:month:{month:02}", "month", needs="month")


def _season(match: Match, text: str) -> Reading:
    word = text.lower().split()[-1]
    return Reading("DATE", f"?:season:{SEASONS[word]}", "season", needs="season")


def _same_period(match: Match, text: str) -> Reading:
    year = match["year"].lower()
    unit = re.search(r"\b(period|time|month|week|quarter|day|point)\b", text.lower())
    name = unit.group() if unit else "period"
    if name in ("month", "week", "quarter", "day"):
        return Reading("DATE", f"anchor:this:{name}-1Y", name, needs="anchor")
    return Reading("DATE", "anchor:part:-1", "year", needs="anchor_year")


def _year_ago(match: Match, text: str) -> Reading | None:
    unit = (match["unit"] or "").lower()
    if "months" in unit:
        return Reading("DURATION", f"P{number(unit.removesuffix(' months'))}M")
    if "-" in unit or " " in unit:
        quarter = _QUARTER[re.split(r"[ -]", unit)[0]]
        return Reading("DATE", f"near:quarter:{quarter}-1Y", "quarter")
    if unit in ("month", "week"):
        return Reading("DATE", f"this:{unit}-1Y", unit)
    if unit in ("quarter", "period"):
        return Reading("DATE", "latest:quarter-1Y", "quarter")
    needs = "trim_the" if text.lower().startswith("the ") else ""
    return Reading("DATE", "latest:quarter-1Y", "quarter", needs=needs)


def _earlier_in(match: Match, text: str) -> Reading | None:
    core = _core(match["core"])
    if core is None:
        return None
    word = match["mod"].lower()
    if word.startswith("some"):
        return core
    if core.granularity == "day" and match["core"].lower() == "the day":
        return None
    prefix = {"earlier": "earlier:", "later": "later:"}.get(word, "")
    needs = (
        "later_week"
        if prefix == "later:" and core.form == "this:week"
        else ""
        if core.needs == "bare_unit"
        else core.needs
    )
    return core._replace(form=prefix + core.form, mod=_MODS[word], needs=needs)


def _modified(match: Match, text: str) -> Reading | None:
    core = _core(match["core"])
    word = match["mod"]
    if word is None:
        word = match["end"].lower().removeprefix("very ").strip().removesuffix(" of")
    if core is None:
        core = _core(f"the {match['core']}")
    if core is None or core.kind != "DATE" or core.is_vague:
        return None
    needs = (
        core.needs if core.needs in ("month", "month_day", "weekday", "quarter", "anchor", "order") else ""
    )
    return core._replace(mod=_MODS[word.lower().removesuffix(" the").removesuffix(" of")], needs=needs)


def _end_bare(match: Match, text: str) -> Reading:
    lower = text.lower()
    unit = "month" if "month" in lower else "quarter" if "quarter" in lower else "year"
    return Reading("DATE", f"this:{unit}", unit, "MID" if "mid" in lower else "END")


# -- amounts of time --------------------------------------------------------------------------------------------------


def _singular(unit: str) -> str:
    unit = unit.lower()
    return unit if unit in UNITS else unit.removesuffix("s")


def _amount(text: str) -> str | None:
    """Return the number of units in `text`, X where it is vague, the upper bound of a range; None if none."""
    lower = re.sub(r"\s+", " ", text.lower()).strip()
    parts = re.split(r" ?- ?(?=\d)| to | or (?!so)", lower)
    if len(parts) > 1 and all(re.match(r"\d|[a-z]+", part) for part in parts):
        lower = parts[-1]
    lower = lower.replace("-", " ")
    if "couple" in lower:
        return "2"
    if lower.startswith("half"):
        return "6" if "dozen" in lower else "0.5"
    if "few" in lower or lower in ("several", "many") or lower.endswith(" of"):
        return "X"
    if lower == "a dozen":
        return "12"
    if lower in ("a", "an"):
        return "1"
    half = lower.endswith((" and a half", " 1/2"))
    if half:
        lower = lower.removesuffix(" and a half").removesuffix(" 1/2")
    if re.fullmatch(r"[\d,.]+", lower):
        value = lower.replace(",", "")
    else:
        words = number(lower)
        if words is None:
            return None
        value = str(words)
    return f"{value}.5" if half else value


def _duration_value(amount: str, unit: str) -> str:
    code = UNITS[unit]
    if amount == "0.5":
        smaller = {
            "Y": "P6M",
            "TH": "PT30M",
            "D": "PT12H",
            "E": "P5Y",
            "C": "P50Y",
            "M": "P2W",
            "TM": "PT30S",
        }
        if code in smaller:
            return smaller[code]
    if amount.endswith(".5"):
        whole = amount[:-2]
        pairs = {"Y": ("Y", "6M"), "TH": ("H", "30M"), "TM": ("M", "30S")}
        if code in pairs:
            head, tail = pairs[code]
            return f"P{'T' if code[0] == 'T' else ''}{whole}{head}{tail}"
    if code in ("E", "C", "L") and amount != "X":
        years = float(amount) * {"E": 10, "C": 100, "L": 1000}[code]
        return f"P{years:g}Y"
    if code == "WE":
        return f"P{amount}WE"
    if unit == "fortnight" and amount != "X":
        amount = f"{float(amount) * 2:g}"
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def _split_length(text: str) -> tuple[str, str] | None:
    """Return (amount words, unit) of a length such as `two more years`."""
    lower = re.sub(r"\s+", " ", text.lower()).strip()
    lower = re.sub(r" or so$| and an? half$", "", lower)
    found = re.fullmatch(
        r"(.+?)[ -](?:(?:more|additional|full|consecutive|straight|successive|trading|business|working|calendar|fiscal|whole|entire|long|short|extra|further|solid|different|separate) ){0,2}([a-z]+)",
        lower,
    )
    return (found[1], found[2]) if found else None


def _length_value(text: str) -> str | None:
    lower = text.lower()
    joint = re.fullmatch(r"(.+?)(?:,| and) (\S+) (\w+)", lower)
    if joint and _singular(joint[3]) in UNITS and _split_length(joint[1]) and " half" not in lower:
        first, second = (
            _length_value(joint[1]),
            _duration_value(_amount(joint[2]) or "X", _singular(joint[3])),
        )
        if first and first.startswith("P") and "X" not in first + second:
            tail = second[1:]
            return first + (tail[1:] if "T" in first and tail.startswith("T") else tail)
    pieces = _split_length(lower)
    if pieces is None or _singular(pieces[1]) not in UNITS:
        return None
    amount = _amount(pieces[0])
    if amount is None:
        return None
    if re.search(r"and an? half$", lower) and "." not in amount and amount != "X":
        amount += ".5"
    return _duration_value(amount, _singular(pieces[1]))


def _the_length(match: Match, text: str) -> Reading | None:
    words = re.sub(r"(?i)^(last|past|next|first|latest|recent|previous|coming|year[ -](?:earlier|ago)) ", "", match["window"])
    value = _length_value(words)
    if value is None or re.match(r"(?i)an? ", words):
        return None
    groups = match.groupdict()
    mod = _ABOUT[groups["about"].lower()] if groups.get("about") else "APPROX" if "couple" in words.lower() else None
    return Reading("DURATION", value, None, mod, is_vague="X" in value, needs="the_length")


def _length(match: Match, text: str) -> Reading | None:
    value = _length_value(match["length"])
    if value is None or re.search(r"P(?:1[89]|20)\d\d[A-Z]", value):  # the 1988 quarter
        return None
    if re.search(r"(?i)\b(?:half|quarter|three)-quarters?|\ban? quarter$|^an? (?:fiscal|calendar|trading|business)\b", text):
        return None
    mod = _ABOUT[match["about"].lower()] if match["about"] else None
    if mod is None and ("or so" in text.lower() or "couple" in text.lower()):
        mod = "APPROX"
    long = (match["long"] or "").lower()
    if "long" in long and re.match(r"(?i)an? ", text):  # a year-long truce: the article is the truce's
        return None
    needs = "age" if "old" in long else "adjective" if "-" in text else "length"
    if re.match(r"(?i)(an?|one) ", text) and not match["about"]:
        needs = "one_unit"
    return Reading("DURATION", value, None, mod, is_vague="X" in value, needs=needs)


def _window(match: Match, text: str) -> Reading | None:
    lower = re.sub(r"^(the|its|their|our|his|her|these|those) ", "", text.lower())
    approx = "APPROX" if "or so" in lower or "couple" in lower else None
    lower = re.sub(r" or so$|^(very|only) ", "", lower)
    words = lower.split()
    unit = _singular(words[-1])
    if words[-1] == unit and len(words) < 3:
        return None
    rest = " ".join(words[1:])
    if len(words) == 2:
        if words[0] in ("final", "first", "initial", "latest", "recent"):
            value = _duration_value("X", unit)
            return Reading("DURATION", value, is_vague=True, needs="window")
        if words[0] in ("last", "past", "previous", "preceding"):
            return Reading("DATE", "PAST_REF", "reference", is_vague=True)
        return Reading("DATE", "FUTURE_REF", "reference", is_vague=True)
    value = _length_value(rest)
    return None if value is None else Reading("DURATION", value, None, approx, is_vague="X" in value)


def _bare_units(match: Match, text: str) -> Reading:
    unit = _singular(match["units"])
    return Reading("DURATION", _duration_value("X", unit), is_vague=True, needs="bare_units")


def _unit_long(match: Match, text: str) -> Reading:
    unit = match["unit"].lower()
    plural = text.lower()[len(unit) :].startswith("s")
    return Reading("DURATION", _duration_value("X" if plural else "1", unit), is_vague=plural)


def _period_ahead(match: Match, text: str) -> Reading:
    value = _duration_value("X", _singular(match["units"]))
    return Reading("DURATION", value, is_vague=True)


def _period_of_time(match: Match, text: str) -> Reading | None:
    return Reading("DURATION", "PXX", is_vague=True, needs="period")


def _ago(match: Match, text: str) -> Reading | None:
    way = match["way"].lower()
    unit = _singular(match["bare"] or match["units"])
    if unit not in UNITS:
        return None
    amount = "X" if match["bare"] else _amount(match["amount"])
    if amount is None:
        return None
    sign = "-" if way in ("ago", "earlier", "before", "prior", "previously", "back") else "+"
    deictic = way in ("ago", "from now", "hence", "from today", "back")
    mod = _ABOUT[match["about"].lower()] if match["about"] else "APPROX" if match["so"] else None
    if way in ("before", "prior", "after", "back", "previously", "afterward", "afterwards"):
        needs = "offset_before"
    else:
        needs = "" if deictic else "anchor"
    if amount == "X":
        if deictic or way == "earlier":
            return Reading(
                "DATE", "PAST_REF" if sign == "-" else "FUTURE_REF", "reference", mod, is_vague=True
            )
        return Reading(
            "DATE", "PAST_REF" if sign == "-" else "FUTURE_REF", "reference", mod, is_vague=True, needs=needs
        )
    code = UNITS[unit]
    shift = amount + code.removeprefix("T") if code[0] != "T" else "T" + amount + code[1]
    granularity = _GRANULARITY.get(code, "day" if code[0] != "T" else "hour")
    if (amount, code, way) == ("1", "Y", "ago"):
        return Reading("DATE", "anchor:-1Y", "year", mod, needs="anchor_year")
    return Reading(
        "DATE", f"{'offset' if deictic else 'anchor'}:{sign}{shift}", granularity, mod, needs=needs
    )


def _event(match: Match, text: str) -> Reading | None:
    """Return `a day before the talks began`: counted from an event that another expression must date."""
    unit = _singular(match["units"])
    amount = "1" if match["amount"].lower() == "the" else _amount(match["amount"])
    if amount is None or amount == "X":
        return None
    sign = "-" if match["way"].lower() == "before" else "+"
    return Reading("DATE", f"event:{sign}{amount}{UNITS[unit]}", _UNIT_NAME[unit])


def _day_around(match: Match, text: str) -> Reading | None:
    unit = text.lower().split()[1]
    code = UNITS[unit]
    sign = "+" if match["way"].lower() == "after" else "-"
    return Reading("DATE", f"anchor:{sign}1{code}", _UNIT_NAME[unit], needs="offset_before")


# -- clock times ------------------------------------------------------------------------------------------------------


def _time_suffix(words: str) -> str | None:
    found = clock.read(words)
    return None if found is None else found


def _timed_day(match: Match, text: str) -> Reading | None:
    day, time = _day(match["day"]), _time_suffix(match["time"])
    if day is None or time is None:
        return None
    needs = {"month_day": "month_day", "weekday": "weekday", "order": "order", "anchor": "anchor"}.get(
        day.needs, ""
    )
    return Reading("TIME", f"{day.form}T{time}", clock.granularity(time), doubt=day.doubt, needs=needs)


def _time(match: Match, text: str) -> Reading | None:
    time = _time_suffix(match["time"])
    if time is None:
        return None
    return Reading("TIME", f"context:dayT{time}", clock.granularity(time), needs="clock")


def _instant(match: Match, text: str) -> Reading | None:
    time = _time_suffix(text[11:])
    day = _calendar_day(text[:10])
    if day is None or time is None:
        return None
    return Reading("TIME", f"{day.form}T{time}", clock.granularity(time), doubt=day.doubt)


def _day_part(match: Match, text: str) -> Reading | None:
    groups = match.groupdict()
    day = _day(groups["day"])
    if day is None:
        return None
    mod = _MODS[groups["mod"].lower()] if groups.get("mod") else None
    code = PARTS_OF_DAY[groups["part"].lower()]
    return Reading(
        "TIME",
        f"{day.form}T{code}",
        "part_of_day",
        mod,
        doubt=day.doubt,
        needs=day.needs if day.needs != "today" else "",
    )


def _mod_day_part(match: Match, text: str) -> Reading | None:
    mod = _MODS[match["mod"].lower()] if match["mod"] else None
    if match["tonight"]:
        return Reading("TIME", "this:dayTNI", "part_of_day", mod)
    if match["overnight"]:
        return Reading("TIME", "context:dayTNI", "part_of_day", mod, needs="overnight")
    if match["part3"]:
        code = PARTS_OF_DAY[match["part3"].lower()]
        day = _day(match["day"]) if match["day"] else None
        form, needs = (day.form, day.needs) if day else ("context:day", "")
        return Reading("TIME", f"{form}T{code}", "part_of_day", "MID", needs=needs)
    if match["the"]:
        code = PARTS_OF_DAY[match["part2"].lower()]
        return Reading("TIME", f"context:dayT{code}", "part_of_day", mod, needs="the_part")
    code, deixis = PARTS_OF_DAY[match["part"].lower()], match["deixis"].lower()
    if deixis in ("this", "last", "next"):
        day_form = {"this": "this:day", "last": "offset:-1D", "next": "offset:+1D"}[deixis]
        return Reading("TIME", f"{day_form}T{code}", "part_of_day", mod)
    shift = {"the previous": "anchor:-1D", "the following": "anchor:+1D", "the next": "anchor:+1D"}.get(
        deixis, "anchor:+0D"
    )
    return Reading("TIME", f"{shift}T{code}", "part_of_day", mod, needs="anchor")


# -- recurring times --------------------------------------------------------------------------------------------------

_ADVERBS = {
    "daily": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
    "annual": "P1Y", "annually": "P1Y", "nightly": "P1D", "fortnightly": "P2W", "biennial": "P2Y", "biannually": "P6M",
}  # fmt: skip


def _set_adverb(match: Match, text: str) -> Reading | None:
    lower = text.lower().replace("-", "")
    for prefix, values in (
        ("bi", {"P1W": "P2W", "P1M": "P2M", "P1Y": "P6M"}),
        ("semi", {"P1Y": "P6M", "P1W": "P3D", "P1M": "P15D"}),
        ("twice", {"P1D": "PT12H", "P1W": "P3D"}),
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
    unit = _singular(word)
    return _duration_value(amount, unit) if unit in UNITS else None


def _set_every(match: Match, text: str) -> Reading | None:
    amount = "2" if (match["other"] or "").lower() in ("other", "second") else "1"
    if match["amount"]:
        if match["amount"].lower().startswith("past"):
            return None
        amount = _amount(match["amount"].strip()) or "X"
    value = _every_value(match["what"], amount)
    if value is None:
        return None
    return Reading("SET", value, quant=match["quant"].upper())


def _set_rate(match: Match, text: str) -> Reading | None:
    times = {"once": 1, "twice": 2}.get(match["freq"].lower()) or number(match["freq"].split()[0])
    times = times if times is not None else int(match["freq"].split()[0])
    return Reading("SET", _duration_value("1", match["unit"].lower()), freq=f"{times}X")


def _set_per(match: Match, text: str) -> Reading:
    return Reading("SET", _duration_value("1", match["unit"].lower()), needs="rate")


def _set_plural(match: Match, text: str) -> Reading | None:
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


def _nth_day(match: Match, text: str) -> Reading | None:
    nth = _ordinal(match["nth"])
    unit = match["unit"].lower()
    if nth is None:
        return None
    if unit == "day":
        return Reading("DATE", f"nth:{nth}D", "day", needs="nth_day")
    return Reading("DURATION", f"P{nth}{UNITS[unit]}", mod="APPROX", needs="nth_unit")


# -- names and vague words --------------------------------------------------------------------------------------------


@cache
def _holidays() -> dict[str, str]:
    return {row["name"].lower(): row["rule"] for row in reference.rows("holidays")}


def _holiday(match: Match, text: str) -> Reading | None:
    if not match["name"][0].isupper():
        return None
    rule = _holidays()[match["name"].lower()]
    year, deixis = (match["year"] or "").lower(), (match["deixis"] or "").lower()
    if year:
        base = f"in:{year}" if year.isdigit() else f"{year.split()[0]}:year"
    else:
        base = {"last": "past", "next": "coming", "this": "near"}.get(deixis, "?")
    return Reading("DATE", f"{base}:holiday:{rule}", "day", needs="" if base != "?" else "holiday")


def _vague(value: str, needs: str) -> Callable[[Match, str], Reading | None]:
    def handler(match: Match, text: str) -> Reading | None:
        return Reading("DATE", value, "reference", is_vague=True, needs=needs)

    return handler


def _recent_units(match: Match, text: str) -> Reading:
    unit = match["units"].lower()
    if unit in ("times", "memory", "history"):
        return Reading("DATE", "PAST_REF", "reference", is_vague=True)
    return Reading("DURATION", _duration_value("X", _singular(unit)), is_vague=True)


def _that_time(match: Match, text: str) -> Reading | None:
    last = text.lower().split()[-1]
    if last in ("time", "moment", "point", "then"):
        return Reading("DATE", "PAST_REF", "reference", is_vague=True, needs="that_time")
    if last in PARTS_OF_DAY:
        return Reading("TIME", f"anchor:+0DT{PARTS_OF_DAY[last]}", "part_of_day", needs="anchor")
    if last in SEASONS:
        return Reading("DATE", f"anchor:this:season:{SEASONS[last]}", "season", needs="anchor")
    return Reading("DATE", f"anchor:this:{_UNIT_NAME[last]}", _granularity(_UNIT_NAME[last]), needs="anchor")


_HANDLERS: dict[str, Callable[[Match, str], Reading | None]] = {
    "instant": _instant, "time_day": _timed_day, "day_time": _timed_day, "time": _time, "day_part": _day_part,
    "part_of_day": _day_part, "mod_day_part": _mod_day_part, "day_range": _day_range,
    "month_day_range": _month_day_range, "month_range": _month_range, "day_ahead": _day_ahead, "date": _date,
    "numeric_short": _numeric_short, "day_word": _modified_day, "deictic_weekday": _modified_day,
    "weekday": _modified_day, "month_year": _month_year, "fiscal_year": _fiscal_year, "year_range": _year_range,
    "year": _year, "decade": _decade, "century": _century, "quarters": _quarters, "quarter": _quarter, "half": _half,
    "half_of": _half_of, "season_year": _season_year, "fiscal_unit": _fiscal_unit, "period": _period, "about_date": _about_date, "since": _since,
    "the_length": _the_length, "each_of": _the_length, "deictic_named": _deictic_named, "month": _month,
    "season": _season, "same_period": _same_period, "year_ago": _year_ago, "earlier_in": _earlier_in, "ago": _ago,
    "event": _event, "day_around": _day_around, "deictic_unit": _deictic_unit, "bare_unit": _bare_unit, "modified": _modified,
    "the_modified": _modified, "end_bare": _end_bare, "window": _window, "length": _length, "unit_long": _unit_long,
    "bare_units": _bare_units, "period_ahead": _period_ahead, "period_of_time": _period_of_time,
    "set_adverb": _set_adverb, "set_every": _set_every, "set_rate": _set_rate, "set_per": _set_per,
    "set_plural": _set_plural, "nth_day": _nth_day, "holiday": _holiday,
    "vague_now": _vague("PRESENT_REF", "now"), "vague_past": _vague("PAST_REF", "vague_past"),
    "vague_future": _vague("FUTURE_REF", "vague_future"), "recent_units": _recent_units, "that_time": _that_time,
}  # fmt: skip
