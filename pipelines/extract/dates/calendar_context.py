"""What the sentence decides about the names of months and days."""

from __future__ import annotations

import re

from pipelines.extract.dates import happenings, limits
from pipelines.extract.dates.candidate import Candidate, Decision, Judge, directed
from pipelines.extract.dates.reading import Reading

_NAME_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?|\b[A-Z]\.) $")
_WORD_AFTER = re.compile(r"^ ?([A-Za-z'-]+)")
_NAME_MONTHS = frozenset("may march april june august jan mar jun dec sep apr nov oct feb jul aug".split())
_PREPOSITIONS = frozenset(
    "in since until till til by of from to between during for through throughout before after and or on around ended "
    "ending early late mid last next this each every effective starting beginning begins began due than per over into "
    "within beyond past the that its".split()
)
_JOINED = re.compile(
    r" (?:and|to|or|through|deadline|meeting|agreement|talks|summit|truce|deal|election|trade|exports?|imports?|data|sales|"
    r"figures|shipments?|output|production|inflation|surplus|deficit|harvest|crop|deliver(?:y|ies)|futures|contracts?|"
    r"jobs|retail|industrial|consumer|producer|onwards?|approach(?:es|ed)|near(?:s|ed)|loom(?:s|ed))\b"
)
_ARTICLE_OR_OWNER = r"\b(?i:an?|his|her|our|their)(?: [a-z]{3,16})? $"
_NAMED_OWNER = r"\b(?:[A-Z]\w+|\w+y|\w+nt)'s $"
_OWNED = re.compile(f"{_ARTICLE_OR_OWNER}|{_NAMED_OWNER}")
"""A first name has no article and no owner before it: a June ruling, their controversial March vote, Japan's April decision.

A named owner has a capital, or is a body by its ending: the country's, the ministry's, the government's.
"""
_DESCRIBED = re.compile(r"\b[Tt]he [a-z]{3,16} $")
"""After the busy March; not May, which is a surname as well (the minister May)."""
_NOUN_AFTER = re.compile(r" (?!on\b|of\b|to\b)[a-z]")
_BEFORE_NAMES = frozenset("and or the of to for from that than by".split())
"""Prepositions that a month and a person have alike: the talks of May, the plan of May Holm."""
_ACRONYM = re.compile(r" [A-Z]{2,6}\b")
_OF_A_DAY = re.compile(r"(?:earlier|later) [A-Z]")
_MEASURED_OF_MAY = re.compile(
    r" (?:exports|imports|shipments|sales|output|production|inflation|deliveries|data|figures|onwards?)\b"
)
_AFTER_THE = re.compile(r"\b(?:after|following|since|despite) (?:an?|the|its|his|her|their) $")


def _month_of_year(reading: Reading, candidate: Candidate) -> Decision:
    """A month behind a number that is no day of it (32 May 2025) is marked."""
    if re.search(r"(?:^|[^\d.,$€£])\d\d $", candidate.before):
        return reading._replace(doubt="impossible_date")
    return reading


def _is_listed(candidate: Candidate) -> bool:
    """Return whether another month stands right before, and a comma: in July, August and September."""
    left = candidate.previous[-1] if candidate.previous else None
    return left is not None and left.rule in ("month", "month_year") and left.char_end + 2 == candidate.start


_TOLD_OF = re.compile(r" (?:was|is|are|were|has|had|will|would|saw|at)\b")
_AMONG = 250
"""How many characters back another month makes a bare `June is` one, too."""


def _is_among_months(candidate: Candidate) -> bool:
    """Return whether a month is told of a little before: in March. May is forecast at 2 million; August at 3 million."""
    if candidate.before.rstrip()[-1:] not in ("", ";", ",", ".", ":"):
        return False
    return any(
        other.granularity == "month" and candidate.start - other.char_end < _AMONG
        for other in candidate.previous[-4:]
    )


def _is_name_or_verb(candidate: Candidate, word: str) -> bool:
    """Return whether `May`, `June` and the like are a person or a verb in their sentence."""
    after = _WORD_AFTER.match(candidate.after)
    named = after is not None and after[1][0].isupper() and not _ACRONYM.match(candidate.after)
    last = candidate.last_word()
    if last in _PREPOSITIONS or _is_listed(candidate) or limits.AT_LATEST.search(candidate.before[-24:]):
        return named and last in _BEFORE_NAMES
    if named:
        return True
    if _TOLD_OF.match(candidate.after) and _is_among_months(candidate):
        return False
    if _OWNED.search(candidate.before[-32:]) and _NOUN_AFTER.match(candidate.after):
        return False
    if word != "may" and _DESCRIBED.search(candidate.before[-24:]):
        return False
    if word == "may" and not _MEASURED_OF_MAY.match(candidate.after):
        return True
    is_told = candidate.after.startswith("'s") or _JOINED.match(candidate.after) is not None
    return not is_told or _NAME_BEFORE.search(candidate.before[-30:]) is not None


def _month(reading: Reading, candidate: Candidate) -> Decision:
    """`May`, `March` and the like are months behind a preposition and not before another capitalised word."""
    if not candidate.is_capitalised() and "-" not in candidate.surface:
        return None
    if _OF_A_DAY.match(candidate.surface) and re.match(r" \d{1,2}\b", candidate.after):
        return None  # the department earlier June 26 said so
    word = candidate.surface.lower().rstrip(".")
    last = candidate.last_word()
    if word == "march" and last == "the" and re.match(r" (?:on|of|to)\b", candidate.after):
        return None  # the March on the capital
    if word in _NAME_MONTHS and _is_name_or_verb(candidate, word):
        return None
    return reading._replace(form=reading.form.replace("?:", f"{limits.month_side(candidate)}:"))


