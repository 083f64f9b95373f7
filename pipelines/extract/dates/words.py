"""Readers of holidays and of words without bounds: now, recently, soon."""

from __future__ import annotations

from functools import cache

from pipelines.extract.dates.lengths import duration_value, singular
from pipelines.extract.dates.reading import UNIT_NAME, Handler, Match, Reading, granularity_of
from pipelines.language import reference
from pipelines.language.calendar import PARTS_OF_DAY, SEASONS


@cache
def _holidays() -> dict[str, str]:
    return {row["name"].lower(): row["rule"] for row in reference.rows("holidays")}


def _holiday(match: Match, text: str, core: Reading | None) -> Reading | None:
    if not match["name"][0].isupper():
        return None
    rule = _holidays()[match["name"].lower()]
    year, deixis = (match["year"] or "").lower(), (match["deixis"] or "").lower()
    if year:
        base = f"in:{year}" if year.isdigit() else f"{year.split()[0]}:year"
    else:
        base = {"last": "past", "next": "coming", "this": "near"}.get(deixis, "?")
    return Reading("DATE", f"{base}:holiday:{rule}", "day", needs="" if base != "?" else "holiday")


def _vague(value: str, needs: str) -> Handler:
    def handler(match: Match, text: str, core: Reading | None) -> Reading | None:
        return Reading("DATE", value, "reference", is_vague=True, needs=needs)

    return handler


def _recent_units(match: Match, text: str, core: Reading | None) -> Reading:
    unit = match["units"].lower()
    if unit in ("times", "memory", "history"):
        return Reading("DATE", "PAST_REF", "reference", is_vague=True)
    return Reading("DURATION", duration_value("X", singular(unit)), is_vague=True)


def _that_time(match: Match, text: str, core: Reading | None) -> Reading | None:
    last = text.lower().split()[-1]
    if last in PARTS_OF_DAY:
        return Reading("TIME", f"anchor:+0DT{PARTS_OF_DAY[last]}", "part_of_day", needs="anchor")
    if last in SEASONS:
        return Reading("DATE", f"anchor:this:season:{SEASONS[last]}", "season", needs="anchor")
    return Reading("DATE", f"anchor:this:{UNIT_NAME[last]}", granularity_of(UNIT_NAME[last]), needs="anchor")


HANDLERS: dict[str, Handler] = {
    "holiday": _holiday,
    "vague_now": _vague("PRESENT_REF", "now"),
    "vague_past": _vague("PAST_REF", "vague_past"),
    "vague_future": _vague("FUTURE_REF", "vague_future"),
    "recent_units": _recent_units,
    "that_time": _that_time,
}
"""Rule name → handler."""
