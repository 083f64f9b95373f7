"""The server that `parley dev` starts, in folders of its own: what the browser test drives."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
SECONDS_TO_START = 300
SECONDS_TO_STOP = 60


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class DevServer:
    """Webserver and daemon on loopback over `folder`/raw, data and home; the sensor waits to be switched on."""

    def __init__(self, folder: Path):
        self.raw, self.data, self.home = folder / "raw", folder / "data", folder / "home"
        self.log = folder / "dev.log"
        self.root = f"http://127.0.0.1:{free_port()}"

    def start(self) -> None:
        command = [sys.executable, "-m", "pipelines.cli", "dev", "--no-watch", "--every", "2"]
        command += ["--raw", str(self.raw), "--data", str(self.data), "--port", self.root.rpartition(":")[2]]
        environment = {**os.environ, "DAGSTER_HOME": str(self.home), "PYTHONPATH": str(PROJECT)}
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.5)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.root}/server_info", timeout=10):
                return True
        except OSError:
            return False

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
