"""Where work runs: local processes or a distributed engine behind one small interface."""

from __future__ import annotations

from pipelines.engines.base import Engine


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
