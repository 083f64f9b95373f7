"""Where a build reads and writes, and how."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.extract.mentions.tagger import TaggerError
from pipelines.extract.mentions.taggers import tagger_version
from pipelines.language.version import reading_version
from pipelines.storage.parts import PartStore
from pipelines.storage.store import TableStore

ENGINES = ("local", "dask")
CHUNK_BYTES = 4 * 1024 * 1024
"""Bytes of sources that one task reads: large enough to hide a task's overhead, small enough to bound memory."""


class BuildError(Exception):
    """A build cannot go on; the message says what is wrong and what to do. Previous tables stay as they were."""


@dataclass(frozen=True)
class BuildConfig:
    """`raw`: folder of sources. `data`: folder of tables, parts and database. `engine`: local or dask.

    `tagger`: a plug-in for names (learned, spacy:MODEL); empty for rules and reference data alone.
    """

    raw: Path
    data: Path
    engine: str = "local"
    workers: int | None = None
    address: str | None = None
    max_bytes: int = field(default=64 * 1024 * 1024)
    tagger: str = ""

    @property
    def version(self) -> str:
        """What kept readings depend on besides their source: code, reference data, limits, the tagger.

        Raises TaggerError.
        """
        tagger = tagger_version(self.tagger)
        return f"{reading_version()}:{self.max_bytes}" + (f":{tagger}" if tagger else "")

    @property
    def store(self) -> TableStore:
        """The table store of this build."""
        return TableStore(self.data)

    @property
    def parts(self) -> PartStore:
        """The readings kept between builds."""
        return PartStore(self.data / "parts")

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return self.data / "parley.duckdb"

    def ensure_usable(self) -> None:
        """Raise BuildError when `raw` is no readable folder, `data` cannot be written, or the engine is not known."""
        if self.engine not in ENGINES:
            raise BuildError(f"no engine {self.engine!r}: use {' or '.join(ENGINES)}")
        if self.workers is not None and self.workers < 1:
            raise BuildError(f"{self.workers} workers cannot read anything: give 1 or more")
        try:
            tagger_version(self.tagger)
        except TaggerError as error:
            raise BuildError(str(error)) from error
        if not self.raw.is_dir():
            raise BuildError(f"no folder {self.raw}: give the folder of your articles with --raw")
        if not _may(self.raw, os.R_OK | os.X_OK):
            raise BuildError(f"folder {self.raw} cannot be read: check its permissions")
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BuildError(f"folder {self.data} cannot be made: {error.strerror}") from error
        if not _may(self.data, os.W_OK | os.X_OK):
            raise BuildError(
                f"folder {self.data} cannot be written: check its permissions, or give another with --data"
            )


def _may(folder: Path, mode: int) -> bool:
    """Return whether the user that this process acts as may use `folder`."""
    return os.access(folder, mode, effective_ids=os.access in os.supports_effective_ids)
