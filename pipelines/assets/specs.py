"""One asset per table, described from its schema: group, kinds, owner, columns, references, a query to start with."""

from __future__ import annotations

from graphlib import TopologicalSorter

import dagster as dg

from pipelines.language.version import reading_version
from schemas.registry import TABLES
from schemas.render.arrow import SCHEMA_VERSION
from schemas.render.dagster import column_schema
from schemas.table import Table

OWNERS = ["team:parley"]
READINGS = dg.AssetKey("readings")

UPSTREAM: dict[str, tuple[str, ...]] = {
    "sentences": ("passages", "texts"),
    "dates": ("sentences",),
    "mentions": ("sentences", "dates"),
    "figures": ("sentences", "dates", "mentions"),
    "quotes": ("sentences", "mentions"),
    "roles": ("mentions",),
    "measures": ("dates", "figures", "mentions"),
    "events": ("dates", "mentions"),
    "event_participants": ("events",),
    "remarks": ("dates", "mentions"),
    "entities": ("mentions", "roles"),
    "entity_names": ("mentions",),
    "stories": ("story_documents",),
    "story_documents": ("documents", "mentions"),
    "claims": (
        "measures",
        "figures",
        "events",
        "event_participants",
        "remarks",
        "quotes",
        "entities",
        "story_documents",
    ),
    "claim_evidence": ("claims",),
    "verdicts": ("claims",),
}
"""Table → the tables it is made from; the others come straight from the readings."""


def table_spec(table: Table) -> dg.AssetSpec:
    """Return the asset of `table`."""
    upstream = UPSTREAM.get(table.name)
    return dg.AssetSpec(
        key=table.name,
        deps=list(upstream) if upstream else [READINGS],
        group_name=table.group,
        description=(
            f"{table.description}\n\nPrimary key: {', '.join(f'`{k}`' for k in table.primary_key)}.\n\n"
            f"```sql\nselect * from {table.name} limit 10\n```\n\n"
            "All tables are made in one pass: materialising one refreshes them together."
        ),
        kinds={"polars", "parquet"},
        owners=OWNERS,
        code_version=f"{SCHEMA_VERSION}+{reading_version()}",
        metadata={"dagster/column_schema": column_schema(table)},
    )


def in_order() -> list[Table]:
    """Return all tables, each after those it is made from: the order in which Dagster wants their outputs."""
    graph = {name: UPSTREAM.get(name, ()) for name in TABLES}
    return [TABLES[name] for name in TopologicalSorter(graph).static_order()]


def table_specs() -> list[dg.AssetSpec]:
    """Return the assets of all tables."""
    return [table_spec(table) for table in TABLES.values()]
