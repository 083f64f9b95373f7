"""What a person meets when something is in the way: one message in the run, and the tables of before."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.assets.resources import Workspace
from pipelines.definitions import build_definitions
from pipelines.storage import database
from pipelines.storage.lock import build_lock

NOBODY = 65534


def message(result: dg.ExecuteInProcessResult) -> str:
    failures = [e for e in result.all_events if e.is_step_failure]
    assert len(failures) == 1
    return str(failures[0].step_failure_data.user_failure_data.description)


def tables(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.config.store.root
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def run_with(
    workspace: Workspace, instance: dg.DagsterInstance, **changed: object
) -> dg.ExecuteInProcessResult:
    other = Workspace(**{**workspace.model_dump(), **changed})
    job = build_definitions(other).resolve_job_def("build")
    return job.execute_in_process(instance=instance, partition_key="steel", raise_on_error=False)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def test_a_disk_that_takes_no_more_leaves_every_table_as_it_was(
    run_all, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    run_all()
    before = tables(workspace)
    (workspace.config.raw / "steel" / "more.txt").write_text("Chile cut its duty on copper to 3%.\n", "utf-8")
    real, writers = pq.ParquetWriter, []

    def writer(path: Path, *args: object, **options: object) -> pq.ParquetWriter:
        if path.is_relative_to(workspace.config.data):
            writers.append(path)
            if len(writers) > 5:
                raise OSError(code, os.strerror(code), str(path))
        return real(path, *args, **options)

    monkeypatch.setattr(pq, "ParquetWriter", writer)
    assert os.strerror(code) in message(run_all(raise_on_error=False))
    assert tables(workspace) == before


@contextmanager
def files_no_larger_than(count: int) -> Iterator[None]:
    """Let the system refuse to write more than `count` bytes to a file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("step", ["readings", "tables", "database"])
def test_a_file_that_the_system_refuses_fails_the_step_with_one_message(
    run_all, workspace: Workspace, step: str
) -> None:
    run_all()
    before, database_before = tables(workspace), workspace.config.database.read_bytes()
    (workspace.config.raw / "steel" / "more.txt").write_text("Chile cut its duty on copper to 3%.\n", "utf-8")
    largest = max(len(content) for content in before.values())
    limit = {"readings": 100, "tables": largest - 1, "database": largest * 2}[step]
    with files_no_larger_than(limit):
        result = run_all(raise_on_error=False)
    assert [e.step_key for e in result.all_events if e.is_step_failure] == [step]
    assert re.search(r"(?i)too large|could not write", message(result))
    assert workspace.config.database.read_bytes() == database_before
    if step != "database":
        assert tables(workspace) == before


@pytest.mark.parametrize("folder", ["raw", "data"])
def test_a_folder_without_permission_is_named(
    run_all, workspace: Workspace, instance: dg.DagsterInstance, folder: str
) -> None:
    run_all()
    # not below the folder of the test: only its owner may enter that one
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        paths = {name: str(Path(place, name)) for name in ("raw", "data")}
        for name, path in paths.items():
            shutil.copytree(getattr(workspace, name), path)
        give_to_anybody(Path(place))
        os.chmod(paths[folder], 0)
        with anybody():
            result = run_with(workspace, instance, **paths)
        os.chmod(paths[folder], 0o755)
        assert paths[folder] in message(result)
        assert tables(Workspace(**paths)) == tables(workspace)


def give_to_anybody(folder: Path) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, -1)


@contextmanager
def anybody() -> Iterator[None]:
    """Act as a user whom permissions bind: the superuser may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_database_that_cannot_be_written_stays_as_it_was(
    run_all, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_all()
    before = workspace.config.database.read_bytes()

    def full(*_: object) -> None:
        raise duckdb.IOException("Could not write all bytes: no space left on device")

    monkeypatch.setattr(database, "_load", full)
    assert "no space left" in message(run_all(raise_on_error=False))
    assert workspace.config.database.read_bytes() == before


def test_a_database_that_is_open_elsewhere_is_replaced_all_the_same(run_all, workspace: Workspace) -> None:
    run_all()
    path = str(workspace.config.database)
    code = f"import duckdb; c = duckdb.connect({path!r}); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        (workspace.config.raw / "steel" / "more.txt").write_text("Chile cut its duty to 3%.\n", "utf-8")
        assert run_all().success
        other.communicate("\n")
    with duckdb.connect(path, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]


def test_a_data_folder_that_cannot_be_made_is_named(
    run_all, workspace: Workspace, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    run_all()
    (tmp_path / "file").write_text("in the way", "utf-8")
    result = run_with(workspace, instance, data=str(tmp_path / "file" / "data"))
    assert "cannot be made" in message(result)


def test_workers_that_make_no_sense_are_refused(
    run_all, workspace: Workspace, instance: dg.DagsterInstance
) -> None:
    run_all()
    before = tables(workspace)
    assert "workers" in message(run_with(workspace, instance, workers=0))
    assert tables(workspace) == before


def test_a_writer_elsewhere_is_named(run_all, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    run_all()
    before = tables(workspace)
    monkeypatch.setattr("pipelines.assets.failures.LOCK_SECONDS", 0.0)
    code = (
        "import sys; from pathlib import Path; from pipelines.storage.lock import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(workspace.config.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        assert "another build" in message(run_all(raise_on_error=False))
        other.communicate("\n")
    assert tables(workspace) == before
    with build_lock(workspace.config.data):
        pass


def test_a_broken_listing_is_told_by_the_sensor_and_starts_nothing(
    workspace: Workspace, definitions: dg.Definitions, instance: dg.DagsterInstance
) -> None:
    (workspace.config.raw / "sources.csv").write_text(
        "path,retrieved_at\nsteel/story.txt,yesterday\n", "utf-8"
    )
    context = dg.build_sensor_context(
        instance=instance, resources={"workspace": workspace}, definitions=definitions
    )
    tick = definitions.resolve_sensor_def("sources").evaluate_tick(context)
    assert tick.run_requests == []
    assert "sources.csv" in tick.skip_message
