"""The schema's semantic version: what a snapshot of it holds, and which bump a change needs.

`python -m schemas.versions` writes `history/<version>.json` for the current VERSION. A snapshot whose changelog
entry is dated is final; a change after it needs a new VERSION. The rules stand in `CHANGELOG.md`.
"""

from __future__ import annotations

import json
import re
import sys
from enum import IntEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from schemas import release_tables
from schemas.registry import TABLES
from schemas.render.datapackage import constraints
from schemas.table import Table
from schemas.vocabularies import VOCABULARIES

HERE = Path(__file__).resolve().parent
HISTORY = HERE / "history"

Snapshot = dict[str, Any]


class Level(IntEnum):
    """How much of the semantic version a change moves."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def versioned_tables() -> tuple[Table, ...]:
    """Return every table whose shape the schema version covers."""
    about_releases = [t for t in vars(release_tables).values() if isinstance(t, Table)]
    return (*TABLES.values(), *about_releases)


def _columns(table: Table) -> Snapshot:
    return {
        info.name: {
            "position": position,
            "type": str(info.dtype),
            "nullable": info.nullable,
            "unit": info.unit,
            "vocabulary": info.vocabulary,
            "verbatim": info.verbatim,
            "limits": {k: v for k, v in constraints(table, info).items() if k not in ("enum", "required")},
            "description": info.description,
        }
        for position, info in enumerate(table.columns)
    }


def snapshot() -> Snapshot:
    """Return the schema as plain data: tables with columns and keys, vocabularies with terms."""
    return {
        "tables": {
            table.name: {
                "primary_key": list(table.primary_key),
                "foreign_keys": [
                    {"columns": list(k.columns), "table": k.table, "references": list(k.references)}
                    for k in table.foreign_keys
                ],
                "is_published": table.is_published,
                "description": table.description,
                "columns": _columns(table),
            }
            for table in versioned_tables()
        },
        "vocabularies": {v.name: dict(v.terms) for v in VOCABULARIES},
    }


def _column_level(old: Snapshot, new: Snapshot) -> Level:
    breaking = any(old[aspect] != new[aspect] for aspect in ("type", "unit"))
    if breaking or (new["nullable"] and not old["nullable"]):
        return Level.MAJOR
    if any(
        old[aspect] != new[aspect] for aspect in ("nullable", "vocabulary", "limits", "position", "verbatim")
    ):
        return Level.MINOR
    return Level.PATCH if old != new else Level.NONE


def _table_level(old: Snapshot, new: Snapshot) -> Level:
    gone = old["columns"].keys() - new["columns"].keys()
    if gone or old["primary_key"] != new["primary_key"] or (old["is_published"] and not new["is_published"]):
        return Level.MAJOR
    level = Level.PATCH if old["description"] != new["description"] else Level.NONE
    if new["columns"].keys() - old["columns"].keys() or old["foreign_keys"] != new["foreign_keys"]:
        level = Level.MINOR
    return max([level, *(_column_level(old["columns"][c], new["columns"][c]) for c in old["columns"])])


def _vocabulary_level(old: Snapshot, new: Snapshot) -> Level:
    if old.keys() - new.keys():
        return Level.MAJOR
    return Level.MINOR if new.keys() - old.keys() else Level.PATCH if old != new else Level.NONE


def needed_bump(old: Snapshot, new: Snapshot) -> Level:
    """Return the bump that the change from snapshot `old` to `new` needs."""
    level = Level.NONE
    for kind, compare in (("tables", _table_level), ("vocabularies", _vocabulary_level)):
        before, after = old[kind], new[kind]
        if before.keys() - after.keys():
            return Level.MAJOR
        if after.keys() - before.keys():
            level = max(level, Level.MINOR)
        level = max([level, *(compare(before[name], after[name]) for name in before)])
    return level


def numbers(version: str) -> tuple[int, int, int]:
    """Return a semantic version as numbers."""
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def made_bump(old: str, new: str) -> Level:
    """Return which part moved from version `old` to `new`."""
    before, after = numbers(old), numbers(new)
    if after <= before:
        return Level.NONE
    return Level(3 - next(i for i in range(3) if before[i] != after[i]))


def current_version() -> str:
    """Return the schema version."""
    return (HERE / "VERSION").read_text("utf-8").strip()


def frozen_versions() -> list[str]:
    """Return the versions that have a snapshot, oldest first."""
    return sorted((p.stem for p in HISTORY.glob("*.json")), key=numbers)


def read_snapshot(version: str) -> Snapshot:
    """Return the snapshot of `version`."""
    loaded: Snapshot = json.loads((HISTORY / f"{version}.json").read_text("utf-8"))
    return loaded


def is_final(version: str) -> bool:
    """Return whether the changelog's entry of `version` is dated: its snapshot may not change any more."""
    text = (HERE / "CHANGELOG.md").read_text("utf-8")
    return (
        re.search(rf"^## {re.escape(version)} \(\d{{4}}-\d{{2}}-\d{{2}}\)$", text, re.MULTILINE) is not None
    )


def complaint() -> str | None:
    """Return what is wrong with the schema's version, and what to do; None when all is well."""
    version, now = current_version(), snapshot()
    frozen = frozen_versions()
    if version not in frozen or (read_snapshot(version) != now and not is_final(version)):
        return f"schema version {version} has no current snapshot: run `python -m schemas.versions`"
    level = needed_bump(read_snapshot(version), now)
    if level:
        return f"the schema changed since {version}: raise the {level.name} part of schemas/VERSION, describe it in CHANGELOG.md"
    for old, new in pairwise(frozen):
        needed = needed_bump(read_snapshot(old), read_snapshot(new))
        if made_bump(old, new) < needed:
            return f"the step from {old} to {new} needs a {needed.name} bump"
    if f"## {version} (" not in (HERE / "CHANGELOG.md").read_text("utf-8"):
        return f"schemas/CHANGELOG.md has no entry for {version}"
    return None


def freeze() -> Path:
    """Write the snapshot of the current version; raise ValueError where a final one would change."""
    version, now = current_version(), snapshot()
    path = HISTORY / f"{version}.json"
    if path.is_file() and is_final(version) and read_snapshot(version) != now:
        raise ValueError(complaint())
    HISTORY.mkdir(exist_ok=True)
    path.write_text(json.dumps(now, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{freeze()}\n")
    except ValueError as error:
        sys.exit(str(error))
