"""Readers of amounts of time: lengths, windows, and points that lie an amount of time away."""

from __future__ import annotations

import re

from pipelines.extract.dates.reading import ABOUT, GRANULARITY, UNIT_NAME, Handler, Match, Reading
from pipelines.language.calendar import UNITS, number


def singular(unit: str) -> str:
    """Return the unit word without plural s, lower case."""
    unit = unit.lower()
    return unit if unit in UNITS else unit.removesuffix("s")


def amount_of(text: str) -> str | None:
    """Return the number of units in `text`, X where it is vague, the upper bound of a range; None if none."""
    lower = re.sub(r"\s+", " ", text.lower()).strip()
    parts = re.split(r" ?- ?(?=\d)|[ -]to[ -]|[ -]or[ -](?!so)", lower)
    if len(parts) > 1 and all(re.match(r"\d|[a-z]+", part) for part in parts):
        lower = parts[-1]
    between = re.fullmatch(r"([\w.]+) and ([\w.]+)", lower)
    if between and (number(between[1]) or 0) < (number(between[2]) or 0):
        lower = between[2]  # between five and seven years
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


def duration_value(amount: str, unit: str) -> str:
    """Return the ISO 8601 duration of `amount` (digits, or X) of a singular unit word."""
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


def length_value(text: str) -> str | None:
    """Return the ISO 8601 duration of a length such as `two and a half years`; None for other words."""
    lower = text.lower()
    joint = re.fullmatch(r"(.+?)(?:,| and) (\S+) (\w+)", lower)
    if joint and singular(joint[3]) in UNITS and _split_length(joint[1]) and " half" not in lower:
        first, second = (
            length_value(joint[1]),
            duration_value(amount_of(joint[2]) or "X", singular(joint[3])),
        )
        if first and first.startswith("P") and "X" not in first + second:
            tail = second[1:]
            return first + (tail[1:] if "T" in first and tail.startswith("T") else tail)
    pieces = _split_length(lower)
    if pieces is None or singular(pieces[1]) not in UNITS:
        return None
    amount = amount_of(pieces[0])
    if amount is None:
        return None
    if re.search(r"and an? half$", lower) and "." not in amount and amount != "X":
        amount += ".5"
    return duration_value(amount, singular(pieces[1]))


def _the_length(match: Match, text: str, core: Reading | None) -> Reading | None:
    words = re.sub(
        r"(?i)^(last|past|next|first|latest|recent|previous|coming|year[ -](?:earlier|ago)) ",
        "",
        match["window"],
    )
    value = length_value(words)
    if value is None or re.match(r"(?i)an? ", words):
        return None
    mod = (
        ABOUT[match["about"].lower()]
        if match.get("about")
        else "APPROX"
        if "couple" in words.lower()
        else None
    )
    return Reading("DURATION", value, None, mod, is_vague="X" in value, needs="the_length")


def _length(match: Match, text: str, core: Reading | None) -> Reading | None:
    value = length_value(match["length"])
    if value in (None, "PT1S") or re.match(r"(?:1[89]|20)\d\d\b", text):  # the 1988 quarter
        return None
    if re.search(
        r"(?i)\b(?:half|quarter|three)-quarters?|\ban? quarter$|^an? (?:fiscal|calendar|trading|business)\b",
        text,
    ):
        return None
    mod = ABOUT[match["about"].lower()] if match["about"] else None
    if mod is None and ("or so" in text.lower() or "couple" in text.lower()):
        mod = "APPROX"
    long = (match["long"] or "").lower()
    if re.match(r"(?i)an? \w+s-old$", text):
        return None  # a decades-old pact: the article is the pact's
    if "long" in long and re.match(r"(?i)an? ", text):  # a year-long truce: the article is the truce's
        return None
    needs = "age" if "old" in long else "adjective" if "-" in text else "length"
    if re.match(r"(?i)(an?|one) ", text) and not match["about"]:
        needs = "one_unit"
    return Reading("DURATION", value, None, mod, is_vague="X" in value, needs=needs)


def _window(match: Match, text: str, core: Reading | None) -> Reading | None:
    lower = re.sub(r"^(the|its|their|our|his|her|these|those) ", "", text.lower())
    approx = "APPROX" if "or so" in lower or "couple" in lower else None
    lower = re.sub(r" or so$|^(very|only) ", "", lower)
    words = lower.split()
    unit = singular(words[-1])
    if words[-1] == unit and len(words) < 3:
        return None
    rest = " ".join(words[1:])
    if len(words) == 2:
        if words[0] in ("final", "first", "initial", "latest", "recent"):
            value = duration_value("X", unit)
            return Reading("DURATION", value, is_vague=True)
        if words[0] in ("last", "past", "previous", "preceding"):
            return Reading("DATE", "PAST_REF", "reference", is_vague=True)
        needs = "window" if text[:10].lower() == "following " else ""
        return Reading("DATE", "FUTURE_REF", "reference", is_vague=True, needs=needs)
    found = length_value(rest)
    if found is None:
        return None
    return Reading("DURATION", found, None, approx, is_vague="X" in found, needs="window")


