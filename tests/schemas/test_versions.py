from __future__ import annotations

import copy

import pytest

from schemas import versions
from schemas.versions import Level, Snapshot, made_bump, needed_bump, snapshot


@pytest.fixture
def changed() -> Snapshot:
    return copy.deepcopy(snapshot())


def test_the_schema_has_not_changed_without_a_bump() -> None:
    assert versions.complaint() is None


def test_no_change_needs_no_bump(changed: Snapshot) -> None:
    assert needed_bump(snapshot(), changed) is Level.NONE


def test_a_removed_column_is_major(changed: Snapshot) -> None:
    del changed["tables"]["figures"]["columns"]["currency"]
    assert needed_bump(snapshot(), changed) is Level.MAJOR


def test_a_changed_unit_is_major(changed: Snapshot) -> None:
    changed["tables"]["dates"]["columns"]["char_start"]["unit"] = "byte"
    assert needed_bump(snapshot(), changed) is Level.MAJOR


def test_a_column_that_may_now_be_null_is_major(changed: Snapshot) -> None:
    changed["tables"]["dates"]["columns"]["rule"]["nullable"] = True
    assert needed_bump(snapshot(), changed) is Level.MAJOR


def test_a_removed_term_is_major(changed: Snapshot) -> None:
    changed["vocabularies"]["timex_type"].pop("SET")
    assert needed_bump(snapshot(), changed) is Level.MAJOR


def test_a_new_column_is_minor(changed: Snapshot) -> None:
    columns = changed["tables"]["figures"]["columns"]
    columns["extra"] = columns["currency"]
    assert needed_bump(snapshot(), changed) is Level.MINOR


def test_a_new_description_is_a_patch(changed: Snapshot) -> None:
    changed["tables"]["figures"]["columns"]["currency"]["description"] = "Other words."
    assert needed_bump(snapshot(), changed) is Level.PATCH


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("1.0.0", "2.0.0", Level.MAJOR),
        ("1.0.0", "1.1.0", Level.MINOR),
        ("1.1.0", "1.1.1", Level.PATCH),
        ("1.1.0", "1.1.0", Level.NONE),
        ("1.1.0", "1.0.9", Level.NONE),
    ],
)
def test_the_bump_between_two_versions(old: str, new: str, level: Level) -> None:
    assert made_bump(old, new) is level


def test_a_final_version_refuses_a_changed_schema(monkeypatch: pytest.MonkeyPatch, changed: Snapshot) -> None:
    changed["tables"]["figures"]["columns"]["currency"]["type"] = "Int64"
    monkeypatch.setattr(versions, "snapshot", lambda: changed)
    monkeypatch.setattr(versions, "is_final", lambda version: True)
    assert "MAJOR" in (versions.complaint() or "")
    with pytest.raises(ValueError, match="MAJOR"):
        versions.freeze()
