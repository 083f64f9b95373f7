"""What the sentence decides about numbers that may be years, and about days in numbers (10/12)."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.dates.candidate import Candidate, Decision, Judge, directed
from pipelines.extract.dates.reading import Reading
from pipelines.language import reference

_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|between|during|for|through|throughout|before|after|early|late|mid|around|about|fiscal|year"
    r"|summer|winter|spring|autumn|fall|than|and|or|ended|ending|due|circa|as of|season|back in|late in|into|over|beyond|the|its|his|their|her|our|a|that|this|unsuccessful|original|landmark|previous|following|was|only|[A-Z][\w.]*)[ \n(-]+$|[(,;–-] ?$|['’]s[ \n]$",
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥#+=*&]|\b(?:No|nos?|Article|Section|Rule|Chapter|Clause|Resolution|number|Room|Flight|Route|Highway|Boeing|Airbus|page|Rs|approximately|nearly|almost|least|some|than|over|under|roughly|up to)\.?) ?$|[\d][.,/:]$|[$£€¥#/.]$",
    re.I,
)
_NOT_YEAR_AFTER = re.compile(
    r"^(?:[%°]|[.,:/]\d|-[a-z]|[ \n](?:percent|per cent|points?|people|men|women|workers|jobs|troops|soldiers|companies|firms|miles|km|kilometers|kilometres|meters|metres|feet|foot|acres|tons|tonnes|barrels|hours|days|weeks|months|years|minutes|dollars|euros|pounds|yuan|yen|rupees|won|billion|million|trillion|thousand|shares|students|members|employees|votes|times|dead|pages|cars|units|planes|homes|GMT|UTC|hrs|hectares|MW|kg|m|mph|or so)\b)",
    re.I,
)


@cache
def _year_names() -> tuple[str, ...]:
    return tuple(row["before"] + " " for row in reference.rows("year_names"))


_LEFT_OF_RANGE = re.compile(r"\d{4} ?[-/] ?$")


_COMPARED = re.compile(
    r"\b(?:earlier|later|lower|higher|more|less|worse|better) than $|\b(?:until|till|through|to|from|since) at least $|"
    r"(?:\b(?:increases?|rises?|gains?|growth|improvement|decline|decrease|drop|fall|jump|per ?cent|higher|lower)|%)"
    r"(?: in [a-z]{3,12}| of \d[\d.]*(?:%| per ?cent))? over $"
)


_CLAUSE_END = re.compile(r"[,.;)]|$")


def _is_compared_or_limit(candidate: Candidate) -> bool:
    """Return whether what could bound an amount bounds a time: earlier than 2004, until at least 2008, costs up to 2010."""
    if _COMPARED.search(candidate.before[-44:]):
        return True
    if candidate.after.startswith(" as a whole"):
        return True  # over 2005 as a whole
    if candidate.before.endswith("over ") and int(candidate.surface[:4]) % 50:
        return _CLAUSE_END.match(candidate.after) is not None  # wheat shipped over 2017
    return candidate.before.endswith("up to ") and _CLAUSE_END.match(candidate.after) is not None


def _year(reading: Reading, candidate: Candidate) -> Decision:
    year = int(reading.form)
    before = candidate.before
    if "-" in before[-3:] or "/" in before[-3:]:
        before = _LEFT_OF_RANGE.sub("", before)
    if before.endswith(_year_names()):
        return None
    if _NOT_YEAR_AFTER.match(candidate.after) or not 1000 <= year <= 2199:
        return None
    if _NOT_YEAR_BEFORE.search(candidate.before[-14:]) and not _is_compared_or_limit(candidate):
        return None
    if re.match(r" (?:Index|index|Series|Edition)\b", candidate.after):
        return None
    if 1900 <= year <= 2060:
        return (
            reading
            if candidate.before in _OPENINGS or _YEAR_BEFORE.search(candidate.before[-24:])
            else _lone_year(reading, candidate)
        )
    strong = re.search(r"\b(?:in|since|by|until|from|between|year|late|early|of) $", candidate.before)
    plural = re.match(r"^ [a-z]+s\b", candidate.after)
    return reading if strong and not plural and (year >= 1400) else None


_TOLD_BY_YEAR = re.compile(
    r"[ \n](?:(?:[a-z]{3,10}-)?[a-z]{3,10}[ \n]){0,2}?(?:levels?|results|figures|sales|revenues?|earnings|profits?|exports|imports|output|"
    r"production|elections?|polls?|referendum|census|summit|prices|budget|estimates|forecasts?|targets?|growth|deficit|surplus|crop|harvest|season|data|guidance|accounts|"
    r"outlook|inflation|turnover|dividend|spending|demand|losses|tariffs|rates|trade|talks|deal|accord|agreement|treaty|pact|law)\b"
)
"""What is called by its year and not counted in thousands: on 2004 levels, to report 2006 net sales."""


_OPENINGS = ("", '"', "“", "‘", "'", "``")
"""What may stand before the year that opens a sentence: "2004 was a good year"."""


def _lone_year(reading: Reading, candidate: Candidate) -> Decision:
    if _TOLD_BY_YEAR.match(candidate.after):
        return reading
    plural = re.match(r"^[ \n](?:[a-z]+ )?[a-z]+s\b", candidate.after)
    return None if plural or candidate.before[-1:].isalnum() else reading


def _spoken_year(reading: Reading, candidate: Candidate) -> Decision:
    return (
        reading
        if candidate.surface[:4].lower() in ("nine", "eigh", "seve")
        or re.search(r"\b(?:in|since|by) $", candidate.before)
        else None
    )


def _short_year(reading: Reading, candidate: Candidate) -> Decision:
    return reading if re.search(r"\b(?:in|since|of|by|from|the|class of) $", candidate.before) else None


def _short_decade(reading: Reading, candidate: Candidate) -> Decision:
    if re.search(
        r"\b(?:his|her|their|my|your|our|its|low|high|upper|lower)(?: (?:early|mid|late))?[ -]$",
        candidate.before,
    ):
        return None
    return (
        reading
        if re.search(r"\b(?:the|early|mid|late|and|of)[ -]'?$", candidate.before)
        or candidate.surface.lower().startswith("the")
        else None
    )


def _year_range(reading: Reading, candidate: Candidate) -> Decision:
    first, second = (int(part) for part in reading.form.split("/"))
    if candidate.before.endswith(_year_names()):
        return None
    if not 1400 <= first < second <= 2199 or _NOT_YEAR_AFTER.match(candidate.after):
        return None
    if _NOT_YEAR_BEFORE.search(candidate.before[-14:]) or (
        candidate.after[:1] in "-/" and candidate.after[:1]
    ):
        return None
    return reading


def _order(reading: Reading, candidate: Candidate) -> Decision:
    """Decide 10/12: the forms holds month-day order; the publisher's country or the document may turn it."""
    if candidate.day_first is None:
        return reading._replace(doubt="ambiguous_order")
    if not candidate.day_first:
        return reading
    form = re.sub(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", r"\1-\3-\2", reading.form)
    return reading._replace(form=form)


def _numeric_short(reading: Reading, candidate: Candidate) -> Decision:
    """A bare 10/12 is a date only behind a weekday or a preposition of time, and never a fraction or a score."""
    if (
        not re.search(r"\b(?:on|by|until|since|dated|through|[A-Z][a-z]+day,?) \(?$", candidate.before)
        or candidate.after[:1] == "/"
    ):
        return None
    if re.match(r" ?(?:of|inch|%|percent|points?)\b", candidate.after):
        return None
    decided = _order(reading, candidate) if "order" in reading.needs else reading
    return None if decided is None else directed(decided, candidate)


JUDGES: dict[str, Judge] = {
    "year": _year,
    "spoken_year": _spoken_year,
    "short_year": _short_year,
    "short_decade": _short_decade,
    "year_range": _year_range,
    "order": _order,
    "numeric_short": _numeric_short,
    "numeric_short order": _numeric_short,
}
"""What a reading needs → the judge that decides it."""
