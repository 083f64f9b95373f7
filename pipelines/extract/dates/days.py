"""Readers of single days and of ranges of days, months and years."""

from __future__ import annotations

import re

import re2

from pipelines.extract.dates.reading import (
    MODS,
    Handler,
    Match,
    Reading,
    fiscal_years,
    full_year,
    month_days,
    ordinal,
)
from pipelines.language.calendar import MONTHS, WEEKDAYS

_DATE = re2.compile(
    r"(?i)^(?:(?:(?:this|next|last) (?:coming )?)?(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[, ]+)?(?:the )?(?:(?P<m1>[a-z]{3,9})\.? (?:the )?(?P<d1>\d{1,2}(?:st|nd|rd|th)?|[a-z-]+?)"
    r"|(?P<d2>\d{1,2}(?:st|nd|rd|th)?|[a-z-]+?)(?: day)?(?: of|-)? ?(?P<m2>[a-z]{3,9})\.?)(?:(?:[ ,-]+'?|')(?P<y>\d{4}|\d\d))?$"
)
_NUMERIC = re2.compile(r"^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$")


def any_day(text: str) -> Reading | None:
    """Return the reading of a day-level expression."""
    lower = text.lower()
    if lower in WEEKDAYS:
        return Reading("DATE", f"?:weekday:{WEEKDAYS[lower]}", "day", needs="weekday")
    words = {
        "today": "this:day",
        "tonight": "this:day",
        "last night": "offset:-1D",
        "yesterday": "offset:-1D",
        "tomorrow": "offset:+1D",
    }
    if lower in words:
        return Reading("DATE", words[lower], "day", needs="today" if lower == "today" else "")
    if lower.startswith("the day "):
        return Reading("DATE", "offset:-2D" if "before" in lower else "offset:+2D", "day")
    if lower.split()[-1] in WEEKDAYS and not any(char.isdigit() for char in lower):
        return _deictic_weekday(lower)
    return calendar_day(text)