def _month_without_the(reading: Reading, candidate: Candidate) -> Decision:
    """In `the mid-June summit` the article belongs to the summit."""
    return _month(_without_the(reading, candidate), candidate)


_ARTICLE_OF_NOUN = re.compile(
    r" (?!and\b|from\b|that\b|this\b|when\b|with\b|were\b|will\b|after\b|before\b|despite\b)[a-z]{4,}"
)


def _without_the(reading: Reading, candidate: Candidate) -> Reading:
    """Return the reading, its span without the article where a noun behind it has it: the year-end deadline."""
    if _ARTICLE_OF_NOUN.match(candidate.after):
        candidate.start_shift = 4
    return reading


_COUNTED = re.compile(
    r"%| ?per ?cent| (?!at\b|in\b|on\b|to\b|and\b|or\b|for\b|with\b|by\b|as\b|of\b|from\b|will\b|would\b|were\b|was\b|are\b|during\b|after\b|before\b|"
    r"but\b|if\b|when\b|where\b|while\b|which\b|that\b|has\b|have\b|had\b|is\b|so\b|until\b|between\b|amid\b|this\b|next\b|last\b)[a-z]"
)
_ARTICLE_INSIDE = re.compile(r"[a-z.] the \d", re.I)


def _month_day(reading: Reading, candidate: Candidate) -> Decision:
    if (
        " and " in candidate.surface
        and re.match(_COUNTED, candidate.after)
        and candidate.surface[0].isalpha()
    ):
        return None  # on June 27 and 15 companies, on August 6 and 25% later
    if _ARTICLE_INSIDE.search(candidate.surface) and _COUNTED.match(candidate.after):
        return None  # in May the 11th round
    if (year := happenings.year_known(reading.form[-5:], candidate.after)) is not None:
        return reading._replace(form=f"{year}-{reading.form[-5:]}")
    if candidate.last_word() == "ended" and "/" not in reading.form:
        return reading._replace(form=reading.form.replace("?:", "last:"))
    if limits.is_extended_to(candidate) or limits.is_open_end(candidate):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    if _AFTER_THE.search(candidate.before[-20:]) and re.match(r" [a-z]", candidate.after):
        return reading._replace(form=reading.form.replace("?:", "past:"))  # after the April 2 announcement
    return directed(reading, candidate)


_WEEKDAY_NAMES = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Fat|Giving|Ruby|Shrove|Red|Freaky) $")
_WEEKDAY_PAPERS = re.compile(
    r"^ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Night Football|Night Live|Star|World|Tribune|Post|Morning Post)\b"
)


def _weekday(reading: Reading, candidate: Candidate) -> Decision:
    if not candidate.is_capitalised() or _WEEKDAY_NAMES.search(candidate.before):
        return None
    if _WEEKDAY_PAPERS.match(candidate.after) or (
        candidate.before.endswith("The ") and re.match(r" [A-Z]", candidate.after)
    ):
        return None
    if (
        limits.DEADLINE.match(candidate.after)
        and not candidate.before.endswith("by the ")
        and not limits.is_missed(candidate)
        and not re.match(r" \w+ (?:passed|expired|lapsed|was|came|slipped)\b", candidate.after)
    ):
        return reading._replace(form=reading.form.replace("?:", f"{limits.deadline_side(candidate)}:"))
    if limits.is_open_end(candidate):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


_DAY_AFTER = re.compile(
    r" \d{1,2}\b(?!,\d|\.\d| (?!(?:and|or|at|on|in|for|to|when|after|before|during|as|by|with|that|which|was|is|from|until|said)\b)[a-z])"
)
"""A day, and nothing that is counted: last July 28 and …, but not: last July 28 ships."""


def _named(reading: Reading, candidate: Candidate) -> Decision:
    """`next August 16`, `this June 12, 2025, photo`: the day is read, not the month."""
    if _DAY_AFTER.match(candidate.after) or candidate.surface.startswith("past "):
        return None  # talks may go on past May
    return reading if candidate.is_capitalised() else None


_ORDINAL_END = re.compile(
    r"$|[,;:.](?:\s|$)| ?\(local time\)| (?:that|and|as|at|in|when|while|after|before|with|to|by|for|said|local)\b| (?:[a-z]{3,12}ed|shows?|found|told)\b"
)


def _day_alone(reading: Reading, candidate: Candidate) -> Decision:
    """`on the 21st` is a day of the month unless something is counted (on the 21st floor)."""
    if candidate.last_word() != "on" or not _ORDINAL_END.match(candidate.after):
        return None
    return directed(reading, candidate)


def _that_named(reading: Reading, candidate: Candidate) -> Decision:
    """`that March` is the March told of; in `he said that March sales fell` it is any March."""
    is_told = candidate.surface[0] == "T" or candidate.last_word() in (
        "in",
        "of",
        "by",
        "since",
        "until",
        "during",
    )
    if is_told or candidate.after[:1] in (",", ".", ";"):
        return reading
    if candidate.surface.endswith("fall") or re.match(
        r" \d{1,2}\b(?!,\d|\.\d|%| per ?cent)", candidate.after
    ):
        return None  # goods that fall outside it; he said that August 1 is the last day
    candidate.start_shift = 5
    return directed(reading._replace(form=reading.form.replace("anchor:this:", "?:")), candidate)


JUDGES: dict[str, Judge] = {
    "holiday": directed,
    "month_day": _month_day,
    "month": _month,
    "month the": _month_without_the,
    "noun_behind": _without_the,
    "that_named": _that_named,
    "day_alone": _day_alone,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "named": _named,
}
"""What a reading needs → the judge that decides it."""
