"""A Dask cluster: an address of a scheduler, or a local cluster of processes on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.engines.base import Item, Result


@dataclass(frozen=True)
class DaskEngine:
    """Runs tasks on the Dask scheduler at `address`; without one, on a local cluster of `workers` processes."""

    address: str | None = None
    workers: int | None = None

    def map(self, task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield `task(item)` in order. Raises ImportError naming the extra when Dask is not installed."""
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise ImportError("the dask engine needs `pip install 'parley[distributed]'`") from error
        if self.address:
            with Client(self.address) as client:
                yield from client.gather(client.map(task, items, pure=False))
            return
        with (
            LocalCluster(
                n_workers=self.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            yield from client.gather(client.map(task, items, pure=False))
