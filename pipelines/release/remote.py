"""Reading releases where they are: a folder, an HTTP server with byte ranges, or object storage through fsspec.

Belongs here: opening a source and reading bytes from an offset. Resuming, verifying and retrying are in `fetch`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import requests
import urllib3

from pipelines.release.layout import LATEST, MANIFEST
from pipelines.release.manifest import Manifest, parse
from schemas.dataset import DATA_VERSION

CHUNK = 256 * 1024
TIMEOUT_SECONDS = (10.0, 60.0)
MAX_METADATA_BYTES = 64 * 1024 * 1024


class Unreachable(Exception):
    """A source cannot be read; keeps `where`, and the HTTP `status` where there is one.

    `is_missing`: the source answered that there is no such file.
    """

    def __init__(self, where: str, reason: str, *, is_missing: bool = False, status: int | None = None):
        self.where, self.is_missing, self.status = where, is_missing, status
        super().__init__(f"{where}: {reason}")

    @property
    def may_pass(self) -> bool:
        """Whether trying again may help: no connection, or a server that is busy or broken."""
        return not self.is_missing and (
            self.status is None or self.status >= 500 or self.status in (408, 429)
        )


class Interrupted(Exception):
    """A transfer broke off midway; what arrived so far is good. Keeps `where`."""

    def __init__(self, where: str, reason: str):
        self.where = where
        super().__init__(f"{where}: {reason}")


class Source(Protocol):
    """Where a release, or a folder of releases, is read from."""

    def describe(self) -> str:
        """Return the address, for messages."""

    def child(self, name: str) -> Source:
        """Return the source of the folder `name` below this one."""

    def stream(self, path: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Yield (offset, bytes) of a file from `start` up to `end`; a source without ranges starts at 0.

        Raises Unreachable, or Interrupted once bytes have arrived.
        """

    def paths(self) -> list[str] | None:
        """Return every file below, or None where the source cannot list."""


