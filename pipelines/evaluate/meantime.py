"""Scoring money and percent spans on MEANTIME news (CAT XML: tokens, and VALUE markables with a type).

The annotated part of a document is its title and the sentences up to 5. MEANTIME marks the whole expression with its
hedge ("more than 7 %", "between $ 12 million and $ 20 million"), a row marks the quantity and keeps the hedge as its
comparator; `expression` maps the one to the other by the same rule that found the hedge. Bounds of the form "as much as"
are left outside, as MEANTIME mostly does.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.evaluate import meantime_names
from pipelines.evaluate.scores import Extent, Miss, Score, Scores, merge
from pipelines.extract import figures, sentences
from pipelines.extract.figures import hedges
from pipelines.extract.spans import FigureSpan, Source
from pipelines.ingest.records import Passage
from pipelines.language.numbers import fold

ANNOTATED_SENTENCES = 6
KINDS = {"money": "MONEY", "percent": "PERCENT"}


@dataclass(frozen=True)
class MeantimeDocument:
    """The text, tokens joined by spaces and sentences by newlines; expected spans by type; end of the annotated part."""

    name: str
    text: str
    values: tuple[tuple[str, Extent], ...]
    annotated_end: int


def read(directory: Path) -> Iterator[MeantimeDocument]:
    """Yield the documents of every `.xml` file below `directory`, in order of path. Raises ET.ParseError."""
    for path in sorted(directory.rglob("*.xml")):
        yield _document(path.stem, ET.parse(path).getroot())


def _document(name: str, root: ET.Element) -> MeantimeDocument:
    spans: dict[str, Extent] = {}
    pieces: list[str] = []
    length, sentence, annotated_end = 0, 0, 0
    for token in root.iter("token"):
        number, word = int(token.attrib["sentence"]), token.text or ""
        gap = "" if not pieces else " " if number == sentence else "\n"
        sentence = number
        spans[token.attrib["t_id"]] = (length + len(gap), length + len(gap) + len(word))
        pieces.append(gap + word)
        length += len(gap) + len(word)
        if number < ANNOTATED_SENTENCES:
            annotated_end = length
    values = []
    for value in root.iter("VALUE"):
        anchors = [spans[anchor.attrib["t_id"]] for anchor in value.iter("token_anchor")]
        if anchors:
            values.append((value.attrib["type"], (anchors[0][0], anchors[-1][1])))
    return MeantimeDocument(name, "".join(pieces), tuple(sorted(values, key=lambda v: v[1])), annotated_end)


def expression(figure: FigureSpan, lower: str) -> Extent:
    """Return the span of the figure with the hedge before it, and with "between" before a range."""
    start, end = figure.char_start, figure.char_end
    hedge = hedges.before(lower, start, figure.sentence_start) if figure.comparator != "exact" else None
    if hedge is not None and hedge.end == start and not lower.startswith("as ", hedge.start):
        return hedge.start, end
    if figure.value_high is not None and lower.startswith("between ", max(0, start - 8)):
        return start - 8, end
    return start, end


def evaluate(directory: Path, tagger: str = "") -> Scores:
    """Return `money` and `percent` (exact span of the whole expression) and the names over the documents of `directory`."""
    return merge(
        (*(_scores(document) for document in read(directory)), meantime_names.evaluate(directory, tagger))
    )


def _scores(document: MeantimeDocument) -> Scores:
    text, lower = document.text, fold(document.text)
    passages = (Passage(0, len(text), "body", "meantime"),)
    found = figures.find(Source(text, passages, sentences.split(text, passages)), (), ())
    scores: list[Score] = []
    misses: list[Miss] = []
    for kind, label in KINDS.items():
        gold = {extent for name, extent in document.values if name == label}
        system = {
            expression(f, lower)
            for f in found
            if f.quantity_kind == kind and f.char_start < document.annotated_end
        }
        scores.append(Score(kind, len(gold & system), len(system), len(gold)))
        for error, spans in (("missing", gold - system), ("spurious", system - gold)):
            for start, end in sorted(spans):
                context = text[max(0, start - 60) : end + 40].replace("\n", " ")
                misses.append(
                    Miss(
                        kind,
                        "missing" if error == "missing" else "spurious",
                        document.name,
                        start,
                        end,
                        text[start:end],
                        sentence=context,
                    )
                )
    return Scores(tuple(scores), tuple(misses))
