"""Scoring the mentions table on files in CoNLL format: people, organisations, locations and other names, exact spans.

A line holds a token first and its tag last (B-PER, I-PER, O; IOB1 or IOB2); a blank line ends a sentence, `-DOCSTART-`
a document. Countries and places are locations; agreements, products, events, groups and adjectives of nationality are other names. A
name inside a longer one of ours is not counted, nor is a leading article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.evaluate import listed_names
from pipelines.evaluate.scores import GoldFormatError, Miss, Score, Scores, merge
from pipelines.extract import mentions, sentences
from pipelines.extract.spans import MentionSpan, Source
from pipelines.ingest.records import Passage

CLASSES = ("PER", "ORG", "LOC", "MISC")
_CLASS = {
    "person": "PER",
    "organisation": "ORG",
    "country": "LOC",
    "place": "LOC",
    "venue": "LOC",
    "agreement": "MISC",
    "product": "MISC",
    "event": "MISC",
    "group": "MISC",
}
_SUFFIXES = frozenset({".conll", ".iob", ".iob2", ".bio", ".tsv", ".txt"})


class Name(NamedTuple):
    """A name of either side; offsets are end exclusive."""

    char_start: int
    char_end: int
    label: str


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """A text (tokens apart by blanks, sentences by line ends) with its labelled names."""

    name: str
    text: str
    expected: frozenset[Name]


def read(path: Path) -> Iterator[TaggedDocument]:
    """Yield the documents of the file, or of every file below the folder, `path`. Raises GoldFormatError."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES)
    for file in files:
        lines: list[str] = []
        number = 0
        for line in [*file.read_text("utf-8").splitlines(), "-DOCSTART- O"]:
            if not line.startswith("-DOCSTART-"):
                lines.append(line)
            elif any(lines):
                number += 1
                yield _document(f"{file.stem}-{number}", lines)
                lines = []


def _document(name: str, lines: Iterable[str]) -> TaggedDocument:
    text = ""
    names: set[Name] = set()
    opened: Name | None = None
    for line in lines:
        cells = line.split()
        tag = cells[-1] if len(cells) > 1 else "O"
        if tag != "O" and tag[:2] not in ("B-", "I-"):
            raise GoldFormatError(f"{name}: tag {tag!r} is not O, B-… or I-…")
        if opened is not None and (tag[:2] != "I-" or tag[2:] != opened.label):
            names.add(opened)
            opened = None
        if not cells:
            text += "\n" if text and not text.endswith("\n") else ""
            continue
        start = len(text) + (bool(text) and not text.endswith("\n"))
        text = f"{text}{' ' if start > len(text) else ''}{cells[0]}"
        if tag != "O":
            opened = Name(opened.char_start if opened else start, len(text), tag[2:])
    if opened is not None:
        names.add(opened)
    return TaggedDocument(name, text, frozenset(names))


def find(
    text: str, finder: Callable[[Source], tuple[MentionSpan, ...]] = lambda source: mentions.find(source, ())
) -> frozenset[Name]:
    """Return the names that the mentions table holds for `text`, by the four classes. `finder` finds the mentions."""
    passages = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(start, start + len(line), "body", "tagged"))
        start += len(line) + 1
    source = Source(text, tuple(passages), sentences.split(text, tuple(passages)))
    names = set()
    end = 0
    for m in finder(source):
        if m.char_start >= end and m.surface[m.surface.rfind(" ") + 1].isupper():  # not: British [government]
            begin = m.char_start + (4 if m.surface.startswith("The ") else 0)
            label = "MISC" if m.resolved_by == "demonym" else _CLASS[m.entity_kind]
            names.add(Name(begin, m.char_end, label))
            end = m.char_end
    return frozenset(names)


def evaluate(path: Path) -> Scores:
    """Return the scores `names` (micro), one per class, and those of the listed names alone, with every error."""
    return merge(_score(document) for document in read(path))


def _score(document: TaggedDocument) -> Scores:
    found, expected = find(document.text), document.expected
    counts = [Score("names", len(found & expected), len(found), len(expected))]
    right, ours, gold = (Counter(n.label for n in s) for s in (found & expected, found, expected))
    counts += [Score(f"names: {label}", right[label], ours[label], gold[label]) for label in CLASSES]
    listed = find(document.text, listed_names.find)
    counts.append(Score("names, lists alone", len(listed & expected), len(listed), len(expected)))
    misses = [
        *(_miss(document, name, "missing") for name in sorted(expected - found)),
        *(_miss(document, name, "spurious") for name in sorted(found - expected)),
    ]
    return Scores(tuple(counts), tuple(misses))


def _miss(document: TaggedDocument, name: Name, what: str) -> Miss:
    start, end, label = name
    is_missing = what == "missing"
    return Miss(
        f"names: {label}",
        "missing" if is_missing else "spurious",
        document.name,
        start,
        end,
        document.text[start:end],
        label if is_missing else "",
        "" if is_missing else label,
        " ".join(document.text[max(0, start - 60) : end + 40].split()),
    )
