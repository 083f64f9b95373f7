"""What the sentence decides about seasons, quarters, bare units and what is told by this, last and next."""

from __future__ import annotations

import re

from pipelines.extract.dates import cues
from pipelines.extract.dates.candidate import Candidate, Decision, Judge, directed
from pipelines.extract.dates.reading import Reading


def _season(reading: Reading, candidate: Candidate) -> Decision:
    lower = candidate.surface.lower()
    if not re.search(
        r"\b(?:in|by|from|during|until|since|through|over|before|after|into|of|for|early|late|mid|this|last|next|well into|looking to|looking ahead to) (?:the )?(?:early |late |mid-?)?$",
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
    if (
        re.search(r"\b(?:before|by|until|[Ll]ooking (?:ahead )?to)(?: the)? $", candidate.before)
        and candidate.direction() == "near"
    ):
        return reading._replace(form=reading.form.replace("?:", "coming:"))
    return directed(reading, candidate)


_BESIDE_HALF = re.compile(r"\b(?:in|during|of|for|from|to|by|until|since|this|last|versus|vs\.?) $", re.I)


def _half_short(reading: Reading, candidate: Candidate) -> Decision:
    """`in H1` is a half of a year; `an H2 tank` is not."""
    is_half = _BESIDE_HALF.search(candidate.before[-10:]) and not re.match(r" ?[-A-Z0-9]", candidate.after)
    return directed(reading, candidate) if is_half else None


def _quarter_without_the(reading: Reading, candidate: Candidate) -> Decision:
    """In `the third-quarter loss` the article belongs to the loss."""
    candidate.start_shift = 4
    return directed(reading, candidate)


def _trim_the(reading: Reading, candidate: Candidate) -> Decision:
    candidate.start_shift = 4
    return reading


_AFTER_WEEKEND = frozenset(
    "after ahead amid and before between but during from have into might over said says since that through until were "
    "when where which while will with without would could saying adding telling warning announcing urging calling".split()
)
_GOES_BY = re.compile(
    r" (?:comes? to|came to|draws? to|drew to|nears?|neared|progress(?:es|ed)|wears? on|went on|"
    r"(?:will|would|could|should|may|might) (?:end|close|begin|start))\b"
)
"""As the year comes to a close; the year would end well."""
_BOUNDED = re.compile(r"\b(?:end|close|finish|start|begin) $", re.I)
"""We will end the year in profit; in January what ended the year on a high ended the last one."""
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
            if cues.direction(candidate.before, "") == "near":
                form = "near:weekend"  # the failure of the weekend talks means that the round will end
        return reading._replace(form=form)
    if unit == "week" and _WEEK_OF.match(candidate.after):
        return reading
    if candidate.after[:1] == "-":
        return None  # in the decade-long dispute
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
    if unit == "year" and (_GOES_BY.match(candidate.after) or _BOUNDED.search(candidate.before[-12:])):
        return reading
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
    if candidate.surface.lower().startswith("the latest ") and candidate.after.startswith(" for which"):
        return reading._replace(form=f"anchor:{reading.form}")  # in April, the latest month for which …
    is_the_next = reading.form.startswith("next:") and candidate.surface[:4].lower() == "the "
    if is_the_next and candidate.direction() == "past":  # Beijing hit back the next month
        return reading._replace(form=f"anchor:{reading.form}")
    if reading.form == "this:weekend" and candidate.direction() == "past":
        return reading._replace(form="past:weekend")
    if reading.form == "this:week" and candidate.direction() == "coming":
        return reading._replace(form="coming:week")
    return reading


def _fiscal_before(reading: Reading, candidate: Candidate) -> Decision:
    """`the previous fiscal year` is the last one, unless the sentence prints another year before it."""
    told = [other for other in candidate.previous[-4:] if other.sentence_start == candidate.sentence_start]
    printed = any(re.match(r"\d|fiscal:", other.timex_unanchored) for other in told)
    return reading if printed else reading._replace(form=reading.form.removeprefix("anchor:"))


def _that_half(reading: Reading, candidate: Candidate) -> Decision:
    """`in that half` is the one told of; in `he said that half of the quota is used` it is a share."""
    return None if candidate.after.startswith(" of ") else reading


_ALL_ALONG = frozenset("over during for within throughout through".split())


def _long_unit(reading: Reading, candidate: Candidate) -> Decision:
    """`over the next decade` lasts ten years; `in the last decade` may be that of the calendar."""
    if candidate.last_word() in _ALL_ALONG:
        years = 10 if reading.granularity == "decade" else 100
        return Reading("DURATION", f"P{years}Y")
    return reading


JUDGES: dict[str, Judge] = {
    "quarter": directed,
    "half_short": _half_short,
    "season": _season,
    "bare_unit": _bare_unit,
    "today": _today,
    "deictic": _deictic,
    "long_unit": _long_unit,
    "that_half": _that_half,
    "fiscal_before": _fiscal_before,
    "quarter the": _quarter_without_the,
    "trim_the": _trim_the,
}
"""What a reading needs → the judge that decides it."""
