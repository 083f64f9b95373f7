"""Evidence in its context: a text cut into segments, each with the spans that cover it. No markup is made here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Mark:
    """A span to highlight: `kind` is its table, `label` says what the row holds."""

    char_start: int
    char_end: int
    kind: str
    label: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same marks; `kinds` and `labels` are empty for plain text."""

    text: str
    kinds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """Return `text[start:end]` cut wherever a mark begins or ends; the segments joined give the text back."""
    inside = sorted(
        (m for m in marks if m.char_start < end and m.char_end > start),
        key=lambda m: (m.char_start, -m.char_end, m.kind, m.label),
    )
    cuts = sorted({start, end, *(c for m in inside for c in (m.char_start, m.char_end) if start < c < end)})
    found, active, following = [], list[Mark](), 0
    for left, right in pairwise(cuts):
        while following < len(inside) and inside[following].char_start <= left:
            active.append(inside[following])
            following += 1
        active = [m for m in active if m.char_end > left]
        kinds = tuple(dict.fromkeys(m.kind for m in active))
        found.append(Segment(text[left:right], kinds, tuple(dict.fromkeys(m.label for m in active))))
    return found


def plain(parts: Sequence[Segment]) -> str:
    """Return the text of segments."""
    return "".join(part.text for part in parts)
