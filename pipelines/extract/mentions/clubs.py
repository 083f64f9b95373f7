"""Sports reports: towns that stand for their clubs, and names beside a score, in a table or in a scorecard.

Only texts that open like a report of a sport are read so; countries stay countries (their teams bear their names).
"""

from __future__ import annotations

import re

import re2

from pipelines.extract.mentions.context import word_before
from pipelines.extract.mentions.document_index import Located
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import key

_OPENING = 2000
_SPORT = re2.compile(
    r"(?i)\b(?:soccer|football|baseball|basketball|hockey|rugby|cricket|tennis|nba|nhl|nfl|mlb|standings|goalkeeper|striker|midfielder|defender"
    r"|innings?|wickets?|umpires?|overs|lbw|touchdown|quarterback|half-?time|premier league|first division|second division|division one|(?:east|west|central) division|serie a"
    r"|bundesliga|playoffs?|league (?:match|game|result)\w*|play-?offs?|kickoff|overtime|home games?|away games?|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s games"
    r"|goals?|free-kick|penalty|friendly|semi-?finals?|quarter-?finals?|world cup|champions league|fixtures|batsmen|batsman|bowler|pitcher|homered|seeded)\b"
)
_SIGNS = (
    "league", "soccer", "football", "baseball", "basketball", "hockey", "rugby", "cricket", "tennis", "standings", "innings", "wicket", "goal",
    "overs", "umpire", "playoff", "play-off", "semi", "seeded", "division", "games", "striker", "midfielder", "quarterback", "nfl", "mlb",
)  # fmt: skip
"""Letters of which a report of a sport holds some, whatever words of a sport it uses."""
_LINE = 160
_NAME = r"[A-Z][\w.&'’/-]{0,17}(?: [A-Z][\w.&'’/-]{0,17}){0,3}"
_TABLE_LINE = re.compile(
    rf"(?:(?:Final|FT|[A-Z]?\d{{1,2}}\.?|x)[ -] ?(?:OT )?)? ?(?P<first>{_NAME}) {{1,14}}(?:"
    rf"\d{{1,3}} ?- ?\d{{1,3}} {{1,14}}(?P<beaten>{_NAME})"  # Leeds 0-1 Derby
    rf"|\d{{1,3}},? {{1,14}}(?P<loser>{_NAME}) {{1,14}}\d{{1,3}}(?!\d)"  # Boston 7, Detroit 1
    r"|\d{1,3}(?: {1,14}[-.\d:+]{1,7}){2,14}[ -]{0,14}$"  # Arsenal 31 18 4 9
    rf"|(?:at|AT|v|V|vs|VS)\.? (?P<host>{_NAME})(?:,? .{{0,16}})?$)"  # Detroit at Toronto
)
"""A line of results, of standings or of fixtures."""
_RESULT = re.compile(rf"\n{_NAME} \d{{1,3}} ?- ?\d{{1,3}} {_NAME}\n")
_LEAD = re.compile(rf"{_NAME} \d{{1,3}}, {_NAME} \d{{1,3}}(?=--| ?[—–(]|$)")
"""The result that opens a paragraph: Phoenix 4, St. Louis 3--."""
_BESIDE_SCORE = re.compile(r"[ ,]{1,14}\d")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{4,}")
_PLAYS = re.compile(
    r" (?:beat|beats|won|win|wins|lost|lose|scored|defeated|drew|edged|routed|crushed|hosts?|visit|visits|faces?|plays?|played|led|trailed|trail|leads?"
    r"|striker|goalkeeper|midfielder|defender|winger|forward|coach|captain|manager|fans|signed|thrashed|outscored|rallied|improved|snapped|dropped|star|side|skipper|tied|ties|fell|moved|clinched|swept|blanked|pulled|rookie|goalie|goaltender|defenseman)\b"
    r"|['’]s (?:lead|top|win|victory|loss|defeat|season|coach|captain|bid|streak|attack|defen[cs]e|goals?|goalkeeper|striker|home|hopes)\b"
)
_RIVAL = frozenset(
    "against beat beats over defeated edged past v vs thrashed host hosts hosted joined routed trounced downed tied tying blanked swept behind face faces facing overwhelm overwhelmed".split()
)
_LED = frozenset(
    "steer steered steers guide guided lift lifted led lead take took help helped fire fired inspire inspired".split()
)
"""Verbs before the club that somebody leads to a win."""
_DIVISION = re.compile(r" (?:DIVISION|Division|CONFERENCE|Conference|LEAGUE|League)\b(?! on)")
_SIGNS_FOR = re.compile(
    r"\b(?:(?:signed|signing|sign|plays?|played|playing|scored|goals?|appearances) (?:for|with)|(?:loaned|loan|transfer|transferred)(?: out)? to) $"
)
_FIELDED = re.compile(r"(?:^|[ (&])(?:c|b|lbw b|st|c & b|c and b) (?:sub )?$")
"""What stands before a fielder or a bowler in a scorecard."""
_BOWLS = re.compile(r" \d{1,2}(?:\.\d)? ?- ?\d{1,2} ?- ?\d{1,3} ?- ?\d{1,2}(?!\d)")
"""What stands behind a bowler: overs, maidens, runs, wickets."""


