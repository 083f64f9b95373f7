"""Which code and which knowledge made a reading: part of the key of every cached reading."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipelines.language.reference import reference_digest

_ROOT = Path(__file__).resolve().parents[2]
_READING_CODE = (
    "schemas",
    "pipelines/language",
    "pipelines/ingest",
    "pipelines/extract",
    "pipelines/relate",
    "pipelines/reconcile/sketches.py",
)


@cache
def reading_version() -> str:
    """Return a digest of the code and the reference data that turn a source into rows."""
    digest = hashlib.sha256(reference_digest().encode())
    for folder in _READING_CODE:
        for path in sorted((_ROOT / folder).rglob("*.py")) or [_ROOT / folder]:
            digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
