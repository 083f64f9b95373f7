"""On which side of publication a limit lies: until May, by the end of May, the May deadline, extended to May.

Belongs here: what `until`, `by` and the words of deadlines say of a month or a day. Tense in general is `cues`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.dates import cues, happenings
from pipelines.extract.dates.candidate import Candidate
from pipelines.language import reference

_BY_THE_END = re.compile(r"(?:the )?(?:end|middle|start|beginning) of |(?:early|mid|late|end)[ -]", re.I)


_PAST_UNTIL = re.compile(
    r"\b(?:had|did|was|were|lasted|stayed|remained|ran|continued|kept|held|served|persisted|worked|lived|traded)\b"
    r"[^,;:'\"]{0,40}$",
    re.I,
)
_HAD_UNTIL = re.compile(r"\bhad (?!to\b)[^,;:'\"]{0,70}$", re.I)
"""Exports had fallen for a year until January."""
_HAD_BY = re.compile(
    r"\bhad (?!to\b|been (?:due|set|expected|scheduled)\b|until\b)[a-z]+(?! to\b)\b(?:(?! to [a-z]|\b(?:will|would|should|if)\b).){0,90}$",
    re.I,
)
"""Leaving had cut trade by a tenth by May; not: it had hoped to sign by May."""
_DONE_BY = re.compile(r"(?:ed|en|was|were|had|out|up|off) by $")


_EXTENDED = re.compile(
    r"\b(?:extend|renew|prolong|postpon|delay|defer|suspend|paus|exempt|waiv|shelv|roll)[a-z]{0,4}\b[^.;]{0,70}$|"
    r"\b(?:valid|in force|in effect|in place|open|on hold)\b[^.;]{0,12}$",
    re.I,
)
_AGREED = re.compile(r"\b(?:under|after|following|since|despite) an? $")
DEADLINE = re.compile(r" (?:tariff |trade |negotiating )?(?:deadline|expiry|expiration)\b")
_AHEAD_OF = re.compile(r"\b(?:ahead of|before|past) the $", re.I)
AT_LATEST = re.compile(
    r"\b(?:(?:no|not) (?:later|earlier|sooner) than|(?:until|till|to) at least|as (?:early|late|soon) as) $",
    re.I,
)


def _has_end_ahead(candidate: Candidate) -> bool:
    """Return whether `by` the end of a month follows no participle: it was sealed by the end of May."""
    return _BY_THE_END.match(candidate.surface) is not None and not _DONE_BY.search(candidate.before[-24:])


def is_missed(candidate: Candidate) -> bool:
    """Return whether a deadline went by without what was due: they missed a Friday deadline."""
    return happenings.side_of_deadline(candidate.before[-60:].split(), candidate.after[:40].split()) == "past"


def _is_behind(candidate: Candidate) -> bool:
    """Return whether a deadline has passed: ahead of the July deadline exporters rushed, they missed a May deadline."""
    return is_missed(candidate) or (
        _AHEAD_OF.search(candidate.before[-16:]) is not None
        and DEADLINE.match(candidate.after) is not None
        and cues.direction("", candidate.after.partition(",")[2]) == "past"
    )


def deadline_side(candidate: Candidate) -> str:
    """Return either for the weekday of a deadline in a tale of the past, which may just have gone by, else coming."""
    return "either" if cues.direction(candidate.before, "") == "past" else "coming"


def is_extended_to(candidate: Candidate) -> bool:
    """Return whether something was given an end that lies ahead of it (`extended the truce until Nov. 10`)."""
    if (DEADLINE.match(candidate.after) and not _is_behind(candidate)) or AT_LATEST.search(
        candidate.before[-24:]
    ):
        return True  # before its 30 September expiry, no later than 31 December
    return candidate.last_word() in ("until", "till", "through", "to") and bool(
        _EXTENDED.search(candidate.before[-90:])
    )


def is_open_end(candidate: Candidate) -> bool:
    """Return whether `until` gives an end that no verb puts into the past: imposed a levy until 15 June."""
    return candidate.last_word() in ("until", "till") and not _PAST_UNTIL.search(candidate.before[-60:])


_LIMIT_OF_EVENT = re.compile(r"\b(?:until|till) the $")
_TOLD_AFTER = re.compile(
    r" (?:was|were|had|rose|fell|grew|shrank|reached|stood|came|hit|[a-z]{4,12}ed)\b(?! to be\b| by (?:the|an?)\b)"
)
"""Inflation until July was put at 3 %: the subject's limit is over."""
_MEASURED = (
    "exports|imports|shipments|sales|output|production|inflation|deliveries|data|figures|numbers|volumes|statistics|results|"
    "earnings|orders|surplus|deficit"
)
_MEASURED_AFTER = re.compile(rf" (?:[a-z-]{{3,12}} ){{0,2}}(?:{_MEASURED})\b")
_MEASURED_BEFORE = re.compile(rf"\b(?:{_MEASURED}) for $", re.I)
_DELIVERED = re.compile(r" (?:delivery|settlement|loading|futures|contracts?)\b")
"""Crude for March delivery; the March contract: futures are for months to come, whatever their price has done."""
_STILL_OPEN = frozenset(
    "will would should shall could can may might must if to expected due set scheduled target targets".split()
)
_REACHED = 12


