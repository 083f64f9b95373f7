"""The Dagster UI on loopback, with a history that survives a restart."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import dagster as dg

from pipelines.assets.batches import batch_states, register_batches
from pipelines.ingest.discover import discover

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_STOP = 30


def serve(raw: Path, data: Path, port: int, watch: bool = True, seconds: int = 10) -> int:
    """Run the webserver and daemon until they are stopped; return their exit code.

    With `watch` the sensor looks at `raw` every so many `seconds`; without, it waits to be switched on in the UI.
    """
    home = Path(os.environ.get("DAGSTER_HOME") or ROOT / ".dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "dagster.yaml").exists():
        shutil.copyfile(ROOT / "dagster.yaml", home / "dagster.yaml")
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(home),
        "PARLEY_RAW": str(raw.resolve()),
        "PARLEY_DATA": str(data.resolve()),
        "PARLEY_GOLD": os.environ.get("PARLEY_GOLD") or str(ROOT / "data" / "gold"),
        "PARLEY_WATCH": "on" if watch else "off",
        "PARLEY_SECONDS_BETWEEN_LOOKS": str(seconds),
        # a loaded machine may need longer to load the definitions than the minute that is the default
        "DAGSTER_GRPC_TIMEOUT_SECONDS": os.environ.get("DAGSTER_GRPC_TIMEOUT_SECONDS", "300"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        # `dagster dev` advertises its successor, which runs only inside a project folder
        "PYTHONWARNINGS": "ignore:Function `dev_command` is superseded",
    }
    _register(home, raw)
    command = [
        sys.executable,
        "-m",
        "dagster",
        "dev",
        "-w",
        str(ROOT / "workspace.yaml"),
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    # a background job of a shell starts with SIGINT ignored, and its children inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    process = subprocess.Popen(command, cwd=home, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        return _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> int:
    """End Dagster and the processes it started; return its exit code."""
    process.terminate()
    try:
        return process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _register(home: Path, raw: Path) -> None:
    """Make the batches that are there selectable from the first page on, before the sensor's first tick."""
    if raw.is_dir():
        with dg.DagsterInstance.from_config(str(home)) as instance:
            register_batches(instance, batch_states(discover(raw)))
