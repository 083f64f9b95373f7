"""Where work runs: local processes or a distributed engine behind one small interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs a picklable task over items. Tasks write their own output and return a small manifest."""

    def map(self, task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield `task(item)` for each item, in the order of `items`. A task's error is raised here."""
        ...


def engine(name: str, workers: int | None = None, address: str | None = None) -> Engine:
    """Return the engine called `name`: `local` (processes on this machine) or `dask` (a cluster at `address`).

    Raises ValueError for another name, ImportError with the extra to install when Dask is absent.
    """
    if name == "local":
        from pipelines.engines.local import LocalEngine

        return LocalEngine(workers)
    if name == "dask":
        from pipelines.engines.dask import DaskEngine

        return DaskEngine(address, workers)
    raise ValueError(f"no engine {name!r}: use 'local' or 'dask'")
