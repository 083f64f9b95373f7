"""What a source says of itself outside its running text: fields of a record, meta tags. No weighing is done here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """Stated values, None where there is none; dates are as printed and parsed in `pipelines.ingest.dating`.

    `fetched_on` is the day a crawler saw the page: the page cannot have been published later.
    `is_markup` tells meta tags of the page itself (they state) from fields of a record (they list).
    """

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    licence: str | None = None
    text_redistributable: bool | None = None
    url: str | None = None
    fetched_on: dt.date | None = None
    is_markup: bool = False


NOTHING = Metadata()
