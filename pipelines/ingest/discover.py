"""Which files there are below a source folder, in one order on every machine. No file is opened here but listings."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pipelines.ingest import listing
from pipelines.ingest.listing import LISTING_NAME, SIDECAR_SUFFIX, Listing
from pipelines.ingest.records import Rejection

KINDS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
}
"""File suffix → kind of reader; all but Parquet may also end in `.gz`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `uri` is its path below the source folder, `batch` the first folder of it or empty."""

    path: Path
    uri: str
    batch: str
    byte_count: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a source folder holds: files to read and inputs rejected unread, both in order of uri."""

    sources: tuple[SourceFile, ...]
    rejections: tuple[Rejection, ...]
    listing: Listing


def kind_of(name: str) -> tuple[str | None, bool]:
    """Return the kind of reader for a file name, None where there is none, and whether it is gzip-packed."""
    lower = name.lower()
    packed = lower.endswith(".gz")
    kind = KINDS.get(os.path.splitext(lower.removesuffix(".gz"))[1])
    return (None if packed and kind == "parquet" else kind), packed


def discover(raw: Path) -> Discovery:
    """Return all files below `raw`, what is rejected unread, and the listing.

    Raises NotADirectoryError when `raw` is no folder, ListingError when a listing is not usable.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"{raw} is not a folder; name the folder that holds the source texts")
    walk = _Walk(Path(os.path.realpath(raw)))
    walk.folder(walk.root, "")
    known = listing.load(walk.root, sorted(walk.listings), sorted(walk.sidecars))
    walk.check_listed(known)
    return Discovery(
        tuple(sorted(walk.sources, key=lambda s: s.uri)),
        tuple(sorted(walk.rejections, key=lambda r: r.source_uri)),
        known,
    )


class _Walk:
    """One pass over the tree; collects, decides nothing that depends on a file's content."""

    def __init__(self, root: Path):
        self.root = root
        self.sources: list[SourceFile] = []
        self.rejections: list[Rejection] = []
        self.listings: list[str] = []
        self.sidecars: list[str] = []

    def reject(self, uri: str, reason: str, detail: str, byte_count: int | None = None) -> None:
        # a file name may hold bytes that are no UTF-8; tables hold UTF-8 only
        uri = uri.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        self.rejections.append(Rejection(uri, reason, detail, byte_count))

    def folder(self, path: Path, uri: str) -> None:
        pending = [(path, uri)]
        while pending:  # a stack, not recursion: a tree may be deeper than Python's call stack
            folder, below = pending.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda e: e.name)
            except OSError as error:
                self.reject(
                    below or ".",
                    "unreadable",
                    f"folder cannot be listed ({error.strerror}); check its permissions",
                )
                continue
            for entry in entries:
                name = f"{below}/{entry.name}" if below else entry.name
                if self.entry(entry, name):
                    pending.append((Path(entry.path), name))

    def entry(self, entry: os.DirEntry[str], uri: str) -> bool:
        """Take one directory entry; return whether it is a folder to descend into."""
        try:
            if entry.is_symlink():
                return self.link(entry, uri)
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            self.reject(uri, "unreadable", f"cannot be examined ({error.strerror}); check its permissions")
            return False
        if stat.S_ISDIR(status.st_mode):
            if entry.name.startswith("."):
                self.reject(uri, "unsupported", "hidden folder; rename it if it holds sources")
                return False
            if kind_of(entry.name)[0] is not None:
                self.reject(
                    uri, "not_a_file", "a folder with a source's name; its files are read, rename the folder"
                )
            return True
        if not stat.S_ISREG(status.st_mode):
            self.reject(
                uri, "not_a_file", "a special file (pipe, socket or device); copy its content to a file"
            )
            return False
        self.file(Path(entry.path), uri, status)
        return False

    def link(self, entry: os.DirEntry[str], uri: str) -> bool:
        target = Path(os.path.realpath(entry.path))
        if not target.is_relative_to(self.root):
            self.reject(
                uri, "outside_root", "a link that leaves the source folder; copy the file into the folder"
            )
        elif not target.exists():
            self.reject(uri, "unreadable", "a link to a file that does not exist; remove or repair the link")
        elif target.is_dir():
            self.reject(
                uri,
                "not_a_file",
                "a link to a folder of the same tree; its files are read in their own place",
            )
        else:
            self.file(Path(entry.path), uri, target.stat())
        return False

    def file(self, path: Path, uri: str, status: os.stat_result) -> None:
        name = path.name
        if name == LISTING_NAME:
            self.listings.append(uri)
        elif name.endswith(SIDECAR_SUFFIX):
            self.sidecars.append(uri)
        elif name.startswith("."):
            self.reject(uri, "unsupported", "hidden file; rename it if it is a source", status.st_size)
        elif not uri.isprintable() or uri != uri.encode("utf-8", "ignore").decode():
            self.reject(
                uri,
                "unreadable",
                "its name holds control or undecodable characters; rename it",
                status.st_size,
            )
        elif kind_of(name)[0] is None:
            known = " ".join(KINDS)
            self.reject(
                uri,
                "unsupported",
                f"no reader takes this kind of file; convert it to one of {known}",
                status.st_size,
            )
        else:
            batch = uri.partition("/")[0] if "/" in uri else ""
            self.sources.append(SourceFile(path, uri, batch, status.st_size, status.st_mtime_ns))

    def check_listed(self, known: Listing) -> None:
        """Reject what is listed but not there, so that a source cannot vanish behind a typing error."""
        found = {s.uri for s in self.sources} | {r.source_uri for r in self.rejections}
        for path, listed in known.by_path.items():
            if path.partition("#")[0] not in found and path not in found:
                self.reject(
                    path,
                    "unreadable",
                    f"listed in {listed.listed_in}, but there is no such file; correct the path",
                )
                found.add(path)
