"""All blocking checks of a set of tables of any size: used by the build, the command line, Dagster and releases.

Rows are checked some documents at a time (`check_chunk`); what leads out of a document is checked over whole tables
(`check_across`), in bounded memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import polars as pl

from pipelines.bounded import connected
from pipelines.checks.across import check_keys, check_references_out
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
TEXTS_AT_ONCE = 40_000
"""Documents whose texts are held to check spans of tables that are not in the order of documents."""


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
    results = [*_apart(tables, [name for name in APART if name in names], grounded)]
    with connected() as connection:
        results += [check_keys(connection, tables.path(n), TABLES[n]) for n in names if n in APART]
        for name in names:
            table = TABLES[name]
            out = [k for k in table.foreign_keys if k.table in names and (name in APART or not _is_within(k))]
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


def _apart(tables: DocumentTables, names: Sequence[str], grounded: bool) -> Iterator[CheckResult]:
    for name in names:
        table = TABLES[name]
        yield from (check_schema(batch, table) for batch in batches_of(tables.path(name)))
    spans = [name for name in names if TABLES[name].is_span and grounded]
    if not spans:
        return
    for chunk in tables.chunks(("texts", *spans), TEXTS_AT_ONCE):
        yield from (check_grounding(chunk[name], chunk["texts"], TABLES[name]) for name in spans)
