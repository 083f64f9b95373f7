"""Scoring measures and events: rows are compared by what they state, one row per distinct statement and document.

A gold value of null is not stated and accepts anything; `both` accepts no party, or either of the two sides. A system row
that repeats a matched statement of its document in other words is not counted, since the gold has one row per statement.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pipelines.evaluate.gold_data import (
    EVENT_KINDS,
    INSTRUMENTS,
    STATUSES,
    GoldArticle,
    Row,
    country_id,
    extent,
    is_chrome,
    mapped,
    words,
)  # fmt: skip
from pipelines.evaluate.gold_spans import at, gold_shown
from pipelines.evaluate.reading import Reading
from pipelines.evaluate.scores import Score, Scores, align, overlap_over_union
from pipelines.relate.statements import EventStatement, MeasureStatement

S = TypeVar("S", MeasureStatement, EventStatement)
Interval = tuple[dt.date, dt.date]


def _score(
    name: str,
    reading: Reading,
    gold: Sequence[Row],
    system: Sequence[S],
    fits: Callable[[Row, S], bool],
    shown: Callable[[S], str],
) -> tuple[Scores, list[tuple[Row, S]]]:
    pairs = align(
        gold, system, lambda r, s: (1 + overlap_over_union(extent(r), at(s))) if fits(r, s) else 0.0
    )
    matched_gold, matched_system = {id(r) for r, _ in pairs}, {id(s) for _, s in pairs}
    spurious = [s for s in system if id(s) not in matched_system and not any(fits(r, s) for r in gold)]
    misses = [
        reading.miss(name, "missing", extent(r), gold_shown(r)) for r in gold if id(r) not in matched_gold
    ]
    misses += [reading.miss(name, "spurious", at(s), "", shown(s)) for s in spurious]
    score = Score(name, len(pairs), len(pairs) + len(spurious), len(gold))
    return Scores((score,), tuple(misses)), pairs


def party_fits(code: str | None, entity_id: str | None) -> bool:
    """Return whether our party is the gold's (alpha-3 code, `both`, `world` or null)."""
    if code is None or code == "both":
        return True
    if code == "world":
        return entity_id is None or "world" in entity_id
    return entity_id is not None and (
        country_id(code) == entity_id or words(code) <= words(entity_id.replace("-", " "))
    )


def score_measures(article: GoldArticle, reading: Reading) -> tuple[Scores, ...]:
    """Return the score of (instrument, imposer, target, status), without status, and attributes of matched rows."""
    gold = [row for row in article.of("measure") if not is_chrome(row)]
    measures = reading.statements.measures

    def same_parties(row: Row, m: MeasureStatement) -> bool:
        return (
            m.instrument in mapped(row["measure_type"], INSTRUMENTS)
            and party_fits(row["imposer"], m.imposer_entity_id)
            and party_fits(row["target"], m.target_entity_id)
        )

    def same(row: Row, m: MeasureStatement) -> bool:
        return same_parties(row, m) and m.status in mapped(row["status"], STATUSES)

    main, pairs = _score("measures", reading, gold, measures, same, _measure_shown)
    loose, _ = _score("measures, any status", reading, gold, measures, same_parties, _measure_shown)
    return main, loose, *_measure_attributes(reading, pairs)


def _measure_attributes(reading: Reading, pairs: list[tuple[Row, MeasureStatement]]) -> list[Scores]:
    checks: Mapping[str, Callable[[Row, MeasureStatement], bool | None]] = {
        "measures: rate": lambda r, m: None if r["rate"] is None else _rate(r["rate"]) == m.rate_percent,
        "measures: effective date": lambda r, m: _date_fits(
            reading, r["effective_date"], m.effective_from_date_char_start
        ),
        "measures: expiry date": lambda r, m: _date_fits(
            reading, r["expiry_date"], m.effective_to_date_char_start
        ),
    }
    parts = []
    for name, check in checks.items():
        judged = [(r, m, verdict) for r, m in pairs if (verdict := check(r, m)) is not None]
        wrong = [
            reading.miss(name, "wrong", extent(r), gold_shown(r), _measure_shown(m))
            for r, m, ok in judged
            if not ok
        ]
        right = len(judged) - len(wrong)
        parts.append(Scores((Score(name, right, len(judged), len(judged)),), tuple(wrong)))
    return parts


def _rate(text: str) -> float | None:
    number = re.search(r"\d+(?:\.\d+)?", text)
    return float(number.group()) if number else None


def _measure_shown(m: MeasureStatement) -> str:
    return (
        f"{m.instrument} {m.imposer_entity_id}→{m.target_entity_id} {m.status} rate={m.rate_percent} "
        f"from={m.effective_from_date_char_start} to={m.effective_to_date_char_start} [{m.rule}]"
    )


def interval(text: str | None) -> Interval | None:
    """Return first and last day of a gold date: a day, month or year, or two of them with a slash."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(text: str) -> Interval:
    numbers = [int(n) for n in text.split("-")]
    start = dt.date(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:
        return start, start
    following = (
        dt.date(start.year + 1, 1, 1)
        if len(numbers) == 1 or start.month == 12
        else start.replace(month=start.month + 1)
    )
    return start, following - dt.timedelta(days=1)


def _system_interval(resolved: Any) -> Interval | None:
    start, end = getattr(resolved, "start_on", None), getattr(resolved, "end_on", None)
    return (start, end or start) if start else None


def _date_fits(reading: Reading, expected: str | None, char_start: int | None) -> bool | None:
    wanted = interval(expected)
    if wanted is None:
        return None
    got = _system_interval(reading.resolved.get(char_start)) if char_start is not None else None
    return got is not None and (_within(got, wanted) or _within(wanted, got))


def _within(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def score_events(article: GoldArticle, reading: Reading, names: Mapping[str, str]) -> tuple[Scores, ...]:
    """Return the scores of events by kind, date and place, and by kind alone with an overlapping span.

    A date fits when one of the two intervals lies in the other; a place when the gold name is tied to our id
    or its words are in it, for the place or for the forum.
    """
    gold = [row for row in article.of("event") if not is_chrome(row)]
    events = reading.statements.events

    def same_kind(row: Row, e: EventStatement) -> bool:
        return e.kind in mapped(row["event_type"], EVENT_KINDS)

    def same(row: Row, e: EventStatement) -> bool:
        return (
            same_kind(row, e)
            and _date_fits(reading, row["date"], e.date_char_start) is not False
            and place_fits(row["place"], e, names)
        )

    def near(row: Row, e: EventStatement) -> bool:
        return same_kind(row, e) and overlap_over_union(extent(row), at(e)) > 0

    main, _ = _score("events", reading, gold, events, same, _event_shown)
    loose, _ = _score("events, kind at the place in the text", reading, gold, events, near, _event_shown)
    return main, loose


def place_fits(place: str | None, event: EventStatement, names: Mapping[str, str]) -> bool:
    """Return whether the event's place or forum is the gold's; a place that is not stated accepts any."""
    if place is None:
        return True
    ours = [e for e in (event.place_entity_id, event.forum_entity_id) if e]
    if names.get(place) in ours:
        return True
    wanted = words(place)
    return any(
        (slug := words(e.partition(":")[2].replace("-", " "))) and (slug <= wanted or wanted <= slug)
        for e in ours
    )


def _event_shown(e: EventStatement) -> str:
    return f"{e.kind} date@{e.date_char_start} {e.place_entity_id} {e.forum_entity_id} {e.status} [{e.rule}]"
