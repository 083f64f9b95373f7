"""A release's site on loopback: static files with byte ranges, and the SQL engine laid over when a release lacks it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipelines.release.layout import MANIFEST, releases

HOST = "127.0.0.1"
CHUNK = 256 * 1024
ENGINE_PATH = re.compile(r"(?:^|/)site/engine/([\w.-]+)$")
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".cff": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".parquet": "application/vnd.apache.parquet",
}


class NothingToServe(Exception):
    """There is no release below the folder; keeps `folder`."""

    def __init__(self, folder: Path):
        self.folder = folder
        super().__init__(f"no release below {folder}: make one with `parley release build --version …`")


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return (start, end) of a Range header for a file of `size` bytes, end exclusive; None: the whole file.

    Raises ValueError when the range lies outside the file. Several ranges count as none, which HTTP allows.
    """
    match = RANGE.match(header or "")
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size
    start, end = int(first), min(size, int(last) + 1) if last else size
    if start >= end:
        raise ValueError(header)
    return start, end


class Handler(BaseHTTPRequestHandler):
    """Serves files below `root`; `engine` stands in for `site/engine` of releases that lack it."""

    protocol_version = "HTTP/1.1"
    server_version = "parley"
    sys_version = ""

    def __init__(self, *args: object, root: Path, engine: Path | None, **more: object):
        self.root, self.engine = root.resolve(), engine
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def find(self) -> Path | None:
        """Return the file that the request names, or None; nothing outside `root` is ever found."""
        path = unquote(urlsplit(self.path).path)
        if "\0" in path:
            return None
        target = (self.root / path.lstrip("/")).resolve()
        if not target.is_relative_to(self.root):
            return None
        if target.is_dir():
            target = target / "index.html"
        if target.is_file():
            return target
        match = ENGINE_PATH.search(path)
        laid_over = self.engine / match[1] if self.engine and match else None
        return laid_over if laid_over and laid_over.is_file() else None

    def do_GET(self) -> None:
        """Send a file or a range of it."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send the headers of a file."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        target = self.find()
        if target is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        size = target.stat().st_size
        try:
            part = byte_range(self.headers.get("Range"), size)
        except ValueError:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        start, end = part or (0, size)
        self.send_response(HTTPStatus.PARTIAL_CONTENT if part else HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(target.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(end - start))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if part:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
        self.end_headers()
        if with_body:
            try:
                for chunk in _chunks(target, start, end):
                    self.wfile.write(chunk)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Stay silent: the command prints the address once."""


def _chunks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with open(path, "rb") as handle:
        handle.seek(start)
        while start < end and (chunk := handle.read(min(CHUNK, end - start))):
            yield chunk
            start += len(chunk)


def start_page(folder: Path) -> str:
    """Return the path of the newest release's overview below `folder`, which may be a release. Raises NothingToServe."""
    if (folder / MANIFEST).is_file():
        return "site/index.html"
    found = releases(folder)
    if not found:
        raise NothingToServe(folder)
    return f"{found[-1]}/site/index.html"


def make_server(folder: Path, port: int, engine: Path | None = None) -> tuple[ThreadingHTTPServer, str]:
    """Return a server on loopback and the address of the newest release's site.

    `folder` is a release or a folder of releases; port 0 takes a free one. Raises NothingToServe, OSError.
    """
    start = start_page(folder)
    server = ThreadingHTTPServer((HOST, port), partial(Handler, root=folder, engine=engine))
    return server, f"http://{HOST}:{server.server_port}/{start}"


def has_engine(folder: Path) -> bool:
    """Return whether a release below `folder` ships the SQL engine."""
    places = [folder, *(folder / version for version in releases(folder))]
    return any(os.path.isfile(place / "site" / "engine" / "duckdb.js") for place in places)