@dataclass(frozen=True)
class FolderSource:
    """A folder of this machine."""

    folder: Path

    def describe(self) -> str:
        """Return the path."""
        return str(self.folder)

    def child(self, name: str) -> FolderSource:
        """Return the folder `name` below."""
        return FolderSource(self.folder / name)

    def stream(self, path: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Yield the bytes of a file from `start`."""
        try:
            with open(self.folder / path, "rb") as handle:
                handle.seek(start)
                while chunk := handle.read(CHUNK if end is None else min(CHUNK, end - start)):
                    yield start, chunk
                    start += len(chunk)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError | NotADirectoryError)
            raise Unreachable(
                str(self.folder / path), error.strerror or str(error), is_missing=missing
            ) from error

    def paths(self) -> list[str]:
        """Return every file below."""
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file())


class HttpSource:
    """A web server; reads byte ranges where the server has them."""

    def __init__(self, url: str, session: requests.Session | None = None):
        self.url = url.rstrip("/")
        self.session = session or requests.Session()

    def describe(self) -> str:
        """Return the URL."""
        return self.url

    def child(self, name: str) -> HttpSource:
        """Return the folder `name` below."""
        return HttpSource(f"{self.url}/{name}", self.session)

    def paths(self) -> None:
        """Return None: a web server does not list."""

    def stream(self, path: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Yield the bytes of a file from `start`, or from 0 when the server ignores the range."""
        where = f"{self.url}/{requests.utils.quote(path)}"
        headers = {"Accept-Encoding": "identity"}
        if start or end is not None:
            headers["Range"] = f"bytes={start}-{'' if end is None else end - 1}"
        try:
            response = self.session.get(where, headers=headers, stream=True, timeout=TIMEOUT_SECONDS)
        except requests.RequestException as error:
            raise Unreachable(where, _reason(error)) from error
        with response:
            if response.status_code not in (200, 206):
                missing = response.status_code in (404, 410)
                reason = f"HTTP {response.status_code} {response.reason}"
                raise Unreachable(where, reason, is_missing=missing, status=response.status_code)
            offset = start if response.status_code == 206 else 0
            try:
                # what has arrived counts at once: a piece that waits for its end is lost when the line is cut
                while chunk := response.raw.read1(CHUNK, decode_content=False):
                    yield offset, chunk
                    offset += len(chunk)
            except urllib3.exceptions.HTTPError as error:
                raise Interrupted(where, _reason(error)) from error


def _reason(error: Exception) -> str:
    return str(error).split("(Caused by")[-1].strip("( )") or type(error).__name__


class FilesystemSource:
    """Object storage or another file system that fsspec opens (`s3://bucket/folder`)."""

    def __init__(self, filesystem: Any, root: str):
        self.filesystem, self.root = filesystem, root.rstrip("/")

    def describe(self) -> str:
        """Return the address."""
        return str(self.filesystem.unstrip_protocol(self.root))

    def child(self, name: str) -> FilesystemSource:
        """Return the folder `name` below."""
        return FilesystemSource(self.filesystem, f"{self.root}/{name}")

    def paths(self) -> list[str]:
        """Return every file below."""
        return sorted(p[len(self.root) + 1 :] for p in self.filesystem.find(self.root))

    def stream(self, path: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Yield the bytes of a file from `start`."""
        where = f"{self.root}/{path}"
        try:
            size = self.filesystem.info(where)["size"]
            stop = size if end is None else min(end, size)
            while start < stop:
                piece = self.filesystem.cat_file(where, start=start, end=min(stop, start + 8 * 1024 * 1024))
                yield start, piece
                start += len(piece)
        except FileNotFoundError as error:
            raise Unreachable(where, "no such file", is_missing=True) from error
        except OSError as error:
            raise Interrupted(where, str(error)) from error


def open_filesystem(url: str, endpoint: str | None = None) -> tuple[Any, str]:
    """Return the fsspec file system of `url` and the path in it; `endpoint` names an S3-compatible server.

    Raises Unreachable when the client for the protocol is not installed.
    """
    import fsspec

    options: dict[str, Any] = {}
    if url.startswith("s3://"):
        options = {"use_listings_cache": False, "config_kwargs": {"retries": {"max_attempts": 5}}}
        if endpoint:
            options["endpoint_url"] = endpoint
    try:
        filesystem, path = fsspec.core.url_to_fs(url, **options)
    except (ImportError, ValueError) as error:
        raise Unreachable(url, f"{error}; for s3:// install parley[s3]") from error
    return filesystem, path


def open_source(address: str, endpoint: str | None = None) -> Source:
    """Return the source of a folder, an http(s) URL or an fsspec URL."""
    if address.startswith(("http://", "https://")):
        return HttpSource(address)
    if "://" in address and not address.startswith("file://"):
        return FilesystemSource(*open_filesystem(address, endpoint))
    return FolderSource(Path(address.removeprefix("file://")))


def read_bytes(source: Source, path: str) -> bytes:
    """Return the whole of a small file. Raises Unreachable."""
    found = bytearray()
    try:
        for _, chunk in source.stream(path):
            found += chunk
            if len(found) > MAX_METADATA_BYTES:
                raise Unreachable(f"{source.describe()}/{path}", "larger than any metadata file")
    except Interrupted as error:
        raise Unreachable(error.where, str(error)) from error
    return bytes(found)


def locate(source: Source, version: str | None = None) -> tuple[Source, Manifest]:
    """Return the source of one release and its manifest.

    `source` is a release itself, or a folder of releases: then `version`, else the one that `latest.json` names.
    Raises Unreachable, ManifestError, UnsafePath.
    """
    if version is None:
        try:
            return source, parse(read_bytes(source, MANIFEST))
        except Unreachable as error:
            if not error.is_missing:
                raise
        version = latest_version(source)
    if not DATA_VERSION.fullmatch(version):
        raise Unreachable(source.describe(), f"{version!r} is no data version")
    release = source.child(version)
    return release, parse(read_bytes(release, MANIFEST))


def latest_version(source: Source) -> str:
    """Return the version that `latest.json` names. Raises Unreachable when there is none."""
    try:
        return str(json.loads(read_bytes(source, LATEST))["version"])
    except Unreachable as error:
        reason = f"neither {MANIFEST} nor {LATEST} is there: no release" if error.is_missing else str(error)
        raise Unreachable(source.describe(), reason, is_missing=error.is_missing) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Unreachable(source.describe(), f"{LATEST} cannot be read") from error
