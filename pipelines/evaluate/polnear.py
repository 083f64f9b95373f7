"""Scoring direct quotations and their speakers against PolNeAR (a folder with `text` and `attributions`, brat standoff).

A gold quotation is a stretch of annotated content that begins and ends with quotation marks; stretches of content that is
quoted in part are neither hit nor miss. Two spans are the same at an overlap over union of 0.8; the speaker is right when it
overlaps a span of the annotated source; both must hold for the joint score, which leaves out words without a source.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.evaluate.scores import Extent, Miss, Score, Scores, align, merge, overlap, overlap_over_union
from pipelines.extract.document import extract
from pipelines.extract.spans import QuoteSpan
from pipelines.ingest.records import Document, Passage

SAME_SPAN = 0.8
_OPENING, _CLOSING = "“\"«‘'", re.compile(r"[”\"»’'“][.,!?;]?$")


class GoldQuote(NamedTuple):
    """One stretch of annotated content; `sources` are the spans of who says it."""

    start: int
    end: int
    is_quoted: bool
    sources: tuple[Extent, ...]


def evaluate(folder: Path) -> Scores:
    """Return spans, speakers and joint scores of direct quotations over all annotated texts of `folder`."""
    return merge(_score(path, annotation) for path, annotation in _pairs(Path(folder)))


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each text with its first annotator's file (`NAME_ANNOTATOR.ann`)."""
    annotations = sorted((folder / "attributions").glob("*.ann"))
    for path in sorted((folder / "text").glob("*.txt")):
        mine = [a for a in annotations if a.stem == path.stem or a.stem.rpartition("_")[0] == path.stem]
        if mine:
            yield path, mine[0]


def read_gold(text: str, annotation: str) -> list[GoldQuote]:
    """Return the stretches of content of a brat file, with their sources."""
    spans: dict[str, tuple[Extent, ...]] = {}
    lines = [line.split("\t") for line in annotation.splitlines()]
    for cells in lines:
        if cells[0].startswith("T"):
            extents = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = tuple((int(a), int(b)) for a, b in (e.split() for e in extents))
    relations: list[tuple[tuple[Extent, ...], tuple[Extent, ...]]] = []
    for cells in lines:
        if cells[0].startswith("E"):
            roles = [part.split(":") for part in cells[1].split()]
            contents = tuple(
                e for role, key in roles if role.startswith("Content") for e in spans.get(key, ())
            )
            sources = tuple(e for role, key in roles if role.startswith("Source") for e in spans.get(key, ()))
            relations.append((contents, sources))
    return [
        GoldQuote(start, end, _is_quoted(text[start:end].strip()), sources)
        for contents, sources in relations
        for start, end in contents
    ]


def _is_quoted(words: str) -> bool:
    return len(words) > 2 and words[0] in _OPENING and _CLOSING.search(words) is not None


def _score(path: Path, annotation: Path) -> Scores:
    text = path.read_bytes().decode("utf-8")
    gold = read_gold(text, annotation.read_text("utf-8"))
    quotes = [q for q in extract(_document(path.name, text)).quotes if q.directness != "indirect"]
    direct = [g for g in gold if g.is_quoted]
    pairs = [
        (g, q)
        for g, q in align(direct, quotes, lambda g, q: overlap_over_union(g[:2], (q.char_start, q.char_end)))
        if overlap_over_union(g[:2], (q.char_start, q.char_end)) >= SAME_SPAN
    ]
    matched = {id(q) for _, q in pairs}
    # a few quoted words, or words nobody is said to speak, are no claim of a direct quotation
    extra = [q for q in quotes if id(q) not in matched and q.directness == "direct"]
    extra = [
        q
        for q in extra
        if not any(not g.is_quoted and overlap(g[:2], (q.char_start, q.char_end)) for g in gold)
    ]
    spoken = [q for q in extra if q.speaker_kind != "none"]
    judged = [(g, q) for g, q in pairs if g.sources]
    joint = [(g, q) for g, q in pairs if _same_speaker(g, q)]
    found = {id(g) for g, _ in pairs}
    misses = [_miss(path.name, text, "missing", g[:2]) for g in direct if id(g) not in found]
    misses += [_miss(path.name, text, "spurious", (q.char_start, q.char_end), q) for q in spoken]
    misses += [
        _miss(path.name, text, "wrong", g[:2], q, " | ".join(text[a:b] for a, b in g.sources))
        for g, q in judged if not _same_speaker(g, q)
    ]  # fmt: skip
    return Scores(
        (
            Score("direct quotes: span", len(pairs), len(pairs) + len(extra), len(direct)),
            Score(
                "direct quotes: speaker",
                sum(_same_speaker(g, q) for g, q in judged),
                len(judged),
                len(judged),
            ),
            Score(
                "direct quotes: joint",
                len(joint),
                len(judged) + len(spoken),
                sum(bool(g.sources) for g in direct),
            ),
        ),
        tuple(misses),
    )


def _same_speaker(gold: GoldQuote, quote: QuoteSpan) -> bool:
    if quote.speaker_char_start is None or quote.speaker_char_end is None:
        return False
    return any(overlap(source, (quote.speaker_char_start, quote.speaker_char_end)) for source in gold.sources)


def _miss(
    name: str, text: str, kind: str, at: Extent, quote: QuoteSpan | None = None, expected: str = ""
) -> Miss:
    got = (
        ""
        if quote is None
        else f"{quote.speaker_surface!r} cue={quote.cue} [{quote.rule}, {quote.directness}]"
    )
    context = text[max(0, at[0] - 150) : at[0]] + "⟦" + text[at[0] : at[1]] + "⟧" + text[at[1] : at[1] + 150]
    return Miss("direct quotes: joint", kind, name, *at, text[at[0] : at[1]], expected, got, context)  # type: ignore[arg-type]


def _document(name: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        document_id=digest[:16], source_uri=name, batch="polnear", content_sha256=digest, encoding="utf-8",
        text_basis="decoded", language="en", text=text, passages=(Passage(0, len(text), "body", "whole"),),
    )  # fmt: skip
