"""No two runs write at once, however they were started: one lock for all, and a pool so that runs queue for it."""

from __future__ import annotations

import threading
from pathlib import Path

import dagster as dg
import pytest
import yaml
from typer.testing import CliRunner

from pipelines.assets.failures import POOL
from pipelines.assets.resources import Workspace
from pipelines.cli import app
from pipelines.storage.lock import build_lock

PROJECT = Path(__file__).resolve().parents[3]
WRITERS = {"readings", "tables", "database", "build_release"}


def test_every_step_that_writes_tables_queues_in_one_pool_of_one(definitions: dg.Definitions) -> None:
    jobs = [definitions.resolve_job_def(name) for name in ("build", "tables_only", "release", "evaluate")]
    pools = {node.name: set(node.definition.pools) for job in jobs for node in job.nodes}
    assert {name for name, found in pools.items() if POOL in found} == WRITERS
    settings = yaml.safe_load((PROJECT / "dagster.yaml").read_text("utf-8"))
    assert settings["concurrency"]["pools"] == {"granularity": "run", "default_limit": 1}


def test_a_run_waits_while_another_writes_and_then_goes_on(run_all, workspace: Workspace) -> None:
    run_all()
    before = workspace.config.store.path("documents").read_bytes()
    (workspace.config.raw / "steel" / "more.txt").write_text("Chile cut its duty on copper to 3%.\n", "utf-8")
    results: list[dg.ExecuteInProcessResult] = []
    with build_lock(workspace.config.data):
        run = threading.Thread(target=lambda: results.append(run_all()))
        run.start()
        run.join(timeout=3)
        assert run.is_alive()
        assert workspace.config.store.path("documents").read_bytes() == before
    run.join()
    assert results[0].success
    assert workspace.config.store.read("documents").height == 3


@pytest.mark.parametrize("command", ["build", "release"])
def test_the_command_line_writes_nothing_while_a_run_does(
    run_all, workspace: Workspace, command: str
) -> None:
    run_all()
    before = {p.name: p.read_bytes() for p in workspace.config.store.root.iterdir()}
    arguments = {
        "build": ["build", "--raw", workspace.raw, "--data", workspace.data],
        "release": ["release", "build", "--version", "2026.03.02", "--data", workspace.data],
    }[command]
    with build_lock(workspace.config.data):
        result = CliRunner().invoke(app, arguments)
    assert result.exit_code != 0
    assert "another build" in result.output
    assert {p.name: p.read_bytes() for p in workspace.config.store.root.iterdir()} == before
