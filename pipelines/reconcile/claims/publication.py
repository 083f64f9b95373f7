"""Claims on when a document was published, and on dates beside it that are not its own: a site's clock, a caption.

Belongs here: print against text inside one document. How the date is concluded belongs to `pipelines.reconcile.dating`.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.reconcile.claims.compare import Decision, Value
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key, statements

CLOCK = "site_header_clock"


def find(context: Context) -> pl.DataFrame:
    """Return the statements on publication dates that a site's clock bears on, and on dates of pictures."""
    return pl.concat([_clocks(context), _grounds(context), _captions(context)])


def _clocked(context: Context) -> pl.DataFrame:
    """Documents with a site's clock: `document_id, char_start, char_end, surface` of the clock, `published_on`."""
    clocks = (
        context.table("passages")
        .filter(pl.col("rule") == CLOCK)
        .sort("document_id", "char_start")
        .unique("document_id", keep="first", maintain_order=True)
        .select("document_id", "char_start", "char_end", "surface")
    )
    dated = context.table("documents").select("document_id", "published_on", "published_basis")
    return clocks.join(dated.filter(pl.col("published_basis") == "inferred"), on="document_id")


def _clocks(context: Context) -> pl.DataFrame:
    return statements(
        _clocked(context).with_columns(
            claim_kind=pl.lit("publication_date"),
            subject=key("document", pl.col("document_id")),
            occasion=pl.lit("published"),
            value_text=pl.col("surface").str.strip_chars(),
            source_table=pl.lit("passages"),
            rule=pl.lit(CLOCK),
            form=pl.lit("clock"),
        )
    )


def _grounds(context: Context) -> pl.DataFrame:
    """The dates of the text that stand on the day which was inferred."""
    days = context.table("dates").filter(
        (pl.col("granularity") == "day") & (pl.col("start_on") == pl.col("end_on"))
    )
    grounds = days.join(
        _clocked(context).select("document_id", start_on="published_on"), on=["document_id", "start_on"]
    )
    return statements(
        grounds.with_columns(
            claim_kind=pl.lit("publication_date"),
            subject=key("document", pl.col("document_id")),
            occasion=pl.lit("published"),
            value_text=pl.col("start_on").dt.to_string(),
            value_start_on="start_on",
            value_end_on="end_on",
            source_table=pl.lit("dates"),
            form=pl.lit("text"),
        )
    )


def _captions(context: Context) -> pl.DataFrame:
    captions = context.table("sentences", where=pl.col("passage_kind") == "caption")
    dates = context.table("dates").join(
        captions.select("document_id", sentence_start="char_start"), on=["document_id", "sentence_start"]
    )
    day = pl.col("start_on").dt.to_string()
    return statements(
        dates.filter((pl.col("basis") == "explicit") & (pl.col("granularity") == "day")).with_columns(
            claim_kind=pl.lit("caption_date"),
            subject=key("picture", pl.col("document_id")),
            occasion=day,
            value_text=day,
            value_start_on="start_on",
            value_end_on="end_on",
            source_table=pl.lit("dates"),
        )
    )


def dated(values: Sequence[Value]) -> Decision:
    """Return the verdict on a document's own date: a site's clock says when the page was shown, no more."""
    clock = next((v.text for v in values if v.form == "clock"), "")
    told = ", ".join(v.text for v in values if v.form == "text")
    reason = f"The site's clock ({clock}) says when the page was shown"
    return Decision(
        "single_source", "site_clock", f"{reason}; the text tells of {told}." if told else f"{reason}."
    )
