"""The long frame that all families of claims yield: one row per place that states something comparable.

Belongs here: its columns and how a frame is brought to them. What is claimed belongs to the families.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

COLUMNS = pl.Schema(
    {
        "document_id": pl.String(),
        "char_start": pl.Int64(),
        "char_end": pl.Int64(),
        "surface": pl.String(),
        "sentence_start": pl.Int64(),
        "rule": pl.String(),
        "source_table": pl.String(),
        "claim_kind": pl.String(),
        "subject": pl.String(),
        "occasion": pl.String(),
        "value_text": pl.String(),
        "value_number": pl.Float64(),
        "value_number_high": pl.Float64(),
        "unit": pl.String(),
        "comparator": pl.String(),
        "value_start_on": pl.Date(),
        "value_end_on": pl.Date(),
        "value_entity_id": pl.String(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "parents": pl.List(pl.String()),
        "form": pl.String(),
        "size": pl.Float64(),
        "gap_days": pl.Int64(),
        "is_unnamed": pl.Boolean(),
        "party": pl.String(),
        "is_own": pl.Boolean(),
    }
)
"""`subject` is what the claim is about, without its time; `occasion` tells apart happenings of one subject
where dates do (null: the time of the reports does). `low` and `high` bound a number with its hedge and
rounding, or a date where they go beyond it, `parents` are the entities that contain the value, `form` is how it was expressed. Amounts of one subject that
differ too much in `size` are different quantities (`figures.sized`). Reports of one subject further apart than `gap_days` are of
another state of affairs (null: as far apart as usual). `is_unnamed` holds for meetings of which the story stands for those who meet,
so that two of them can be taken for one; `party` is whose rate it is. `is_own` holds for what
those do whose affair the story is: a source that only names its day, rate or place can be taken to mean it."""


def statements(frame: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` with exactly the columns of COLUMNS; missing ones are null, rows without value are dropped."""
    missing = [
        pl.lit(None, dtype=dtype).alias(name) for name, dtype in COLUMNS.items() if name not in frame.columns
    ]
    return (
        frame.with_columns(missing)
        .select([pl.col(name).cast(dtype) for name, dtype in COLUMNS.items()])
        .drop_nulls(["subject", "value_text"])
    )


def key(*parts: pl.Expr | str) -> pl.Expr:
    """Return the parts of a subject joined by `|`; a null part gives an empty place."""
    return pl.concat_str([pl.lit(p) if isinstance(p, str) else p.fill_null("") for p in parts], separator="|")


def date_text(start: str, end: str) -> pl.Expr:
    """Return a day as `2025-10-30`, a span of days as `2025-10-27/2025-11-02`."""
    return (
        pl.when(pl.col(start) == pl.col(end))
        .then(pl.col(start).dt.to_string())
        .otherwise(pl.col(start).dt.to_string() + "/" + pl.col(end).dt.to_string())
    )


def day_number(column: str) -> pl.Expr:
    """Return a date as a number of days, as `datetime.date.toordinal` counts them."""
    return (pl.col(column).cast(pl.Date).to_physical() + _EPOCH).cast(pl.Float64)


_EPOCH = dt.date(1970, 1, 1).toordinal()
