"""Where the assets read and write: the one resource, set in the launchpad or through the environment."""

import os
from pathlib import Path
from typing import Any, Literal

import dagster as dg
from pydantic import Field

from pipelines.job.config import BuildConfig


class Workspace(dg.ConfigurableResource):
    """Folders and engine of a build."""

    raw: str = Field(
        default="data/raw", description="Folder of source articles; each folder in it is a batch."
    )
    data: str = Field(default="data", description="Folder of tables, parts and the DuckDB database.")
    engine: Literal["local", "dask"] = Field(
        default="local", description="Where documents are read: `local` processes or a `dask` cluster."
    )
    workers: int | None = Field(default=None, description="Processes; default: one per core.")
    address: str | None = Field(default=None, description="Address of a Dask scheduler, for the dask engine.")

    tagger: str = Field(
        default="",
        description="Plug-in for names: learned, or as spacy:MODEL; default: rules and reference data alone.",
    )
    gold: str = Field(
        default="data/gold",
        description="Folder of labelled sentences and thresholds that accuracy is measured by.",
    )
    releases: str | None = Field(
        default=None, description="Folder of releases; default: `releases` in the data folder."
    )

    @property
    def releases_folder(self) -> Path:
        """Where releases stand."""
        return Path(self.releases) if self.releases else Path(self.data) / "releases"

    @property
    def accuracy_folder(self) -> Path:
        """Where measured scores stand; a release ships them."""
        return Path(self.data) / "accuracy"

    @property
    def config(self) -> BuildConfig:
        """The build configuration that the stages take."""
        return BuildConfig(
            Path(self.raw), Path(self.data), self.engine, self.workers, self.address, tagger=self.tagger
        )


ENVIRONMENT = {
    "raw": "PARLEY_RAW",
    "data": "PARLEY_DATA",
    "engine": "PARLEY_ENGINE",
    "tagger": "PARLEY_TAGGER",
    "gold": "PARLEY_GOLD",
    "releases": "PARLEY_RELEASES",
}


def workspace_from_environment() -> Workspace:
    """Return the workspace that the variables of ENVIRONMENT describe; defaults are the checkout's."""
    given: dict[str, Any] = {
        field: os.environ[name] for field, name in ENVIRONMENT.items() if name in os.environ
    }
    return Workspace(**given)
