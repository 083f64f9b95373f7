"""Real servers on loopback for tests: one with byte ranges that can hang up midway, one that speaks S3."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipelines.release.serve import Handler


class Flaky(Handler):
    """Hangs up after `cut_after` bytes of each answer, `cuts` times; then behaves. Notes what was asked."""

    cuts = 0
    cut_after = 1000
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        """Send a file, or only its beginning."""
        type(self).asked.append((self.path, self.headers.get("Range")))
        if type(self).cuts > 0 and self.path.endswith((".parquet", ".duckdb")):
            type(self).cuts -= 1
            whole, self.wfile = self.wfile, _Cut(self.wfile, self.cut_after)  # type: ignore[assignment]
            try:
                super().do_GET()
            except ConnectionAbortedError:
                self.close_connection = True
            finally:
                self.wfile = whole
            return
        super().do_GET()


class _Cut:
    """A stream that passes on the headers and then `left` bytes."""

    def __init__(self, stream, left: int):
        self.stream, self.left, self.in_body = stream, left, False

    def write(self, data: bytes) -> int:
        if not self.in_body:
            self.in_body = True
            return self.stream.write(data)
        self.stream.write(data[: self.left])
        self.stream.flush()
        if len(data) > self.left:
            raise ConnectionAbortedError
        self.left -= len(data)
        return len(data)

    def flush(self) -> None:
        self.stream.flush()

    @property
    def closed(self) -> bool:
        return self.stream.closed

    def close(self) -> None:
        self.stream.close()


class NoRanges(SimpleHTTPRequestHandler):
    """A plain file server that ignores Range headers."""

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(handler: type | partial) -> Iterator[str]:
    """Serve while the block runs; yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def flaky(root: Path, cuts: int = 0, cut_after: int = 1000) -> Iterator[tuple[str, type[Flaky]]]:
    """Serve `root` and hang up on the first `cuts` table downloads."""
    kind = type("Flaky", (Flaky,), {"cuts": cuts, "cut_after": cut_after, "asked": []})
    with served(partial(kind, root=root, engine=None)) as url:
        yield url, kind
