"""Scoring extraction against a folder of gold annotations, end to end from the raw article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from pipelines.evaluate import gold_documents, gold_entities, gold_spans, gold_statements
from pipelines.evaluate.gold_data import GoldArticle, extent, load
from pipelines.evaluate.reading import Reading, read
from pipelines.evaluate.scores import Scores, merge
from pipelines.ingest.records import Document, Passage

Ingest = Callable[[GoldArticle], Document]


def evaluate(gold_dir: Path, corpus_dir: Path | None = None, ingest: Ingest | None = None) -> Scores:
    """Return the scores of all row types of the gold in `gold_dir`; texts come from `corpus_dir`.

    Relative dates are counted from the document's own publication date, or where it has none from the gold's.
    """
    make = ingest or labelled_document
    pairs = [
        (article, _read(article, make)) for article in load(Path(gold_dir), corpus_dir and Path(corpus_dir))
    ]
    names = gold_entities.tie_names(pairs)
    return merge(score for article, reading in pairs for score in _score(article, reading, names))


def _read(article: GoldArticle, make: Ingest) -> Reading:
    document = make(article)
    anchor: dt.date | None = document.published_on or gold_documents.gold_date(article)
    return read(article.name, document, anchor)


def _score(article: GoldArticle, reading: Reading, names: dict[str, str]) -> tuple[Scores, ...]:
    return (
        *gold_spans.score_figures(article, reading),
        *gold_spans.score_dates(article, reading),
        *gold_entities.score_mentions(article, reading, names),
        gold_entities.score_roles(article, reading, names),
        *gold_spans.score_quotes(article, reading, names),
        *gold_statements.score_measures(article, reading),
        *gold_statements.score_events(article, reading, names),
        *gold_documents.score_publication(article, reading.document),
        gold_documents.score_boilerplate(article, reading),
    )


def labelled_document(article: GoldArticle) -> Document:
    """Return the article with the gold's own boilerplate labels: to score extraction apart from ingest."""
    chrome = sorted(extent(row) for row in article.of("boilerplate"))
    passages: list[Passage] = []
    end = 0
    for start, stop in [*chrome, (len(article.text), len(article.text))]:
        if article.text[end:start].strip():
            passages.append(Passage(end, start, "body", "gold"))
        if stop > start:
            passages.append(Passage(start, stop, "other_chrome", "gold"))
        end = max(end, stop)
    digest = article.about["sha256"]
    return Document(
        document_id=digest[:16], source_uri=article.name, batch="gold", content_sha256=digest, encoding="utf-8",
        text_basis="decoded", language="en", text=article.text, passages=tuple(passages),
    )  # fmt: skip
