"""Scoring the tables against a folder of gold annotations, end to end from the raw articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipelines.evaluate import gold_crossdoc, gold_documents, gold_entities, gold_spans, gold_statements
from pipelines.evaluate.gold_data import GoldArticle, corpus_folder, extent, load, load_facts
from pipelines.evaluate.reading import Reading, read_corpus
from pipelines.evaluate.scores import Scores, merge
from pipelines.ingest.plain import document_from_text
from pipelines.ingest.records import Document, Passage

Ingest = Callable[[GoldArticle], Document]


def evaluate(
    gold_dir: Path, corpus_dir: Path | None = None, ingest: Ingest | None = None, tagger: str = ""
) -> Scores:
    """Return the scores of all row types of the gold in `gold_dir`; texts come from `corpus_dir`.

    All texts of the folder are read as one corpus, annotated or not. `ingest` replaces the labelling of passages
    of the annotated ones (`labelled_document` takes the gold's own, to score extraction apart). `tagger` names a plug-in
    for names.
    """
    folder = corpus_folder(Path(gold_dir), corpus_dir and Path(corpus_dir))
    articles = {article.name: article for article in load(Path(gold_dir), folder)}
    facts = load_facts(Path(gold_dir))
    names = dict.fromkeys([*articles, *(path.name for path in sorted(folder.glob("*.txt")))])
    documents = {
        name: ingest(articles[name])
        if ingest and name in articles
        else document_from_text((folder / name).read_bytes().decode("utf-8"), source_uri=name)
        for name in names
    }
    readings = read_corpus(documents, tagger)
    pairs = [(article, readings.by_name[name]) for name, article in articles.items()]
    tied = gold_entities.tie_names(pairs)
    parts = [score for article, reading in pairs for score in _score(article, reading, tied)]
    if facts:
        ids = {name: document.document_id for name, document in documents.items()}
        parts.append(gold_crossdoc.score_facts(facts, readings.evidence, ids))
    return merge(parts)


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
        document_id=digest[:16],
        source_uri=article.name,
        batch="gold",
        content_sha256=digest,
        encoding="utf-8",
        text_basis="decoded",
        language="en",
        text=article.text,
        passages=tuple(passages),
    )
