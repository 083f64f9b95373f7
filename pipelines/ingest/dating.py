"""The publication date that a document states, with its grounds. Dates in running text are not looked at here.

Order of evidence: a stamp labelled published; a stamp without label at the head; an update stamp; a dateline with
year. The site's header clock and the copyright year only say when the page was shown: they bound the date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from pipelines.ingest import stamp_lines, stamp_order, timestamps
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.records import Passage
from pipelines.ingest.timestamps import Stamp

_UTC = re.compile(r"[0-9](?:Z|[+-]00:?00| ?(?:UTC|GMT))$")
_CLOSING = 40
"""Longest aside at the end of a text that is its date."""
_OTHERS = ("comment_form", "related_link")
_COPYRIGHT_YEAR = re.compile(r"(?:19|20)\d\d")


class Dating(NamedTuple):
    """Columns `published_*` of a document; `is_utc` marks a day of Greenwich, which need not be the publisher's."""

    on: dt.date | None = None
    at: dt.datetime | None = None
    basis: str = "unknown"
    rule: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    char_start: int | None = None
    char_end: int | None = None
    is_utc: bool = False


UNKNOWN = Dating()


class _Found(NamedTuple):
    grade: int
    rule: str
    char_start: int
    char_end: int
    stamp: Stamp


def printed(
    text: str, passages: tuple[Passage, ...], country: str | None = None, near: dt.date | None = None
) -> Dating:
    """Return the date printed in header, byline or footer of `text` by a publisher of `country`.

    Of several dates those of `near`, the day that the page's address names, go first, give or take a time zone.
    """
    found = _stamps(text, passages, country)
    if not found:
        return _bound_by_copyright(text, passages)
    best = min(found, key=lambda f: (not _is_near(f.stamp.on, near), f.grade, f.char_start))
    stamp = best.stamp
    if best.grade == _CLOCK:
        return Dating(None, None, "unknown", best.rule, None, stamp.on, best.char_start, best.char_end)
    rule = f"{best.rule}_against_weekday" if stamp.is_contradicted else best.rule
    return Dating(stamp.on, stamp.at, "stated", rule, stamp.on, stamp.on, best.char_start, best.char_end)


def _is_near(on: dt.date | None, near: dt.date | None) -> bool:
    """Return whether two days are one: a clock in another zone may already show the next day."""
    return on is not None and near is not None and abs((on - near).days) <= 1


_PUBLISHED, _PLAIN, _UPDATED, _ABOVE, _DATELINE, _OVER_TITLE, _BELOW, _CLOCK = range(8)
_LONG = 160
"""Length from which a passage of the body is a paragraph and no stray line."""


def _stamps(text: str, passages: tuple[Passage, ...], country: str | None) -> list[_Found]:
    lines = [
        (p, text[p.char_start : min(p.char_end, p.char_start + 400)])
        for p in passages
        if p.kind in ("timestamp", "byline", "dateline") or p.rule == "site_header_clock"
    ]
    if (closing := _closing_date(text, passages)) is not None:
        lines.append((closing, text[closing.char_start : closing.char_end]))
    if not lines:
        return []
    month_first = stamp_order.order_of((line for _, line in lines), country)
    if month_first is None:
        month_first = stamp_order.order_in_prose(text, (line for _, line in lines))
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
        if stamp_lines.is_label(line):
            role_above = timestamps.label_of(line)
            continue
        for stamp in timestamps.stamps(line, country, month_first):
            role = stamp.role or role_above
            if not role and passage.char_start > others:
                continue  # the times of readers' comments and of other stories
            grade, rule = _grade(passage, role)
            if grade == _PLAIN and passage.kind == "timestamp":
                is_below = 0 < end < passage.char_start
                grade = _ABOVE if passage.char_start < title else _BELOW if is_below else _PLAIN
            start = passage.char_start + stamp.char_start
            result.append(_Found(grade, rule, start, start + stamp.char_end - stamp.char_start, stamp))
        role_above = ""
    return result


def _closing_date(text: str, passages: tuple[Passage, ...]) -> Passage | None:
    """Return the date in brackets that a text ends with (`… he said. (27/2/2025)`)."""
    last = next((p for p in reversed(passages) if p.kind == "body"), None)
    if last is None or text[last.char_end - 1] != ")":
        return None
    start = text.rfind("(", max(last.char_start, last.char_end - _CLOSING), last.char_end)
    is_date = start >= 0 and stamp_lines.is_timestamp(text[start + 1 : last.char_end - 1])
    return Passage(start, last.char_end, "timestamp", "closing_date") if is_date else None


def _grade(passage: Passage, role: str) -> tuple[int, str]:
    if passage.rule == "site_header_clock":
        return _CLOCK, passage.rule
    if passage.rule == "date_over_title":
        return _OVER_TITLE, passage.rule
    if passage.rule == "closing_date":
        return _BELOW, passage.rule
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
    month_first = stamp_order.order_of((), country)
    for value, role in ((metadata.published, "published"), (metadata.updated, "updated")):
        if value and (stamps := timestamps.stamps(value.strip()[:80], country, month_first)):
            stamp = stamps[0]
            basis, rule = ("stated", f"{role}_meta") if metadata.is_markup else ("listed", f"{role}_field")
            return Dating(
                stamp.on, stamp.at, basis, rule, stamp.on, stamp.on, is_utc=_UTC.search(value) is not None
            )
    return Dating(latest=metadata.fetched_on, rule="crawl_date") if metadata.fetched_on else UNKNOWN


def combine(listed: Dating, stated: Dating, printed_: Dating, address: Dating = UNKNOWN) -> Dating:
    """Return the date to use: listed before meta tags before print before the page's address, grounded in print where
    the day agrees. What tells of an update, and a print without label that the address contradicts, goes last.

    Two sources of one day complete each other: the print gives the place in the text, either gives the time.
    """
    if stated.is_utc and (local := _local_day(stated.on, printed_.on or address.on)) is not None:
        stated = stated._replace(on=local, earliest=local, latest=local)
    order = sorted((listed, stated, printed_, address), key=lambda d: _is_weak(d, address))
    best = next((d for d in order if d.on is not None), None)
    if best is None:
        return _bounded(listed, stated, printed_, address)
    agreeing = [d for d in order if d.on == best.on]
    if printed_.on is not None and printed_.on != best.on:
        best = best._replace(rule=f"{best.rule}_against_{printed_.rule}")
    grounded = printed_ if printed_ in agreeing else UNKNOWN
    return best._replace(
        at=next((d.at for d in agreeing if d.at is not None), None),
        char_start=grounded.char_start,
        char_end=grounded.char_end,
    )


def _local_day(utc: dt.date | None, shown: dt.date | None) -> dt.date | None:
    """Return the day that a page shows where its tags give the same moment in UTC, on the day before or after."""
    return shown if utc is not None and _is_near(utc, shown) else None


def _is_weak(dating: Dating, address: Dating) -> bool:
    rule = dating.rule or ""
    if rule.startswith("updated_"):
        return True
    is_plain = dating.basis == "stated" and not rule.startswith("published_")
    return is_plain and address.on is not None and not _is_near(dating.on, address.on)


def _bounded(*sources: Dating) -> Dating:
    """Return what bounds a date that no source names: the first source's rule, the narrowest days of all."""
    first = next((d for d in reversed(sources) if d.rule == "url_month"), None)
    first = first or next((d for d in reversed(sources) if d.rule), UNKNOWN)
    return first._replace(
        earliest=max((d.earliest for d in sources if d.earliest), default=None),
        latest=min((d.latest for d in sources if d.latest), default=None),
    )
