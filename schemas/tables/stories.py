"""Stories: documents about the same happening."""

from __future__ import annotations

import datetime as dt

import polars as pl

from schemas.column import column
from schemas.table import Table, TableModel


class Stories(TableModel):
    """Groups of documents that report the same happening."""

    story_id: str = column(
        "The story: derived from its earliest member.", examples=["story:7f1eba6c553266b4"]
    )
    title: str = column(
        "Headline of its most central document.", nullable=True, examples=["Talks resume"], verbatim=True
    )
    first_published_on: dt.date = column("Earliest publication date.", nullable=True, examples=["2025-10-25"])
    last_published_on: dt.date = column("Latest publication date.", nullable=True, examples=["2025-10-26"])
    document_count: pl.Int64 = column("Documents.", examples=[5], ge=1)
    independent_source_count: pl.Int64 = column(
        "Groups of documents that share no wording.", examples=[4], ge=1
    )


TABLE = Table(name="stories", title="Stories", model=Stories, primary_key=("story_id",), group="reconcile")