def calendar_day(text: str) -> Reading | None:
    """Return the reading of a day named by month and number, or by numbers alone."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _absolute(int(text[:4]), int(text[5:7]), int(text[8:]), None)
    numeric = _NUMERIC.match(text)
    if numeric:
        first, second, third = numeric.groups()
        if (
            "." in text and len(third) == 4
        ):  # points stand between day and month only where the day comes first
            return _absolute(int(third), int(second), int(first), None)
        return _numeric_day(first, second, third)
    found = _DATE.match(text)
    if not found:
        return None
    month = MONTHS.get((found["m1"] or found["m2"]).lower())
    day = ordinal(found["d1"] or found["d2"])
    if month is None or day is None:
        return None
    weekday = WEEKDAYS[found["wd"].lower()] if found["wd"] else None
    return _absolute(full_year(found["y"]) if found["y"] else None, month, day, weekday)


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
    a, b, year = int(first), int(second), full_year(third)
    if a > 12:
        return _absolute(year, b, a, None)
    if b > 12:
        return _absolute(year, a, b, None)
    if not a or not b:
        return None
    return Reading("DATE", f"{year:04}-{a:02}-{b:02}", "day", needs="" if a == b else "order")


def _date(match: Match, text: str, core: Reading | None) -> Reading | None:
    return calendar_day(text)


def _numeric_short(match: Match, text: str, core: Reading | None) -> Reading | None:
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
    if "past" in words:
        return Reading("DATE", f"past:weekday:{weekday}", "day")
    if "last" in words:
        return Reading("DATE", f"last:weekday:{weekday}", "day")
    if "next" in words:
        return Reading("DATE", f"next:weekday:{weekday}", "day")
    return Reading("DATE", f"this:weekday:{weekday}", "day")


def _modified_day(match: Match, text: str, core: Reading | None) -> Reading | None:
    reading = any_day(match.get("day") or match["word"])
    if reading is None or not match.get("mod"):
        return reading
    return reading._replace(mod=MODS[match["mod"].lower()])


def _day_ahead(match: Match, text: str, core: Reading | None) -> Reading:
    lower = text.lower()
    ahead = 14 if "fortnight" in lower else 7
    if "today" in lower or "tomorrow" in lower:
        return Reading("DATE", f"offset:+{ahead if 'today' in lower else ahead + 1}D", "day")
    weekday = next(WEEKDAYS[word] for word in lower.split() if word in WEEKDAYS)
    return Reading("DATE", f"coming:weekday:{weekday}+{ahead}D", "day")


_YEARS = {
    "this": "this:year", "last": "last:year", "next": "next:year", "following": "anchor:next:year",
    "the next": "anchor:next:year", "previous": "anchor:last:year", "preceding": "anchor:last:year",
}  # fmt: skip


def other_year(words: str) -> str:
    """Return the form of `last year` (from publication), or `the following year` (from another date)."""
    head = " ".join(words.lower().split()[:-1])
    return _YEARS.get(head) or _YEARS.get(head.removeprefix("the ")) or "anchor:this:year"


def _day_of_year(match: Match, text: str, core: Reading | None) -> Reading | None:
    day = calendar_day(match["day"])
    if day is None or "XXXX" not in day.form:
        return None
    year = other_year(match["which"])
    return day._replace(form=year + day.form.removeprefix("?:XXXX"), needs="anchor" if year[0] == "a" else "")


def _day_of_month(match: Match, text: str, core: Reading | None) -> Reading | None:
    nth = ordinal(match["nth"])
    if nth is None or nth > 31:
        return None
    month = other_year(f"{match['which']} month").replace("year", "month")
    return Reading("DATE", f"{month}-{nth:02}", "day", needs="anchor" if month[0] == "a" else "")


def _weekday_week(match: Match, text: str, core: Reading | None) -> Reading:
    """Return `Wednesday this week`, `Monday next week`."""
    word = {"this": "this", "next": "next_week", "last": "last_week"}[match["which"].lower()]
    return Reading("DATE", f"{word}:weekday:{WEEKDAYS[match['day'].lower()]}", "day")


def _day_alone(match: Match, text: str, core: Reading | None) -> Reading | None:
    nth = ordinal(match["nth"])
    return None if nth is None else Reading("DATE", f"?:day:{nth:02}", "day", needs="day_alone")


def _day_range(match: Match, text: str, core: Reading | None) -> Reading | None:
    month = MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
    first, second = ordinal(match["d1"] or match["e1"]), ordinal(match["d2"] or match["e2"])
    year = match["year"] or "XXXX"
    if first is None or second is None or not first < second <= month_days(month):
        return None
    prefix = "?:" if year == "XXXX" else ""
    form = f"{prefix}{year}-{month:02}-{first:02}/{prefix}{year}-{month:02}-{second:02}"
    return Reading("DATE", form, "range", needs="month_day" if prefix else "")


def _month_day_range(match: Match, text: str, core: Reading | None) -> Reading | None:
    tail = f", {match['year']}" if match["year"] else ""
    first, second = calendar_day(match["first"] + tail), calendar_day(match["second"] + tail)
    if first is None or second is None:
        return None
    return Reading("DATE", f"{first.form}/{second.form}", "range", needs=first.needs)


def _month_range(match: Match, text: str, core: Reading | None) -> Reading | None:
    first, second = (MONTHS[match[side].lower().rstrip(".")] for side in ("first", "second"))
    if text[0].islower():
        return None
    label = match["label"] or (match["fiscal"] and match["year"] + match["fiscal"])
    if not label and not match["year"]:
        return Reading("DATE", f"?:month:{first:02}/?:month:{second:02}", "range", needs="month")
    turns = second < first
    if not label:  # November-February 2017: the year is printed behind the month it belongs to
        last_year = int(match["year"])
        return Reading("DATE", f"{last_year - turns}-{first:02}/{last_year}-{second:02}", "range")
    year = fiscal_years(label)[1] - (turns or first > 3)  # from April; the country decides, where it is known
    form = f"{year}-{first:02}/{year + turns}-{second:02}"
    return Reading("DATE", form, "range", doubt="fiscal_year")


def _year_range(match: Match, text: str, core: Reading | None) -> Reading | None:
    first, second = match["first"], match["second"]
    if len(second) == 1 and int(first) % 10 + 1 != int(second):
        return None  # 2003-4 is two years, 2003-7 may be anything
    last = int(first) + 1 if (first[2:], second) == ("99", "00") else int(first[: -len(second)] + second)
    if not int(first) < last <= int(first) + 200:
        return None
    return Reading("DATE", f"{first}/{last}", "range", needs="year_range")


HANDLERS: dict[str, Handler] = {
    "day_range": _day_range,
    "day_of_year": _day_of_year,
    "day_of_month": _day_of_month,
    "weekday_week": _weekday_week,
    "day_alone": _day_alone,
    "month_day_range": _month_day_range,
    "month_range": _month_range,
    "day_ahead": _day_ahead,
    "date": _date,
    "numeric_short": _numeric_short,
    "day_word": _modified_day,
    "deictic_weekday": _modified_day,
    "weekday": _modified_day,
    "year_range": _year_range,
}
"""Rule name → handler."""
