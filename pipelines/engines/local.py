"""Processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from pipelines.engines.base import Item, Result


@dataclass(frozen=True)
class LocalEngine:
    """As many processes as `workers` (default: the machine's cores); one item alone runs in this process."""

    workers: int | None = None

    def map(self, task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield `task(item)` in order."""
        workers = min(self.workers or os.cpu_count() or 1, len(items))
        if workers <= 1:
            yield from map(task, items)
            return
        # spawn: polars' and DuckDB's threads do not survive a fork
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            yield from pool.map(task, items)
