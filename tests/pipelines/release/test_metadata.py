"""The released metadata, read by the programs that it is for."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import mlcroissant as mlc
import pyarrow.parquet as pq

from pipelines.release.layout import RELEASED
from pipelines.release.manifest import sha256_of


def test_mlcroissant_loads_every_table_of_a_release(built: Path) -> None:
    dataset = mlc.Dataset(str(built / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    for table in RELEASED:
        assert (
            len(list(dataset.records(table.name)))
            == pq.read_metadata(built / f"{table.name}.parquet").num_rows
        )


def test_frictionless_accepts_the_data_package(built: Path) -> None:
    described = json.loads((built / "datapackage.json").read_text("utf-8"))
    assert list(frictionless.Package.metadata_validate(described)) == []


def test_stated_hashes_and_sizes_are_the_files_own(built: Path) -> None:
    described = json.loads((built / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        file = built / resource["path"]
        assert resource["bytes"] == file.stat().st_size
        assert resource["hash"] == f"sha256:{sha256_of(file)}"


def test_the_hub_and_sha256sum_read_the_folder_as_it_is(built: Path) -> None:
    for line in (built / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, path = line.split("  ")
        assert sha256_of(built / path) == digest
