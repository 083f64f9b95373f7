"""Towns that stand for their clubs in sports reports: a result, a table, a town that beats another.

Only texts that open like a report of a team sport are read so; countries stay countries (their teams bear their names).
"""

from __future__ import annotations

import re

from pipelines.extract.mentions.context import word_before

_OPENING = 2000
_SPORT = re.compile(
    r"\b(?:soccer|football|baseball|basketball|hockey|rugby|nba|nhl|nfl|mlb|standings|goalkeeper|striker|midfielder|innings|touchdown"
    r"|quarterback|half-?time|premier league|first division|second division|division one|serie a|bundesliga|playoffs?|league (?:match|game|result)\w*"
    r"|play-?offs?|kickoff|overtime|home games?|away games?)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r" (?:\d{1,3}\b(?! ?(?:%|percent|per cent|years?|km|miles|million|billion))|\( \d)")
_FIXTURE = re.compile(r"[A-Z][\w.' -]{2,24} (?:at|AT|v|V|vs|VS)\.? [A-Z][\w.' -]{2,24}")
"""A match to come on a line of its own: DETROIT AT TORONTO."""
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{4,}")
_PLAYS = re.compile(
    r" (?:beat|beats|won|win|wins|lost|lose|scored|defeated|drew|edged|routed|crushed|hosts?|visit|visits|faces?|plays?|played|led|trailed|trail|leads?"
    r"|striker|goalkeeper|midfielder|defender|forward|coach|captain|manager|fans|signed|thrashed|outscored|rallied|improved|snapped|dropped)\b"
)
_RIVAL = frozenset(
    "against beat beats over defeated edged past v vs thrashed host hosts hosted joined routed trounced downed".split()
)


def is_sports_report(text: str) -> bool:
    """Return whether the beginning of `text` uses two words or more of team sports."""
    return len({m.group().lower() for m in _SPORT.finditer(text, 0, _OPENING)}) > 1


def stands_for_club(text: str, start: int, end: int, line_start: int, line_end: int) -> bool:
    """Return whether the town at `start` is a club there. The line is the sentence that holds it."""
    before = word_before(text, start).lower()
    if line_end - line_start < 160 and len(_LOWER.findall(text, line_start, line_end)) < 2:
        if _SCORE.match(text, end) is not None:
            return True
        if (start == line_start or end == line_end) and _FIXTURE.fullmatch(text, line_start, line_end):
            return True
    if before in ("in", "at", "near", "from", "outside"):
        return False
    return before in _RIVAL or _PLAYS.match(text, end) is not None
