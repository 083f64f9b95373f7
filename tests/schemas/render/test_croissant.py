from __future__ import annotations

import hashlib
import json
from pathlib import Path

import mlcroissant as mlc
import pytest

from pipelines.storage.parquet import write_table
from schemas.registry import PUBLISHED
from schemas.render import croissant
from schemas.render.datapackage import FileFacts
from tests.pipelines.release.tables import tiny_tables


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> mlc.Dataset:
    folder: Path = tmp_path_factory.mktemp("croissant")
    frames, files = tiny_tables(), {}
    for table in PUBLISHED:
        path = folder / f"{table.name}.parquet"
        size = write_table(frames[table.name], table, path)
        files[table.name] = FileFacts(path.name, size, hashlib.sha256(path.read_bytes()).hexdigest())
    described = croissant.render(PUBLISHED, files, version="2031.05.03", url="https://example.org/parley")
    (folder / "croissant.json").write_text(json.dumps(described), "utf-8")
    return mlc.Dataset(str(folder / "croissant.json"))


def test_mlcroissant_has_nothing_to_say_against_it(dataset: mlc.Dataset) -> None:
    issues = dataset.metadata.ctx.issues
    assert not issues.errors
    assert not issues.warnings


def test_a_table_loads_through_it(dataset: mlc.Dataset) -> None:
    records = list(dataset.records("figures"))
    assert [r["figures/surface"].decode() for r in records] == ["40%", "45%", "40%"]


def test_empty_tables_load_too(dataset: mlc.Dataset) -> None:
    assert list(dataset.records("measures")) == []


def test_vocabularies_are_enumerations(dataset: mlc.Dataset) -> None:
    terms = [r["quantity_kind/term"] for r in dataset.records("quantity_kind")]
    assert "percent" in terms


def test_every_column_is_described(dataset: mlc.Dataset) -> None:
    sets = {s.name: s for s in dataset.metadata.record_sets}
    for table in PUBLISHED:
        assert [f.name for f in sets[table.name].fields] == [c.name for c in table.columns]
        assert all(f.description for f in sets[table.name].fields)
