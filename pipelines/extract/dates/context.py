"""What the sentence decides about an expression: whether it is temporal at all, past or coming, and its anchor.

Belongs here: bounded looks to the left and right of a candidate. The candidate's own meaning is `readings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.extract.dates import cues
from pipelines.extract.dates.readings import Reading
from pipelines.extract.spans import DateSpan

@dataclass(slots=True)
class Candidate:
    """A matched expression and what surrounds it; `before` and `after` end at the sentence."""

    surface: str
    start: int
    end: int
    before: str
    after: str
    sentence_start: int
    previous: list[DateSpan] = field(default_factory=list)
    day_first: bool | None = None
    start_shift: int = 0

    def last_word(self) -> str:
        """Return the word before the expression, lower case, without marks."""
        words = self.before[-24:].replace("-", " ").rsplit(None, 1)
        return words[-1].strip("(\"'“‘").lower() if words else ""


Decision = Reading | None

_NAME_BEFORE = re.compile(r"(?:\b[A-Z][a-z]+|\b(?:Mr|Mrs|Ms|Dr|Prof)\.?|\b[A-Z]\.) $")
_WORD_AFTER = re.compile(r"^ ?([A-Za-z'-]+)")
_LAST_WORD = re.compile(r"([A-Za-z$'’]+)[ ,\n-]*$")

def _direction(candidate: Candidate) -> str:
    return cues.direction(candidate.before, candidate.after)


def _directed(reading: Reading, candidate: Candidate) -> Decision:
    return reading._replace(form=reading.form.replace("?:", f"{_direction(candidate)}:"))


def _capitalised(candidate: Candidate) -> bool:
    return any(char.isupper() for char in candidate.surface)


# -- names of months and days -----------------------------------------------------------------------------------------

_NAME_MONTHS = frozenset("may march april june august jan mar jun dec sep apr nov oct feb jul aug".split())
_PREPOSITIONS = frozenset(
    "in since until till til by of from to between during for through throughout before after and or on around ended "
    "ending early late mid last next this each every effective starting beginning begins began due than per over into "
    "within beyond the that its".split()
)
_JOINED = re.compile(r" (?:and|to|or|through|deadline|meeting|agreement|talks|summit|truce|deal|election)\b")


def _month(reading: Reading, candidate: Candidate) -> Decision:
    """`May`, `March` and the like are months behind a preposition and not before another capitalised word."""
    if not _capitalised(candidate) and "-" not in candidate.surface:
        return None
    word = candidate.surface.lower().rstrip(".")
    last = candidate.last_word()
    if word in _NAME_MONTHS:
        after = _WORD_AFTER.match(candidate.after)
        named = after is not None and after[1][0].isupper()
        if last not in _PREPOSITIONS:
            sure = candidate.after.startswith("'s") or _JOINED.match(candidate.after)
            if not sure or word == "may" or named or _NAME_BEFORE.search(candidate.before[-30:]):
                return None
        elif named and last in ("and", "or", "the", "of", "to", "for", "from", "that", "than", "by"):
            return None
    side = "coming" if last in ("by", "until") and " " not in candidate.surface else _direction(candidate)
    return reading._replace(form=reading.form.replace("?:", f"{side}:"))


_WEEKDAY_NAMES = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Fat|Giving|Ruby|Shrove|Red|Freaky) $")
_WEEKDAY_PAPERS = re.compile(
    r"^ (?:Times|Telegraph|Mirror|Express|Mail|Herald|Night Football|Night Live|Star|World|Tribune|Post|Morning Post)\b"
)


def _weekday(reading: Reading, candidate: Candidate) -> Decision:
    if not _capitalised(candidate) or _WEEKDAY_NAMES.search(candidate.before):
        return None
    if _WEEKDAY_PAPERS.match(candidate.after) or re.search(r"\bThe $", candidate.before):
        return None
    return _directed(reading, candidate)


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


def _year(reading: Reading, candidate: Candidate) -> Decision:
    year = int(reading.form)
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
    if _NOT_YEAR_BEFORE.search(candidate.before[-14:]) or candidate.after[:1] in "-/" and candidate.after[:1]:
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
    return None if decided is None else _directed(decided, candidate)


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
    return _directed(reading, candidate)


def _quarter_without_the(reading: Reading, candidate: Candidate) -> Decision:
    """In `the third-quarter loss` the article belongs to the loss."""
    candidate.start_shift = 4
    return _directed(reading, candidate)


def _trim_the(reading: Reading, candidate: Candidate) -> Decision:
    candidate.start_shift = 4
    return reading


_SUPERLATIVE = re.compile(
    r"\b(?:[a-z]{2,12}est|best|worst|most|least|first|record|high|low|biggest|since its)\b", re.I
)


def _since(reading: Reading, candidate: Candidate) -> Decision:
    """`since May` lasts until publication; behind a superlative it only names the point of comparison."""
    needs = reading.needs.partition(" ")[2]
    bound = not _SUPERLATIVE.search(candidate.before[-60:])
    inner = Candidate(
        candidate.surface[6:].lstrip(), candidate.start + 6, candidate.end, candidate.before + "since ", candidate.after,
        candidate.sentence_start, candidate.previous, candidate.day_first,
    )  # fmt: skip
    form = reading.form.removeprefix("since:").replace("?:", "past:")
    decided = decide(reading._replace(form=form, needs=needs), inner)
    if decided is None or decided.kind != "DATE":
        return None
    if bound:
        return decided._replace(form=f"since:{decided.form}", needs="")
    candidate.start_shift = len(candidate.surface) - len(inner.surface)
    return decided._replace(needs="")


def _bare_unit(reading: Reading, candidate: Candidate) -> Decision:
    unit = reading.form.rpartition(":")[2]
    if unit == "weekend":
        form = f"{_direction(candidate)}:weekend"
        return reading._replace(form=form)
    if candidate.after.startswith((" of ", " after ", " before ", "'s end")) and unit != "quarter" and not candidate.after.startswith(" of $"):
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
    if candidate.surface == "Today" and re.search(r"[A-Za-z] $", candidate.before) and not candidate.before.endswith(("On ", "Also ")):
        return None
    if _ERA.match(candidate.after) or re.search(r"\b(?:many|most|some) of $", candidate.before):
        return Reading("DATE", "PRESENT_REF", "reference", is_vague=True)
    return reading


def _named(reading: Reading, candidate: Candidate) -> Decision:
    return reading if _capitalised(candidate) else None


def _deictic(reading: Reading, candidate: Candidate) -> Decision:
    """`This Week` in title case behind a quotation mark is the name of a programme."""
    words = candidate.surface.split()
    if len(words) > 1 and all(word[0].isupper() for word in words) and candidate.before[-1:] in ('"', "“", "'", "`"):
        return None
    return reading


# -- lengths ----------------------------------------------------------------------------------------------------------

_MEASURED = re.compile(
    r"(?:\b(?:\d[\d,.]*|million|billion|trillion|thousand|hundred|percent|per cent|percentage points?|times|once|twice|dollars|euros|pounds|cents|tonnes|tons|barrels|people|jobs|[a-z]{3,12}s)|%)[ \n]+$",
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
    if re.match(r" (?:of|when|that|in which)\b", candidate.after) and not candidate.surface.lower().endswith(
        "year"
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
    r"\b(?:for|in|of|after|last|lasts|lasted|just|well|is|was|are|were|been|took|takes?|taken|than|spent|has|have|had|by|within) $", re.I
)


def _length(reading: Reading, candidate: Candidate) -> Decision:
    if re.match(r"[ -](?:old|of age)\b", candidate.after):
        return None
    if re.fullmatch(r"P[2-4]Q", reading.form) and candidate.after.startswith(" of ") and candidate.surface.count(" ") < 2:
        return None
    if reading.mod == "MORE_THAN" and candidate.surface[:4].lower() == "over" and not _OVER.search(candidate.before) and candidate.before:
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
        r"\b(?:for|in|within|over|after|took|taken|takes|take|lasted|last|spent|spend|follows|followed|via|by|through|despite|just|many|of) $",
        candidate.before,
        re.I,
    ):
        return reading
    return reading if after_of else None


def _window(reading: Reading, candidate: Candidate) -> Decision:
    return reading


def _period(reading: Reading, candidate: Decision) -> Decision:
    return reading


def _fiscal(reading: Reading, candidate: Candidate) -> Decision:
    return Reading("DURATION", "P1Y") if re.match(r" (?:ended|ending)\b", candidate.after) else reading


def _the_length(reading: Reading, candidate: Candidate) -> Decision:
    if reading.form.endswith("Q") and re.match(r" of\b", candidate.after):
        return None
    if candidate.surface[:5].lower() == "over ":
        candidate.start_shift = 5
        return reading._replace(mod=None)
    return reading


def _nth_unit(reading: Reading, candidate: Candidate) -> Decision:
    if not reading.form.endswith("Y"):
        return None
    return reading if re.search(r"\b(?:its|their|his|her) $", candidate.before, re.I) else None


def _nth_day(reading: Reading, candidate: Candidate) -> Decision:
    return reading


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
    if word == "long ago" and re.search(r"\b(?:not|that|so) $", candidate.before, re.I):
        return None
    if word.endswith("past") and re.match(r" [a-z]*(?:\d|few|several|two|year|decade)", candidate.after):
        return None
    return reading


def _vague_future(reading: Reading, candidate: Candidate) -> Decision:
    word = candidate.surface.lower()
    if word == "the future" and re.match(r" of\b", candidate.after):
        return None
    if word.endswith("term") and re.match(r" [a-z]", candidate.after) and not re.match(
        r" (?:and|but|or|as|to|for|in|appear|is|are|will|would)\b", candidate.after
    ):
        return None
    if word.endswith("soon") and re.match(r"-| (?:after|before|as|afterward|to be)\b", candidate.after):
        return None
    if word == "soon" and re.search(r"\b(?:as|so) $", candidate.before):
        return None
    return reading


def _that_time(reading: Reading, candidate: Candidate) -> Decision:
    lower = candidate.surface.lower()
    return reading if lower.startswith("at ") else None


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
    return reading if _capitalised(candidate) or candidate.surface.lower().startswith("on ") else None


# -- clock times ------------------------------------------------------------------------------------------------------


def _clock(reading: Reading, candidate: Candidate) -> Decision:
    surface = candidate.surface.lower()
    plain = re.fullmatch(r"\d{1,2}[:.]\d\d(?::\d\d)?", surface)
    if surface in ("noon", "midnight") and re.match(r"-", candidate.after):
        return None
    if plain and not re.search(
        r"\b(?:at|by|until|till|from|around|about|before|after|since|to|between) $", candidate.before, re.I
    ):
        return None
    if re.search(r"[\d:.,$£€]$", candidate.before) or re.match(r"[:.]?\d|%", candidate.after):
        return None
    return reading


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


def _overnight(reading: Reading, candidate: Candidate) -> Decision:
    return reading


# -- anchors ----------------------------------------------------------------------------------------------------------


def _anchored(reading: Reading, candidate: Candidate) -> Decision:
    return reading


def _offset_before(reading: Reading, candidate: Candidate) -> Decision:
    """`two days before the vote`: an anchor is taken only where nothing follows that the text does not date."""
    lower = candidate.surface.lower()
    word = lower.split()[-1]
    if word in ("before", "prior", "after"):
        shorter = lower[: -len(word)].rstrip()
        if shorter.startswith("the "):
            return None
        value = reading.form
        unit = re.fullmatch(r"anchor:[+-](T?)([\d.]+)([A-Z]+)", value)
        if unit:
            return Reading("DURATION", f"P{unit[1]}{unit[2]}{unit[3]}", needs="trim")
        return None
    return reading


_DECISIONS: dict[str, Callable[[Reading, Candidate], Decision]] = {
    "month": _month, "weekday": _weekday, "month_day": _directed, "quarter": _directed, "year": _year,
    "spoken_year": _spoken_year, "short_year": _short_year, "short_decade": _short_decade, "year_range": _year_range,
    "order": _order, "numeric_short": _numeric_short, "numeric_short order": _numeric_short, "season": _season,
    "bare_unit": _bare_unit, "today": _today, "next_week": _deictic, "deictic": _deictic, "named": _named, "quarter the": _quarter_without_the, "trim_the": _trim_the,
    "fiscal": _fiscal, "the_length": _the_length, "one_unit": _one_unit, "rate": _rate,
    "length": _length, "adjective": _length, "age": _age, "bare_units": _bare_units, "window": _window,
    "nth_unit": _nth_unit, "nth_day": _nth_day, "now": _now, "vague_past": _vague_past, "vague_future": _vague_future,
    "that_time": _that_time, "set_adverb": _set_adverb, "weekdays": _weekdays, "clock": _clock,
    "the_part": _the_part, "overnight": _overnight, "anchor": _anchored, "anchor_year": _anchored,
    "offset_before": _offset_before, "holiday": _directed,
}  # fmt: skip


def decide(reading: Reading, candidate: Candidate) -> Decision:
    """Return the reading that the sentence leaves, or None when the expression is not temporal there."""
    if reading.needs[:5] == "since":
        return _since(reading, candidate)
    judge = _DECISIONS.get(reading.needs)
    return reading if judge is None else judge(reading, candidate)
