from __future__ import annotations

import shutil

import dagster as dg
import polars as pl
import pytest

from pipelines.assets.batches import batch_states
from pipelines.assets.resources import Workspace
from pipelines.ingest.discover import discover
from schemas.registry import TABLES

# what a run does is settled: nothing that Dagster marks as beta, preview, superseded or deprecated
pytestmark = [
    pytest.mark.filterwarnings(f"error::{kind}")
    for kind in ("dagster.BetaWarning", "dagster.PreviewWarning", "dagster.SupersessionWarning")
] + [pytest.mark.filterwarnings("error::DeprecationWarning:dagster")]


def metadata(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, object]:
    event, *_ = [e for e in result.get_asset_materialization_events() if e.asset_key == dg.AssetKey(asset)]
    return {k: v.value for k, v in event.materialization.metadata.items()}


def sources(workspace: Workspace) -> list[str]:
    return sorted(workspace.config.store.read("documents")["source_uri"])


def test_one_run_materialises_everything_and_all_checks_pass(run_all) -> None:
    result = run_all()
    made = {e.asset_key.to_user_string() for e in result.get_asset_materialization_events()}
    assert made == {*TABLES, "readings", "database"}
    assert [c.check_name for c in result.get_asset_check_evaluations() if not c.passed] == []


def test_a_second_run_changes_nothing_and_says_so(run_all) -> None:
    run_all()
    again = run_all()
    assert metadata(again, "readings")["files read"] == 0
    assert str(metadata(again, "readings")["what changed"]).startswith("nothing")
    assert {str(metadata(again, name)["what changed"])[:7] for name in TABLES} == {"nothing"}


def test_a_new_article_is_counted_as_added_rows(run_all, workspace: Workspace) -> None:
    run_all()
    (workspace.config.raw / "steel" / "more.txt").write_text("Chile cut its duty on copper to 3%.\n", "utf-8")
    result = run_all()
    assert metadata(result, "readings")["files read"] == 1
    assert metadata(result, "documents")["rows added"] == 1


def test_a_removed_batch_disappears_everywhere(
    run_all, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    run_all()
    shutil.rmtree(workspace.config.raw / "lisbon")
    run_all()
    assert sources(workspace) == ["steel/story.txt"]
    assert instance.get_dynamic_partitions("batches") == ["steel"]


def test_only_the_chosen_batch_is_read(
    run_all, definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    run_all()
    for name in ("steel", "lisbon"):
        (workspace.config.raw / name / "new.txt").write_text(f"Peru raised its {name} duty to 4%.\n", "utf-8")
    job = definitions.resolve_job_def("build")
    result = job.execute_in_process(instance=instance, partition_key="steel")
    assert metadata(result, "readings")["files read"] == 1
    assert sources(workspace) == ["lisbon/talks.txt", "steel/new.txt", "steel/story.txt"]


def test_a_corrupted_table_fails_its_check_and_shows_the_row(
    run_all, definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    run_all()
    path = workspace.config.store.path("figures")
    pl.read_parquet(path).with_columns(surface=pl.lit("26%")).write_parquet(path)
    job = dg.define_asset_job("recheck", selection=dg.AssetSelection.checks_for_assets("figures"))
    checks = dg.Definitions.merge(definitions, dg.Definitions(jobs=[job])).resolve_job_def("recheck")
    result = checks.execute_in_process(instance=instance, raise_on_error=False)
    failed = [c for c in result.get_asset_check_evaluations() if not c.passed]
    assert [c.check_name for c in failed] == ["grounding"]
    assert "26%" in str(failed[0].metadata["failing rows"].value)


def test_a_missing_source_folder_fails_the_run_with_one_message_and_keeps_the_tables(
    run_all, definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    run_all()
    before = workspace.config.store.path("figures").read_bytes()
    workspace.config.raw.rename(workspace.config.raw.with_name("moved"))
    result = definitions.resolve_job_def("build").execute_in_process(
        instance=instance, partition_key="steel", raise_on_error=False
    )
    (failure,) = [e for e in result.all_events if e.is_step_failure]
    assert "no folder" in str(failure.step_failure_data.user_failure_data.description)
    assert workspace.config.store.path("figures").read_bytes() == before


def sensor_tick(
    definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace, cursor: str | None
):
    context = dg.build_sensor_context(
        instance=instance, cursor=cursor, resources={"workspace": workspace}, definitions=definitions
    )
    return definitions.resolve_sensor_def("sources").evaluate_tick(context)


def test_many_new_batches_start_one_run(
    definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    tick = sensor_tick(definitions, instance, workspace, None)
    assert [r.job_name for r in tick.run_requests] == ["build"]
    assert tick.dynamic_partitions_requests[0].partition_keys == ["lisbon", "steel"]


def test_nothing_new_starts_no_run(
    definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    first = sensor_tick(definitions, instance, workspace, None)
    second = sensor_tick(definitions, instance, workspace, first.cursor)
    assert second.run_requests == []
    assert "no source" in second.skip_message


def test_a_vanished_batch_rebuilds_the_tables_without_reading(
    definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace
) -> None:
    instance.add_dynamic_partitions("batches", list(batch_states(discover(workspace.config.raw))))
    first = sensor_tick(definitions, instance, workspace, None)
    shutil.rmtree(workspace.config.raw / "lisbon")
    tick = sensor_tick(definitions, instance, workspace, first.cursor)
    assert [r.job_name for r in tick.run_requests] == ["tables_only"]
    assert tick.dynamic_partitions_requests[0].partition_keys == ["lisbon"]
