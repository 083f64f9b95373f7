"""What the tests of figures share: reading one body passage."""

from __future__ import annotations

from pipelines.extract import figures
from pipelines.extract.spans import FigureSpan, Sentence, Source
from pipelines.ingest.records import Passage


def read(text: str, kind: str = "body") -> tuple[FigureSpan, ...]:
    """Return the figures of `text` read as one sentence."""
    passage, sentence = Passage(0, len(text), kind, "test"), Sentence(0, len(text), kind, 0)
    return figures.find(Source(text, (passage,), (sentence,)), (), ())


def one(text: str) -> FigureSpan:
    """Return the only figure of `text`."""
    found = read(text)
    assert len(found) == 1, [figure.surface for figure in found]
    return found[0]
