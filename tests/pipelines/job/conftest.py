from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.job.config import BuildConfig

STORY = (
    "Tariffs rise again\n\nOTTAWA — Canada said on Monday it would impose a 25% tariff on American steel from "
    "12 March 2018.\n\nThe duty covers goods worth $1.2 billion a year.\n"
)
OTHER = (
    "Lisbon round ends\n\nPublished 4 May 2021\n\nNegotiators from Brazil and Portugal held their third round of talks in "
    "Lisbon on Tuesday.\n"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "story.txt").write_text(STORY, "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture
def config(raw: Path, tmp_path: Path) -> BuildConfig:
    return BuildConfig(raw, tmp_path / "data", workers=1)


@pytest.fixture
def table_bytes() -> Callable[[Path], dict[str, bytes]]:
    return lambda data: {p.name: p.read_bytes() for p in sorted((data / "tables").glob("*.parquet"))}
