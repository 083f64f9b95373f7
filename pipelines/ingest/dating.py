"""The publication date that a document states, with its grounds. Dates in running text are not looked at here.

Order of evidence: a stamp labelled published; a stamp without label at the head; an update stamp; a dateline with
year. The site's header clock and the copyright year only say when the page was shown: they bound the date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from pipelines.ingest import timestamps
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.records import Passage
from pipelines.ingest.timestamps import Stamp

_OTHERS = ("comment_form", "related_link")
_COPYRIGHT_YEAR = re.compile(r"(?:19|20)\d\d")


class Dating(NamedTuple):
    """Columns `published_*` of a document."""

    on: dt.date | None = None
    at: dt.datetime | None = None
    basis: str = "unknown"
    rule: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    char_start: int | None = None
    char_end: int | None = None


UNKNOWN = Dating()


class _Found(NamedTuple):
    grade: int
    rule: str
    char_start: int
    char_end: int
    stamp: Stamp


def printed(text: str, passages: tuple[Passage, ...], country: str | None = None) -> Dating:
    """Return the date printed in header, byline or footer of `text` by a publisher of `country`."""
    found = _stamps(text, passages, country)
    if not found:
        return _bound_by_copyright(text, passages)
    best = min(found, key=lambda f: (f.grade, f.char_start))
    stamp = best.stamp
    if best.grade == _CLOCK:
        return Dating(None, None, "unknown", best.rule, None, stamp.on, best.char_start, best.char_end)
    return Dating(stamp.on, stamp.at, "stated", best.rule, stamp.on, stamp.on, best.char_start, best.char_end)


_PUBLISHED, _PLAIN, _UPDATED, _ABOVE, _DATELINE, _OVER_TITLE, _BELOW, _CLOCK = range(8)
_LONG = 160
"""Length from which a passage of the body is a paragraph and no stray line."""


def _stamps(text: str, passages: tuple[Passage, ...], country: str | None) -> list[_Found]:
    lines = [
        (p, text[p.char_start : min(p.char_end, p.char_start + 400)])
        for p in passages
        if p.kind in ("timestamp", "byline", "dateline") or p.rule == "site_header_clock"
    ]
    if not lines:
        return []
    month_first = timestamps.order_of((line for _, line in lines), country)
    title = next((p.char_start for p in passages if p.kind == "headline"), 0)
    end = max(
        (p.char_end for p in passages if p.kind == "body" and p.char_end - p.char_start >= _LONG), default=0
    )
    others = min(
        (p.char_start for p in passages if p.kind in _OTHERS and p.char_start >= end), default=len(text)
    )
    result: list[_Found] = []
    role_above = ""
    for passage, line in lines:
        if timestamps.is_label(line):
            role_above = timestamps.label_of(line)
            continue
        for stamp in timestamps.stamps(line, country, month_first):
            role = stamp.role or role_above
            if not role and passage.char_start > others:
                continue  # the times of readers' comments and of other stories
            grade, rule = _grade(passage, role)
            if grade == _PLAIN and passage.kind == "timestamp":
                grade = (
                    _ABOVE
                    if passage.char_start < title
                    else _BELOW
                    if 0 < end < passage.char_start
                    else _PLAIN
                )
            start = passage.char_start + stamp.char_start
            result.append(_Found(grade, rule, start, start + stamp.char_end - stamp.char_start, stamp))
        role_above = ""
    return result


def _grade(passage: Passage, role: str) -> tuple[int, str]:
    if passage.rule == "site_header_clock":
        return _CLOCK, passage.rule
    if passage.rule == "date_over_title":
        return _OVER_TITLE, passage.rule
    if passage.kind == "dateline" and passage.rule != "date_line":
        return _DATELINE, "dateline"
    if role == "published":
        return _PUBLISHED, f"published_{passage.kind}"
    if role == "updated":
        return _UPDATED, f"updated_{passage.kind}"
    return _PLAIN, f"{passage.kind}_date"


def _bound_by_copyright(text: str, passages: tuple[Passage, ...]) -> Dating:
    years = [
        (int(m.group()), p.char_start + m.start())
        for p in passages
        if p.kind == "copyright"
        for m in _COPYRIGHT_YEAR.finditer(text[p.char_start : min(p.char_end, p.char_start + 200)])
    ]
    if not years:
        return UNKNOWN
    year, start = max(years)
    return Dating(None, None, "unknown", "copyright_year", None, dt.date(year, 12, 31), start, start + 4)


def of_metadata(metadata: Metadata, country: str | None = None) -> Dating:
    """Return the date that meta tags or a record's fields state."""
    month_first = timestamps.order_of((), country)
    for value, role in ((metadata.published, "published"), (metadata.updated, "updated")):
        if value and (stamps := timestamps.stamps(value.strip()[:80], country, month_first)):
            stamp = stamps[0]
            basis, rule = ("stated", f"{role}_meta") if metadata.is_markup else ("listed", f"{role}_field")
            return Dating(stamp.on, stamp.at, basis, rule, stamp.on, stamp.on)
    return Dating(latest=metadata.fetched_on, rule="crawl_date") if metadata.fetched_on else UNKNOWN


def combine(listed: Dating, stated: Dating, printed_: Dating) -> Dating:
    """Return the date to use: listed before meta tags before print, grounded in print where the day agrees.

    Two sources of one day complete each other: the print gives the place in the text, either gives the time.
    """
    best = next((d for d in (listed, stated, printed_) if d.on is not None), None)
    if best is None:
        latest = min((d.latest for d in (listed, stated, printed_) if d.latest), default=None)
        return (printed_ if printed_.rule else stated)._replace(latest=latest)
    agreeing = [d for d in (listed, stated, printed_) if d.on == best.on]
    if printed_.on is not None and printed_.on != best.on:
        best = best._replace(rule=f"{best.rule}_against_{printed_.rule}")
    grounded = printed_ if printed_ in agreeing else UNKNOWN
    return best._replace(
        at=next((d.at for d in agreeing if d.at is not None), None),
        char_start=grounded.char_start,
        char_end=grounded.char_end,
    )
