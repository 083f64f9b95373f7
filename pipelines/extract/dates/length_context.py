"""What the sentence decides about lengths of time, rates, ages and days or years in a sequence."""

from __future__ import annotations

import re

from pipelines.extract.dates.candidate import Candidate, Decision, Judge
from pipelines.extract.dates.lengths import duration_value, singular
from pipelines.extract.dates.reading import Reading

_MEASURED = re.compile(
    r"(?:\b(?:\d[\d,.]*(?:bn|mn|m|trn|tn|k)?|million|billion|trillion|crore|lakh|thousand|hundred|percent|per cent|percentage points?|times|once|twice|dollars|euros|pounds|cents|tonnes|tons|barrels|people|jobs|[a-z]{3,12}s|(?:cubic|square|board) feet|head|rand|yen|yuan|won|baht|ringgit|naira|rupiah|dong|kronor|kroner|lira|zloty|rubles?|euro)|%)\)?[ \n]+$",
    re.I,
)
_MEASURED_OF = re.compile(
    r"\b(?:\d[\d,.]*(?:bn|mn|m|t)?|million|billion|thousand|dozens|hundreds)\b(?: [a-z]+){0,3} of (?:[\w-]+ ){1,3}$",
    re.I,
)
"""A million barrels of crude oil, before `a day`."""
_SCHEDULE_AFTER = re.compile(r" (?:ahead of|behind) (?:schedule|time|plan)\b")
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|over|after|about|nearly|almost|than|took|take|taken|takes|last|lasted|lasting|spent|spend|of|every|least|during|by|follow(?:s|ed)|until|offered|through|as|barely|him|them|had|wait|waited|just|was|be|is|another|additional|and|into|up to|to|under|once) $",
    re.I,
)


_LASTED = frozenset("after following despite over".split())
"""Before `a week of talks` these make it a length of time."""


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
    if _MEASURED_OF.search(candidate.before[-70:]) and not candidate.after.startswith(" of "):
        return Reading("SET", reading.form)
    if _SCHEDULE_AFTER.match(candidate.after):
        return reading
    within = candidate.last_word() == "within"
    if (
        not within
        and re.match(r" (?:of|when|that|in which)\b", candidate.after)
        and not candidate.surface.lower().endswith("year")
        and not (candidate.last_word() in _LASTED and candidate.after.startswith(" of "))
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
_SPREAD = re.compile(r"\b(?:[a-z]{2,12}(?:ed|ing|ut)|phase|fade|scale) (?:in|out|down|away) $")


def _length(reading: Reading, candidate: Candidate) -> Decision:
    if candidate.surface.lower() == "one-quarter":
        return None  # a share
    if re.match(r"[ -](?:olds?|of age)\b", candidate.after):
        return None
    if candidate.before.endswith("-") and candidate.surface.lower().startswith("a-"):
        return None  # a $66 billion-a-year gap
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
    """An age in years behind a name (`Smith, 52 years old`) is an attribute of the person; `a 32 year old pact` is a time."""
    is_adjective = "-" in candidate.surface or candidate.surface.lower().endswith(" year old")
    return reading if is_adjective else None


_COUNTED_TO = re.compile(r" (?:to go|ahead of|after|before|away)\b")
_OPENS_COUNT = re.compile(
    r"(?:^|[,;:(]|\b(?:with|come|comes|came|is|are|was|were|be|still|until|till|but)) ?$",
    re.I,
)
"""Before `weeks to go`, `hours before the vote`: with weeks to go; the ban comes weeks after."""


def _bare_units(reading: Reading, candidate: Candidate) -> Decision:
    if reading.form in ("PTXS",):
        return None
    if re.match(r" (?:of age|ahead(?! of)|old)\b", candidate.after):
        return None
    after_of = re.match(r" (?:of|in the making)\b", candidate.after) or (
        _COUNTED_TO.match(candidate.after) and _OPENS_COUNT.search(candidate.before[-12:])
    )
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
    r"year|it|they|he|she|we|rose|fell|grew|stood|hit|saw|shrank|[a-z]{3,12}ed)\b)"
)


_WITHIN_FISCAL = frozenset("in of for during through".split())


def _fiscal_noun(reading: Reading, candidate: Candidate) -> Decision:
    """`the current fiscal` is a year unless a noun follows (the current fiscal deficit); so is `months of the fiscal`."""
    if candidate.surface.lower() == "the fiscal" and not (
        candidate.last_word() in _WITHIN_FISCAL and not candidate.after.startswith((" and ", " or "))
    ):
        return None
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
}
"""What a reading needs → the judge that decides it."""
