"""All checks of a release in order; a remote one is downloaded aside first, or looked at through byte ranges."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.release.fetch import BadDownload, fetch
from pipelines.release.layout import MANIFEST, RELEASED, UNLISTED, UnsafePath, own_files, table_path
from pipelines.release.manifest import Manifest, ManifestError, parse
from pipelines.release.remote import Interrupted, Source, Unreachable, locate
from pipelines.release.verify.database import check_database
from pipelines.release.verify.files import check_files, check_metadata
from pipelines.release.verify.report import CannotCheck, Report
from pipelines.release.verify.tables import check_footer, check_licence, check_tables

Progress = Callable[[str, int, int], None]
FOOTER_BYTES = 256 * 1024


def verify_folder(folder: Path, texts: pl.LazyFrame | None = None) -> Report:
    """Return what is wrong with the release in `folder`; `texts` grounds rows whose text the release lacks.

    Raises CannotCheck when the folder is no release or cannot be read.
    """
    try:
        manifest = parse((folder / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise CannotCheck(str(folder), f"no release: there is no {MANIFEST}") from error
    except OSError as error:
        raise CannotCheck(str(folder), error.strerror or str(error)) from error
    except (ManifestError, UnsafePath) as error:
        report = Report()
        report.add("manifest", MANIFEST, str(error))
        return report
    report = Report(manifest.version)
    try:
        check_files(folder, manifest, report)
        check_metadata(folder, manifest, report)
        missing = [table_path(t) for t in RELEASED if not (folder / table_path(t)).is_file()]
        if missing:
            report.left_out.append(f"rows: {', '.join(missing)} missing")
            return report
        check_tables(folder, manifest, report, texts)
        if not report.broken() & {table_path(t) for t in RELEASED}:
            check_licence(folder, manifest, report)
        check_database(folder, report)
    except PermissionError as error:
        raise CannotCheck(str(error.filename), error.strerror or str(error)) from error
    return report


def verify_remote(
    source: Source,
    version: str | None = None,
    *,
    quick: bool = False,
    progress: Progress = lambda path, done, total: None,
) -> Report:
    """Return what is wrong with a release that lies elsewhere.

    Downloads it aside and checks everything; `quick` reads sizes and Parquet footers through byte ranges only.
    Raises CannotCheck when it cannot be reached or is no release.
    """
    try:
        release, manifest = locate(source, version)
        if quick:
            return _verify_ranges(release, manifest)
        with tempfile.TemporaryDirectory(prefix="parley-verify-") as aside:
            folder = fetch(release, Path(aside), progress=progress)
            report = verify_folder(folder)
        _check_extra(release, manifest, report)
        return report
    except (BadDownload, ManifestError, UnsafePath) as error:
        report = Report(version or "")
        report.add("files", source.describe(), str(error))
        return report
    except Interrupted as error:
        raise CannotCheck(error.where, str(error)) from error
    except Unreachable as error:
        if error.is_missing and not error.where.endswith(MANIFEST) and "no release" not in str(error):
            report = Report(version or "")
            report.add("files", error.where, "missing")
            return report
        raise CannotCheck(error.where, str(error)) from error


def _check_extra(release: Source, manifest: Manifest, report: Report) -> None:
    present = release.paths()
    if present is None:
        report.left_out.append("extra files: a web server does not list its files")
        return
    for path in own_files(set(present) - {e.path for e in manifest.files} - UNLISTED):
        report.add("files", path, "not listed in the manifest")


def _verify_ranges(release: Source, manifest: Manifest) -> Report:
    report = Report(manifest.version)
    for table in RELEASED:
        try:
            size = manifest.file(table_path(table)).bytes
        except KeyError:
            report.add("files", table_path(table), "not listed in the manifest")
            continue
        start = max(0, size - FOOTER_BYTES)
        tail = _read_range(release, table_path(table), start, size)
        if len(tail) != size - start:
            report.add("files", table_path(table), f"ends before the {size} bytes that the manifest says")
            continue
        try:
            with tempfile.TemporaryFile() as sparse:  # the end of the file in its place, nothing before it
                sparse.seek(start)
                sparse.write(tail)
                sparse.seek(0)
                with pq.ParquetFile(sparse) as file:
                    check_footer(file, table, manifest, report)
        except (pa.ArrowException, OSError) as error:
            report.add("readable", table_path(table), str(error).splitlines()[0])
    _check_extra(release, manifest, report)
    report.checked.append(f"{len(RELEASED)} tables: size and Parquet footer")
    report.left_out.append("hashes and rows: --quick reads footers only")
    return report


def _read_range(release: Source, path: str, start: int, end: int) -> bytes:
    found = bytearray()
    for offset, chunk in release.stream(path, start, end):
        found += chunk[max(0, start - offset) :] if offset < start else chunk
    return bytes(found[: end - start])
