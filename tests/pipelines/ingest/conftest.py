"""What ingest's tests share: a source folder to fill, and reading it all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.ingest.discover import discover
from pipelines.ingest.read import read
from pipelines.ingest.records import Document, Limits, Rejection

ARTICLE = (
    "BRUSSELS — The ministers of the two countries met on Monday and said that they would lower the tariff on "
    "steel to 10% from the start of the year. They have not agreed on cars, and will meet again in the spring.\n"
)

NORMAL = Limits()


class Outcome(NamedTuple):
    """Documents and rejections of a folder, each by source URI."""

    documents: dict[str, Document]
    rejected: dict[str, Rejection]


@pytest.fixture
def read_folder(tmp_path: Path) -> Callable[..., Outcome]:
    """Return a function that reads the folder `raw` below the test's own."""

    def run(limits: Limits = NORMAL) -> Outcome:
        found = discover(tmp_path / "raw")
        items = [item for file in found.sources for item in read(file, found.listing, limits)]
        rejected = [*found.rejections, *(i for i in items if isinstance(i, Rejection))]
        assert len({r.source_uri for r in rejected}) == len(rejected)
        return Outcome(
            {i.source_uri: i for i in items if isinstance(i, Document)}, {r.source_uri: r for r in rejected}
        )

    return run


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Return an empty source folder."""
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder
