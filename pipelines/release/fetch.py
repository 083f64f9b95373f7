"""Downloading a release: resumes what is there, checks every hash, appears at once when all of it is right."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipelines.release.layout import CHECKSUMS, DATABASE, DATABASE_CHECKSUM, MANIFEST
from pipelines.release.manifest import Manifest, parse_checksums, sha256_of
from pipelines.release.remote import Interrupted, Source, Unreachable, locate, read_bytes

ATTEMPTS = 6
"""Tries in a row without a single new byte before a download gives up."""

RANGE_NOT_SATISFIABLE = 416

Progress = Callable[[str, int, int], None]
"""Called with the file's path, the bytes that are here and the bytes it has."""


class BadDownload(Exception):
    """What arrived is not what the manifest promises, twice; keeps `path`."""

    def __init__(self, path: str, reason: str):
        self.path = path
        super().__init__(f"{path}: {reason}; the release at its source is damaged or was changed")


@dataclass(frozen=True)
class Wanted:
    """One file to download; `bytes` is unknown for the database, whose size no manifest states."""

    path: str
    sha256: str
    bytes: int | None


def fetch(
    source: Source,
    out: Path,
    version: str | None = None,
    progress: Progress = lambda path, done, total: None,
    pause: Callable[[float], None] = time.sleep,
) -> Path:
    """Download a release into `out`/<version> and return that folder; a complete one is not downloaded again.

    Raises Unreachable, BadDownload, ManifestError, UnsafePath. What has arrived stays in a hidden folder
    beside, and the next call goes on from there.
    """
    release, manifest = locate(source, version)
    target = out / manifest.version
    if (target / MANIFEST).is_file():
        return target
    aside = out / f".{manifest.version}.part"
    aside.mkdir(parents=True, exist_ok=True)
    checksum_text = read_bytes(release, CHECKSUMS)
    database_line = read_bytes(release, DATABASE_CHECKSUM)
    sums = parse_checksums(checksum_text.decode()) | parse_checksums(database_line.decode())
    for wanted in wanted_files(manifest, sums):
        _fetch_file(release, wanted, aside / wanted.path, progress, pause)
    (aside / DATABASE_CHECKSUM).write_bytes(database_line)
    (aside / CHECKSUMS).write_bytes(checksum_text)
    (aside / MANIFEST).write_bytes(_checked_manifest(release, sums))
    os.rename(aside, target)
    return target


def _checked_manifest(release: Source, sums: dict[str, str]) -> bytes:
    import hashlib

    content = read_bytes(release, MANIFEST)
    if hashlib.sha256(content).hexdigest() != sums.get(MANIFEST):
        raise BadDownload(MANIFEST, f"its SHA-256 is not the one in {CHECKSUMS}")
    return content


def wanted_files(manifest: Manifest, sums: dict[str, str]) -> Iterable[Wanted]:
    """Yield every file of a release that is downloaded and checked, the database last."""
    for entry in manifest.files:
        yield Wanted(entry.path, entry.sha256, entry.bytes)
    if DATABASE in sums:
        yield Wanted(DATABASE, sums[DATABASE], None)


def _fetch_file(
    source: Source, wanted: Wanted, target: Path, progress: Progress, pause: Callable[[float], None]
) -> None:
    """Download one file, from where an earlier attempt stopped; start over once when the hash is wrong."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file() and sha256_of(target) == wanted.sha256:
        progress(wanted.path, target.stat().st_size, target.stat().st_size)
        return
    partial = target.with_name(target.name + ".part")
    for _ in range(2):
        _fill(source, wanted, partial, progress, pause)
        if sha256_of(partial) == wanted.sha256:
            os.replace(partial, target)
            return
        partial.unlink()
    raise BadDownload(wanted.path, "its SHA-256 is not the one in the manifest")


def _fill(
    source: Source, wanted: Wanted, partial: Path, progress: Progress, pause: Callable[[float], None]
) -> None:
    """Append to `partial` until the file is whole, taking up again after every break."""
    failures = 0
    while True:
        have = partial.stat().st_size if partial.is_file() else 0
        if wanted.bytes is not None and have >= wanted.bytes:
            if have > wanted.bytes:
                partial.unlink()
                continue
            partial.touch()
            return
        try:
            _append(source, wanted, partial, have, progress)
        except (Interrupted, Unreachable) as error:
            if isinstance(error, Unreachable) and not error.may_pass:
                if wanted.bytes is None and error.status == RANGE_NOT_SATISFIABLE:
                    return  # all bytes had arrived before
                raise
            now = partial.stat().st_size if partial.is_file() else 0
            failures = 0 if now > have else failures + 1
            if failures >= ATTEMPTS:
                raise Unreachable(error.where, f"gave up after {ATTEMPTS} tries: {error}") from error
            pause(min(30.0, 0.5 * 2**failures))
            continue
        if wanted.bytes is None:
            return
        now = partial.stat().st_size
        failures = 0 if now > have else failures + 1
        if failures >= ATTEMPTS:
            raise BadDownload(wanted.path, f"ends after {now} of {wanted.bytes} bytes")


def _append(source: Source, wanted: Wanted, partial: Path, have: int, progress: Progress) -> None:
    with open(partial, "ab") as handle:
        for offset, chunk in source.stream(wanted.path, have):
            if offset == 0 and handle.tell() > 0:
                handle.truncate(0)  # the server has no ranges and sends the file from its start
                handle.seek(0)
            handle.write(chunk)
            progress(wanted.path, handle.tell(), wanted.bytes or 0)
            if wanted.bytes is not None and handle.tell() > wanted.bytes:
                return
