"""What the sentence decides about names of months and days, seasons and bare units."""

from __future__ import annotations

import re

from pipelines.extract.dates import cues
from pipelines.extract.dates.candidate import Candidate, Decision, Judge, directed
from pipelines.extract.dates.reading import Reading

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
_JOINED = re.compile(
    r" (?:and|to|or|through|deadline|meeting|agreement|talks|summit|truce|deal|election|trade|exports?|imports?|data|sales|"
    r"figures|shipments?|output|production|inflation|surplus|deficit|harvest|crop|deliver(?:y|ies)|futures|contracts?|"
    r"jobs|retail|industrial|consumer|producer)\b"
)
_MEASURED_OF_MAY = re.compile(
    r" (?:exports|imports|shipments|sales|output|production|inflation|deliveries|data|figures)\b"
)


_EXTENDED = re.compile(
    r"\b(?:extend|renew|prolong|postpon|delay|defer|suspend|paus|exempt|waiv|shelv|roll)[a-z]{0,4}\b[^.;]{0,70}$|"
    r"\b(?:valid|in force|in effect|in place|open|on hold)\b[^.;]{0,12}$",
    re.I,
)


_AFTER_THE = re.compile(r"\b(?:after|following|since|despite) (?:an?|the|its|his|her|their) $")
_AGREED = re.compile(r"\b(?:under|after|following|since|despite) an? $")


_DEADLINE = re.compile(r" (?:tariff |trade |negotiating )?(?:deadline|expiry|expiration)\b")


_AT_LATEST = re.compile(r"\b(?:(?:no|not) (?:later|earlier|sooner) than|(?:until|till|to) at least) $", re.I)


def _is_extended_to(candidate: Candidate) -> bool:
    """Return whether something was given an end that lies ahead of it (`extended the truce until Nov. 10`)."""
    if _DEADLINE.match(candidate.after) or _AT_LATEST.search(candidate.before[-24:]):
        return True  # before its 30 September expiry, no later than 31 December
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
        if last not in _PREPOSITIONS and not _AT_LATEST.search(candidate.before[-24:]):
            sure = candidate.after.startswith("'s") or _JOINED.match(candidate.after)
            if (
                not sure
                or (word == "may" and not _MEASURED_OF_MAY.match(candidate.after))
                or named
                or _NAME_BEFORE.search(candidate.before[-30:])
            ):
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


def _month_without_the(reading: Reading, candidate: Candidate) -> Decision:
    """In `the mid-June summit` the article belongs to the summit."""
    if re.match(r" [a-z]{4,}", candidate.after) and not re.match(
        r" (?:and|from|that|this|when|with|were)\b", candidate.after
    ):
        candidate.start_shift = 4
    return _month(reading, candidate)


_COUNTED = re.compile(
    r"%| ?per ?cent| (?!at\b|in\b|on\b|to\b|and\b|or\b|for\b|with\b|by\b|as\b|of\b|from\b|will\b|would\b|were\b|was\b|are\b|during\b|after\b|before\b)[a-z]"
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
    if candidate.last_word() == "ended" and "/" not in reading.form:
        return reading._replace(form=reading.form.replace("?:", "last:"))
    if _is_extended_to(candidate):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    if _AFTER_THE.search(candidate.before[-20:]) and re.match(r" [a-z]", candidate.after):
        return reading._replace(form=reading.form.replace("?:", "past:"))  # after the April 2 announcement
    return directed(reading, candidate)


_WEEKDAY_NAMES = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Fat|Giving|Ruby|Shrove|Red|Freaky) $")
_WEEKDAY_PAPERS = re.compile(
    r"^ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Night Football|Night Live|Star|World|Tribune|Post|Morning Post)\b"
)


_PAST_UNTIL = re.compile(r"\b(?:had|did|was|were|lasted|stayed|remained)\b[^,;:'\"]{0,40}$", re.I)


def _weekday(reading: Reading, candidate: Candidate) -> Decision:
    if not candidate.is_capitalised() or _WEEKDAY_NAMES.search(candidate.before):
        return None
    if _WEEKDAY_PAPERS.match(candidate.after) or (
        candidate.before.endswith("The ") and re.match(r" [A-Z]", candidate.after)
    ):
        return None
    if (
        _DEADLINE.match(candidate.after)
        and not candidate.before.endswith("by the ")
        and not re.match(r" \w+ (?:passed|expired|lapsed|was|came|slipped)\b", candidate.after)
    ):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    if candidate.last_word() in ("until", "till") and not _PAST_UNTIL.search(candidate.before[-60:]):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


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


_WEEK_OF = re.compile(
    r" (?:of|beginning|starting|commencing|ending|ended)(?: on)? (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}(?:st|nd|rd|th)? [A-Z])"
)


def _bare_unit(reading: Reading, candidate: Candidate) -> Decision:
    unit = reading.form.rpartition(":")[2]
    if unit == "weekend":
        form = f"{candidate.direction()}:weekend"
        noun = re.match(r" ([a-z]{4,})\b", candidate.after)
        if noun and noun[1] not in _AFTER_WEEKEND and candidate.surface[:4].lower() == "the ":
            candidate.start_shift = 4  # the weekend talks: the article is that of the talks
        return reading._replace(form=form)
    if unit == "week" and _WEEK_OF.match(candidate.after):
        return reading
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
    if unit == "year" and re.match(r" (?:ended|ending|to|through)\b", candidate.after):
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
    `this weekend` of what is past is the one that is over; `the next month` of a story is the one after.
    """
    words = candidate.surface.split()
    if (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and candidate.before[-1:] in ('"', "“", "'", "`")
    ):
        return None
    is_the_next = reading.form.startswith("next:") and candidate.surface[:4].lower() == "the "
    if is_the_next and candidate.direction() == "past":  # Beijing hit back the next month
        return reading._replace(form=f"anchor:{reading.form}")
    if reading.form == "this:weekend" and candidate.direction() == "past":
        return reading._replace(form="past:weekend")
    if reading.form == "this:week" and candidate.direction() == "coming":
        return reading._replace(form="coming:week")
    return reading


_ORDINAL_END = re.compile(
    r"$|[,;:.](?:\s|$)| ?\(local time\)| (?:that|and|as|at|in|when|while|after|before|with|to|by|for|said|local)\b"
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
    candidate.start_shift = 5
    return directed(reading._replace(form=reading.form.replace("anchor:this:", "?:")), candidate)


JUDGES: dict[str, Judge] = {
    "holiday": directed,
    "quarter": directed,
    "month_day": _month_day,
    "month": _month,
    "month the": _month_without_the,
    "that_named": _that_named,
    "day_alone": _day_alone,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "season": _season,
    "bare_unit": _bare_unit,
    "today": _today,
    "deictic": _deictic,
    "named": _named,
    "quarter the": _quarter_without_the,
    "trim_the": _trim_the,
}
"""What a reading needs → the judge that decides it."""
