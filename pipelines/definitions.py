"""What Dagster loads. `build_definitions` makes everything; tests call it with another workspace."""

from __future__ import annotations

import os

import dagster as dg

from pipelines.assets.accuracy import accuracy
from pipelines.assets.database import database
from pipelines.assets.jobs import BUILD, EVALUATE, TABLES_ONLY
from pipelines.assets.release import RELEASE_SPEC, release_job, weekly_release
from pipelines.assets.resources import Workspace, workspace_from_environment
from pipelines.assets.sensor import SECONDS_BETWEEN_TICKS, sources_sensor
from pipelines.assets.tables import readings, tables


def build_definitions(workspace: Workspace | None = None) -> dg.Definitions:
    """Return all assets, checks, jobs, schedules, sensors and resources over `workspace`."""
    return dg.Definitions(
        assets=[readings, tables, database, accuracy, RELEASE_SPEC],
        jobs=[BUILD, TABLES_ONLY, EVALUATE, release_job],
        schedules=[weekly_release],
        sensors=[sources_sensor(_seconds_between_ticks(), os.environ.get("PARLEY_WATCH") != "off")],
        resources={"workspace": workspace or workspace_from_environment()},
        # one process: a step in a process of its own costs seconds, and the work fans out by itself
        executor=dg.in_process_executor,
    )


def _seconds_between_ticks() -> int:
    return int(os.environ.get("PARLEY_SECONDS_BETWEEN_LOOKS") or SECONDS_BETWEEN_TICKS)


defs = build_definitions()
