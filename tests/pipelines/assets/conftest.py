from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.batches import batch_states, register_batches
from pipelines.assets.resources import Workspace
from pipelines.definitions import build_definitions
from pipelines.ingest.discover import discover

STORY = "OTTAWA — Canada said on Monday it would impose a 25% tariff on American steel from 12 March 2018.\n"
OTHER = "Published 4 May 2021\n\nBrazil and Portugal held their third round of talks in Lisbon on Tuesday.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    raw = tmp_path / "raw"
    (raw / "steel").mkdir(parents=True)
    (raw / "steel" / "story.txt").write_text(STORY, "utf-8")
    (raw / "lisbon").mkdir()
    (raw / "lisbon" / "talks.txt").write_text(OTHER, "utf-8")
    return Workspace(raw=str(raw), data=str(tmp_path / "data"), workers=1)


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


@pytest.fixture
def definitions(workspace: Workspace) -> dg.Definitions:
    return build_definitions(workspace)


@pytest.fixture
def run_all(definitions: dg.Definitions, instance: dg.DagsterInstance, workspace: Workspace):
    """Run the job `build` over all batches there are."""

    def run(raise_on_error: bool = True) -> dg.ExecuteInProcessResult:
        register_batches(instance, batch_states(discover(workspace.config.raw)))
        keys = instance.get_dynamic_partitions("batches")
        return definitions.resolve_job_def("build").execute_in_process(
            instance=instance,
            raise_on_error=raise_on_error,
            tags={
                "dagster/asset_partition_range_start": keys[0],
                "dagster/asset_partition_range_end": keys[-1],
            },
        )

    return run
