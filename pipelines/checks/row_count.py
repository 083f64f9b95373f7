"""Does a table have about as many rows as before? A warning: the sources may really have changed that much."""

from __future__ import annotations

import polars as pl

from pipelines.checks.result import CheckResult

LOWEST_SHARE = 0.5
HIGHEST_SHARE = 3.0
MANY_ROWS = 20
"""Changes of fewer rows are not remarked on, unless the table becomes empty."""


def check_row_count(table: str, previous: int | None, now: int) -> CheckResult:
    """Return whether `now` rows lie within the bounds that the `previous` run sets; shows both."""
    if previous is None:
        return _result(table, True, f"{now} rows; nothing to compare with yet", previous, now)
    if previous and not now:
        return _result(table, False, f"empty; the previous run had {previous} rows", previous, now)
    far = abs(now - previous) >= MANY_ROWS
    outside = far and not LOWEST_SHARE * previous <= now <= HIGHEST_SHARE * previous
    words = (
        f"{now} rows, {previous} before; expected {LOWEST_SHARE:g} to {HIGHEST_SHARE:g} times as many"
        if outside
        else f"{now} rows, {previous} before"
    )
    # from nothing to something is a start, not a jump
    return _result(table, not outside or not previous, words, previous, now)


def _result(table: str, passed: bool, message: str, previous: int | None, now: int) -> CheckResult:
    compared = pl.DataFrame(
        {"previous": [previous], "now": [now]}, schema={"previous": pl.Int64, "now": pl.Int64}
    )
    return CheckResult("row_count", table, passed, message, compared, is_blocking=False)
