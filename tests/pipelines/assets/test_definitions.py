"""The graph as Dagster sees it; the golden file is renewed with `PARLEY_GOLDEN=write pytest`."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import dagster as dg

from pipelines.assets.release import ReleaseRun
from pipelines.assets.resources import Workspace

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "asset_graph.json"


def test_the_graph_is_as_recorded(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    found = {
        key.to_user_string(): {
            "group": (node := graph.get(key)).group_name,
            "deps": sorted(k.to_user_string() for k in node.parent_keys),
            "kinds": sorted(node.kinds),
            "owners": sorted(node.owners),
            "checks": sorted(c.name for c in node.check_keys),
            "partitioned": node.is_partitioned,
        }
        for key in sorted(graph.get_all_asset_keys())
    }
    text = json.dumps(found, indent=1, sort_keys=True) + "\n"
    if os.environ.get("PARLEY_GOLDEN") == "write":
        GOLDEN.write_text(text, "utf-8")
    assert GOLDEN.read_text("utf-8") == text


def test_every_table_is_described_with_columns_and_a_query(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description
        assert node.code_version
        if node.metadata.get("dagster/column_schema"):
            assert "select" in node.description


def test_jobs_schedules_sensors_and_checks_are_described(definitions: dg.Definitions) -> None:
    repository = definitions.get_repository_def()
    named = [j for j in repository.get_all_jobs() if not j.name.startswith("__")]
    assert {j.name for j in named} == {"build", "tables_only", "evaluate", "release"}
    assert all(d.description for d in (*named, *repository.schedule_defs, *repository.sensor_defs))
    graph = definitions.resolve_asset_graph()
    assert all(graph.get_check_spec(key).description for key in graph.asset_check_keys)


def test_every_setting_is_described() -> None:
    for model in (Workspace, ReleaseRun):
        assert all(field.description for field in model.model_fields.values())


def test_a_release_is_made_by_its_own_job_only(definitions: dg.Definitions) -> None:
    assert not definitions.resolve_asset_graph().get(dg.AssetKey("release")).is_executable
    for job in ("build", "tables_only"):
        made = definitions.resolve_job_def(job).asset_layer.selected_asset_keys
        assert not made & {dg.AssetKey("release"), dg.AssetKey("accuracy")}


def test_releases_are_off_until_switched_on(definitions: dg.Definitions) -> None:
    schedule = definitions.resolve_schedule_def("weekly_release")
    assert schedule.default_status is dg.DefaultScheduleStatus.STOPPED
    context = dg.build_schedule_context(scheduled_execution_time=dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC))
    (request,) = schedule.evaluate_tick(context).run_requests
    assert request.run_config["ops"]["build_release"]["config"]["version"] == "2026.03.02"


def test_no_warning_is_raised_while_loading() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", "import pipelines.definitions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=GOLDEN.parents[2],
    )
    assert "Warning" not in done.stderr
