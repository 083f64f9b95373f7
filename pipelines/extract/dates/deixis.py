"""Readers of periods counted from now or from another date, and of their early, middle and late parts."""

from __future__ import annotations

import re

from pipelines.extract.dates.reading import (
    MODS,
    QUARTERS,
    UNIT_NAME,
    Handler,
    Match,
    Reading,
    fiscal_years,
    granularity_of,
)
from pipelines.language.calendar import MONTHS, SEASONS, number


def _direction(text: str) -> tuple[str, str]:
    """Return (direction, what it needs) of the deictic words that open `text`."""
    words = text.lower()
    for word, direction in (
        ("coming", "next"), ("this past", "last"), ("past", "last"), ("next", "next"), ("last", "last"),
        ("this", "this"), ("current", "this"), ("ongoing", "this"), ("present", "this"), ("latest", "latest"),
    ):  # fmt: skip
        if word in words:
            return direction, ""
    if "following" in words:
        return "anchor:next", "anchor"
    if "previous" in words or "prior" in words or "preceding" in words:
        return "anchor:last", "anchor"
    return "anchor:this", "anchor"


_LONG = {"decade": "P10Y", "century": "P100Y"}


def _deictic_unit(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = text.lower()
    unit = lower.split()[-1]
    deixis = lower.removesuffix(unit)
    direction, needs = _direction(deixis)
    name = UNIT_NAME[unit]
    if name == "day" and direction == "next":
        direction, needs = "anchor:next", "anchor"
    if re.search(r"\b(past|coming)\b", deixis) and name not in ("weekend",) and "this" not in deixis:
        if (
            name in _LONG and "past" in deixis
        ):  # the ten years until now, whatever the calendar calls a decade
            return Reading("DURATION", _LONG[name])
        return Reading("DATE", f"{direction}:{name}", granularity_of(name))
    if direction == "latest":
        direction = {"quarter": "latest", "year": "last"}.get(name, "this")
    doubt = "fiscal_year" if re.search(r"\b(?:fiscal|financial)\b", deixis) else None
    if doubt and direction == "anchor:last":
        needs = "fiscal_before"
    if name in _LONG and direction in ("last", "next") and deixis.startswith("the "):
        needs = "long_unit"
    if name == "half" and deixis.startswith("that"):
        needs = "that_half"
    return Reading("DATE", f"{direction}:{name}", granularity_of(name), doubt=doubt, needs=needs or "deictic")


def _before_last(match: Match, text: str, core: Reading | None) -> Reading:
    word = "before_last" if match["way"].lower().startswith("before") else "after_next"
    name = UNIT_NAME[match["unit"].lower()]
    return Reading("DATE", f"{word}:{name}", granularity_of(name))


def _bare_unit(match: Match, text: str, core: Reading | None) -> Reading:
    name = UNIT_NAME[text.lower().split()[-1]]
    if name == "day":
        return Reading("DATE", "context:day", "day", needs="bare_unit")
    direction = "latest" if name in ("quarter", "half") else "this"
    return Reading("DATE", f"{direction}:{name}", granularity_of(name), needs="bare_unit")


def _deictic_named(match: Match, text: str, core: Reading | None) -> Reading | None:
    if match["month"] and match["month"].islower():  # a move that may help
        return None
    direction, needs = _direction(match["deixis"])
    if text[:5].lower() == "that ":
        needs = "that_named"
    if match["month"]:
        month = MONTHS[match["month"].lower().rstrip(".")]
        return Reading("DATE", f"{direction}:month:{month:02}", "month", needs=needs or "named")
    season = SEASONS[match["season"].lower()]
    return Reading("DATE", f"{direction}:season:{season}", "season", needs=needs)


def _month(match: Match, text: str, core: Reading | None) -> Reading | None:
    if text.islower():  # the verbs may and march
        return None
    month = MONTHS[text.lower().rstrip(".")]
    return Reading("DATE", f"?:month:{month:02}", "month", needs="month")


def _season(match: Match, text: str, core: Reading | None) -> Reading:
    word = text.lower().split()[-1]
    return Reading("DATE", f"?:season:{SEASONS[word]}", "season", needs="season")


def _same_period(match: Match, text: str, core: Reading | None) -> Reading:
    unit = re.search(r"\b(period|time|month|week|quarter|day|point)\b", text.lower())
    name = unit.group() if unit else "period"
    if name in ("month", "week", "quarter", "day"):
        return Reading("DATE", f"anchor:this:{name}-1Y", name, needs="anchor")
    doubt = "fiscal_year" if re.search(r"\b(?:fiscal|financial)\b", text.lower()) else None
    return Reading("DATE", "anchor:part:-1", "year", doubt=doubt, needs="anchor_year")


def _year_ago(match: Match, text: str, core: Reading | None) -> Reading | None:
    unit = (match["unit"] or "").lower()
    if "months" in unit:
        return Reading("DURATION", f"P{number(unit.removesuffix(' months'))}M")
    if "-" in unit or " " in unit:
        quarter = QUARTERS[re.split(r"[ -]", unit)[0]]
        return Reading("DATE", f"near:quarter:{quarter}-1Y", "quarter")
    if unit in ("month", "week"):
        return Reading("DATE", f"this:{unit}-1Y", unit)
    if unit in ("quarter", "period"):
        return Reading("DATE", "latest:quarter-1Y", "quarter")
    needs = "trim_the" if text.lower().startswith("the ") else ""
    return Reading("DATE", "latest:quarter-1Y", "quarter", needs=needs)


def _last_years(match: Match, text: str, core: Reading | None) -> Reading:
    """Return the quarter of `last year's quarter`, of `the quarter a year ago`: the last complete one, a year before."""
    unit = match["unit"].lower()
    return Reading("DATE", f"{'latest' if unit == 'quarter' else 'this'}:{unit}-1Y", unit)


def _unit_or_so(match: Match, text: str, core: Reading | None) -> Reading | None:
    if core is None:
        return None
    if core.form == "anchor:next:day":  # within the next day or so
        return Reading("DURATION", "P1D", mod="APPROX")
    return core._replace(mod="APPROX")


def _earlier_in(match: Match, text: str, core: Reading | None) -> Reading | None:
    if core is None:
        return None
    word = match["mod"].lower()
    if word.startswith("some"):
        return core
    if core.granularity == "day" and match["core"].lower() == "the day":
        return None
    prefix = {"earlier": "earlier:", "later": "later:"}.get(word, "")
    needs = "" if core.needs in ("bare_unit", "year", "deictic") else core.needs
    return core._replace(form=prefix + core.form, mod=MODS[word], needs=needs)


_KEPT = frozenset({"month", "month_day", "weekday", "quarter", "anchor", "order", "fiscal_noun"})


def _modified(match: Match, text: str, core: Reading | None) -> Reading | None:
    word = match["mod"]
    if word is None:
        word = match["end"].lower().removeprefix("very ").strip().removesuffix(" of")
    if core is None or core.kind != "DATE" or core.is_vague:
        return None
    needs = core.needs if core.needs in _KEPT else ""
    if needs == "month" and re.match(r"(?i)the (?:early|mid|late)-", text):
        needs = "month the"
    return core._replace(mod=MODS[word.lower().removesuffix(" the").removesuffix(" of")], needs=needs)


def _new_year(match: Match, text: str, core: Reading | None) -> Reading:
    return Reading("DATE", "next:year", "year", "START")


def _end_bare(match: Match, text: str, core: Reading | None) -> Reading:
    lower = text.lower()
    unit = "month" if "month" in lower else "quarter" if "quarter" in lower else "year"
    needs = "noun_behind" if lower.startswith("the ") else ""
    which = (match["which"] or "this").lower()
    return Reading("DATE", f"{which}:{unit}", unit, "MID" if "mid" in lower else "END", needs=needs)


def _month_end(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return `August-end`, as Indian English writes the end of August."""
    return None if core is None else core._replace(mod="END")


def _period(match: Match, text: str, core: Reading | None) -> Reading:
    year = match["year"] or match["same_year"]
    if match["fiscal"]:
        return _part_of_fiscal(match["fiscal"])
    if match["short"]:  # the corresponding period of 2013-14
        return _part_of_fiscal(match["same_year"] + match["short"])
    if year:
        return Reading("DATE", f"anchor:part:{year}", "year", needs="anchor")
    which = match["which"].lower()
    if which == "same":
        return Reading("DATE", "anchor:itself:quarter", "quarter", needs="anchor")
    if which in ("previous", "prior"):
        return Reading("DATE", "anchor:last:quarter", "quarter", needs="anchor")
    return Reading("DATE", "latest:quarter", "quarter")


def _part_of_fiscal(label: str) -> Reading:
    opens, closes = fiscal_years(label)
    whole = f"{opens}-01-01:{opens}" if opens == closes else f"{opens}-04-01:{opens}/{closes}"
    return Reading("DATE", f"anchor:in:{whole}", "year", needs="anchor", doubt="fiscal_year")


def _about_date(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return `about 1990`, `around Friday`; what is said about Friday is said of that day."""
    if core is None or (text[:6].lower() == "about " and not any(char.isdigit() for char in text)):
        return None
    return core._replace(mod="APPROX")


def _since(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return the period from which something lasts until publication; the sentence may unbind `since` again."""
    if core is None or core.kind != "DATE" or core.is_vague:
        return None
    return core._replace(form=f"since:{core.form}", needs=f"since {core.needs}".strip())


HANDLERS: dict[str, Handler] = {
    "period": _period,
    "about_date": _about_date,
    "since": _since,
    "deictic_named": _deictic_named,
    "month": _month,
    "season": _season,
    "same_period": _same_period,
    "year_ago": _year_ago,
    "last_years": _last_years,
    "unit_ago": _last_years,
    "unit_or_so": _unit_or_so,
    "earlier_in": _earlier_in,
    "deictic_unit": _deictic_unit,
    "bare_unit": _bare_unit,
    "before_last": _before_last,
    "modified": _modified,
    "the_modified": _modified,
    "new_year": _new_year,
    "month_end": _month_end,
    "end_bare": _end_bare,
}
"""Rule name → handler."""