@cache
def _moves() -> frozenset[str]:
    """Return the past forms of the verbs of change: fell, widened."""
    words = (row["word"] for row in reference.rows("change_words") if row["class"] in ("verb", "move"))
    return frozenset(word for word in words if word.endswith("ed") or word in cues.PAST) | {"escalated"}


def _has_moved_by(candidate: Candidate) -> bool:
    """Return whether something had changed `by` then: the gap widened to 5 % by May, but not: is to be cut by May."""
    words = [word.strip(".,;:()").lower() for word in candidate.before.split()[-_REACHED:]]
    moved = [index for index, word in enumerate(words) if word in _moves()]
    if not moved:
        return False
    infinitive = any(
        words[index] == "to" and words[index + 1] in cues.INFINITIVES
        for index in range(moved[-1], len(words) - 1)
    )
    before = set(words[max(0, moved[-1] - 4) : moved[-1]])
    return not infinitive and not before & _STILL_OPEN and not before & {"be", "is", "are"}


_PLANNED_FOR = frozenset("due expected planned scheduled set slated supposed".split())
_PLANNED_BEFORE = 9
"""Words before a month within which it is told for when something was planned."""


def _was_planned(before: str) -> bool:
    """Return whether these words end in what was planned, whose month may be over: was due to start in, were set to end in."""
    words = [word.strip(".,;:()").lower() for word in before.split()[-_PLANNED_BEFORE:]]
    return any(
        was in ("was", "were") and plan in _PLANNED_FOR and follows in ("to", "for")
        for was, plan, follows in zip(words, words[1:], words[2:], strict=False)
    )


def _is_measured(candidate: Candidate) -> bool:
    """Return whether a month is the one of statistics, which are told of when it is over: June sales, sales for June."""
    if _MEASURED_AFTER.match(candidate.after):
        return True
    return candidate.last_word() == "for" and _MEASURED_BEFORE.search(candidate.before[-24:]) is not None


def month_side(candidate: Candidate) -> str:
    """Return past, coming, near or either for a month in its sentence."""
    last = "until" if _LIMIT_OF_EVENT.search(candidate.before[-10:]) else candidate.last_word()
    is_until = last == "until" and not _HAD_UNTIL.search(candidate.before[-80:])
    is_limit = (last == "by" or (is_until and not _TOLD_AFTER.match(candidate.after))) and (
        " " not in candidate.surface or _has_end_ahead(candidate)  # sign the deal by the end of November
    )
    is_reached = last == "by" and (
        _HAD_BY.search(candidate.before[-100:]) is not None or _has_moved_by(candidate)
    )
    is_coming = is_limit and not is_reached and not cues.is_limit_open(candidate.before)
    if _is_behind(candidate):
        return "past"
    if _DELIVERED.match(candidate.after) and last in ("for", "the", "in"):
        return "coming"
    if is_coming or is_extended_to(candidate):
        side = "coming"
    else:
        side = cues.direction(candidate.before, candidate.after)
    if side == "coming" and not is_limit and _is_measured(candidate):
        return "either"  # August imports are expected to hit a record, read in September
    if side == "coming" and not is_coming and _was_planned(candidate.before):
        return "either"  # it was due to take effect in January, read in April
    if side == "near" and last == "into":  # talks may go on into October
        return "coming"
    if side == "coming" and _AGREED.search(
        candidate.before
    ):  # it tries to sell itself, under a June agreement
        return "past"
    return side
