"""The assets: readings (source files → parts) and all tables (parts → Parquet), with their blocking checks."""

import warnings
from collections.abc import Iterator

import dagster as dg
import polars as pl

from pipelines.assets.batches import BATCHES, batch_of
from pipelines.assets.checks import check_specs, last_row_count, selected_checks
from pipelines.assets.failures import POOL, RETRY, clear_failure, writing
from pipelines.assets.metadata import file_digest, table_metadata
from pipelines.assets.pictures import StoredTables, pictures_of
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS, READINGS, in_order, table_specs
from pipelines.checks.result import CheckResult
from pipelines.checks.row_count import check_row_count
from pipelines.job.assemble import assemble
from pipelines.job.publish import write_tables
from pipelines.job.read import SourceReadings, kept_readings, read_sources
from pipelines.job.reconcile import reconcile
from pipelines.job.run import checks_of
from pipelines.language.version import reading_version
from pipelines.storage.store import TableMissing, TableStore
from schemas.registry import TABLES

# `backfill_policy` is marked beta; the version of Dagster is pinned
warnings.filterwarnings("ignore", "Parameter `backfill_policy`", dg.BetaWarning)


@dg.asset(
    key=READINGS,
    partitions_def=BATCHES,
    backfill_policy=dg.BackfillPolicy.single_run(),
    pool=POOL,
    retry_policy=RETRY,
    group_name="ingest",
    kinds={"python", "parquet"},
    owners=OWNERS,
    code_version=reading_version(),
    description=(
        "Every source file below the source folder, read once: decoded, labelled, extracted and related, one document "
        "at a time, and kept as parts. Only new and changed files are read again; removed ones disappear. A folder is a "
        "batch, a batch is a partition; one run reads any number of them.\n\n"
        "```sql\nselect batch, count(*) as documents from documents group by batch\n```"
    ),
)
def readings(context: dg.AssetExecutionContext, workspace: Workspace) -> dg.MaterializeResult:
    """Read what is new or changed in the run's batches."""
    config = workspace.config
    batches = frozenset(batch_of(key) for key in context.partition_keys)
    with clear_failure(), writing(config):
        done = read_sources(config, batches=batches)
    digest = file_digest(config.parts.root / "index.parquet")
    context.log.info(
        "%d files read, %d unchanged, %d removed", done.files_read, done.files_reused, done.files_removed
    )
    return dg.MaterializeResult(
        data_version=dg.DataVersion(digest),
        metadata={
            "what changed": in_words(done),
            "files read": done.files_read,
            "files unchanged": done.files_reused,
            "files removed": done.files_removed,
            "files": done.index.height,
        },
    )


@dg.multi_asset(
    name="tables",
    specs=table_specs(),
    check_specs=check_specs(),
    can_subset=True,
    pool=POOL,
    retry_policy=RETRY,
)
def tables(
    context: dg.AssetExecutionContext, workspace: Workspace
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """Make all tables from the readings, check them, and only then replace the files."""
    config = workspace.config
    store = config.store
    with clear_failure(), writing(config):
        found = kept_readings(config)
        if not context.selected_asset_keys:
            stored = {name: store.read(name) for name in TABLES}
            results = checks_of(stored, found, config.parts)
            results += [
                check_row_count(name, last_row_count(context.instance, name), frame.height)
                for name, frame in stored.items()
            ]
            yield from selected_checks(context, results, stored)
            return
        made = reconcile(assemble(found, config.parts))
        results = checks_of(made, found, config.parts)
        yield from selected_checks(context, results, made)
        _stop_if_failed(results, store)
        before = {name: _stored(store, name) for name in TABLES}
        yield from selected_checks(context, (_row_count(n, before[n], made[n]) for n in TABLES), made)
        write_tables(made, store)
        with StoredTables(store) as answers:
            pictures = {name: pictures_of(name, answers) for name in TABLES}
    for table in in_order():
        name = table.name
        if dg.AssetKey(name) in context.selected_asset_keys:
            path = store.path(name)
            yield dg.MaterializeResult(
                asset_key=name,
                data_version=dg.DataVersion(file_digest(path)),
                metadata=table_metadata(made[name], path, before[name], table, pictures[name]),
            )


def in_words(done: SourceReadings) -> str:
    """Return what a run read, as one line."""
    if not done.files_read and not done.files_removed:
        return f"nothing: no file is new, changed or gone among {done.files_reused:,}"
    return f"{done.files_read:,} read, {done.files_removed:,} removed, {done.files_reused:,} unchanged"


def _row_count(name: str, before: pl.DataFrame | None, now: pl.DataFrame) -> CheckResult:
    return check_row_count(name, None if before is None else before.height, now.height)


def _stored(store: TableStore, name: str) -> pl.DataFrame | None:
    try:
        return store.read(name)
    except TableMissing:
        return None


def _stop_if_failed(results: list[CheckResult], store: TableStore) -> None:
    failed = [r for r in results if r.is_blocking and not r.passed]
    if failed:
        for result in failed:
            store.quarantine(result.table, result.name, result.failing)
        raise dg.Failure(
            description="; ".join(f"{r.table}.{r.name}: {r.message}" for r in failed)
            + ". No table was replaced; the failing rows are shown with the checks and stand in the quarantine.",
            allow_retries=False,
        )
