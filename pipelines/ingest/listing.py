"""What people say of their sources: `sources.csv` in any folder, `NAME.meta.json` beside a file.

Belongs here: finding, parsing and checking the two forms. How listed values and those printed in the
text are weighed belongs to `pipelines.ingest.assemble`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path

LISTING_NAME = "sources.csv"
SIDECAR_SUFFIX = ".meta.json"

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


class ListingError(Exception):
    """A listing or sidecar cannot be used as written; keeps file, row, column and what to do."""

    def __init__(self, file: str, message: str, row: int | None = None, column: str | None = None):
        self.file, self.row, self.column = file, row, column
        where = file + (f", row {row}" if row is not None else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {message}")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listing says of one source; None where it says nothing. `listed_in` names file and row."""

    listed_in: str
    uri: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    published_on: dt.date | None = None
    published_at: dt.datetime | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    licence: str | None = None
    text_redistributable: bool | None = None
    url: str | None = None


COLUMNS = ("path", *(f.name for f in fields(Listed) if f.name != "listed_in"))


@dataclass(frozen=True, slots=True)
class Listing:
    """All listed sources by their path below the source folder (`folder/name.txt`, `file.jsonl#3`)."""

    by_path: dict[str, Listed] = field(default_factory=dict)

    def of(self, path: str, record: int | None = None) -> Listed | None:
        """Return what is listed for `path` or its record; a record takes its file's row unless it has one."""
        if record is not None and (own := self.by_path.get(f"{path}#{record}")) is not None:
            return own
        return self.by_path.get(path)


def load(root: Path, listings: Iterable[str], sidecars: Iterable[str]) -> Listing:
    """Return the listing of the files named by their paths below `root`; a sidecar wins over a row.

    Raises ListingError when a file cannot be read, a column is unknown, or a value does not parse.
    """
    by_path: dict[str, Listed] = {}
    for name in listings:
        for path, listed in _rows(root, name):
            if path in by_path:
                raise ListingError(
                    name, f"{path} is already listed ({by_path[path].listed_in}); keep one row"
                )
            by_path[path] = listed
    for name in sidecars:
        by_path[name.removesuffix(SIDECAR_SUFFIX)] = _sidecar(root, name)
    _check_unique_uris(by_path)
    return Listing(by_path)


def _check_unique_uris(by_path: dict[str, Listed]) -> None:
    seen: dict[str, str] = {}
    for path, listed in by_path.items():
        if listed.uri is not None and seen.setdefault(listed.uri, path) != path:
            raise ListingError(
                listed.listed_in, f"uri {listed.uri} is also that of {seen[listed.uri]}", column="uri"
            )


def _read(root: Path, name: str) -> str:
    try:
        return (root / name).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ListingError(
            name, f"cannot be read as UTF-8 ({error}); save it as UTF-8 or remove it"
        ) from error


def _rows(root: Path, name: str) -> Iterable[tuple[str, Listed]]:
    folder = name.rpartition("/")[0]
    reader = csv.DictReader(io.StringIO(_read(root, name), newline=""))
    columns = [c.strip() for c in reader.fieldnames or ()]
    reader.fieldnames = columns
    if "path" not in columns:
        found = ", ".join(columns) or "no columns"
        raise ListingError(
            name, f"is not among {found}; name the column of the files so", row=1, column="path"
        )
    for unknown in (c for c in columns if c not in COLUMNS):
        raise ListingError(
            name, f"is not one of {', '.join(COLUMNS)}; rename or remove it", row=1, column=unknown
        )
    try:
        for number, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise ListingError(
                    name, f"has {'more' if None in row else 'fewer'} cells than the header", row=number
                )
            path = row.pop("path").strip()
            if not path:
                raise ListingError(name, "is empty; name a file below this folder", row=number, column="path")
            yield f"{folder}/{path}" if folder else path, _listed(name, row, number)
    except csv.Error as error:
        raise ListingError(name, f"is not CSV ({error})", row=reader.line_num) from error


def _sidecar(root: Path, name: str) -> Listed:
    try:
        values = json.loads(_read(root, name))
    except (ValueError, RecursionError) as error:
        raise ListingError(name, f"is not JSON ({error})") from error
    if not isinstance(values, dict):
        raise ListingError(name, "is not a JSON object of column names and values")
    for unknown in (c for c in values if c not in COLUMNS or c == "path"):
        raise ListingError(
            name, f"is not one of {', '.join(COLUMNS[1:])}; rename or remove it", column=unknown
        )
    return _listed(name, {k: _as_text(v) for k, v in values.items()}, None)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _listed(name: str, row: dict[str, str], number: int | None) -> Listed:
    values: dict[str, object] = {}
    for column, cell in row.items():
        if text := cell.strip():
            try:
                values[column] = _parse(column, text)
            except ValueError as error:
                raise ListingError(name, f"{text!r} {error}", row=number, column=column) from error
    return Listed(name if number is None else f"{name} row {number}", **values)  # type: ignore[arg-type]


def _parse(column: str, text: str) -> object:
    """Return the value of a cell; raises ValueError with what was expected."""
    if column == "published_on":
        try:
            return dt.date.fromisoformat(text)
        except ValueError as error:
            raise ValueError("is not a date like 2025-10-26") from error
    if column == "published_at":
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise ValueError("is not a time like 2025-10-26T16:02:00+08:00") from error
        if moment.tzinfo is None:
            raise ValueError("has no zone; add Z or an offset like +08:00")
        return moment
    if column == "publisher_country" and not (len(text) == 2 and text.isascii() and text.isupper()):
        raise ValueError("is not an ISO 3166-1 alpha-2 code like MY")
    if column == "text_redistributable":
        if text.lower() not in _TRUE | _FALSE:
            raise ValueError("is not true or false")
        return text.lower() in _TRUE
    return text
