"""Thousands of batches cost one run, not thousands."""

from __future__ import annotations

import dagster as dg
import pytest

from pipelines.assets.batches import batch_states, register_batches
from pipelines.assets.resources import Workspace
from pipelines.assets.tables import readings
from pipelines.ingest.discover import discover
from tests.pipelines.assets.test_runs import sensor_tick

MANY = 2_000


@pytest.fixture
def many(workspace: Workspace) -> Workspace:
    for number in range(MANY):
        folder = workspace.config.raw / f"batch-{number:04}"
        folder.mkdir()
        (folder / "one.txt").write_text(f"Chile cut its duty on copper to {number % 97}.5%.\n", "utf-8")
    return workspace


def test_thousands_of_new_batches_are_one_run_request(
    definitions: dg.Definitions, instance: dg.DagsterInstance, many: Workspace
) -> None:
    tick = sensor_tick(definitions, instance, many, None)
    (request,) = tick.run_requests
    (added,) = tick.dynamic_partitions_requests
    assert len(added.partition_keys) == MANY + 2
    assert request.partition_key is None
    assert request.tags["dagster/asset_partition_range_start"] == added.partition_keys[0]
    assert request.tags["dagster/asset_partition_range_end"] == added.partition_keys[-1]


def test_one_new_article_among_thousands_of_batches_asks_for_its_batch_only(
    definitions: dg.Definitions, instance: dg.DagsterInstance, many: Workspace
) -> None:
    register_batches(instance, batch_states(discover(many.config.raw)))
    cursor = sensor_tick(definitions, instance, many, None).cursor
    (many.config.raw / "batch-1234" / "two.txt").write_text("Peru set a 12% duty on cement.\n", "utf-8")
    (request,) = sensor_tick(definitions, instance, many, cursor).run_requests
    asked = {request.tags[f"dagster/asset_partition_range_{end}"] for end in ("start", "end")}
    assert asked == {"batch-1234"}


def test_a_backfill_of_any_number_of_batches_is_a_single_run() -> None:
    assert readings.backfill_policy == dg.BackfillPolicy.single_run()
