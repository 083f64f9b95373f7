from __future__ import annotations

import dagster as dg
import pytest

from pipelines.assets.resources import Workspace
from pipelines.release.verify import verify_folder

VERSION = "2031.05.03"


@pytest.fixture
def run_release(definitions: dg.Definitions, instance: dg.DagsterInstance):
    def run(raise_on_error: bool = True) -> dg.ExecuteInProcessResult:
        return definitions.resolve_implicit_global_asset_job_def().execute_in_process(
            instance=instance,
            asset_selection=[dg.AssetKey("release")],
            run_config={"ops": {"release": {"config": {"version": VERSION}}}},
            raise_on_error=raise_on_error,
        )

    return run


def test_the_asset_makes_a_whole_release_once(run_all, run_release, workspace: Workspace) -> None:
    run_all()
    assert not (workspace.config.data / "releases").exists()
    assert run_release().success
    assert verify_folder(workspace.config.data / "releases" / VERSION).findings == []
    assert not run_release(raise_on_error=False).success
