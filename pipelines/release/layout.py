"""Where things stand in a release folder, and in which order releases follow each other. No I/O but listing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from schemas.dataset import DATA_VERSION
from schemas.registry import PUBLISHED, TABLES
from schemas.table import Table

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
DATABASE = "parley.duckdb"
DATABASE_CHECKSUM = "parley.duckdb.sha256"
LATEST = "latest.json"

RELEASED: tuple[Table, ...] = (*PUBLISHED, TABLES["texts"])
"""The tables of a release: all published ones, and the texts whose licence lets their words leave."""

NOT_REPRODUCIBLE = frozenset({DATABASE, DATABASE_CHECKSUM})
"""DuckDB's file format holds random and uninitialised bytes: its contents are compared instead."""

UNLISTED = frozenset({MANIFEST, CHECKSUMS}) | NOT_REPRODUCIBLE
"""Files that the manifest cannot list: itself, the checksums over it, and what two builds may differ in."""


HOST_FILES = (".git/", ".gitattributes", ".cache/")
"""What a data-set repository keeps beside a release: no part of it."""


class UnsafePath(ValueError):
    """A path in a manifest leaves the release folder; keeps `path`."""

    def __init__(self, path: str):
        self.path = path
        super().__init__(f"the path {path!r} leaves the release folder; do not trust this release")


def safe_path(path: str) -> str:
    """Return `path` if it is a plain relative POSIX path below the release; raise UnsafePath otherwise."""
    parts = PurePosixPath(path).parts
    bad = not parts or path.startswith("/") or "\\" in path or ":" in path or "\0" in path
    if bad or any(part in {"..", "."} for part in parts) or str(PurePosixPath(path)) != path:
        raise UnsafePath(path)
    return path


def table_path(table: Table) -> str:
    """Return the path of a table's Parquet file below the release folder."""
    return f"{table.name}.parquet"


def version_order(version: str) -> tuple[int, ...]:
    """Return the sort key of a data version: `2026.11.21.2` comes after `2026.11.21`."""
    return tuple(int(part) for part in version.split("."))


def releases(folder: Path) -> list[str]:
    """Return the versions of the finished releases below `folder`, oldest first."""
    if not folder.is_dir():
        return []
    found = [
        path.name
        for path in folder.iterdir()
        if DATA_VERSION.fullmatch(path.name) and (path / MANIFEST).is_file()
    ]
    return sorted(found, key=version_order)


def previous_release(folder: Path, version: str) -> str | None:
    """Return the newest release below `folder` that is older than `version`."""
    older = [v for v in releases(folder) if version_order(v) < version_order(version)]
    return older[-1] if older else None


def own_files(paths: Iterable[str]) -> list[str]:
    """Return `paths` without what belongs to the repository around a release, sorted."""
    return sorted(path for path in paths if not path.startswith(HOST_FILES))


def files_below(folder: Path) -> list[str]:
    """Return every file of the release in `folder` as relative POSIX path, sorted."""
    return own_files(p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())
