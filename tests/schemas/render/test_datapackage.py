from __future__ import annotations

import frictionless
import pytest

from schemas.registry import PUBLISHED
from schemas.render import datapackage
from schemas.render.datapackage import FileFacts


@pytest.fixture(scope="module")
def package() -> dict:
    files = {t.name: FileFacts(f"{t.name}.parquet", 10, "0" * 64, 3) for t in PUBLISHED}
    return datapackage.render(PUBLISHED, files, version="2031.05.03", schema_version="1.0.0")


def _resource(package: dict, name: str) -> dict:
    return next(r for r in package["resources"] if r["name"] == name)


def test_frictionless_accepts_the_package(package: dict) -> None:
    assert list(frictionless.Package.metadata_validate(package)) == []


def test_a_mangled_package_is_refused(package: dict) -> None:
    broken = {**package, "resources": [{**package["resources"][0], "path": 3}]}
    assert list(frictionless.Package.metadata_validate(broken))


def test_every_published_column_is_described(package: dict) -> None:
    for table in PUBLISHED:
        fields = _resource(package, table.name)["schema"]["fields"]
        assert [f["name"] for f in fields] == [c.name for c in table.columns]
        assert all(f["description"] for f in fields)


def test_keys_and_references_are_declared(package: dict) -> None:
    schema = _resource(package, "figures")["schema"]
    assert schema["primaryKey"] == ["document_id", "char_start", "char_end"]
    assert {
        "fields": ["document_id"],
        "reference": {"resource": "documents", "fields": ["document_id"]},
    } in schema["foreignKeys"]


def test_closed_vocabularies_carry_their_meanings(package: dict) -> None:
    kind = next(f for f in _resource(package, "figures")["schema"]["fields"] if f["name"] == "quantity_kind")
    assert kind["constraints"]["enum"] == [c["value"] for c in kind["categories"]]
    assert all(c["label"] for c in kind["categories"])


def test_no_reference_leaves_the_release() -> None:
    schema = datapackage.table_schema(
        next(t for t in PUBLISHED if t.name == "figures"), frozenset({"figures"})
    )
    assert "foreignKeys" not in schema
