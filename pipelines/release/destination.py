"""Where a release is written to: a folder, an S3-compatible bucket, or another file system through fsspec."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, Protocol

from pipelines.release.manifest import sha256_of
from pipelines.release.remote import open_filesystem

PART_BYTES = 8 * 1024 * 1024
"""Size of one part of an upload; S3 takes parts from 5 MiB."""


class UploadFailed(Exception):
    """A file could not be written; keeps `path`. What was written stays, and the next call goes on from there."""

    def __init__(self, path: str, reason: str):
        self.path = path
        super().__init__(f"{path}: {reason}; publish again to go on from here")


class Destination(Protocol):
    """A place with files under names. Failures that may pass are OSError."""

    def describe(self, name: str = "") -> str:
        """Return the address, for messages."""

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Return whether this very file is there."""

    def put_file(self, file: Path, name: str, sha256: str) -> None:
        """Write a file under `name`, at once or not at all."""

    def put_bytes(self, name: str, content: bytes) -> None:
        """Write a small file."""

    def get_bytes(self, name: str) -> bytes | None:
        """Return a small file, or None when it is not there."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""


class FolderDestination:
    """A folder of this machine or a mounted one."""

    def __init__(self, folder: Path):
        self.folder = folder

    def describe(self, name: str = "") -> str:
        """Return the path."""
        return str(self.folder / name)

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Return whether this very file is there."""
        target = self.folder / name
        return target.is_file() and target.stat().st_size == size and sha256_of(target) == sha256

    def put_file(self, file: Path, name: str, sha256: str) -> None:
        """Copy `file`, aside first, then renamed."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.part")
        with open(file, "rb") as source, open(aside, "wb") as sink:
            while chunk := source.read(PART_BYTES):
                sink.write(chunk)
            sink.flush()
            os.fsync(sink.fileno())
        os.replace(aside, target)

    def put_bytes(self, name: str, content: bytes) -> None:
        """Write a small file, aside first, then renamed."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.part")
        aside.write_bytes(content)
        os.replace(aside, target)

    def get_bytes(self, name: str) -> bytes | None:
        """Return a small file, or None when it is not there."""
        target = self.folder / name
        return target.read_bytes() if target.is_file() else None

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        (self.folder / name).unlink(missing_ok=True)


class FilesystemDestination:
    """Any file system that fsspec writes to; knows a file again by its size only where it can hash it."""

    def __init__(self, filesystem: Any, root: str):
        self.filesystem, self.root = filesystem, root.rstrip("/")

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def describe(self, name: str = "") -> str:
        """Return the address."""
        return str(self.filesystem.unstrip_protocol(self._at(name))).rstrip("/")

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Return False: without a stored hash the file is sent again."""
        return False

    def put_file(self, file: Path, name: str, sha256: str) -> None:
        """Upload `file`."""
        self.filesystem.put_file(str(file), self._at(name))

    def put_bytes(self, name: str, content: bytes) -> None:
        """Write a small file."""
        self.filesystem.pipe_file(self._at(name), content)

    def get_bytes(self, name: str) -> bytes | None:
        """Return a small file, or None when it is not there."""
        try:
            return bytes(self.filesystem.cat_file(self._at(name)))
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        if self.filesystem.exists(self._at(name)):
            self.filesystem.rm_file(self._at(name))


class S3Destination(FilesystemDestination):
    """An S3-compatible bucket: parts that an earlier attempt sent are kept, hashes stand in the object's metadata."""

    def _key(self, name: str) -> dict[str, str]:
        bucket, _, key = self._at(name).partition("/")
        return {"Bucket": bucket, "Key": key}

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Return whether the object has this size and this hash in its metadata."""
        try:
            head = self.filesystem.call_s3("head_object", **self._key(name))
        except FileNotFoundError:
            return False
        return head["ContentLength"] == size and head.get("Metadata", {}).get("sha256") == sha256

    def put_file(self, file: Path, name: str, sha256: str) -> None:
        """Upload `file`; one larger than a part goes in parts, and parts that are there already are not sent again."""
        if file.stat().st_size <= PART_BYTES:
            self.filesystem.call_s3(
                "put_object", **self._key(name), Body=file.read_bytes(), Metadata={"sha256": sha256}
            )
            return
        self._send_parts(file, name, *self._open_upload(name, sha256))
        if not self.holds(name, file.stat().st_size, sha256):  # the open upload was of another file
            self._send_parts(file, name, self._new_upload(name, sha256), {})

    def _send_parts(self, file: Path, name: str, upload: str, parts: dict[int, str]) -> None:
        at, done = self._key(name), []
        with open(file, "rb") as handle:
            for number, body in enumerate(iter(lambda: handle.read(PART_BYTES), b""), start=1):
                tag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
                if parts.get(number) != tag:
                    sent = self.filesystem.call_s3(
                        "upload_part", **at, UploadId=upload, PartNumber=number, Body=body
                    )
                    tag = sent["ETag"]
                done.append({"PartNumber": number, "ETag": tag})
        self.filesystem.call_s3(
            "complete_multipart_upload", **at, UploadId=upload, MultipartUpload={"Parts": done}
        )

    def _new_upload(self, name: str, sha256: str) -> str:
        made = self.filesystem.call_s3(
            "create_multipart_upload", **self._key(name), Metadata={"sha256": sha256}
        )
        return str(made["UploadId"])

    def _open_upload(self, name: str, sha256: str) -> tuple[str, dict[int, str]]:
        """Return an upload of `name` and its parts (number → ETag): the newest open one, else a new one."""
        at = self._key(name)
        listed = self.filesystem.call_s3("list_multipart_uploads", Bucket=at["Bucket"], Prefix=at["Key"])
        same = [u for u in listed.get("Uploads", ()) if u["Key"] == at["Key"]]
        for stale in same[:-1]:
            self.filesystem.call_s3("abort_multipart_upload", **at, UploadId=stale["UploadId"])
        if not same:
            return self._new_upload(name, sha256), {}
        upload, marker = str(same[-1]["UploadId"]), 0
        parts: dict[int, str] = {}
        while True:
            page = self.filesystem.call_s3("list_parts", **at, UploadId=upload, PartNumberMarker=marker)
            parts.update({p["PartNumber"]: p["ETag"] for p in page.get("Parts", ())})
            if not page.get("IsTruncated"):
                return upload, parts
            marker = page["NextPartNumberMarker"]


def open_destination(address: str, endpoint: str | None = None) -> Destination:
    """Return the destination of a folder, an `s3://bucket/folder` or another fsspec URL. Raises Unreachable."""
    if "://" not in address or address.startswith("file://"):
        return FolderDestination(Path(address.removeprefix("file://")))
    filesystem, root = open_filesystem(address, endpoint)
    kind = S3Destination if address.startswith("s3://") else FilesystemDestination
    return kind(filesystem, root)
