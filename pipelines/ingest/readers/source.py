"""What every reader needs: the file, what is listed of it, its limits, and bounded access to its bytes."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from dataclasses import dataclass
from typing import BinaryIO, cast

from pipelines.ingest.discover import SourceFile, kind_of
from pipelines.ingest.listing import Listed, Listing
from pipelines.ingest.records import Limits, Rejection

DAMAGED = (OSError, EOFError, zlib.error)
"""What reading a file or unpacking it can raise."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its reader sees it."""

    file: SourceFile
    listing: Listing
    limits: Limits

    def open(self) -> BinaryIO:
        """Return the file's bytes, unpacked."""
        if kind_of(self.file.path.name)[1]:
            return cast(BinaryIO, gzip.open(self.file.path, "rb"))
        return self.file.path.open("rb")

    def whole(self, limit: int) -> bytes | Rejection:
        """Return all bytes, or a rejection when there are more than `limit` or they cannot be read."""
        try:
            with self.open() as stream:
                data = stream.read(limit + 1)
                if len(data) <= limit:
                    return data
                return self.too_large(limit, self.digest_of(data, stream))
        except DAMAGED as error:
            return self.unreadable(error)

    def digest_of(self, head: bytes, rest: BinaryIO) -> str | None:
        """Return the SHA-256 of bytes too many to hold; none for what is packed, which could unpack without end."""
        if isinstance(rest, gzip.GzipFile):
            return None
        digest = hashlib.sha256(head)
        while block := rest.read(_BLOCK):
            digest.update(block)
        return digest.hexdigest()

    def listed(self, record: int | None = None) -> Listed | None:
        """Return what the listing says of this file, or of its `record`."""
        return self.listing.of(self.file.uri, record)

    def uri(self, record: int | None = None) -> str:
        """Return the source URI of this file or of its `record`; a listed one goes first."""
        if record is None:
            listed = self.listed()
            return listed.uri if listed and listed.uri else self.file.uri
        own = self.listing.by_path.get(f"{self.file.uri}#{record}")
        return own.uri if own and own.uri else f"{self.file.uri}#{record}"

    def reject(
        self, reason: str, detail: str, record: int | None = None, raw: bytes | None = None
    ) -> Rejection:
        """Return the rejection of this file or of its `record`, whose bytes are `raw` where they were read."""
        size = len(raw) if raw is not None else (self.file.byte_count if record is None else None)
        sha256 = hashlib.sha256(raw).hexdigest() if raw is not None else None
        return Rejection(self.uri(record), reason, detail, size, sha256)

    def too_large(self, limit: int, sha256: str | None = None) -> Rejection:
        """Return the rejection of a file over `limit` bytes."""
        detail = f"more than {limit:,} bytes; split it, or raise the limit"
        return Rejection(self.uri(), "too_large", detail, self.file.byte_count, sha256)

    def unreadable(self, error: Exception, record: int | None = None) -> Rejection:
        """Return the rejection of a file that could not be opened, read or unpacked."""
        what = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return self.reject(
            "unreadable", f"cannot be read ({what}); check permissions, or fetch it again", record
        )


def stream_head(stream: BinaryIO, size: int = 256 * 1024) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of `stream`, and a stream that still begins with them."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), buffer_size=size)
    return buffered.peek(size)[:size], cast(BinaryIO, buffered)
