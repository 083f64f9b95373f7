"""All steps in order, under one lock: what `parley build` and the Dagster job do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import polars as pl

from pipelines.checks.nothing_lost import check_nothing_lost
from pipelines.checks.result import CheckResult
from pipelines.job.assemble import assemble, files_with_documents
from pipelines.job.config import BuildConfig
from pipelines.job.publish import publish_database
from pipelines.job.read import SourceReadings, read_sources
from pipelines.job.reconcile import Progress, reconcile
from pipelines.storage.lock import build_lock
from pipelines.storage.parts import PartStore
from pipelines.storage.store import TableStore, scratch
from schemas.registry import TABLES

ROWS_SHOWN = 3
"""Failing rows of a check that a message quotes."""


class ChecksFailed(Exception):
    """A blocking check failed: no table was replaced; `failed` holds the results."""

    def __init__(self, failed: tuple[CheckResult, ...]):
        self.failed = failed
        rows = [f"{r}\n{_shown(r.failing)}" for r in failed]
        super().__init__(
            "\n".join([*rows, "No table was replaced: mend what the rows show and build again."])
        )


def _shown(failing: pl.DataFrame) -> str:
    """Return the first failing rows, one to a line."""
    return "\n".join(f"     {row}" for row in failing.head(ROWS_SHOWN).iter_rows(named=True))


@dataclass(frozen=True)
class BuildReport:
    """Rows per table, and how much was read."""

    rows: dict[str, int]
    files_read: int
    files_reused: int
    files_removed: int
    rejected: int


@contextmanager
def fresh_tables(
    config: BuildConfig, readings: SourceReadings, progress: Progress = lambda step, done, total: None
) -> Iterator[tuple[TableStore, list[CheckResult]]]:
    """Give the tables made of `readings`, in a store beside the one of `config`, with the results of their checks.

    They are gone when the block ends, unless the store of `config` takes them over.
    """
    with scratch(config.data / ".assembled") as folder, config.store.aside() as fresh:
        progress("assemble", 0, 1)
        staged = assemble(readings, config.parts, folder)
        progress("assemble", 1, 1)
        results = reconcile(staged, fresh, progress)
        yield fresh, [*results, nothing_lost(readings, config.parts, staged.scan("rejected_inputs"))]


def nothing_lost(readings: SourceReadings, parts: PartStore, rejected: pl.LazyFrame) -> CheckResult:
    """Return whether every source file of `readings` is a document or among the `rejected`."""
    files = readings.index["source_file"].to_list() + [r.source_uri for r in readings.discovery.rejections]
    return check_nothing_lost(files, files_with_documents(readings, parts), rejected.collect())


def build(config: BuildConfig, progress: Progress = lambda step, done, total: None) -> BuildReport:
    """Build all tables and the database of `config.data`; return what was done.

    Raises BuildError (unusable folders, another build running), ChecksFailed (nothing is replaced then).
    """
    config.ensure_usable()
    with build_lock(config.data):
        readings = read_sources(config, lambda done, total: progress("read", done, total))
        with fresh_tables(config, readings, progress) as (fresh, results):
            failed = tuple(r for r in results if r.is_blocking and not r.passed)
            if failed:
                raise ChecksFailed(failed)
            config.store.take_over(fresh)
        progress("database", 0, 1)
        publish_database(config)
        progress("database", 1, 1)
    rows = {name: config.store.row_count(name) for name in TABLES}
    return BuildReport(
        rows, readings.files_read, readings.files_reused, readings.files_removed, rows["rejected_inputs"]
    )
