"""What Dagster loads. `build_definitions` makes everything; tests call it with another workspace."""

from __future__ import annotations

import dagster as dg

from pipelines.assets.database import database
from pipelines.assets.resources import Workspace, workspace_from_environment
from pipelines.assets.sensor import make_sensor
from pipelines.assets.tables import readings, tables

BUILD = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    description="Read the chosen batches, then make tables and database.",
)
TABLES_ONLY = dg.define_asset_job(
    "tables_only",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("readings"),
    description="Make tables and database from the readings that are kept; reads no source.",
)


def build_definitions(workspace: Workspace | None = None) -> dg.Definitions:
    """Return all assets, checks, jobs, sensors and resources over `workspace`."""
    return dg.Definitions(
        assets=[readings, tables, database],
        jobs=[BUILD, TABLES_ONLY],
        sensors=[make_sensor(BUILD, TABLES_ONLY)],
        resources={"workspace": workspace or workspace_from_environment()},
        # one process: a step in a process of its own costs seconds, and the work fans out by itself
        executor=dg.in_process_executor,
    )


defs = build_definitions()
