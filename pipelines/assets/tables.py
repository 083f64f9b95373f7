"""The assets: readings (source files → parts) and all tables (parts → Parquet), with their blocking checks."""

import warnings
from collections.abc import Iterator

import dagster as dg

from pipelines.assets.batches import BATCHES, batch_of
from pipelines.assets.checks import check_specs, last_row_count, selected_checks
from pipelines.assets.failures import POOL, RETRY, clear_failure, writing
from pipelines.assets.metadata import changes, file_digest, table_metadata
from pipelines.assets.pictures import StoredTables, pictures_of
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS, READINGS, in_order, table_specs
from pipelines.checks.result import CheckResult
from pipelines.checks.row_count import check_row_count
from pipelines.checks.suite import check_tables
from pipelines.job.read import SourceReadings, kept_readings, read_sources
from pipelines.job.run import fresh_tables, nothing_lost
from pipelines.language.version import reading_version
from pipelines.storage.parts import PartStore
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
            yield from _checks_alone(context, store, found, config.parts)
            return
        with fresh_tables(config, found) as (fresh, results):
            yield from selected_checks(context, results, fresh)
            _stop_if_failed(results, store)
            before = {name: _row_count(store, name) for name in TABLES}
            counts = [check_row_count(name, before[name], fresh.row_count(name)) for name in TABLES]
            yield from selected_checks(context, counts, fresh)
            changed = {name: changes(store, fresh, TABLES[name]) for name in TABLES}
            store.take_over(fresh)
        with StoredTables(store) as answers:
            pictures = {name: pictures_of(name, answers) for name in TABLES}
    for table in in_order():
        name = table.name
        if dg.AssetKey(name) in context.selected_asset_keys:
            yield dg.MaterializeResult(
                asset_key=name,
                data_version=dg.DataVersion(file_digest(store.path(name))),
                metadata=table_metadata(store, table, changed[name], before[name] is None, pictures[name]),
            )


def in_words(done: SourceReadings) -> str:
    """Return what a run read, as one line."""
    if not done.files_read and not done.files_removed:
        return f"nothing: no file is new, changed or gone among {done.files_reused:,}"
    return f"{done.files_read:,} read, {done.files_removed:,} removed, {done.files_reused:,} unchanged"


def _checks_alone(
    context: dg.AssetExecutionContext, store: TableStore, found: SourceReadings, parts: PartStore
) -> Iterator[dg.AssetCheckResult]:
    """Yield the results of the checks of the tables as they stand."""
    results = [*check_tables(store.whole()), nothing_lost(found, parts, store.scan("rejected_inputs"))]
    results += [
        check_row_count(name, last_row_count(context.instance, name), store.row_count(name))
        for name in TABLES
    ]
    yield from selected_checks(context, results, store)


def _row_count(store: TableStore, name: str) -> int | None:
    try:
        return store.row_count(name)
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
