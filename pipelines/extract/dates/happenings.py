"""Nouns of what has happened once its day is named: the truce of May, following a ruling on Monday, the move on Sunday.

Belongs here: telling the past of a day by the noun before it, and its year by a happening that everybody knows. Verbs around a day are read in `cues`.
"""

from __future__ import annotations

from functools import cache

from pipelines.language import reference

_HAPPENED = frozenset(
    "accord agreement announcement attack ban ceasefire collapse crash crisis deal decision decree escalation flood law letter "
    "order outbreak pact recession rule ruling shock shutdown slump statement truce understanding war".split()
)
"""What is named by its month once it has happened: the truce of May, the rule of late September."""
_MADE = _HAPPENED | frozenset("comments hike move moves raid remarks speech strike vote".split())
_FOLLOWED = 10
"""Words before a day within which "following" and the name of what happened stand."""


def _has_happened(words: list[str], following: list[str]) -> bool:
    """Return whether the day behind `words` is that of what happened: "the truce of", "fined following a court ruling on"."""
    if words[-1:] in (["following"], ["Following"]):
        return following[:1] == ["'s"] and any(word.strip(",.") in _HAPPENED for word in following[1:4])
    is_bare = bool(words) and words[-1].lower() in _HAPPENED
    if not is_bare and (len(words) < 2 or words[-2].lower() not in _HAPPENED):
        return False
    if is_bare or words[-1] == "on":
        return any(word.lower() == "following" for word in words[-_FOLLOWED:])
    return words[-1] == "of"


def _draws_near(following: list[str]) -> bool:
    """Return whether what happens on the day is still to come by the words behind it: Friday 's summit nears, is fast approaching."""
    near = [word.strip(",.;:") for word in following]
    return near[:1] == ["'s"] and approaches(near[:7])


def approaches(words: list[str]) -> bool:
    """Return whether `words` say that something draws near: nears, is fast approaching, draws closer."""
    return any(
        word in _NEARS or (word in _DRAWS and words[k + 1 : k + 2] in _CLOSE) for k, word in enumerate(words)
    )


_NEARS = frozenset("approaches approaching looms looming nears nearing".split())
_DRAWS = frozenset("draw draws drawing get gets getting".split())
_CLOSE = (["near"], ["nearer"], ["close"], ["closer"])


def side_of_day(words: list[str], following: list[str]) -> str | None:
    """Return past or coming for the day between where a noun tells its side: what has happened, draws near, is a deadline."""
    if _draws_near(following):
        return "coming"
    return "past" if _has_happened(words, following) else side_of_deadline(words, following)


def side_of_deadline(words: list[str], following: list[str]) -> str | None:
    """Return past or coming for the day between where it is that of a deadline, None where it is not.

    "failed to meet a" Friday "deadline" and Friday "'s deadline passed" are past; days before Friday's deadline it is ahead.
    """
    near = [word.strip(",.;:").lower() for word in following[:4]]
    if "deadline" not in near[:2]:
        return None
    before = [word.lower() for word in words[-_MISSED_WITHIN:]]
    is_missed = not _WENT_BY.isdisjoint(before) or (before[-2:-1] == ["meet"] and "failed" in before)
    is_over = near[near.index("deadline") + 1 :][:1] in _EXPIRED or before[-1:] in _AFTER
    return "past" if is_missed or is_over else "coming"


_AFTER = (["after"], ["since"], ["met"], ["beat"])
_EXPIRED = (["came"], ["expired"], ["lapsed"], ["passed"], ["went"])
_WENT_BY = frozenset("missed missing past beyond".split())
_MISSED_WITHIN = 5


def was_made(words: list[str]) -> bool:
    """Return whether the day behind `words` is that of a move, where no verb tells more: "the move on" Sunday means that …"""
    return len(words) > 1 and words[-1] == "on" and words[-2].lower() in _MADE


@cache
def _known_years() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Return by day (MM-DD) what may stand behind it, and the year in which that happened."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for row in reference.rows("dated_events"):
        found.setdefault(row["day"], []).append((tuple(row["words"].split("|")), int(row["year"])))
    return found


def year_known(day: str, after: str) -> int | None:
    """Return the year of the happening that news calls by its `day` (MM-DD), from the words behind it: the September 11 attacks."""
    for words, year in _known_years().get(day, ()):
        if any(
            after.startswith(f" {word}") and not after[len(word) + 1 : len(word) + 2].isalnum()
            for word in words
        ):
            return year
    return None
