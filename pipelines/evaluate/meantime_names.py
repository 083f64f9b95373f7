"""Scoring the mentions table on MEANTIME news: people, organisations and locations, exact spans.

Names are scored (syntactic types NAM and PRE.NAM), not pronouns and descriptions. An annotated name that holds
another name of the same class (title with name, name with apposition) counts neither as hit nor as miss, and so do
our own nested mentions. A leading article is no part of a name.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.evaluate import listed_names
from pipelines.evaluate.scores import Miss, Score, Scores, merge
from pipelines.extract import mentions, sentences
from pipelines.extract.mentions.tagger import AnyTagger
from pipelines.extract.mentions.taggers import load
from pipelines.extract.spans import MentionSpan, Source
from pipelines.ingest.records import Passage

ANNOTATED_SENTENCES = 6
"""The title (sentence 0) and the sentences up to 5 are annotated."""

CLASSES = {"PER": "person", "ORG": "organisation", "LOC": "location"}
OURS = {
    "person": "person",
    "organisation": "organisation",
    "country": "location",
    "place": "location",
    "venue": "location",
}
_NAMES = frozenset({"NAM", "PRE.NAM"})


class Name(NamedTuple):
    """A name of either side; offsets are end exclusive."""

    char_start: int
    char_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class MeantimeDocument:
    """Text, annotated names, and where the annotated part ends."""

    name: str
    text: str
    expected: frozenset[Name]
    scored_end: int


def read(directory: Path) -> Iterator[MeantimeDocument]:
    """Yield the documents of every `.xml` file under `directory` in order of path."""
    for path in sorted(directory.rglob("*.xml")):
        yield _read(path)


def evaluate(directory: Path, tagger: str = "") -> Scores:
    """Return the scores `names` (micro), one per class, and those of the listed names alone, with every error.

    `tagger` names a plug-in for names.
    """
    chosen = load(tagger)
    return merge(_score(document, chosen) for document in read(directory))


def _read(path: Path) -> MeantimeDocument:
    root = ET.parse(path).getroot()
    text, extents, scored_end = _text(root)
    classes = {entity.get("m_id"): CLASSES.get(entity.get("ent_type", "")) for entity in root.iter("ENTITY")}
    refers: dict[str | None, str | None] = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        for source in relation.findall("source"):
            refers[source.get("m_id")] = classes.get(target.get("m_id")) if target is not None else None
    names: set[Name] = set()
    for mention in root.iter("ENTITY_MENTION"):
        kind = refers.get(mention.get("m_id"))
        tokens = [extents[anchor.attrib["t_id"]] for anchor in mention.iter("token_anchor")]
        if kind is not None and tokens and mention.get("syntactic_type") in _NAMES:
            start, end = tokens[0][0], tokens[-1][1]
            start += 4 if text[start : start + 4].lower() == "the " else 0
            names.add(Name(start, end, kind))
    return MeantimeDocument(path.stem, text, frozenset(names), scored_end)


def _text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]], int]:
    """Return the text (tokens apart by blanks, sentences by line ends), token extents, end of the annotated part."""
    extents: dict[str, tuple[int, int]] = {}
    pieces: list[str] = []
    length, sentence, scored_end = 0, 0, 0
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        gap = "" if not pieces else " " if number == sentence else "\n"
        sentence = number
        word = token.text or ""
        pieces.append(gap + word)
        extents[token.attrib["t_id"]] = (length + len(gap), length + len(gap) + len(word))
        length += len(gap) + len(word)
        if number < ANNOTATED_SENTENCES:
            scored_end = length
    return "".join(pieces), extents, scored_end


def find(document: MeantimeDocument, finder: Callable[[Source], tuple[MentionSpan, ...]]) -> frozenset[Name]:
    """Return the names that the mentions table holds for the annotated part of `document`. `finder` finds the mentions."""
    passages = (Passage(0, len(document.text), "body", "meantime_names"),)
    source = Source(document.text, passages, sentences.split(document.text, passages))
    return frozenset(
        Name(m.char_start + (4 if m.surface.startswith("The ") else 0), m.char_end, OURS[m.entity_kind])
        for m in finder(source)
        if m.entity_kind in OURS and m.char_end <= document.scored_end
    )


def _holds_another(name: Name, names: frozenset[Name]) -> bool:
    return any(
        other != name
        and name.char_start <= other.char_start
        and other.char_end <= name.char_end
        and other.kind == name.kind
        for other in names
    )


def _nested(name: Name, names: frozenset[Name]) -> bool:
    return any(
        other[:2] != name[:2] and other.char_start <= name.char_start and name.char_end <= other.char_end
        for other in names
    )


def _score(document: MeantimeDocument, tagger: AnyTagger | None) -> Scores:
    found = find(document, lambda source: mentions.find(source, (), tagger))
    listed = find(document, listed_names.find)
    listed_hits = listed & document.expected
    listed_missing = {n for n in document.expected - listed if not _holds_another(n, document.expected)}
    hits = found & document.expected
    missing = {n for n in document.expected - found if not _holds_another(n, document.expected)}
    spurious = {n for n in found - document.expected if not _nested(n, found)}
    misses = [
        *(_miss(document, "missing", name) for name in sorted(missing)),
        *(_miss(document, "spurious", name) for name in sorted(spurious)),
    ]
    kinds: Sequence[str] = tuple(CLASSES.values())
    right, gold, ours = (Counter(n.kind for n in names) for names in (hits, hits | missing, hits | spurious))
    scores = [Score("names", len(hits), ours.total(), gold.total())]
    scores += [Score(f"names: {kind}", right[kind], ours[kind], gold[kind]) for kind in kinds]
    listed_gold = len(listed_hits) + len(listed_missing)
    scores.append(Score("names, lists alone", len(listed_hits), len(listed), listed_gold))
    return Scores(tuple(scores), tuple(misses))


def _miss(document: MeantimeDocument, what: str, name: Name) -> Miss:
    start, end, kind = name
    around = " ".join(document.text[max(0, start - 60) : end + 40].split())
    return Miss(
        f"names: {kind}",
        "missing" if what == "missing" else "spurious",
        document.name,
        start,
        end,
        document.text[start:end],
        kind if what == "missing" else "",
        kind if what == "spurious" else "",
        around,
    )
