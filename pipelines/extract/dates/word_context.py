"""What the sentence decides about lengths, recurring times, vague words, clock times and counted expressions."""

from __future__ import annotations

import re

from pipelines.extract.dates.candidate import Candidate, Decision, Judge
from pipelines.extract.dates.lengths import duration_value, singular
from pipelines.extract.dates.reading import Reading

# -- lengths ----------------------------------------------------------------------------------------------------------

_MEASURED = re.compile(
    r"(?:\b(?:\d[\d,.]*(?:bn|mn|m|trn|tn|k)?|million|billion|trillion|crore|lakh|thousand|hundred|percent|per cent|percentage points?|times|once|twice|dollars|euros|pounds|cents|tonnes|tons|barrels|people|jobs|[a-z]{3,12}s)|%)[ \n]+$",
    re.I,
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|over|after|about|nearly|almost|than|took|take|taken|takes|last|lasted|lasting|spent|spend|of|every|least|during|by|follow(?:s|ed)|until|offered|through|as|barely|him|them|had|wait|waited|just|was|be|is|another|additional|and|into|up to|to|under|once) $",
    re.I,
)


def _one_unit(reading: Reading, candidate: Candidate) -> Decision:
    """`a year`: a rate behind an amount, else a length where the grammar asks for one, else nothing."""
    surface = candidate.surface.lower()
    if surface == "a quarter" and not _MEASURED.search(candidate.before[-24:]):
        return None
    if surface == "one day" and re.search(r"\b(?:will|would|hopes?|may|might|could) $", candidate.before):
        return Reading("DATE", "FUTURE_REF", "reference", is_vague=True)
    if surface.startswith("one"):
        hyphen = "-" in surface
        if not hyphen and re.match(r" (?:of|or)\b", candidate.after):
            return None
        return reading._replace(needs="")
    if "-" in surface.split()[-1] or surface.count(" ") > 1:
        return reading
    if _MEASURED.search(candidate.before) and not re.search(
        r"\b(?:was|is|has|as|this|its|his|does) $", candidate.before
    ):
        return Reading("SET", reading.form)
    within = candidate.last_word() == "within"
    if (
        not within
        and re.match(r" (?:of|when|that|in which)\b", candidate.after)
        and not candidate.surface.lower().endswith("year")
    ):
        return None
    return reading if _LENGTH_BEFORE.search(candidate.before) else None


def _rate(reading: Reading, candidate: Candidate) -> Decision:
    if reading.form.startswith("PT"):  # kilometres per hour
        return None
    if candidate.surface.lower().startswith("per"):
        return reading
    return _one_unit(Reading("DURATION", reading.form), candidate)


_OVER = re.compile(
    r"\b(?:for|in|of|after|last|lasts|lasted|just|well|little|is|was|are|were|been|took|takes?|taken|than|spent|has|have|had|by|within) $",
    re.I,
)


_SPREAD = re.compile(r"\b[a-z]{3,12}(?:ed|e|ing|ut) (?:in|out|down|away) $")


def _length(reading: Reading, candidate: Candidate) -> Decision:
    if re.match(r"[ -](?:old|of age)\b", candidate.after):
        return None
    if (
        re.fullmatch(r"P[2-4]Q", reading.form)
        and candidate.after.startswith(" of ")
        and candidate.surface.count(" ") < 2
    ):
        return None
    if (
        reading.mod == "MORE_THAN"
        and candidate.surface[:4].lower() == "over"
        and not re.match(r" (?:since|after|later|before|ago|old)\b", candidate.after)
        and (not _OVER.search(candidate.before) or _SPREAD.search(candidate.before[-24:]))
        and candidate.before
    ):
        candidate.start_shift = 5  # `used over three years`: a preposition, not a bound
        return reading._replace(mod=None)
    return reading


def _age(reading: Reading, candidate: Candidate) -> Decision:
    """An age in years behind a name (`Smith, 52 years old`) is an attribute of the person, not a time."""
    return reading if "-" in candidate.surface else None


def _bare_units(reading: Reading, candidate: Candidate) -> Decision:
    if reading.form in ("PTXS",):
        return None
    if re.match(r" (?:of age|ahead|old)\b", candidate.after):
        return None
    after_of = re.match(r" (?:of|in the making)\b", candidate.after)
    if re.search(
        r"\b(?:for|in|within|over|after|took|taken|takes|take|lasted|last|spent|spend|follows|followed|via|by|through|despite|just|mere|only|many|of) $",
        candidate.before,
        re.I,
    ):
        return reading
    return reading if after_of else None