def _unit_and_half(match: Match, text: str, core: Reading | None) -> Reading:
    return Reading("DURATION", duration_value("1.5", match["unit"].lower()))


def _bare_units(match: Match, text: str, core: Reading | None) -> Reading:
    unit = singular(match["units"])
    return Reading("DURATION", duration_value("X", unit), is_vague=True, needs="bare_units")


def _unit_long(match: Match, text: str, core: Reading | None) -> Reading:
    if match["half"]:
        return Reading("DURATION", duration_value("0.5", match["unit2"].lower()))
    if match["unit4"]:
        return Reading("DURATION", duration_value("0.25", match["unit4"].lower()))
    unit = match["unit"].lower()
    plural = text.lower()[len(unit) :].startswith("s")
    return Reading("DURATION", duration_value("X" if plural else "1", unit), is_vague=plural)


def _period_ahead(match: Match, text: str, core: Reading | None) -> Reading:
    value = duration_value("X", singular(match["units"]))
    return Reading("DURATION", value, is_vague=True)


def _period_of_time(match: Match, text: str, core: Reading | None) -> Reading | None:
    return Reading("DURATION", "PXX", is_vague=True)


def _ago(match: Match, text: str, core: Reading | None) -> Reading | None:
    way = match["way"].lower()
    unit = singular(match["bare"] or match["units"])
    if unit not in UNITS:
        return None
    amount: str | None = "X" if match["bare"] else amount_of(match["amount"])
    if amount is None:
        return None
    if amount == "0.5" and unit in ("decade", "century"):  # half a century ago
        amount, unit = ("5", "year") if unit == "decade" else ("50", "year")
    sign = "-" if way in ("ago", "earlier", "before", "prior", "previously", "back") else "+"
    deictic = way in ("ago", "from now", "hence", "from today", "back")
    mod = ABOUT[match["about"].lower()] if match["about"] else "APPROX" if match["so"] else None
    if way in ("before", "prior", "after", "back", "previously", "afterward", "afterwards"):
        needs = "offset_before"
    else:
        needs = "" if deictic else "unless_compared"
    if amount == "X":
        if way == "later":  # a few days later: in the story, not from publication
            return Reading("DURATION", duration_value("X", unit), mod=mod, is_vague=True, needs="trim")
        if deictic or way == "earlier":
            return Reading(
                "DATE", "PAST_REF" if sign == "-" else "FUTURE_REF", "reference", mod, is_vague=True
            )
        return Reading(
            "DATE", "PAST_REF" if sign == "-" else "FUTURE_REF", "reference", mod, is_vague=True, needs=needs
        )
    code = UNITS[unit]
    if unit == "fortnight":
        amount = f"{float(amount) * 2:g}"
    shift = amount + code.removeprefix("T") if code[0] != "T" else "T" + amount + code[1]
    granularity = GRANULARITY.get(code, "day" if code[0] != "T" else "hour")
    if (amount, code, way) == ("1", "Y", "ago"):
        return Reading("DATE", "anchor:-1Y", "year", mod, needs="anchor_year")
    return Reading(
        "DATE", f"{'offset' if deictic else 'anchor'}:{sign}{shift}", granularity, mod, needs=needs
    )


def _ago_this(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return `three years ago this spring`: the period of publication, years before."""
    amount = amount_of(match["amount"])
    if core is None or amount is None or not amount.isdigit():
        return None
    return core._replace(form=f"{core.form}-{amount}Y", needs="")


def _event(match: Match, text: str, core: Reading | None) -> Reading | None:
    """Return `a day before the talks began`: counted from an event that another expression must date."""
    unit = singular(match["units"])
    amount = "1" if match["amount"].lower() == "the" else amount_of(match["amount"])
    if amount is None or amount == "X":
        return None
    sign = "-" if match["way"].lower() == "before" else "+"
    return Reading("DATE", f"event:{sign}{amount}{UNITS[unit]}", UNIT_NAME[unit])


def _day_around(match: Match, text: str, core: Reading | None) -> Reading | None:
    unit = text.lower().split()[1]
    code = UNITS[unit]
    sign = "+" if match["way"].lower() == "after" else "-"
    return Reading("DATE", f"anchor:{sign}1{code}", UNIT_NAME[unit], needs="offset_before")


HANDLERS: dict[str, Handler] = {
    "the_length": _the_length,
    "each_of": _the_length,
    "ago": _ago,
    "ago_this": _ago_this,
    "event": _event,
    "day_around": _day_around,
    "window": _window,
    "unit_and_half": _unit_and_half,
    "length": _length,
    "unit_long": _unit_long,
    "bare_units": _bare_units,
    "period_ahead": _period_ahead,
    "period_of_time": _period_of_time,
}
"""Rule name → handler."""
