"""Readers of clock times and parts of the day."""

from __future__ import annotations

import re

from pipelines.extract.dates import clock
from pipelines.extract.dates.days import any_day, calendar_day
from pipelines.extract.dates.reading import MODS, Handler, Match, Reading
from pipelines.language.calendar import PARTS_OF_DAY


def _time_suffix(words: str) -> str | None:
    found = clock.read(words)
    return None if found is None else found


def _timed_day(match: Match, text: str, core: Reading | None) -> Reading | None:
    day, time = any_day(match["day"]), _time_suffix(match["time"])
    if day is None or time is None:
        return None
    needs = {"month_day": "month_day", "weekday": "weekday", "order": "order", "anchor": "anchor"}.get(
        day.needs, ""
    )
    return Reading("TIME", f"{day.form}T{time}", clock.granularity(time), doubt=day.doubt, needs=needs)


def _time(match: Match, text: str, core: Reading | None) -> Reading | None:
    time = _time_suffix(match["time"])
    if time is None or re.match(r"\dH", text):  # 1H25 is half a year
        return None
    if (match["part"] or "").lower().startswith("this"):  # 9am this morning
        return Reading("TIME", f"this:dayT{time}", clock.granularity(time))
    return Reading("TIME", f"context:dayT{time}", clock.granularity(time), needs="clock")


def _instant(match: Match, text: str, core: Reading | None) -> Reading | None:
    time = _time_suffix(text[11:])
    day = calendar_day(text[:10])
    if day is None or time is None:
        return None
    return Reading("TIME", f"{day.form}T{time}", clock.granularity(time), doubt=day.doubt)


def _day_part(match: Match, text: str, core: Reading | None) -> Reading | None:
    day = any_day(match["day"])
    if day is None:
        return None
    mod = MODS[match["mod"].lower()] if match.get("mod") else None
    code = PARTS_OF_DAY[match["part"].lower()]
    return Reading(
        "TIME",
        f"{day.form}T{code}",
        "part_of_day",
        mod,
        doubt=day.doubt,
        needs=day.needs if day.needs != "today" else "",
    )


def _early_hours(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return the early morning of a day (`the early hours of Monday`)."""
    day = any_day(match["day"])
    if day is None:
        return None
    needs = day.needs if day.needs != "today" else ""
    return Reading("TIME", f"{day.form}TMO", "part_of_day", "START", doubt=day.doubt, needs=needs)


def _part_of_trading(match: Match, text: str, core: Reading | None) -> Reading:
    """Return the morning of `in morning trading`."""
    code = PARTS_OF_DAY[match["part"].lower()]
    return Reading("TIME", f"context:dayT{code}", "part_of_day", needs="trading")


def _mod_day_part(match: Match, text: str, core: Reading | None) -> Reading | None:
    mod = MODS[match["mod"].lower()] if match["mod"] else None
    if match["tonight"]:
        return Reading("TIME", "this:dayTNI", "part_of_day", mod)
    if match["overnight"]:
        return Reading("TIME", "context:dayTNI", "part_of_day", mod)
    if match["part3"]:
        code = PARTS_OF_DAY[match["part3"].lower()]
        day = any_day(match["day"]) if match["day"] else None
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


HANDLERS: dict[str, Handler] = {
    "instant": _instant,
    "time_day": _timed_day,
    "day_time": _timed_day,
    "time": _time,
    "day_part": _day_part,
    "part_of_day": _day_part,
    "early_hours": _early_hours,
    "mod_day_part": _mod_day_part,
    "part_trading": _part_of_trading,
}
"""Rule name → handler."""