def _fiscal(reading: Reading, candidate: Candidate) -> Decision:
    """A year told by its last day (the financial year to March 2019) is a length, as `the year to` is."""
    is_told = re.match(r"(?i)the (?:current|present|ongoing)\b", candidate.surface)
    return Reading("DURATION", "P1Y") if _UP_TO.match(candidate.after) and not is_told else reading


_UP_TO = re.compile(r" (?:ended|ending|(?:to|through)(?: the)?(?: end)?(?: of)? (?:[A-Z]|\d))")


_AFTER_FISCAL = re.compile(
    r"^(?:$|[^ \w-]| (?:and|or|but|to|from|with|by|as|was|were|is|has|have|had|will|would|on|in|at|of|against|over|after|"
    r"before|despite|due|because|while|when|which|that|the|compared|ended|ending|through|so|due|amid|alone|itself|too|also|"
    r"year)\b)"
)


def _fiscal_noun(reading: Reading, candidate: Candidate) -> Decision:
    """`the current fiscal` is a year unless a noun follows (the current fiscal deficit)."""
    return reading if _AFTER_FISCAL.match(candidate.after) else None


_WITHIN = frozenset("in over during for within the".split())
_LASTING = re.compile(r"\b(?:to|will|can|could|would|may|might|should|must|not) $")


def _window(reading: Reading, candidate: Candidate) -> Decision:
    """The verb of `planned to last three years` and the preposition of `following weeks of talks` are no part of it."""
    if candidate.surface[:10].lower() == "following " and candidate.last_word() not in _WITHIN:
        candidate.start_shift = 10  # following weeks of talks: a preposition
        units = candidate.surface[10:]
        if " " not in units:
            return Reading("DURATION", duration_value("X", singular(units)), is_vague=True)
        return reading
    if candidate.surface[:5].lower() == "last " and _LASTING.search(candidate.before):
        candidate.start_shift = 5
    return reading


def _the_length(reading: Reading, candidate: Candidate) -> Decision:
    if reading.form.endswith("Q") and re.match(r" of\b", candidate.after):
        return None
    if candidate.surface[:5].lower() == "over ":
        candidate.start_shift = 5
        return reading._replace(mod=None)
    return reading


_NO_DAY_OF_EVENT = re.compile(
    r" (?:the|that|it|they|he|she|we|an?)\b| of (?:the|each|every|an?|next|any) (?:month|year|week|quarter|season)\b"
)


def _nth_day(reading: Reading, candidate: Candidate) -> Decision:
    """`the first day the accord applies` is a day of no dated event."""
    return None if _NO_DAY_OF_EVENT.match(candidate.after) else reading


def _nth_unit(reading: Reading, candidate: Candidate) -> Decision:
    if not reading.form.endswith("Y"):
        return None
    return reading if re.search(r"\b(?:its|their|his|her) $", candidate.before, re.I) else None


# -- vague words ------------------------------------------------------------------------------------------------------


def _now(reading: Reading, candidate: Candidate) -> Decision:
    word = candidate.surface.lower()
    if word == "current" and re.match(r" (?:account|affairs|events)\b", candidate.after):
        return None
    if word == "now" and re.match(r"(?:-[a-z]| and then\b)", candidate.after):
        return None
    return reading


def _vague_past(reading: Reading, candidate: Candidate) -> Decision:
    word = candidate.surface.lower()
    if word == "of late" and re.match(r" (?:[A-Z0-9]|in\b)", candidate.after):
        return None  # the rule of late September
    if word == "long ago" and re.search(r"\b(?:not|that|so) $", candidate.before, re.I):
        return None
    if word.endswith("past") and re.match(r" [a-z]*(?:\d|few|several|two|year|decade)", candidate.after):
        return None
    return reading


def _vague_future(reading: Reading, candidate: Candidate) -> Decision:
    word = candidate.surface.lower()
    if word == "the future" and re.match(r" of\b", candidate.after):
        return None
    if (
        word.endswith("term")
        and re.match(r" [a-z]", candidate.after)
        and not re.match(r" (?:and|but|or|as|to|for|in|appear|is|are|will|would)\b", candidate.after)
    ):
        return None
    if word.endswith("soon") and re.match(r"-| (?:after|before|as|afterward|to be)\b", candidate.after):
        return None
    if word == "soon" and re.search(r"\b(?:as|so|too) $", candidate.before):
        return None
    return reading


