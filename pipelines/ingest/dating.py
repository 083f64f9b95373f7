"""The publication date that a document states, with its grounds. Dates in running text are not looked at here.

Order of evidence: a stamp labelled published; a stamp without label at the head; an update stamp; a dateline with
year. The site's header clock and the copyright year only say when the page was shown: they bound the date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.ingest import page_stamps, stamp_order, timestamps
from pipelines.ingest.metadata import Metadata
from pipelines.ingest.records import Passage

_UTC = re.compile(r"[0-9](?:Z|[+-]00:?00| ?(?:UTC|GMT))$")
EITHER_ORDER = "day_or_month_first"
"""Rule of the bounds that a numeric date with two readings sets."""
_COPYRIGHT_YEAR = re.compile(r"(?:19|20)\d\d(?! ?[-–—](?! ?\d))")
"""A year, but not the first one of an open range: `© 2012- Example`."""


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


def printed(
    text: str, passages: tuple[Passage, ...], country: str | None = None, near: dt.date | None = None
) -> Dating:
    """Return the date printed in header, byline or footer of `text` by a publisher of `country`.

    Of several dates those of `near`, the day that the page's address names, go first, give or take a time zone.
    """
    stamps = page_stamps.of_page(text, passages, country)
    if not stamps.found:
        return _between(stamps.open_days) or _bound_by_copyright(text, passages)
    best = min(stamps.found, key=lambda f: (not _is_near(f.stamp.on, near), f.grade, f.char_start))
    if near is None and best.grade == page_stamps.PLAIN:
        best = _first_printing(stamps.found, best)
    stamp = best.stamp
    if best.grade == page_stamps.CLOCK:
        bounds = _between(stamps.open_days)
        earliest = bounds.earliest if bounds and bounds.earliest and bounds.earliest <= stamp.on else None
        return Dating(None, None, "unknown", best.rule, earliest, stamp.on, best.char_start, best.char_end)
    rule = f"{best.rule}_against_weekday" if stamp.is_contradicted else best.rule
    return Dating(stamp.on, stamp.at, "stated", rule, stamp.on, stamp.on, best.char_start, best.char_end)


_REPRINTED = range(32)
"""How many days later a page may print an article again or change it."""


def _first_printing(found: Sequence[page_stamps.Found], best: page_stamps.Found) -> page_stamps.Found:
    """Return the earliest of the stamps without label: a page that prints 3 July over 30 June has it from elsewhere."""
    plain = [f for f in found if f.grade == best.grade and (best.stamp.on - f.stamp.on).days in _REPRINTED]
    return min(plain, key=lambda f: (f.stamp.on, f.char_start))


def _between(open_days: Sequence[tuple[dt.date, dt.date]]) -> Dating | None:
    """Return the bounds that a date sets of which nothing tells whether day or month comes first: its two readings."""
    if not open_days:
        return None
    first = open_days[0]
    return Dating(None, None, "unknown", EITHER_ORDER, min(first), max(first))


def _is_near(on: dt.date | None, near: dt.date | None) -> bool:
    """Return whether two days are one: a clock in another zone may already show the next day."""
    return on is not None and near is not None and abs((on - near).days) <= 1


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
    if metadata.published and not metadata.is_markup:
        unread = Dating(rule="published_field_unreadable")
        bounds = _between(stamp_order.ambiguous([metadata.published.strip()[:80]])) or unread
        return bounds._replace(latest=bounds.latest or metadata.fetched_on)
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
