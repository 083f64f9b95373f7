"""The release of the sample articles that the project carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.release.build import ReleaseConfig, build_release
from pipelines.release.diff import compare
from pipelines.release.layout import NOT_REPRODUCIBLE, files_below, releases
from pipelines.release.manifest import parse
from pipelines.release.verify import verify_folder
from tests.pipelines.release.conftest import PROJECT

SHELF = PROJECT / "data" / "releases"


@pytest.fixture(scope="module")
def carried() -> Path:
    found = releases(SHELF)
    if not found:
        pytest.skip("no release below data/releases: `make sample` makes it")
    return SHELF / found[0]


def test_it_is_whole(carried: Path) -> None:
    assert verify_folder(carried).findings == []


def test_it_is_rebuilt_byte_for_byte(carried: Path, sample_data: Path, tmp_path: Path) -> None:
    if parse((carried / "manifest.json").read_bytes()).previous:
        pytest.fail("the oldest release has one before it that is not here")
    again = build_release(
        ReleaseConfig(carried.name, sample_data, tmp_path, accuracy=PROJECT / "data" / "accuracy")
    )
    differing = [
        path
        for path in sorted({*files_below(carried), *files_below(again)} - NOT_REPRODUCIBLE)
        if not (again / path).is_file()
        or not (carried / path).is_file()
        or (again / path).read_bytes() != (carried / path).read_bytes()
    ]
    assert differing == [], "the sample release is out of date: `make sample` renews it"
    assert compare(carried, again).is_same
