"""What the sentence decides about names of months and days, numbers that may be years, seasons and bare units."""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.dates import cues
from pipelines.extract.dates.candidate import Candidate, Decision, Judge, directed
from pipelines.extract.dates.reading import Reading
from pipelines.language import reference

_NAME_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?|\b[A-Z]\.) $")
_WORD_AFTER = re.compile(r"^ ?([A-Za-z'-]+)")
_LAST_WORD = re.compile(r"([A-Za-z$'’]+)[ ,\n-]*$")


# -- names of months and days -----------------------------------------------------------------------------------------

_NAME_MONTHS = frozenset("may march april june august jan mar jun dec sep apr nov oct feb jul aug".split())
_PREPOSITIONS = frozenset(
    "in since until till til by of from to between during for through throughout before after and or on around ended "
    "ending early late mid last next this each every effective starting beginning begins began due than per over into "
    "within beyond the that its".split()
)
_JOINED = re.compile(r" (?:and|to|or|through|deadline|meeting|agreement|talks|summit|truce|deal|election)\b")


_EXTENDED = re.compile(
    r"\b(?:extend|renew|prolong|postpon|delay|defer|suspend|paus|exempt|waiv|shelv|roll)[a-z]{0,4}\b[^.;]{0,70}$|"
    r"\b(?:valid|in force|in effect|in place|open|on hold)\b[^.;]{0,12}$",
    re.I,
)


_AGREED = re.compile(r"\b(?:under|after|following|since|despite) an? $")


_DEADLINE = re.compile(r" (?:tariff |trade |negotiating )?(?:deadline|expiry|expiration)\b")


def _is_extended_to(candidate: Candidate) -> bool:
    """Return whether something was given an end that lies ahead of it (`extended the truce until Nov. 10`)."""
    if _DEADLINE.match(candidate.after):  # before its 30 September expiry
        return True
    return candidate.last_word() in ("until", "till", "through", "to") and bool(
        _EXTENDED.search(candidate.before[-90:])
    )


def _month_of_year(reading: Reading, candidate: Candidate) -> Decision:
    """A month behind a number that is no day of it (32 May 2025) is marked."""
    if re.search(r"(?:^|[^\d.,$€£])\d\d $", candidate.before):
        return reading._replace(doubt="impossible_date")
    return reading


def _month(reading: Reading, candidate: Candidate) -> Decision:
    """`May`, `March` and the like are months behind a preposition and not before another capitalised word."""
    if not candidate.is_capitalised() and "-" not in candidate.surface:
        return None
    word = candidate.surface.lower().rstrip(".")
    last = candidate.last_word()
    if word == "march" and last == "the" and re.match(r" (?:on|of|to)\b", candidate.after):
        return None  # the March on the capital
    if word in _NAME_MONTHS:
        after = _WORD_AFTER.match(candidate.after)
        named = after is not None and after[1][0].isupper()
        if last not in _PREPOSITIONS:
            sure = candidate.after.startswith("'s") or _JOINED.match(candidate.after)
            if not sure or word == "may" or named or _NAME_BEFORE.search(candidate.before[-30:]):
                return None
        elif named and last in ("and", "or", "the", "of", "to", "for", "from", "that", "than", "by"):
            return None
    is_coming = (last in ("by", "until") and " " not in candidate.surface) or _is_extended_to(candidate)
    side = "coming" if is_coming else cues.direction(candidate.before, candidate.after)
    if side == "near" and last == "into":  # talks may go on into October
        side = "coming"
    elif side == "coming" and _AGREED.search(
        candidate.before
    ):  # it tries to sell itself, under a June agreement
        side = "past"
    return reading._replace(form=reading.form.replace("?:", f"{side}:"))


_COUNTED = re.compile(
    r" (?!at\b|in\b|on\b|to\b|and\b|or\b|for\b|with\b|by\b|as\b|of\b|from\b|will\b|would\b|were\b|was\b|are\b|during\b|after\b|before\b)[a-z]"
)


