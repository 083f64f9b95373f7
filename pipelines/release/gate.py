"""The blocking checks of a release: those of every build, and the order of rows in each file, which readers rely on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipelines.checks.key_order import check_key_order
from pipelines.checks.result import CheckResult
from pipelines.checks.suite import check_tables
from pipelines.release.manifest import CheckOutcome
from pipelines.storage.staged import DocumentTables
from schemas.registry import TABLES
from schemas.table import Table

_SHOWN = 3
"""Failing rows that an outcome quotes."""


class Blocked(Exception):
    """Blocking checks fail, so nothing is released; keeps `failed`."""

    def __init__(self, failed: list[CheckOutcome]):
        self.failed = failed
        lines = "\n".join(f"  {f.table}.{f.name}: {f.message}" for f in failed)
        super().__init__(f"{len(failed)} blocking check(s) fail, nothing was released:\n{lines}")


def check_files(
    folder: Path, tables: Iterable[Table] = tuple(TABLES.values()), *, grounded: bool = True
) -> list[CheckOutcome]:
    """Return the outcomes of all blocking checks of the table files below `folder`, however large they are.

    `grounded`: whether spans are compared with the `texts` there.
    """
    tables = tuple(tables)
    results = check_tables(DocumentTables(folder), [t.name for t in tables], grounded=grounded)
    results += [check_key_order(folder / f"{t.name}.parquet", t) for t in tables]
    return [_outcome(result) for result in results]


def _outcome(result: CheckResult) -> CheckOutcome:
    rows = "; ".join(map(str, result.failing.head(_SHOWN).to_dicts()))
    message = result.message if result.passed else f"{result.message}: {rows}"
    return CheckOutcome(result.table, result.name, result.passed, message)
