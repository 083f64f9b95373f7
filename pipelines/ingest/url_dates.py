"""The day of publication that a web address holds: `/2019/05/13/`, `/2019/5/13/`, `/2019/may/13/`, `/13/05/2019/`, `-20190513`. Nothing is fetched.

Publishers put it there when the page is made, so it is a field of the source rather than print: it lists the date.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from pipelines.ingest.dating import UNKNOWN, Dating
from pipelines.language.calendar import MONTHS

_PATH = re.compile(r"https?://[^/?#]+(/[^?#]{0,600})", re.IGNORECASE)
_YEAR = r"(?<![0-9])(?P<year>19[89][0-9]|20[0-9][0-9])"
_DAY = re.compile(
    _YEAR + r"(?:(?P<sign>[-/_]?)(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>0[1-9]|[12][0-9]|3[01])"
    r"|/(?P<name>[a-z]{3,9})/(?P<number>[0-9]{1,2})|/(?P<m>[1-9]|1[0-2])/(?P<d>[1-9]|[12][0-9]|3[01])(?=/))(?![0-9])",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"/(?P<day>0[1-9]|[12][0-9]|3[01])/(?P<month>0[1-9]|1[0-2])/(?P<year>19[89][0-9]|20[0-9][0-9])/"
)
_MONTH = re.compile(r"/" + _YEAR + r"[-/](?P<month>0[1-9]|1[0-2])/")


def of_url(url: str | None) -> Dating:
    """Return the day that the path of `url` names, or the month as a range of days; unknown where it names none."""
    path = _PATH.match(url or "")
    if path is None:
        return UNKNOWN
    for match in _DAY.finditer(path[1]):
        month = int(match["month"] or match["m"] or 0) or MONTHS.get((match["name"] or "").lower(), 0)
        on = _date(match["year"], month, match["day"] or match["number"] or match["d"])
        if on is not None:
            return Dating(on, None, "listed", "url_date", on, on)
    first = _DAY_FIRST.search(path[1])
    on = _date(first["year"], int(first["month"]), first["day"]) if first is not None else None
    if on is not None and on.day > 12:  # /26/07/2022/; of /05/07/2022/ nothing tells which is the month
        return Dating(on, None, "listed", "url_date", on, on)
    if (match_ := _MONTH.search(path[1])) is None:
        return UNKNOWN
    year, month = int(match_["year"]), int(match_["month"])
    last = dt.date(year, month, monthrange(year, month)[1])
    return Dating(None, None, "unknown", "url_month", dt.date(year, month, 1), last)


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None
