"""What a release says it holds: `manifest.json` and `SHA256SUMS`. Checking that it does is in `verify`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipelines.release.layout import (
    CHECKSUMS,
    DATABASE,
    DATABASE_CHECKSUM,
    NOT_REPRODUCIBLE,
    UnsafePath,
    safe_path,
)
from schemas.dataset import DATASET
from schemas.render.datapackage import FileFacts

FORMAT = 1
_CHUNK = 1 << 20


class ManifestError(ValueError):
    """A manifest cannot be read; keeps `reason`."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(f"manifest.json cannot be read: {reason}")


@dataclass(frozen=True)
class CheckOutcome:
    """One check's outcome, as shipped."""

    table: str
    name: str
    passed: bool
    message: str


@dataclass(frozen=True)
class Accuracy:
    """One measured figure: `metric` of `subject` (a table or attribute) on an annotated set of `support` items."""

    subject: str
    dataset: str
    metric: str
    value: float
    support: int | None = None


@dataclass(frozen=True)
class Manifest:
    """Everything a reader needs to know before downloading; files are sorted by path."""

    version: str
    schema_version: str
    previous: str | None
    files: tuple[FileFacts, ...]
    checks: tuple[CheckOutcome, ...] = ()
    accuracy: tuple[Accuracy, ...] = ()
    evidence: dict[str, Any] = field(default_factory=dict)
    name: str = DATASET.name
    licence: str = DATASET.licence.name

    def file(self, path: str) -> FileFacts:
        """Return the entry of `path`; KeyError when there is none."""
        for entry in self.files:
            if entry.path == path:
                return entry
        raise KeyError(path)

    def rows(self) -> dict[str, int]:
        """Return table name → rows, for the Parquet files at the top of the release."""
        return {
            entry.path.removesuffix(".parquet"): entry.rows
            for entry in self.files
            if entry.rows is not None and "/" not in entry.path
        }


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as hex digits, read in pieces."""
    digest = hashlib.sha256()
    with open(path, "rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def facts_of(folder: Path, path: str, rows: int | None = None) -> FileFacts:
    """Return size and hash of the file `path` below `folder`."""
    target = folder / path
    return FileFacts(path, target.stat().st_size, sha256_of(target), rows)


def to_json(document: object) -> str:
    """Return JSON as all files of a release have it: two blanks of indent, UTF-8, one newline at the end."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def render(manifest: Manifest) -> str:
    """Return `manifest.json`."""
    return to_json(
        {
            "format": FORMAT,
            "name": manifest.name,
            "version": manifest.version,
            "schema_version": manifest.schema_version,
            "previous": manifest.previous,
            "licence": manifest.licence,
            "evidence": manifest.evidence,
            "database": {"path": DATABASE, "sha256_in": DATABASE_CHECKSUM},
            "files": [
                {key: value for key, value in asdict(entry).items() if value is not None}
                for entry in sorted(manifest.files, key=lambda entry: entry.path)
            ],
            "checks": [asdict(outcome) for outcome in manifest.checks],
            "accuracy": [asdict(figure) for figure in manifest.accuracy],
        }
    )


def parse(text: str | bytes) -> Manifest:
    """Return the manifest in `text`. Raises ManifestError; UnsafePath for a path that leaves the release."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ManifestError(f"format {raw['format']!r}, this version of parley reads format {FORMAT}")
        return Manifest(
            version=str(raw["version"]),
            schema_version=str(raw["schema_version"]),
            previous=raw["previous"],
            files=tuple(
                FileFacts(safe_path(e["path"]), int(e["bytes"]), str(e["sha256"]), e.get("rows"))
                for e in raw["files"]
            ),
            checks=tuple(CheckOutcome(**c) for c in raw["checks"]),
            accuracy=tuple(Accuracy(**a) for a in raw["accuracy"]),
            evidence=dict(raw["evidence"]),
            name=str(raw["name"]),
            licence=str(raw["licence"]),
        )
    except (ManifestError, UnsafePath):
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ManifestError(f"{type(error).__name__}: {error}") from error


def checksums(entries: Iterable[tuple[str, str]]) -> str:
    """Return (path, SHA-256) pairs as `sha256sum -c` reads them, sorted by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(entries))


def parse_checksums(text: str) -> dict[str, str]:
    """Return path → SHA-256 of a checksum file. Raises ManifestError for a line that is none."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        digest, separator, path = line.partition("  ")
        if not separator or len(digest) != 64:
            raise ManifestError(f"line {line[:80]!r} of {CHECKSUMS} is no checksum")
        found[safe_path(path)] = digest
    return found


def checksummed(paths: Iterable[str]) -> list[str]:
    """Return the paths that `SHA256SUMS` lists: all but itself and what two builds may differ in."""
    return sorted(set(paths) - NOT_REPRODUCIBLE - {CHECKSUMS})
