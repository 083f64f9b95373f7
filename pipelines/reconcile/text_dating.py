"""When a text was published, as its own dates tell, or those of its story. Only cues are read here, no tables.

Every candidate day is scored by how well the cues fit it: news tells of today and yesterday, what is ahead lies
ahead, a site's clock is never earlier than the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.reconcile.date_cues import Cue, Direction

CLOCK_RULE = "site_header_clock"
"""Ingest's rule for a page's clock: the day the page was shown, which is seldom long after publication."""
GUESS_RULE = "text_guess"
"""The rule of a range that begins a year before the only days a text names and has no end: the text is hardly of its first day."""
DAYS_AFTER = 6
"""A weekday already past lies at most this many days back."""
LEAD = 4
"""Sentences from the beginning, headline and dateline among them, in which a text tells what its news is."""
YEAR_AHEAD = 366
_MONTH_AHEAD = 31
_TODAY = 1.0
_AHEAD = 0.3
_CLOCK = 0.3
_STORY = 0.3
LONGEST_STORY = 14
"""Days of a story that are tried."""
NEAR = 14
"""Days round those of a story in which its texts name days."""
ENOUGH = 0.45
"""Least score of a day to be named; below it only a range is given."""


class Bound(NamedTuple):
    """The last day on which a text can have been published; `is_clock` when it is a site's clock, so near it."""

    latest: dt.date
    is_clock: bool = True


class Window(NamedTuple):
    """First and last day of a story's other documents, how many of them are dated, and whether they share the wording."""

    first: dt.date
    last: dt.date
    dated: int = 1
    is_copy: bool = False


class Dating(NamedTuple):
    """An inferred publication date: the likeliest day, where one stands out, and the range it must lie in."""

    published_on: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None
    rule: str


def from_text(cues: Sequence[Cue], bound: Bound | None) -> Dating | None:
    """Return when a text was published as far as its own dates and `bound` tell; None when they do not."""
    cues = [_with_year(c, cues, bound) for c in _as_told(cues)]
    days = [c for c in cues if c.day is not None]
    news = _news(days, cues, bound)
    candidates = {day + dt.timedelta(n) for day in news for n in range(DAYS_AFTER + 1)}
    if bound is not None and bound.is_clock:
        candidates |= {bound.latest - dt.timedelta(n) for n in range(DAYS_AFTER + 1)}
    dated = _best(candidates, cues, bound, "text_dates")
    if dated is not None:
        return dated
    if bound is not None and bound.is_clock:
        return Dating(bound.latest, bound.latest - dt.timedelta(DAYS_AFTER), bound.latest, CLOCK_RULE)
    return _range(days, bound)


