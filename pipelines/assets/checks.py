"""Checks as Dagster has them: which table has which, and what a result shows. What is checked is `pipelines.checks`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import dagster as dg

from pipelines.assets.metadata import check_metadata
from pipelines.checks.result import CheckResult
from pipelines.storage.store import TableStore
from schemas.registry import TABLES
from schemas.table import Table

DESCRIPTIONS = {
    "schema": "Columns, types, vocabularies, value ranges, unique primary key.",
    "references": "Every foreign key points at a row that exists.",
    "grounding": "text[char_start:char_end] equals surface, for every row.",
    "nothing_lost": "Every input is a document or a rejection with a reason.",
    "row_count": "About as many rows as in the previous run: half to three times as many. A warning, it stops nothing.",
}


def _names(table: Table) -> Iterator[str]:
    yield "schema"
    if table.foreign_keys:
        yield "references"
    if table.is_span:
        yield "grounding"
    if table.name == "rejected_inputs":
        yield "nothing_lost"
    yield "row_count"


def check_specs() -> list[dg.AssetCheckSpec]:
    """Return the checks of all tables; all but the row count stop what is downstream."""
    return [
        dg.AssetCheckSpec(
            name=name, asset=table.name, blocking=name != "row_count", description=DESCRIPTIONS[name]
        )
        for table in TABLES.values()
        for name in _names(table)
    ]


def selected_checks(
    context: dg.AssetExecutionContext, results: Iterable[CheckResult], store: TableStore
) -> Iterator[dg.AssetCheckResult]:
    """Yield those of `results` that the run asks for; failing rows are shown with their sentences from `store`."""
    for result in results:
        key = dg.AssetCheckKey(dg.AssetKey(result.table), result.name)
        if key in context.selected_asset_check_keys:
            yield dg.AssetCheckResult(
                asset_key=result.table,
                check_name=result.name,
                passed=result.passed,
                severity=dg.AssetCheckSeverity.ERROR if result.is_blocking else dg.AssetCheckSeverity.WARN,
                description=result.message,
                metadata=check_metadata(result, store),
            )


def last_row_count(instance: dg.DagsterInstance, name: str) -> int | None:
    """Return the rows that table `name` had when it was last materialised; None where that is not known."""
    event = instance.get_latest_materialization_event(dg.AssetKey(name))
    made = event.asset_materialization if event else None
    count = made.metadata.get("dagster/row_count") if made else None
    return count.value if isinstance(count, dg.IntMetadataValue) else None
