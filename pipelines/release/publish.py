"""Uploading a release: large files in parts with retry, what is there already is kept, the manifest goes last.

A reader who sees the manifest sees a whole release; `latest.json` moves after that. Reading back is in `fetch`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from pipelines.release.destination import Destination, UploadFailed
from pipelines.release.layout import (
    CHECKSUMS,
    DATABASE_CHECKSUM,
    LATEST,
    MANIFEST,
    files_below,
    version_order,
)
from pipelines.release.manifest import Manifest, ManifestError, parse, sha256_of, to_json

Layout = Literal["versions", "huggingface"]
ATTEMPTS = 5
ATTRIBUTES = "*.parquet filter=lfs diff=lfs merge=lfs -text\n*.duckdb filter=lfs diff=lfs merge=lfs -text\n*.wasm filter=lfs diff=lfs merge=lfs -text\n"

Progress = Callable[[str, int, int], None]


class AlreadyPublished(Exception):
    """Another release stands under this version; keeps `where`."""

    def __init__(self, where: str, version: str):
        self.where = where
        super().__init__(f"{where} holds another release {version}: a published version never changes")


@dataclass(frozen=True)
class Published:
    """What a publication did: `where` the release stands, files `sent` and files `kept` from an earlier attempt."""

    where: str
    sent: tuple[str, ...]
    kept: tuple[str, ...]


def publish(
    release: Path,
    destination: Destination,
    layout: Layout = "versions",
    progress: Progress = lambda path, done, total: None,
    pause: Callable[[float], None] = time.sleep,
) -> Published:
    """Upload the release in folder `release`; return what was sent and kept.

    `versions`: into <destination>/<version>, with `latest.json` beside. `huggingface`: into the destination
    itself, as a data-set repository has it. Raises AlreadyPublished, UploadFailed, ManifestError.
    """
    manifest = _local_manifest(release)
    digests = _own_digests(release, manifest)
    prefix = f"{manifest.version}/" if layout == "versions" else ""
    standing = _standing(destination, prefix)
    if standing == manifest:
        return Published(destination.describe(prefix), (), (MANIFEST,))
    if standing and standing.version == manifest.version:
        raise AlreadyPublished(destination.describe(prefix), manifest.version)
    if standing:
        destination.remove(prefix + MANIFEST)  # no reader may take the old manifest for the new files
    sent, kept = _send_files(release, digests, destination, prefix, progress, pause)
    if layout == "huggingface":
        destination.put_bytes(".gitattributes", ATTRIBUTES.encode())
        for stale in _stale(standing, release):
            destination.remove(stale)
    _retry(partial(destination.put_file, release / MANIFEST, prefix + MANIFEST, ""), MANIFEST, pause)
    if layout == "versions":
        _move_latest(destination, manifest.version)
    return Published(destination.describe(prefix), (*sent, MANIFEST), tuple(kept))


def _local_manifest(release: Path) -> Manifest:
    try:
        return parse((release / MANIFEST).read_bytes())
    except OSError as error:
        raise ManifestError(f"{release} is no release: {error.strerror}") from error


def _standing(destination: Destination, prefix: str) -> Manifest | None:
    content = destination.get_bytes(prefix + MANIFEST)
    return parse(content) if content is not None else None


def _own_digests(release: Path, manifest: Manifest) -> dict[str, str]:
    """Return path → SHA-256 of what is to be sent; raise ManifestError when a file is not the manifest's."""
    digests = {path: sha256_of(release / path) for path in files_below(release) if path != MANIFEST}
    for entry in manifest.files:
        if digests.get(entry.path) != entry.sha256:
            raise ManifestError(
                f"{release / entry.path} is missing or was changed: see `parley release verify`"
            )
    return digests


def _send_files(
    release: Path,
    digests: dict[str, str],
    destination: Destination,
    prefix: str,
    progress: Progress,
    pause: Callable[[float], None],
) -> tuple[list[str], list[str]]:
    sent, kept = [], []
    for path, digest in digests.items():
        local = release / path
        size = local.stat().st_size
        if destination.holds(prefix + path, size, digest):
            kept.append(path)
        else:
            _retry(partial(destination.put_file, local, prefix + path, digest), path, pause)
            sent.append(path)
        progress(path, size, size)
    return sent, kept


def _retry(send: Callable[[], None], path: str, pause: Callable[[float], None]) -> None:
    for attempt in range(ATTEMPTS):
        try:
            send()
            return
        except OSError as error:
            if attempt == ATTEMPTS - 1:
                raise UploadFailed(path, f"gave up after {ATTEMPTS} tries: {error}") from error
            pause(min(30.0, 0.5 * 2**attempt))


def _stale(standing: Manifest | None, release: Path) -> list[str]:
    """Return the files of the release that stood here before which the new one does not have."""
    if standing is None:
        return []
    return sorted(
        {f.path for f in standing.files} - set(files_below(release)) - {CHECKSUMS, DATABASE_CHECKSUM}
    )


def _move_latest(destination: Destination, version: str) -> None:
    """Point `latest.json` at `version`, unless it names a newer one."""
    import json

    content = destination.get_bytes(LATEST)
    standing = json.loads(content)["version"] if content else None
    if standing is None or version_order(standing) <= version_order(version):
        destination.put_bytes(
            LATEST, to_json({"version": version, "manifest": f"{version}/{MANIFEST}"}).encode()
        )
