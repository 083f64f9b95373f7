"""Scoring the dates table on TimeML news: `.tml` files, and `.xml` files of the NAF-like MEANTIME kind.

The text is handed to extraction with the document creation time as publication date; that date is given
and not scored. Nothing here knows a particular corpus.
"""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pipelines.evaluate.scores import Extent, GoldFormatError, Miss, Score, Scores, align, merge, overlap
from pipelines.extract import dates, sentences
from pipelines.extract.dates.resolve import Anchor, resolve
from pipelines.extract.spans import Source
from pipelines.ingest.records import Passage

ANNOTATED_SENTENCES = 6
"""In MEANTIME only the title (sentence 0) and the sentences up to 5 are annotated."""


class TimemlError(GoldFormatError):
    """A test document cannot be read; keeps the path and says what is wrong."""

    def __init__(self, path: Path, message: str):
        self.path = path
        super().__init__(f"{path}: {message}")


class Timex(NamedTuple):
    """A temporal expression of either side; offsets are end exclusive."""

    char_start: int
    char_end: int
    surface: str
    timex_type: str
    timex_value: str | None


@dataclass(frozen=True, slots=True)
class TimemlDocument:
    """Text, creation date and expected expressions; `scored_end` bounds the annotated part.

    `ignored` are the spans where the text prints the creation date, which is given and not scored.
    """

    name: str
    text: str
    created_on: dt.date
    expected: tuple[Timex, ...]
    scored_end: int
    ignored: tuple[Extent, ...] = ()

    def around(self, extent: Extent, width: int = 70) -> str:
        """Return the words around `extent`, the expression itself in brackets."""
        start, end = extent
        before, after = self.text[max(0, start - width) : start], self.text[end : end + width // 2]
        return " ".join(f"{before}[{self.text[start:end]}]{after}".split())


def read(directory: Path) -> Iterator[TimemlDocument]:
    """Yield the documents of every `.tml` and `.xml` file under `directory` in order of path.

    Raises TimemlError when a file is no TimeML or states no creation date.
    """
    for path in sorted(directory.rglob("*")):
        if path.suffix not in (".tml", ".xml") or path.name.startswith("."):
            continue
        try:
            root = ET.parse(path).getroot()
            yield _read_tml(path.stem, root) if path.suffix == ".tml" else _read_tokens(path.stem, root)
        except (ET.ParseError, AttributeError, KeyError, ValueError, StopIteration) as error:
            raise TimemlError(path, f"not a TimeML document with a creation date ({error})") from error


def find(document: TimemlDocument) -> tuple[Timex, ...]:
    """Return what the dates table holds for `document`, inside its annotated part."""
    passages = (Passage(0, len(document.text), "body", "timeml"),)
    source = Source(document.text, passages, sentences.split(document.text, passages))
    spans = dates.find(source)
    resolved = resolve(spans, Anchor(published_on=document.created_on))
    return tuple(
        _timex(span.char_start, span.surface, span.timex_type, value.timex_value)
        for span, value in zip(spans, resolved, strict=True)
        if span.char_start < document.scored_end
        and not any(span.char_start < end and span.char_end > start for start, end in document.ignored)
    )


def evaluate(directory: Path) -> Scores:
    """Return the strict, relaxed, type and value scores of the TimeML documents of `directory`, with every error.

    Equal spans are aligned first, then the largest overlap; type and value count relaxed matches whose
    attribute is the same string, over all found and all expected expressions (TempEval-3, task A).
    """
    return merge(_score(document, find(document)) for document in read(Path(directory)))


def _likeness(a: Timex, b: Timex) -> float:
    return float("inf") if a[:2] == b[:2] else overlap(a[:2], b[:2])


def _score(document: TimemlDocument, found: Sequence[Timex]) -> Scores:
    pairs = align(document.expected, found, _likeness)
    misses: list[Miss] = []

    def miss(
        score: str, kind: Literal["missing", "spurious", "wrong"], at: Timex, expected: str, got: str
    ) -> None:
        extent = at.char_start, at.char_end
        misses.append(
            Miss(score, kind, document.name, *extent, at.surface, expected, got, document.around(extent))
        )

    right = {"strict": 0, "relaxed": len(pairs), "type": 0, "value": 0}
    for gold, ours in pairs:
        for name, a, b in (
            ("strict", gold.surface if gold[:2] == ours[:2] else repr(gold.surface), ours.surface),
            ("type", gold.timex_type, ours.timex_type),
            ("value", gold.timex_value, ours.timex_value),
        ):
            right[name] += a == b
            if a != b:
                miss(name, "wrong", gold, str(a), str(b))
    paired_gold, paired_ours = ({id(pair[side]) for pair in pairs} for side in (0, 1))
    for gold in document.expected:
        if id(gold) not in paired_gold:
            miss("relaxed", "missing", gold, f"{gold.timex_type} {gold.timex_value}", "")
    for ours in found:
        if id(ours) not in paired_ours:
            miss("relaxed", "spurious", ours, "", f"{ours.timex_type} {ours.timex_value}")
    scores = (Score(name, count, len(found), len(document.expected)) for name, count in right.items())
    return Scores(tuple(scores), tuple(misses))


def _timex(start: int, surface: str, kind: str, value: str | None) -> Timex:
    return Timex(start, start + len(surface), surface, kind, value)


def _day(value: str) -> dt.date:
    if value[2:3] == "-":  # a few documents state their date day first
        return dt.datetime.strptime(value, "%d-%m-%Y").date()
    return dt.date.fromisoformat(value[:10])


def _read_tml(name: str, root: ET.Element) -> TimemlDocument:
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError("no DCT or no TEXT")
    text = "".join(body.itertext())
    expected: list[Timex] = []

    def walk(element: ET.Element, start: int) -> int:
        end = start + len(element.text or "")
        for child in element:
            end = walk(child, end) + len(child.tail or "")
        if element.tag == "TIMEX3":
            expected.append(_timex(start, text[start:end], element.attrib["type"], element.attrib["value"]))
        return end

    walk(body, 0)
    expected.sort(key=lambda item: item[:2])
    return TimemlDocument(name, text, _day(created.attrib["value"]), tuple(expected), len(text))


def _read_tokens(name: str, root: ET.Element) -> TimemlDocument:
    spans: dict[str, tuple[int, int]] = {}
    pieces: list[str] = []
    length, sentence, scored_end = 0, 0, 0
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        gap = "" if not pieces else " " if number == sentence else "\n"
        sentence = number
        word = token.text or ""
        pieces.append(gap + word)
        spans[token.attrib["t_id"]] = (length + len(gap), length + len(gap) + len(word))
        length += len(gap) + len(word)
        if number < ANNOTATED_SENTENCES:
            scored_end = length
    text = "".join(pieces)
    expected: list[Timex] = []
    created: list[Timex] = []
    for timex in root.iter("TIMEX3"):
        tokens = [spans[anchor.attrib["t_id"]] for anchor in timex.iter("token_anchor")]
        start, end = (tokens[0][0], tokens[-1][1]) if tokens else (0, 0)
        item = _timex(start, text[start:end], timex.attrib["type"], timex.attrib["value"])
        if timex.attrib.get("functionInDocument") == "CREATION_TIME":
            created.append(item)
        elif tokens:
            expected.append(item)
    expected.sort(key=lambda item: item[:2])
    # without a marked creation time the first date, printed under the title, is the document's
    given = created or [next(item for item in expected if len(str(item.timex_value)) == 10)]
    expected = [item for item in expected if item not in given]
    day = _day(str(given[0].timex_value))
    ignored = tuple((item.char_start, item.char_end) for item in given if item.char_end)
    return TimemlDocument(name, text, day, tuple(expected), scored_end, ignored)
