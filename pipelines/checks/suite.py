"""All blocking checks of a set of tables, in one call: used by the build, the command line, Dagster and releases."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.checks.grounding import check_grounding
from pipelines.checks.references import check_references
from pipelines.checks.result import CheckResult
from pipelines.checks.schema import check_schema
from schemas.registry import TABLES
from schemas.table import Table


def check_table(tables: Mapping[str, pl.DataFrame], table: Table) -> list[CheckResult]:
    """Return the results of every blocking check of `table`."""
    results = [check_schema(tables[table.name], table)]
    if table.foreign_keys:
        results.append(check_references(tables, table))
    if table.is_span and "texts" in tables:
        results.append(check_grounding(tables[table.name], tables["texts"], table))
    return results


def check_tables(tables: Mapping[str, pl.DataFrame]) -> list[CheckResult]:
    """Return the results of every blocking check of `tables`, in registry order."""
    return [
        result for name, table in TABLES.items() if name in tables for result in check_table(tables, table)
    ]
