"""Labelled texts for training, read from the formats that open corpora come in. No features and no learning here.

| suffix | format |
|---|---|
| .conll .txt .tsv .iob2 | a token and a tag a line (Universal NER: number, token, tag, …); a blank line ends a sentence |
| .json | DocRED: documents with sentences of tokens and mentions of entities |
| .conllu | GUM: CoNLL-U with mentions in brackets, see `gum` |
| .csv | Groningen Meaning Bank: sentence, word, part of speech, tag |

Tags are mapped to four classes by `CLASS_OF`; tags that it lacks (dates, amounts, genres) are no names.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import key
from pipelines.train import gum

CLASSES = ("PER", "ORG", "LOC", "MISC")
CLASS_OF = {
    label: kind
    for kind, labels in {
        "PER": "per person politician writer musicalartist scientist researcher",
        "ORG": "org organisation organization politicalparty band university",
        "LOC": "loc location country geo gpe place",
        "MISC": "misc art eve nat event election award book poem song album magazine academicjournal conference"
        " product programlang astronomicalobject",
    }.items()
    for label in labels.split()
}
_SUFFIXES = frozenset({".conll", ".txt", ".tsv", ".iob2", ".json", ".csv", ".conllu"})
_NO_MISC = frozenset({".iob2", ".csv", ".conllu"})
"""Formats whose corpora leave names of the fourth class (nearly) unlabelled."""
_SENTENCES_A_DOCUMENT = 20
"""Where a file does not say where its documents end."""
_GLUED_LEFT = frozenset(". , ; : ! ? ) ] % ’ ' ” 's ’s n't ''".split())
_GLUED_RIGHT = frozenset("( [ $ £ € “ ``".split())

Sentence = list[tuple[str, str]]


class Span(NamedTuple):
    """A labelled name; code points, end exclusive."""

    char_start: int
    char_end: int
    label: str


class LabelledText(NamedTuple):
    """A document: one sentence a line. `has_misc`: whether its names of the fourth class are labelled."""

    name: str
    text: str
    names: tuple[Span, ...]
    has_misc: bool


class CorpusError(Exception):
    """A file that is not in its format; the message names the file."""


def read(path: Path) -> Iterator[LabelledText]:
    """Yield the documents of a file, or of every file of a known format below a folder, in order of their paths."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES)
    for file in files:
        has_misc = file.suffix not in _NO_MISC
        try:
            for number, sentences in enumerate(_documents(file), start=1):
                yield _joined(f"{file.stem}-{number}", sentences, has_misc)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise CorpusError(f"{file}: not in the format of {file.suffix} files: {error!r}") from error


def _documents(file: Path) -> Iterator[list[Sentence]]:
    if file.suffix == ".json":
        yield from (_docred(document) for document in json.loads(file.read_text("utf-8")))
    elif file.suffix == ".csv":
        yield from _bundled(_gmb(file.read_bytes().decode("latin-1")))
    elif file.suffix == ".conllu":
        yield [*gum.sentences(file.read_text("utf-8").splitlines())]
    else:
        yield from _conll(file.read_text("utf-8").splitlines())


def _conll(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    """Yield the documents of lines of tokens; without marks of documents, twenty sentences each."""
    document: list[Sentence] = []
    sentence: Sentence = []
    for line in [*lines, "", "# newdoc"]:
        is_mark = line.startswith(("-DOCSTART-", "# newdoc"))
        cells = line.split()
        if is_mark or not cells:
            if sentence:
                document.append(sentence)
            sentence = []
            if document and is_mark:
                yield from _bundled(document)
                document = []
        elif not line.startswith("# ") or (len(cells) == 2 and cells[1] == "O"):
            if cells[0].isdigit() and len(cells) >= 4:
                cells = cells[1:3]
            sentence.append((cells[0], cells[-1]))


def _bundled(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    bundle: list[Sentence] = []
    for sentence in sentences:
        bundle.append(sentence)
        if len(bundle) == _SENTENCES_A_DOCUMENT:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _gmb(text: str) -> Iterator[Sentence]:
    sentence: Sentence = []
    for row in csv.reader(io.StringIO(text)):
        if len(row) < 4 or row[0] == "Sentence #":
            continue
        if row[0] and sentence:
            yield sentence
            sentence = []
        sentence.append((row[1], row[3]))
    if sentence:
        yield sentence


def _docred(document: dict) -> list[Sentence]:
    tags = [["O"] * len(sentence) for sentence in document["sents"]]
    for mention in (m for entity in document["vertexSet"] for m in entity):
        first, end = mention["pos"]
        label = mention["type"]
        tags[mention["sent_id"]][first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
    return [list(zip(*pair, strict=True)) for pair in zip(document["sents"], tags, strict=True)]


def _joined(name: str, sentences: list[Sentence], has_misc: bool) -> LabelledText:
    """Return the text as it would be printed, with its names."""
    text = ""
    names: list[Span] = []
    for sentence in sentences:
        text += "\n" if text else ""
        opened: Span | None = None
        before = ""
        for token, tag in sentence:
            word = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token)
            if before and word not in _GLUED_LEFT and before not in _GLUED_RIGHT:
                text += " "
            before = word
            label = CLASS_OF.get(tag[2:].lower(), "")
            if opened is not None and (not tag.startswith("I-") or label != opened.label):
                names.append(opened)
                opened = None
            start = len(text)
            text += word
            if label:
                opened = Span(opened.char_start if opened else start, len(text), label)
        if opened is not None:
            names.append(opened)
    return LabelledText(name, text, tuple(filter(None, (_normal(text, n) for n in names))), has_misc)


_TITLED = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}")


def _normal(text: str, name: Span) -> Span | None:
    """Return the name without article, possessive and title; nationalities are names of the fourth class."""
    start, end, label = name
    if text[start : start + 4].lower() == "the ":
        start += 4
    for ending in ("'s", "’s"):
        end -= len(ending) if text[start:end].endswith(ending) else 0
    surface = text[start:end].rstrip()
    end = start + len(surface)
    if label == "PER":
        cut = len(surface) - len(_without_titles(surface))
        start += cut
    elif label in ("LOC", "ORG"):
        listed = gazetteer().names.get(key(surface))
        if listed is not None and listed.resolved_by == "demonym":
            label = "MISC"
    return Span(start, end, label) if end > start else None


def _without_titles(surface: str) -> str:
    words = surface.split(" ")
    while len(words) > 1 and words[0].strip(".").lower() in _titles():
        words = words[1:]
    return " ".join(words)


def _titles() -> frozenset[str]:
    return frozenset(lexicon().title_heads) | lexicon().title_modifiers
