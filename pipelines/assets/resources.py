"""Where the assets read and write: the one resource, set in the launchpad or through the environment."""

import os
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.build.config import BuildConfig


class Workspace(dg.ConfigurableResource):
    """Folders and engine of a build."""

    raw: str = Field(
        default="data/raw", description="Folder of source articles; each folder in it is a batch."
    )
    data: str = Field(default="data", description="Folder of tables, parts and the DuckDB database.")
    engine: str = Field(
        default="local", description="Where documents are read: `local` processes or a `dask` cluster."
    )
    workers: int | None = Field(default=None, description="Processes; default: one per core.")
    address: str | None = Field(default=None, description="Address of a Dask scheduler, for the dask engine.")

    @property
    def config(self) -> BuildConfig:
        """The build configuration that the stages take."""
        return BuildConfig(Path(self.raw), Path(self.data), self.engine, self.workers, self.address)


def workspace_from_environment() -> Workspace:
    """Return the workspace that PARLEY_RAW, PARLEY_DATA and PARLEY_ENGINE describe; defaults are the checkout's."""
    return Workspace(
        raw=os.environ.get("PARLEY_RAW", "data/raw"),
        data=os.environ.get("PARLEY_DATA", "data"),
        engine=os.environ.get("PARLEY_ENGINE", "local"),
    )
