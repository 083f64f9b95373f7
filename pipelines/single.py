"""One text → all its rows, dated and resolved: what `parley extract` prints and what evaluators score."""

from __future__ import annotations

import datetime as dt

import polars as pl

from pipelines.extract.mentions.taggers import load
from pipelines.ingest.plain import document_from_text
from pipelines.reconcile.single import resolve_single
from pipelines.relate.rows import frames, read


def extract_text(
    text: str, *, source_uri: str = "-", published_on: dt.date | None = None, tagger: str = ""
) -> dict[str, pl.DataFrame]:
    """Return every document-level table of `text`; dates are resolved against `published_on` where given,
    else against the date that the text states or implies. `tagger` names a plug-in for names (learned, spacy:MODEL).
    """
    document = document_from_text(text, source_uri=source_uri, published_on=published_on)
    return resolve_single(frames([read(document, load(tagger))]))
