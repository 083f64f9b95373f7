"""Reading `data/reference/*.csv`. Belongs here: finding and parsing the files. What a row means belongs to its user."""

from __future__ import annotations

import csv
import hashlib
import os
from functools import cache
from pathlib import Path


class ReferenceError(Exception):
    """A reference file is missing or a row lacks a column; keeps file, row and column."""

    def __init__(self, file: str, message: str, row: int | None = None, column: str | None = None):
        self.file, self.row, self.column = file, row, column
        where = f"{file}" + (f", row {row}" if row else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {message}")


def reference_dir() -> Path:
    """Return the folder of the reference files.

    `PARLEY_REFERENCE` names another one; else the checkout's `data/reference`, else the installed copy.
    """
    named = os.environ.get("PARLEY_REFERENCE")
    if named:
        return Path(named)
    checkout = Path(__file__).resolve().parents[2] / "data" / "reference"
    return checkout if checkout.is_dir() else Path(__file__).resolve().parent / "reference_data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of reference file `name` (without `.csv`) as dicts of stripped strings.

    Lines that start with `#` are comments. Raises ReferenceError when the file is missing or ragged.
    """
    path = reference_dir() / f"{name}.csv"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ReferenceError(str(path), f"cannot be read ({error.strerror}); restore the file") from error
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    result = []
    for number, cells in enumerate(reader, start=1):
        if len(cells) != len(header):
            raise ReferenceError(str(path), "has more or fewer cells than the header", row=number)
        result.append(dict(zip(header, map(str.strip, cells), strict=True)))
    return tuple(result)


@cache
def reference_digest() -> str:
    """Return a digest of all reference files: part of the key of every cached reading."""
    digest = hashlib.sha256()
    for path in sorted(reference_dir().glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
