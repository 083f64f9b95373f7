"""Claims from roles: which title a person is given."""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key, statements

GAP_DAYS = 366
"""A title is held for years, so reports of it months apart are of one."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements of titles."""
    roles = context.table("roles").with_columns(source_table=pl.lit("roles"))
    title = (
        pl.col("title")
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}\p{N} ]+", " ")
        .str.replace_all(r" +", " ")
        .str.strip_chars()
        # Presidents A and B are each a president
        .str.replace(r"\b(president|minister|secretary|premier|leader)s$", "$1")
    )
    return statements(
        roles.with_columns(
            claim_kind=pl.lit("role"),
            subject=key("role", pl.col("person_entity_id")),
            gap_days=GAP_DAYS,
            value_text=pl.when(pl.col("is_former")).then("former " + title).otherwise(title),
        )
    )
