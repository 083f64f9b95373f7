from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipelines.job.config import BuildConfig
from pipelines.job.run import build as build_tables
from pipelines.release.build import ReleaseConfig, build_release
from pipelines.storage.parquet import write_table
from schemas.registry import TABLES
from tests.pipelines.release.tables import tiny_tables

PROJECT = Path(__file__).resolve().parents[3]
FIRST, SECOND = "2031.05.03", "2031.06.01"


def write_tables(data: Path, frames: dict[str, pl.DataFrame]) -> Path:
    """Write tables as a build leaves them."""
    for name, frame in frames.items():
        write_table(frame, TABLES[name], data / "tables" / f"{name}.parquet")
    return data


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with tiny tables; not to be changed."""
    return write_tables(tmp_path_factory.mktemp("data"), tiny_tables())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """A release of the tiny tables; not to be changed."""
    return build_release(ReleaseConfig(FIRST, data, tmp_path_factory.mktemp("releases")))


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of the sample articles."""
    data = tmp_path_factory.mktemp("sample")
    build_tables(BuildConfig(PROJECT / "data" / "raw", data, workers=1))
    return data


@pytest.fixture(scope="session")
def sample(sample_data: Path) -> Path:
    """A release of the sample articles; not to be changed."""
    return build_release(ReleaseConfig("2026.11.21", sample_data, sample_data / "releases"))


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    """A copy of the release that a test may damage."""
    return Path(shutil.copytree(built, tmp_path / built.name))


@pytest.fixture
def build_again(data: Path) -> Callable[..., Path]:
    """Builds a release of tables that a test changed."""

    def build(
        out: Path, version: str = FIRST, frames: dict[str, pl.DataFrame] | None = None, **config
    ) -> Path:
        source = write_tables(out / "data", frames) if frames else data
        return build_release(ReleaseConfig(version, source, out, **config))

    return build
