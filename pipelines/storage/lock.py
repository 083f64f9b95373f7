"""One writer at a time per data folder, whichever way it was started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class BuildRunning(Exception):
    """Another process is building into `data`."""

    def __init__(self, data: Path):
        self.data = data
        super().__init__(f"another build is writing to {data}: wait for it to end, or give another --data")


@contextmanager
def build_lock(data: Path, timeout: float = 0) -> Iterator[None]:
    """Hold the lock of `data` while the block runs; raise BuildRunning when `timeout` seconds pass without it.

    The operating system frees the lock when its process dies, so a killed build leaves none behind.
    """
    lock = FileLock(data / ".build.lock")
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        raise BuildRunning(data) from error
    try:
        yield
    finally:
        lock.release()
