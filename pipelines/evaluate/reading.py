"""What the pipeline makes of one article, in the form that scorers read."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.evaluate.scores import Extent, Miss
from pipelines.extract.dates.resolve import Anchor, resolve
from pipelines.extract.document import extract
from pipelines.extract.spans import Spans
from pipelines.ingest.records import Document
from pipelines.relate.document import relate
from pipelines.relate.statements import Statements


@dataclass(frozen=True)
class Reading:
    """A document with its spans, statements and resolved dates (by `char_start`)."""

    name: str
    document: Document
    spans: Spans
    statements: Statements
    resolved: Mapping[int, Any]

    def sentence_of(self, at: Extent) -> str:
        """Return the text of the sentence that holds the span's first character."""
        sentences = self.spans.source.sentences
        i = bisect_right([s.char_start for s in sentences], at[0]) - 1
        return self.document.text[sentences[i].char_start : sentences[i].char_end] if i >= 0 else ""

    def miss(self, score: str, kind: Any, at: Extent, expected: object = "", got: object = "") -> Miss:
        """Return an error at a span of this document."""
        text = self.document.text[at[0] : at[1]]
        return Miss(score, kind, self.name, *at, text, str(expected), str(got), self.sentence_of(at))


def read(name: str, document: Document, anchor: dt.date | None) -> Reading:
    """Return the reading of `document`, with relative dates counted from `anchor`."""
    spans = extract(document)
    return Reading(name, document, spans, relate(spans), _resolve(spans, anchor))


def _resolve(spans: Spans, anchor: dt.date | None) -> Mapping[int, Any]:
    resolved = resolve(spans.dates, Anchor(published_on=anchor))
    return {span.char_start: value for span, value in zip(spans.dates, resolved, strict=True)}