def _month_day(reading: Reading, candidate: Candidate) -> Decision:
    if (
        " and " in candidate.surface
        and re.match(_COUNTED, candidate.after)
        and candidate.surface[0].isalpha()
    ):
        return None  # on June 27 and 15 companies
    if candidate.last_word() == "ended" and "/" not in reading.form:
        return reading._replace(form=reading.form.replace("?:", "last:"))
    if _is_extended_to(candidate):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


_WEEKDAY_NAMES = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Fat|Giving|Ruby|Shrove|Red|Freaky) $")
_WEEKDAY_PAPERS = re.compile(
    r"^ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Night Football|Night Live|Star|World|Tribune|Post|Morning Post)\b"
)


_PAST_UNTIL = re.compile(r"\b(?:had|did|was|were|lasted|stayed|remained)\b[^,;:'\"]{0,40}$", re.I)


def _weekday(reading: Reading, candidate: Candidate) -> Decision:
    if not candidate.is_capitalised() or _WEEKDAY_NAMES.search(candidate.before):
        return None
    if _WEEKDAY_PAPERS.match(candidate.after) or re.search(r"\bThe $", candidate.before):
        return None
    if candidate.last_word() in ("until", "till") and not _PAST_UNTIL.search(candidate.before[-60:]):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


# -- numbers that may be years ----------------------------------------------------------------------------------------

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


def _year(reading: Reading, candidate: Candidate) -> Decision:
    year = int(reading.form)
    if candidate.before.endswith(_year_names()):
        return None
    if _NOT_YEAR_AFTER.match(candidate.after) or not 1000 <= year <= 2199:
        return None
    if _NOT_YEAR_BEFORE.search(candidate.before[-14:]) and not re.search(
        r"\b(?:earlier|later|lower|higher|more|less|worse|better) than $", candidate.before[-16:]
    ):
        return None
    if re.match(r" (?:Index|index|Series|Edition)\b", candidate.after):
        return None
    if 1900 <= year <= 2060:
        return (
            reading
            if _YEAR_BEFORE.search(candidate.before[-24:]) or not candidate.before
            else _lone_year(reading, candidate)
        )
    strong = re.search(r"\b(?:in|since|by|until|from|between|year|late|early|of) $", candidate.before)
    plural = re.match(r"^ [a-z]+s\b", candidate.after)
    return reading if strong and not plural and (year >= 1400) else None


def _lone_year(reading: Reading, candidate: Candidate) -> Decision:
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


# -- seasons and bare units -------------------------------------------------------------------------------------------


def _season(reading: Reading, candidate: Candidate) -> Decision:
    lower = candidate.surface.lower()
    if not re.search(
        r"\b(?:in|by|during|until|since|through|over|before|after|into|of|for|early|late|mid|this|last|next|well into) (?:the )?(?:early |late |mid-?)?$",
        candidate.before,
        re.I,
    ):
        return None
    if candidate.after.startswith(" of ") or (
        lower.endswith(("fall", "spring"))
        and re.match(r" (?:in|from|by|to|through|below)\b", candidate.after)
    ):
        return None
    if (
        lower.endswith("fall")
        and not lower.startswith("the")
        and not re.search(r"\b(?:in|by|since|until|last|next|this) $", candidate.before, re.I)
    ):
        return None
    if lower.endswith("fall") and re.match(r" [a-z]", candidate.after) and not lower.startswith("the"):
        return None
    if re.search(r"\b(?:before|by|until)(?: the)? $", candidate.before) and candidate.direction() == "near":
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


def _quarter_without_the(reading: Reading, candidate: Candidate) -> Decision:
    """In `the third-quarter loss` the article belongs to the loss."""
    candidate.start_shift = 4
    return directed(reading, candidate)


def _trim_the(reading: Reading, candidate: Candidate) -> Decision:
    candidate.start_shift = 4
    return reading


_AFTER_WEEKEND = frozenset(
    "after ahead amid and before between but during from have into might over said says since that through until were "
    "when where which while will with without would could".split()
)


