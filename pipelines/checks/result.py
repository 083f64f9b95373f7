"""What a check returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

SAMPLE_ROWS = 20
"""How many failing rows a result shows."""

WORDS = {
    "schema": ("{} rows keep to the schema", "1 failure", "{} failures"),
    "grounding": (
        "{} spans equal their text",
        "1 span differs from its text",
        "{} spans differ from their text",
    ),
    "references": ("all references resolve", "1 reference dangles", "{} references dangle"),
    "key_order": (
        "{} rows in the order of their keys",
        "a row out of the order of keys",
        "{} rows out of order",
    ),
}
"""What a check by rows says: it passes, of the rows checked; one row fails; several rows fail."""


@dataclass(frozen=True)
class CheckResult:
    """Outcome of one check on one table; `failing` shows the failing rows (key, span, sentence), a sample at most."""

    name: str
    table: str
    passed: bool
    message: str
    failing: pl.DataFrame = field(default_factory=pl.DataFrame)
    is_blocking: bool = True
    checked_rows: int = 0
    failed_rows: int = 0

    def __str__(self) -> str:
        return f"{'ok  ' if self.passed else 'FAIL'} {self.table}.{self.name}: {self.message}"


def by_rows(name: str, table: str, checked: int, failed: int, failing: pl.DataFrame) -> CheckResult:
    """Return the result of a check that looks at every row, its message from WORDS."""
    passes, one_fails, several_fail = WORDS[name]
    words, count = (passes, checked) if not failed else (one_fails if failed == 1 else several_fail, failed)
    return CheckResult(
        name,
        table,
        not failed,
        words.format(count),
        failing.head(SAMPLE_ROWS),
        checked_rows=checked,
        failed_rows=failed,
    )


def together(results: Sequence[CheckResult]) -> CheckResult:
    """Return one result for `results`, which are of one check by rows on parts of one table."""
    first = results[0]
    failing = [r.failing for r in results if r.failed_rows]
    return by_rows(
        first.name,
        first.table,
        sum(r.checked_rows for r in results),
        sum(r.failed_rows for r in results),
        pl.concat(failing, how="vertical_relaxed") if failing else first.failing,
    )
