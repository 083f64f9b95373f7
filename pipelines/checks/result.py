"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class CheckResult:
    """Outcome of one check on one table; `failing` shows the failing rows (key, span, sentence), a sample at most."""

    name: str
    table: str
    passed: bool
    message: str
    failing: pl.DataFrame = field(default_factory=pl.DataFrame)
    is_blocking: bool = True

    def __str__(self) -> str:
        return f"{'ok  ' if self.passed else 'FAIL'} {self.table}.{self.name}: {self.message}"


SAMPLE_ROWS = 20
"""How many failing rows a result shows."""
