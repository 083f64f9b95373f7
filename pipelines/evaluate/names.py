"""Scoring the mentions table on files in CoNLL format: people, organisations, locations and other names, exact spans.

A line holds a token first and its tag last (B-PER, I-PER, O; IOB1 or IOB2), in Universal NER number, token and tag; a
blank line ends a sentence, `-DOCSTART-` or `# newdoc` a document. A class that a test set never labels is not scored.
Countries and places are locations; agreements, products, events, groups and adjectives of nationality are other names.
A name inside a longer one of ours is not counted, nor is a leading article; a name with its acronym in brackets, one
row of ours, is two names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.evaluate import listed_names
from pipelines.evaluate.scores import GoldFormatError, Miss, Score, Scores, merge
from pipelines.extract import mentions, sentences
from pipelines.extract.mentions.tagger import AnyTagger
from pipelines.extract.mentions.taggers import load
from pipelines.extract.spans import MentionSpan, Source

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
_INTRODUCED = re.compile(r"\s*\(\s*([A-Z][\w&+-]{1,14})\s*\)$")
"""An acronym in brackets after its name."""
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
            if not line.startswith(("-DOCSTART-", "# ")):
                lines.append(line)
            elif any(lines) and not line.startswith(("# sent_id", "# text")):
                number += 1
                yield _document(f"{file.stem}-{number}", lines)
                lines = []


def _document(name: str, lines: Iterable[str]) -> TaggedDocument:
    text = ""
    names: set[Name] = set()
    opened: Name | None = None
    for line in lines:
        cells = line.split()
        if len(cells) > 3 and cells[0].isdigit() and line.count("\t") > 2:
            cells = cells[1:3]
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


def find(text: str, finder: Callable[[Source], tuple[MentionSpan, ...]]) -> frozenset[Name]:
    """Return the names that the mentions table holds for `text`, by the four classes. `finder` finds the mentions."""
    names = set()
    end = 0
    for m in finder(sentences.source_of_lines(text)):
        introduced = _INTRODUCED.search(m.surface)
        surface = m.surface[: introduced.start()] if introduced else m.surface
        if m.char_start < end or not surface[surface.rfind(" ") + 1].isupper():  # British [government]
            continue
        begin = m.char_start + (4 if surface.startswith("The ") else 0)
        label = "MISC" if m.resolved_by == "demonym" else _CLASS[m.entity_kind]
        names.add(Name(begin, m.char_start + len(surface), label))
        if introduced:
            first, last = introduced.span(1)
            names.add(Name(m.char_start + first, m.char_start + last, label))
        end = m.char_end
    return frozenset(names)


def evaluate(path: Path, tagger: str = "") -> Scores:
    """Return the scores `names` (micro), one per class, and those of the listed names alone, with every error.

    `tagger` names a plug-in for names.
    """
    chosen = load(tagger)
    documents = [*read(path)]
    classes = tuple(c for c in CLASSES if any(n.label == c for d in documents for n in d.expected))
    return merge(_score(document, chosen, classes) for document in documents)


def _score(document: TaggedDocument, tagger: AnyTagger | None, classes: tuple[str, ...]) -> Scores:
    found = find(document.text, lambda source: mentions.find(source, (), tagger))
    found = frozenset(name for name in found if name.label in classes)
    expected = document.expected
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
