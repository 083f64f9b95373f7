"""All steps in order, under one lock: what `parley build` and the Dagster job do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from pipelines.checks.nothing_lost import check_nothing_lost
from pipelines.checks.result import CheckResult
from pipelines.checks.suite import check_tables
from pipelines.job.assemble import assemble, files_with_documents
from pipelines.job.config import BuildConfig
from pipelines.job.publish import publish_database, write_tables
from pipelines.job.read import SourceReadings, read_sources
from pipelines.job.reconcile import reconcile
from pipelines.storage.lock import build_lock
from pipelines.storage.parts import PartStore

Progress = Callable[[str, int, int], None]
"""Called with the step's name, what is done and the total."""


class ChecksFailed(Exception):
    """A blocking check failed: no table was replaced; `failed` holds the results."""

    def __init__(self, failed: tuple[CheckResult, ...]):
        self.failed = failed
        super().__init__("\n".join(str(r) for r in failed))


@dataclass(frozen=True)
class BuildReport:
    """Rows per table, and how much was read."""

    rows: dict[str, int]
    files_read: int
    files_reused: int
    files_removed: int
    rejected: int


def checks_of(
    tables: dict[str, pl.DataFrame], readings: SourceReadings, parts: PartStore
) -> list[CheckResult]:
    """Return the results of all blocking checks of freshly made `tables`."""
    files = readings.index["source_file"].to_list() + [r.source_uri for r in readings.discovery.rejections]
    return [
        *check_tables(tables),
        check_nothing_lost(files, files_with_documents(readings, parts), tables["rejected_inputs"]),
    ]


def _assembled(readings: SourceReadings, parts: PartStore, progress: Progress) -> dict[str, pl.DataFrame]:
    progress("assemble", 0, 1)
    tables = assemble(readings, parts)
    progress("assemble", 1, 1)
    return tables


def build(config: BuildConfig, progress: Progress = lambda step, done, total: None) -> BuildReport:
    """Build all tables and the database of `config.data`; return what was done.

    Raises BuildError (unusable folders, another build running), ChecksFailed (nothing is replaced then).
    """
    config.ensure_usable()
    with build_lock(config.data):
        readings = read_sources(config, lambda done, total: progress("read", done, total))
        tables = reconcile(_assembled(readings, config.parts, progress), progress)
        progress("check", 0, 1)
        failed = tuple(r for r in checks_of(tables, readings, config.parts) if r.is_blocking and not r.passed)
        if failed:
            raise ChecksFailed(failed)
        progress("check", 1, 1)
        progress("write", 0, 1)
        write_tables(tables, config.store)
        progress("write", 1, 1)
        progress("database", 0, 1)
        publish_database(config)
        progress("database", 1, 1)
    return BuildReport(
        {name: frame.height for name, frame in tables.items()},
        readings.files_read,
        readings.files_reused,
        readings.files_removed,
        tables["rejected_inputs"].height,
    )