def _set_adverb(reading: Reading, candidate: Candidate) -> Decision:
    """`annually` recurs; `annual` and `quarterly` before a noun describe the noun (annual meeting, quarterly loss)."""
    lower = candidate.surface.lower()
    if candidate.surface[0].isupper() and candidate.before:
        return None  # the Daily Mail, the Annual Report
    if lower.endswith(("annual", "biennial")):
        return None
    if lower in ("quarterly", "yearly", "daily") and re.match(
        r"[ \n](?!and\b|or\b|by\b|to\b|in\b|for\b|on\b|from\b|at\b|with\b|since\b)[a-z]", candidate.after
    ):
        return reading if lower == "daily" and not candidate.before.endswith("average ") else None
    return reading


def _weekdays(reading: Reading, candidate: Candidate) -> Decision:
    return reading if candidate.is_capitalised() or candidate.surface.lower().startswith("on ") else None


# -- clock times ------------------------------------------------------------------------------------------------------


def _clock(reading: Reading, candidate: Candidate) -> Decision:
    surface = candidate.surface.lower()
    plain = re.fullmatch(r"\d{1,2}[:.h]\d\d(?::\d\d)?", surface)
    if surface in ("noon", "midnight") and re.match(r"-", candidate.after):
        return None
    if plain and not candidate.before.strip() and not candidate.after.strip():
        return reading  # the stamp of an entry in a live report
    if plain and not re.search(
        r"\b(?:at|by|until|till|from|around|about|before|after|since|to|between) $", candidate.before, re.I
    ):
        return None
    if re.search(r"[\d:.,$£€]$", candidate.before) or re.match(r"[:.]?\d|%", candidate.after):
        return None
    return reading


def _trading(reading: Reading, candidate: Candidate) -> Decision:
    return reading._replace(needs="trim") if candidate.last_word() in ("in", "during", "by") else None


def _the_part(reading: Reading, candidate: Candidate) -> Decision:
    lower = candidate.surface.lower()
    if not re.search(
        r"\b(?:in|during|through|for|into|of|by|until|since) $", candidate.before, re.I
    ) and not lower.startswith("in"):
        return None
    if "night" in lower and re.search(r"\bof $", candidate.before):
        return None
    if lower.startswith("in the"):
        coming = re.search(
            r"\b(?:will|resume|expect\w*|tomorrow|would|until|continue)\b", candidate.before[-60:]
        )
        if coming and "morning" in lower:
            return reading._replace(form=reading.form.replace("context:day", "offset:+1D"))
    return reading


# -- anchors ----------------------------------------------------------------------------------------------------------


def _unless_compared(reading: Reading, candidate: Candidate) -> Decision:
    """`three days later than planned` is a length: the plan is not dated."""
    unit = re.fullmatch(r"anchor:[+-](T?)([\d.]+)([A-Z]+)", reading.form)
    if unit and candidate.after.startswith(" than"):
        return Reading("DURATION", f"P{unit[1]}{unit[2]}{unit[3]}", mod=reading.mod, needs="trim")
    return reading


def _offset_before(reading: Reading, candidate: Candidate) -> Decision:
    """`two days before the vote`: an anchor is taken only where nothing follows that the text does not date."""
    lower = candidate.surface.lower()
    word = lower.split()[-1]
    if word in ("before", "prior", "after"):
        shorter = lower[: -len(word)].rstrip()
        if shorter.startswith("the "):  # the month prior, but not the day before the vote
            return reading if word != "after" and re.match(r"$|[,.;:)](?:\W|$)", candidate.after) else None
        value = reading.form
        if word != "after" and re.match(r"$|[,.;:)](?:\W|$)", candidate.after):
            return reading  # up 5% from a year before
        unit = re.fullmatch(r"anchor:[+-](T?)([\d.]+)([A-Z]+)", value)
        if unit:
            return Reading("DURATION", f"P{unit[1]}{unit[2]}{unit[3]}", mod=reading.mod, needs="trim")
        return None
    return reading


JUDGES: dict[str, Judge] = {
    "fiscal": _fiscal,
    "fiscal_noun": _fiscal_noun,
    "the_length": _the_length,
    "window": _window,
    "one_unit": _one_unit,
    "rate": _rate,
    "length": _length,
    "adjective": _length,
    "age": _age,
    "bare_units": _bare_units,
    "nth_day": _nth_day,
    "nth_unit": _nth_unit,
    "now": _now,
    "vague_past": _vague_past,
    "vague_future": _vague_future,
    "set_adverb": _set_adverb,
    "weekdays": _weekdays,
    "clock": _clock,
    "the_part": _the_part,
    "trading": _trading,
    "offset_before": _offset_before,
    "unless_compared": _unless_compared,
}
"""What a reading needs → the judge that decides it."""
