"""The Dagster UI on loopback, with a history that survives a restart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def serve(raw: Path, data: Path, port: int) -> int:
    """Run the webserver and daemon until they are stopped; return their exit code."""
    home = Path(os.environ.get("DAGSTER_HOME") or ROOT / ".dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "dagster.yaml").exists():
        shutil.copyfile(ROOT / "dagster.yaml", home / "dagster.yaml")
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(home),
        "PARLEY_RAW": str(raw.resolve()),
        "PARLEY_DATA": str(data.resolve()),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        # `dagster dev` advertises its successor, which runs only inside a project folder
        "PYTHONWARNINGS": "ignore:Function `dev_command` is superseded",
    }
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
    process = subprocess.Popen(command, cwd=home, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()
