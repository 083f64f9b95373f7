"""All spans of one document in one pass. The order of the extractors is decided here and nowhere else."""

from __future__ import annotations

from pipelines.extract import dates, figures, mentions, quotes, sentences
from pipelines.extract.mentions.tagger import AnyTagger
from pipelines.extract.spans import Source, Spans
from pipelines.ingest.records import Document
from pipelines.language.calendar import MONTH_FIRST_COUNTRIES


def extract(document: Document, tagger: AnyTagger | None = None) -> Spans:
    """Return all spans of `document`. `tagger`: a plug-in for names, None for rules and reference data alone."""
    country = document.publisher_country
    source = Source(
        text=document.text,
        passages=document.passages,
        sentences=sentences.split(document.text, document.passages),
        day_first=None if country is None else country not in MONTH_FIRST_COUNTRIES,
        country=country,
    )
    found_dates = dates.find(source)
    found_mentions = mentions.find(source, found_dates, tagger)
    by_title = mentions.by_office(document.text, found_mentions, source.sentences)
    return Spans(
        source=source,
        dates=found_dates,
        mentions=tuple(sorted((*found_mentions, *by_title), key=lambda m: (m.char_start, -m.char_end))),
        figures=figures.find(source, found_dates, found_mentions),
        quotes=quotes.find(source, found_mentions),
    )
