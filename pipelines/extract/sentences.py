"""Sentence boundaries of the content passages."""

from __future__ import annotations

import re

from pipelines.extract.spans import Sentence
from pipelines.ingest.records import Passage
from schemas.vocabularies import CONTENT_KINDS

_END = re.compile(r"[.!?…][”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9])|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Co|Corp|Inc|Ltd|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m))\.$"
)


def split(text: str, passages: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of every content passage of `text`, in order, trimmed of white space."""
    result: list[Sentence] = []
    for passage in passages:
        if passage.kind not in CONTENT_KINDS:
            continue
        start = passage.char_start
        for match in _END.finditer(text, passage.char_start, passage.char_end):
            if match.group()[0] == "." and _ABBREVIATION.search(
                text[max(start, match.end() - 8) : match.end()]
            ):
                continue
            _append(result, text, start, match.end(), passage.kind)
            start = match.end()
        _append(result, text, start, passage.char_end, passage.kind)
    return tuple(result)


def _append(result: list[Sentence], text: str, start: int, end: int, kind: str) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        result.append(Sentence(start, end, kind, len(result)))
