"""A reader of single sentences: `dated(text, published)` gives (surface, value) pairs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipelines.extract import sentences
from pipelines.extract.dates import find
from pipelines.extract.dates.resolve import Anchor, ResolvedDate, resolve
from pipelines.extract.spans import DateSpan, Source
from pipelines.ingest.records import Passage

Dated = Callable[..., list[tuple[str, str]]]


def rows(
    text: str, published: str | None, day_first: bool | None = None, country: str | None = None
) -> list[tuple[DateSpan, ResolvedDate]]:
    passages = (Passage(0, len(text), "body", "test"),)
    source = Source(text, passages, sentences.split(text, passages), day_first, country)
    spans = find(source)
    day = dt.date.fromisoformat(published) if published else None
    return list(zip(spans, resolve(spans, Anchor(published_on=day)), strict=True))


@pytest.fixture
def dated() -> Dated:
    def read(
        text: str, published: str | None = "2025-10-22", day_first: bool | None = None
    ) -> list[tuple[str, str]]:
        return [(span.surface, value.timex_value) for span, value in rows(text, published, day_first)]

    return read
