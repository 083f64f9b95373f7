"""Names out of the GUM corpus (CoNLL-U with `Entity=` brackets): its mentions are whole noun phrases, nested and of
all kinds; a name is the proper-noun core of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_BRACKET = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\)?)|(\d+)\)")
_CLASS = {
    "person": "per",
    "organization": "org",
    "place": "loc",
    "event": "misc",
    "object": "misc",
    "abstract": "misc",
}
_JOINTS = frozenset("of the and & for - / de la del von van".split())


class _Open(NamedTuple):
    number: str
    kind: str
    first: int
    core: tuple[int, ...]


def sentences(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a CoNLL-U file as tokens with tags."""
    rows: list[list[str]] = []
    opened: list[_Open] = []
    names: list[tuple[int, int, str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            continue
        if not line.strip():
            if rows:
                yield _tagged(rows, names)
            rows, opened, names = [], [], []
            continue
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        rows.append(cells)
        entity = next((c[7:] for c in cells[9].split("|") if c.startswith("Entity=")), "")
        for number, kind, about, ends, closed in _BRACKET.findall(entity):
            if number:
                opened.append(_Open(number, kind, len(rows) - 1, _core(about)))
            if ends or closed:
                names += _closed(opened, number or closed, rows)


def _core(about: str) -> tuple[int, ...]:
    """Return the places of the words that the mention is known by, counted from its first."""
    parts = about.split("-")
    return tuple(int(n) - 1 for n in parts[3].split(",") if n.isdigit()) if len(parts) > 3 else ()


def _closed(opened: list[_Open], number: str, rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the name of the mention that ends at the last row, if a proper noun is at its core."""
    k = next((k for k in range(len(opened) - 1, -1, -1) if opened[k].number == number), None)
    if k is None:
        return
    mention = opened.pop(k)
    label = _CLASS.get(mention.kind)
    core = [mention.first + c for c in mention.core if mention.first + c < len(rows)]
    first = next((c for c in core if _is_proper(rows[c])), None)
    if label == "per" and _is_proper(rows[-1]):
        first = len(rows) - 1  # the spokeswoman Ann Lee
    if label is None or first is None:
        return
    while first > mention.first and _is_proper(rows[first - 1]):
        first -= 1
    end = first + 1
    while end < len(rows):
        step = end
        while step < len(rows) and rows[step][1].lower() in _JOINTS and step - end < 2 and end <= core[-1]:
            step += 1
        if step >= len(rows) or not _is_proper(rows[step]):
            break
        end = step + 1
    yield first, end, label


def _is_proper(row: list[str]) -> bool:
    return row[3] == "PROPN" or row[4] in ("NNP", "NNPS")


def _tagged(rows: list[list[str]], names: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    tags = ["O"] * len(rows)
    for first, end, label in sorted(names, key=lambda name: name[0] - name[1]):
        if all(tag == "O" for tag in tags[first:end]):
            tags[first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
    return [(row[1], tag) for row, tag in zip(rows, tags, strict=True)]