def is_sports_report(text: str) -> bool:
    """Return whether the beginning of `text` uses two words or more of a sport."""
    opening = text[:_OPENING]
    lower = opening.lower()
    if not any(sign in lower for sign in _SIGNS):
        return False
    words = set(map(str.lower, _SPORT.findall(opening)))
    return len(words) > 1 or (len(words) == 1 and _RESULT.search(opening) is not None)


def _line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the extent of the short line that holds `text[start:end]`, or None where it is longer."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1
    last = text.find("\n", end, end + _LINE)
    last = last if last >= 0 else min(len(text), end + _LINE)
    if first == 0 and start > _LINE:
        return None
    return (first, last) if last - first < _LINE else None


def is_in_table(text: str, start: int, end: int) -> bool:
    """Return whether the name `text[start:end]` stands beside a score in a line of results, standings or fixtures."""
    opening = text.rfind("\n", max(0, start - 60), start) + 1
    lead = _LEAD.match(text, opening) if opening or start < 60 else None
    if lead is not None and end <= lead.end():
        return True
    line = _line(text, start, end)
    if line is None or len(_LOWER.findall(text, *line)) > 3:
        return False
    if _TABLE_LINE.match(text, *line) is not None:
        return start - line[0] < 8 or end == line[1] or text[end : end + 1] in " ,"
    return len(_LOWER.findall(text, *line)) < 2 and _BESIDE_SCORE.match(text, end) is not None


def is_division(text: str, end: int) -> bool:
    """Return whether a place that ends at `end` only names a part of a league (Atlantic [Division])."""
    return _DIVISION.match(text, end) is not None


def merged(located: list[Located], text: str) -> list[Located]:
    """Return the pieces with those that together are one club of a line of results as one (Chievo Verona 0 Roma 1)."""
    found: list[Located] = []
    for place in located:
        before = found[-1] if found else None
        if before is not None and text[before.end : place.start] == " " and _are_one(before, place, text):
            name = text[before.start : place.end]
            piece = before.piece._replace(
                kind="organisation", text=name, rule="results", name=None, country_code=None, words=len(name.split()), key=key(name)
            )  # fmt: skip
            found[-1] = before._replace(end=place.end, piece=piece, text=name, key=piece.key)
        else:
            found.append(place)
    return found


def _are_one(before: Located, place: Located, text: str) -> bool:
    line = _line(text, before.start, place.end)
    match = _TABLE_LINE.match(text, *line) if line is not None else None
    if match is None:
        return False
    names = [match.span(group) for group in ("first", "beaten", "loser", "host")]
    return (before.start, place.end) in names


def is_fielder(text: str, start: int, end: int) -> bool:
    """Return whether a scorecard names somebody at `start` as the fielder or the bowler (c Ojha b [Raman] 12; [Raman] 9-0-48-1)."""
    if text[start - 1 : start] == " " and _FIELDED.search(text, max(0, start - 10), start) is not None:
        return True
    return _BOWLS.match(text, end) is not None


def stands_for_club(text: str, start: int, end: int) -> bool:
    """Return whether the town at `start` is a club there."""
    if is_in_table(text, start, end):
        return True
    before = word_before(text, start).lower()
    if before in _LED and text.startswith(" to ", end):
        return True
    if before in ("in", "at", "near", "from", "outside"):
        return False
    if before in ("for", "with", "to"):
        return _SIGNS_FOR.search(text, max(0, start - 30), start) is not None
    return before in _RIVAL or _PLAYS.match(text, end) is not None


_INITIALS = re.compile(r"(?!A[CS] |[FS]C |VF[BL] |SV |PS[GV] )[A-Z]{1,3} (?:d[ei] |van )?[A-Z][\w'’-]+")
"""A player by initials and surname: GR Marsh, P Gonnella."""
_CODE = re.compile(r"[A-Z]\d{1,2}|[A-Z]{1,2}")
"""What stands in a table without being a name: C1, OT."""


def kind_in_sport(name: str, occurrences: list[Located], text: str) -> str | None:
    """Return the kind of an unknown name that a sports report gives a score or a place in a scorecard, or None."""
    if _INITIALS.fullmatch(name) or any(is_fielder(text, place.start, place.end) for place in occurrences):
        return "person"
    if _CODE.fullmatch(name):
        return None
    is_team = any(is_in_table(text, place.start, place.end) for place in occurrences)
    words = name.split(" ")
    is_somebody = len(words) > 1 and (words[0] in lexicon().given or "." in words[0])
    return (
        "organisation" if is_team and not is_somebody and name not in lexicon().parts["not_a_name"] else None
    )
