"""The dateline that opens a story: `KUALA LUMPUR — …`, `BEIJING, Oct. 26 (Xinhua) -- …`, `NEW DELHI: …`.

Belongs here: telling a place before a dash from other words before a dash. Places are those of the gazetteers;
a date, an agency or a state beside it vouches for a place that they do not know.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.language import reference

_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{1,24}(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{0,24}){0,4}"
_MIXED = r"[A-Z][a-zà-ÿ.'’-]{1,20}(?:[ -](?:[A-Z][a-zà-ÿ.'’-]{1,20}|de|do|da|del|la|of|al)){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?"
_STATE = (
    rf"(?P<state>, (?!(?:{_MONTH}|{_DAY})\b)[A-Z][A-Za-z.'’-]{{0,20}}(?: [A-Z][A-Za-z.'’-]{{1,20}}){{0,2}})?"
)
_DATE = (
    rf"(?P<date>(?: ?,? ?|- |: )(?:{_DAY},? )?"
    rf"(?:(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}}))?"
)
_AGENCY = r"(?P<agency> ?[(\[][A-Z][\w .&/-]{1,40}[)\]]| /[A-Z][\w .&-]{1,40}/)?"
_AND = r"(?:/| & | and )"
_DATELINE = re.compile(
    rf"(?P<place>(?:{_CAPS})(?:{_AND}{_CAPS})?|{_MIXED}(?:{_AND}{_MIXED})?)(?<!-)(?: \[[A-Z][\w .]{{1,30}}\])?{_STATE}{_DATE}{_AGENCY}"
    r"(?P<mark> ?(?:—|–|―|--)\s?| • | - |: |\.-{1,2} | : | -(?=[A-Z“\"])|- (?=[A-Z“\"])|\. )?"
)
_DAY_ALONE = re.compile(
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|"
    r"NOV(?:EMBER)?|DEC(?:EMBER)?)\.? \d{1,2}(?:, \d{4})? (?:—|–|--|-) "
)
_DAY_IN_BRACKETS = re.compile(r" ?\(\d{1,2}/\d{1,2}/\d{4}\)\s")
"""The day behind the dash of some stations' agency stories: `MEXICO CITY (AP) - (9/1/2017) Ministers …`."""
_WINDOW = 160
_NOT_PLACES = frozenset(
    "UPDATE EXCLUSIVE BREAKING FACTBOX ANALYSIS EXPLAINER TIMELINE CORRECTED WRAPUP RPT LIVE WATCH OPINION VIDEO "
    "NOTE NEWS ALERT EDITORIAL COLUMN INTERVIEW READ ALSO QUOTE".split()
)


class Dateline(NamedTuple):
    """Ends of the place (0 where there is none) and of the whole dateline, from the paragraph's beginning."""

    place_end: int
    end: int


@cache
def _places() -> frozenset[str]:
    """Return the names of cities, other places, countries and their capitals, lower case."""
    names: set[str] = set()
    for file in ("cities", "places", "countries"):
        for row in reference.rows(file):
            names.update((row["name"], row.get("capital", ""), *row["aliases"].split("|")))
    return frozenset(name.casefold().replace("’", "'") for name in names if name)


def is_place(name: str) -> bool:
    """Return whether the gazetteers know `name`, or both halves of `A/B`, `A & B`, `A and B`, as a place."""
    parts = re.split(_AND, name.casefold().replace("’", "'"))
    return all(part in _places() for part in parts)


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that `paragraph` begins with, None when it begins otherwise."""
    if (day := _DAY_ALONE.match(paragraph[:40])) is not None and day.end() < len(paragraph):
        return Dateline(0, day.end() - 1)
    match = _DATELINE.match(paragraph[:_WINDOW])
    if match is None or match.end() >= len(paragraph) or not _is_marked(match, paragraph):
        return None
    day = _DAY_IN_BRACKETS.match(paragraph, match.end())
    end = day.end() if day is not None and day.end() < len(paragraph) else match.end()
    return Dateline(match.end("place"), len(paragraph[:end].rstrip()))


def alone(line: str) -> Dateline | None:
    """Return the dateline that a line of its own is (`GENEVA (Reuters) –`, `WASHINGTON`), None for other lines."""
    match = _DATELINE.match(line) if len(line) <= 90 else None
    if match is None or match.end() != len(line):
        return None
    name, agency, date = match["place"], match["agency"], match["date"]
    if not (line[:2].isupper() or (agency and date)):  # Brussels, 17/01/2023 (Agence Europe)
        return None
    vouched = agency is not None or date is not None
    return Dateline(match.end("place"), len(line)) if is_place(name) or (vouched and match["mark"]) else None


def _is_marked(match: re.Match[str], paragraph: str) -> bool:
    name, mark, agency = match["place"], match["mark"], match["agency"]
    if name.split(" ", 1)[0].rstrip(",:") in _NOT_PLACES or len(name) < 3:
        return False
    vouched = agency is not None or match["date"] is not None
    if mark is None:
        # `GENEVA (Reuters) The …`, `Geneva, May 19 The …` have no dash; agency or day after a known place stand for it
        opens = re.match(r"\s[A-Z“\"]|\s", paragraph[match.end() : match.end() + 2])
        return vouched and opens is not None and (agency is not None or len(opens[0]) > 1) and is_place(name)
    if mark == ". ":
        return agency is not None and match["date"] is not None
    if agency is not None and match["date"] is not None:
        return True
    if match["date"] is not None and match["date"][-4:].isdigit() and mark == ": ":
        return True  # the whole day between two colons: NEW DELHI: 5 May 2021: …
    if mark in (": ", " : ", "- ") or not name.isupper():
        return is_place(name) and (paragraph[match.end()].isupper() or not paragraph[match.end()].isalpha())
    return vouched or match["state"] is not None or is_place(name)