def _bare_unit(reading: Reading, candidate: Candidate) -> Decision:
    unit = reading.form.rpartition(":")[2]
    if unit == "weekend":
        form = f"{candidate.direction()}:weekend"
        noun = re.match(r" ([a-z]{4,})\b", candidate.after)
        if noun and noun[1] not in _AFTER_WEEKEND and candidate.surface[:4].lower() == "the ":
            candidate.start_shift = 4  # the weekend talks: the article is that of the talks
        return reading._replace(form=form)
    if (
        candidate.after.startswith((" of ", " after ", " before ", "'s end"))
        and unit != "quarter"
        and not candidate.after.startswith(" of $")
    ):
        return None
    allowed = {
        "year": r"\b(?:for|of|during|over|through|throughout|in|within|by|from) $",
        "quarter": r"\b(?:for|of|during|in|over|through|throughout|from|to) $",
        "month": r"\b(?:of|in|during|later|earlier|for|through) $",
        "week": r"\b(?:of|in|during|for|over|through|throughout|later|earlier|ended) $|^$",
        "day": r"\b(?:in|ended?|end|during|on|of|for|later|earlier|finished|closed) $",
        "decade": r"\b(?:of|in|during|over|throughout) $",
        "half": r"\b(?:for|in|during) $",
    }
    pattern = allowed.get(unit)
    if pattern is None or not re.search(pattern, candidate.before, re.I):
        return None
    if unit == "year" and re.match(r" (?:ended|ending|to)\b", candidate.after):
        return Reading("DURATION", "P1Y")
    if unit == "day" and re.search(r"\b(?:earlier|later|late|early) in $", candidate.before, re.I):
        return reading
    if (
        unit == "day"
        and re.match(r" [a-z]+", candidate.after)
        and not re.match(r" (?:at|on|in|with|up|down|and|as|by|to)\b", candidate.after)
    ):
        return None
    return reading


_ERA = re.compile(
    r"^ ?'s (?:world|society|economy|generation|youth|standards|market|environment|young|children|global|modern|digital|[A-Z]{2,} \.)"
)


def _today(reading: Reading, candidate: Candidate) -> Decision:
    """Return the day; in `today's world` it is the present age, and in `USA Today` a name."""
    if (
        candidate.surface == "Today"
        and re.search(r"[A-Za-z] $", candidate.before)
        and not candidate.before.endswith(("On ", "Also "))
    ):
        return None
    if _ERA.match(candidate.after) or re.search(r"\b(?:many|most|some) of $", candidate.before):
        return Reading("DATE", "PRESENT_REF", "reference", is_vague=True)
    return reading


def _named(reading: Reading, candidate: Candidate) -> Decision:
    """`next August 16`, `this June 12, 2025, photo`: the day is read, not the month."""
    if re.match(r" \d{1,2}\b(?!,\d|\.\d| [a-z])", candidate.after):
        return None
    return reading if candidate.is_capitalised() else None


def _deictic(reading: Reading, candidate: Candidate) -> Decision:
    """`This Week` in title case behind a quotation mark is the name of a programme.

    `this week` of what is planned lies ahead: printed on a Sunday it is the week that follows.
    `this weekend` of what is past is the one that is over.
    """
    words = candidate.surface.split()
    if (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and candidate.before[-1:] in ('"', "“", "'", "`")
    ):
        return None
    if reading.form == "this:weekend" and candidate.direction() == "past":
        return reading._replace(form="past:weekend")
    if reading.form == "this:week" and candidate.direction() == "coming":
        return reading._replace(form="coming:week")
    return reading


JUDGES: dict[str, Judge] = {
    "holiday": directed,
    "quarter": directed,
    "month_day": _month_day,
    "month": _month,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "year": _year,
    "spoken_year": _spoken_year,
    "short_year": _short_year,
    "short_decade": _short_decade,
    "year_range": _year_range,
    "order": _order,
    "numeric_short": _numeric_short,
    "numeric_short order": _numeric_short,
    "season": _season,
    "bare_unit": _bare_unit,
    "today": _today,
    "deictic": _deictic,
    "named": _named,
    "quarter the": _quarter_without_the,
    "trim_the": _trim_the,
}
"""What a reading needs → the judge that decides it."""
