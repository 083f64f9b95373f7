"""What the sentence decides about recurring times, vague words, clock times and counted expressions."""

from __future__ import annotations

import re

from pipelines.extract.dates.candidate import Candidate, Decision, Judge
from pipelines.extract.dates.reading import Reading


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
    if lower.removeprefix("half-") in ("quarterly", "yearly", "daily") and re.match(
        r"[ \n](?!and\b|or\b|by\b|to\b|in\b|for\b|on\b|from\b|at\b|with\b|since\b)[a-z]", candidate.after
    ):
        return reading if lower == "daily" and not candidate.before.endswith("average ") else None
    return reading


def _weekdays(reading: Reading, candidate: Candidate) -> Decision:
    return reading if candidate.is_capitalised() or candidate.surface.lower().startswith("on ") else None


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


def _unless_compared(reading: Reading, candidate: Candidate) -> Decision:
    """`three days later than planned` is a length: the plan is not dated."""
    unit = re.fullmatch(r"anchor:[+-](T?)([\d.]+)([A-Z]+)", reading.form)
    if unit and candidate.after.startswith(" than"):
        return Reading("DURATION", f"P{unit[1]}{unit[2]}{unit[3]}", mod=reading.mod, needs="trim")
    return reading


_CLOSED = re.compile(
    r"$|[,.;:)](?:\W|$)| (?:and|but|to|while|when|due|despite|amid|because|thanks)\b(?! after)"
)


def _offset_before(reading: Reading, candidate: Candidate) -> Decision:
    """`two days before the vote`: an anchor is taken only where nothing follows that the text does not date."""
    lower = candidate.surface.lower()
    word = lower.split()[-1]
    if word in ("before", "prior", "after"):
        shorter = lower[: -len(word)].rstrip()
        if shorter.startswith("the "):  # the month prior, but not the day before the vote
            return reading if word != "after" and _CLOSED.match(candidate.after) else None
        value = reading.form
        if word != "after" and re.match(r"$|[,.;:)](?:\W|$)", candidate.after):
            return reading  # up 5% from a year before
        unit = re.fullmatch(r"anchor:[+-](T?)([\d.]+)([A-Z]+)", value)
        if unit:
            return Reading("DURATION", f"P{unit[1]}{unit[2]}{unit[3]}", mod=reading.mod, needs="trim")
        return None
    return reading


JUDGES: dict[str, Judge] = {
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