def _as_told(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with the days that a text tells as coming in one place coming in all: `on May 23`, `Monday, 23 May 2022`."""
    ahead = {d for c in cues if c.direction == Direction.COMING and (d := _month_day(c)) is not None}
    is_open = (c.direction == Direction.OPEN and not c.is_dateline for c in cues)
    return [
        c._replace(direction=Direction.COMING) if is_open_ and _month_day(c) in ahead else c
        for c, is_open_ in zip(cues, is_open, strict=True)
    ]


def _month_day(cue: Cue) -> tuple[int, int] | None:
    return (cue.day.month, cue.day.day) if cue.day is not None else cue.month_day


def _with_year(cue: Cue, cues: Sequence[Cue], bound: Bound | None) -> Cue:
    """Return a cue of a day of the year as that day, where its year can be told; other cues as they are.

    Its printed weekday fits one only of the years that the text names; a dateline's day is in the year of `bound` where
    the text names that year too.
    """
    if cue.month_day is None:
        return cue
    named = {c.day.year if c.day is not None else c.year for c in cues} - {None}
    if cue.weekday is not None:
        days = {_day_of(cue, year) for year in named if year is not None} - {None}
    elif cue.is_dateline and bound is not None and bound.latest.year in named:
        days = {_day_of(cue, bound.latest.year)} - {None}
    elif cue.is_dateline:
        days = _filed_after(cue, cues)
    else:
        return cue
    if bound is not None:
        days = {day for day in days if day is not None and day <= bound.latest} or days
    return cue._replace(day=days.pop(), month_day=None) if len(days) == 1 else cue


def _filed_after(cue: Cue, cues: Sequence[Cue]) -> set[dt.date | None]:
    """Return the day of a dateline in the year in which it comes a little after the newest day that lies behind, if one."""
    behind = [c.day for c in cues if c.day is not None and c.direction != Direction.COMING]
    newest = max(behind, default=None)
    if newest is None:
        return set()
    days = {_day_of(cue, year) for year in (newest.year, newest.year + 1)}
    return {day for day in days if day is not None and 0 <= (day - newest).days <= _MONTH_AHEAD}


def _day_of(cue: Cue, year: int) -> dt.date | None:
    """Return the cue's day in `year`, None where there is none or its weekday is another."""
    assert cue.month_day is not None
    try:
        day = dt.date(year, *cue.month_day)
    except ValueError:  # 29 February
        return None
    return day if cue.weekday in (None, day.isoweekday()) else None


def _news(days: Sequence[Cue], cues: Sequence[Cue], bound: Bound | None) -> set[dt.date]:
    """Return the explicit days that a text reports, not days of old (a birth, a launch): of the newest one only.

    It is news when an event of the first sentences took place on it, when one of them tells its weekday too, or when
    a site's clock is near.
    """
    behind = [c for c in days if c.direction != Direction.COMING]
    newest = max((c.day for c in behind if c.day is not None), default=None)
    if newest is None:
        return set()
    weekdays = {c.weekday for c in cues if c.month_day is None and c.direction != Direction.COMING}
    is_near_clock = bound is not None and bound.is_clock and 0 <= (bound.latest - newest).days <= DAYS_AFTER
    is_told = any(
        c.day == newest
        and c.sentence < LEAD
        and (c.direction == Direction.PAST or c.is_dateline or newest.isoweekday() in weekdays)
        for c in behind
    )
    return {newest} if is_told or is_near_clock else set()


def _range(days: Sequence[Cue], bound: Bound | None) -> Dating | None:
    """Return the days between what certainly lies behind and what lies ahead.

    A day of which nothing tells whether it lies ahead is hardly more than a year ahead, the second latest of several
    even less, and one that is printed with its weekday a month.
    """
    ahead = [c.day for c in days if c.direction == Direction.COMING and c.day is not None]
    behind = [c.day for c in days if c.direction == Direction.PAST and c.day is not None]
    rule = "text_bounds" if behind else GUESS_RULE
    if not behind:
        near = sorted({c.day for c in days if c.direction == Direction.OPEN and c.day is not None})
        behind = [day - dt.timedelta(YEAR_AHEAD) for day in near[-2:][:1]]
        behind += [
            c.day - dt.timedelta(_MONTH_AHEAD) for c in days if c.weekday is not None and c.day is not None
        ]
    if not ahead and not behind:
        return None
    ends = [day - dt.timedelta(1) for day in ahead] + ([bound.latest] if bound is not None else [])
    latest = min(ends, default=None)
    earliest = max((day for day in behind if latest is None or day <= latest), default=None)
    return Dating(None, earliest, latest, "text_bounds" if latest is not None else rule)


def from_story(cues: Sequence[Cue], bound: Bound | None, window: Window) -> Dating | None:
    """Return when a text was published, given first and last day of its story's other documents.

    None where the text may tell of the same matter in another year: nothing in it names the story's days.
    """
    if not _is_of(cues, window):
        return None
    cues = _as_told(cues)
    first, last = window.first, window.last
    span = min((last - first).days, LONGEST_STORY)
    candidates = {first + dt.timedelta(n) for n in range(-3, span + DAYS_AFTER + 1)}
    dated = _best(candidates, cues, bound, "story_dates", window)
    if dated is not None:
        return dated
    latest = last + dt.timedelta(1)
    return Dating(
        None,
        first - dt.timedelta(1),
        latest if bound is None else max(min(latest, bound.latest), first - dt.timedelta(1)),
        "story_range",
    )


def reading_of_story(readings: Sequence[dt.date], window: Window | None) -> Dating | None:
    """Return the one of the `readings` of a numeric date that lies by the days of the document's story; None in doubt."""
    if window is None:
        return None
    first, last = window.first - dt.timedelta(NEAR), window.last + dt.timedelta(NEAR)
    near = [day for day in readings if first <= day <= last]
    return Dating(near[0], near[0], near[0], "story_dates") if len(near) == 1 else None


def _is_of(cues: Sequence[Cue], window: Window) -> bool:
    """Return whether a text without a date is certainly of the days of its story.

    It shares its wording, names a day near by, or tells weekdays of a story that several documents date.
    """
    if window.is_copy:
        return True
    distances = (c.distance(window.first) for c in cues if c.weekday is None or c.month_day is not None)
    if any(-NEAR <= d <= NEAR + (window.last - window.first).days for d in distances if d is not None):
        return True
    return window.dated > 1 and sum(1 for c in cues if c.weekday is not None) > 1


def _best(
    candidates: Iterable[dt.date],
    cues: Sequence[Cue],
    bound: Bound | None,
    rule: str,
    window: Window | None = None,
) -> Dating | None:
    """Return the day that fits the cues best; of two Tuesdays, the one nearer to the other documents of the story."""
    scored = []
    for day in sorted(candidates):
        score = _score(day, cues, bound)
        if score is not None:
            near = 0.0 if window is None else _nearness(day, window)
            scored.append((round(score + near, 6), -day.toordinal(), score, day))
    if not scored:
        return None
    _, _, score, day = max(scored)
    if score < ENOUGH:
        return None
    return Dating(day, day, _latest(day, cues, bound), rule)


def _nearness(day: dt.date, window: Window) -> float:
    """How near a day lies to those of the story's other documents."""
    apart = max((window.first - day).days, (day - window.last).days, 0)
    return _STORY / (1 + apart)


def _score(day: dt.date, cues: Sequence[Cue], bound: Bound | None) -> float | None:
    """How well the dates of a text fit publication on `day`; None when one of them rules it out."""
    score = 0.0
    if bound is not None:
        if day > bound.latest:
            return None
        score += _CLOCK / (1 + (bound.latest - day).days) if bound.is_clock else 0.0
    for c in cues:
        distance = c.distance(day)
        if distance is None:
            continue
        if c.direction == Direction.COMING:
            if distance < 0:
                return None
            score += _AHEAD / max(distance, 1)
        elif distance <= 0:
            score += _TODAY / (1 - distance)
        elif c.direction == Direction.PAST:
            return None
    return score


def _latest(day: dt.date, cues: Sequence[Cue], bound: Bound | None) -> dt.date:
    """The last day before what lies ahead, within the week that a weekday reaches back."""
    ends = [day + dt.timedelta(DAYS_AFTER)]
    for c in cues:
        distance = c.distance(day) if c.direction == Direction.COMING else None
        if distance is not None and distance > 0:
            ends.append(day + dt.timedelta(distance - 1))
    if bound is not None:
        ends.append(bound.latest)
    return max(day, min(ends))
