"""All blocking checks of a set of tables of any size: used by the build, the command line, Dagster and releases.

Rows are checked some documents at a time (`check_chunk`); what leads out of a document is checked over whole tables
(`check_across`), in bounded memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from pipelines.bounded import connected
from pipelines.checks.across import check_grounding_across, check_keys, check_references_out
from pipelines.checks.grounding import check_grounding
from pipelines.checks.references import check_references
from pipelines.checks.result import CheckResult, together
from pipelines.checks.schema import check_schema
from pipelines.storage.parquet import batches_of
from pipelines.storage.staged import DocumentTables
from schemas.registry import TABLES
from schemas.table import ForeignKey

DOCUMENT_LEVEL = tuple(name for name, table in TABLES.items() if table.primary_key[0] == "document_id")
"""Tables of which a document's rows stand together."""
APART = tuple(name for name in TABLES if name not in DOCUMENT_LEVEL)


def check_tables(
    tables: DocumentTables, names: Collection[str] = tuple(TABLES), *, grounded: bool = True
) -> list[CheckResult]:
    """Return the results of every blocking check, one for each table and check, in registry order.

    `names`: the tables that are there; references to others are left out. `grounded`: whether spans are compared with `texts`.
    """
    level = [name for name in DOCUMENT_LEVEL if name in names]
    found = [r for chunk in tables.chunks(level) for r in check_chunk(chunk, grounded=grounded)]
    return in_order([*found, *check_across(tables, names, grounded=grounded)])


def check_chunk(tables: Mapping[str, pl.DataFrame], *, grounded: bool = True) -> list[CheckResult]:
    """Return what can be checked of all rows of some documents: schema, references inside a document, grounding."""
    results = []
    for name, frame in tables.items():
        table = TABLES[name]
        results.append(check_schema(frame, table))
        within = [k for k in table.foreign_keys if _is_within(k) and k.table in tables]
        if within:
            results.append(check_references(tables, table, within))
        if table.is_span and grounded:
            results.append(check_grounding(frame, tables["texts"], table))
    return results


def check_across(
    tables: DocumentTables, names: Collection[str] = tuple(TABLES), *, grounded: bool = True
) -> list[CheckResult]:
    """Return the rest: references that lead out of a document, and tables whose rows belong to no one document."""
    apart = [TABLES[name] for name in names if name in APART]
    results = [check_schema(batch, t) for t in apart for batch in batches_of(tables.path(t.name))]
    with connected() as connection:
        for table in apart:
            results.append(check_keys(connection, tables.path(table.name), table))
            if table.is_span and grounded:
                results.append(check_grounding_across(connection, tables.path, table))
        for table in (TABLES[name] for name in names):
            told = [key for key in table.foreign_keys if key.table in names]
            out = told if table in apart else [key for key in told if not _is_within(key)]
            if out:
                results.append(check_references_out(connection, tables.path, table, out))
    return results


def in_order(results: Iterable[CheckResult]) -> list[CheckResult]:
    """Return one result for each table and check, in registry order."""
    grouped: dict[tuple[str, str], list[CheckResult]] = {}
    for result in results:
        grouped.setdefault((result.table, result.name), []).append(result)
    place = {name: number for number, name in enumerate(TABLES)}
    return [together(group) for _, group in sorted(grouped.items(), key=lambda item: place[item[0][0]])]


def _is_within(key: ForeignKey) -> bool:
    """Whether `key` leads from a document's row to a row of the same document."""
    return key.columns[0] == "document_id" and key.table in DOCUMENT_LEVEL
