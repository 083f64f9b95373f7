"""Are the files of a release there, whole, the listed ones and no others? Also the metadata's own hashes."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.release.layout import (
    CHECKSUMS,
    DATABASE,
    DATABASE_CHECKSUM,
    MANIFEST,
    UNLISTED,
    UnsafePath,
    files_below,
)
from pipelines.release.manifest import Manifest, ManifestError, checksummed, parse_checksums, sha256_of
from pipelines.release.verify.report import Report
from schemas.render.datapackage import FileFacts


def check_files(folder: Path, manifest: Manifest, report: Report) -> None:
    """Compare every file below `folder` with manifest and checksums."""
    present = set(files_below(folder))
    for entry in manifest.files:
        _check_file(folder, entry, present, report)
    for path in sorted(present - {e.path for e in manifest.files} - UNLISTED):
        report.add("files", path, "not listed in the manifest")
    for path in sorted(UNLISTED - present):
        report.add("files", path, "missing")
    _check_sums(folder, manifest, present, report)
    report.checked.append(f"{len(manifest.files)} files: bytes and SHA-256")


def _check_file(folder: Path, entry: FileFacts, present: set[str], report: Report) -> None:
    if entry.path not in present:
        report.add("files", entry.path, "missing")
        return
    target = folder / entry.path
    if target.is_symlink():
        report.add("files", entry.path, "is a link, not a file")
        return
    size = target.stat().st_size
    if size != entry.bytes:
        report.add("files", entry.path, f"{size} bytes, the manifest says {entry.bytes}")
    elif (digest := sha256_of(target)) != entry.sha256:
        report.add("files", entry.path, f"SHA-256 {digest}, the manifest says {entry.sha256}")


def _check_sums(folder: Path, manifest: Manifest, present: set[str], report: Report) -> None:
    if not {CHECKSUMS, DATABASE_CHECKSUM} <= present:
        return
    try:
        sums = parse_checksums((folder / CHECKSUMS).read_text("utf-8"))
        database = parse_checksums((folder / DATABASE_CHECKSUM).read_text("utf-8"))
    except (ManifestError, UnsafePath, UnicodeDecodeError) as error:
        report.add("checksums", CHECKSUMS, str(error))
        return
    listed = {e.path: e.sha256 for e in manifest.files} | {MANIFEST: sha256_of(folder / MANIFEST)}
    for path in checksummed(listed.keys() | sums.keys()):
        if sums.get(path) != listed.get(path):
            report.add("checksums", path, f"{CHECKSUMS} and the file or manifest do not agree")
    if DATABASE in present and database.get(DATABASE) != sha256_of(folder / DATABASE):
        report.add("files", DATABASE, f"SHA-256 is not the one in {DATABASE_CHECKSUM}")


def check_metadata(folder: Path, manifest: Manifest, report: Report) -> None:
    """Compare the hashes and sizes that data package and Croissant state with the manifest's."""
    listed = {e.path: e for e in manifest.files}
    try:
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        stated = {r["path"]: (r["bytes"], r["hash"].removeprefix("sha256:")) for r in package["resources"]}
        _compare("datapackage.json", stated, listed, report)
        croissant = json.loads((folder / "croissant.json").read_text("utf-8"))
        stated = {
            f["contentUrl"]: (int(f["contentSize"].removesuffix(" B")), f["sha256"])
            for f in croissant["distribution"]
        }
        _compare("croissant.json", stated, listed, report)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        report.add("metadata", "datapackage.json, croissant.json", f"{type(error).__name__}: {error}")
    report.checked.append("metadata: hashes and sizes")


def _compare(
    name: str, stated: dict[str, tuple[int, str]], listed: dict[str, FileFacts], report: Report
) -> None:
    for path, (size, digest) in stated.items():
        entry = listed.get(path)
        if entry is None or (size, digest) != (entry.bytes, entry.sha256):
            report.add("metadata", name, f"states another size or hash of {path} than the manifest")
