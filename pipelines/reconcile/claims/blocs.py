"""Blocs of trade: which countries they act for, and whether parties are those of an affair. Which parties a story has belongs to `context`."""

from __future__ import annotations

import polars as pl

from pipelines.language import reference


def bloc_members() -> pl.DataFrame:
    """Return `country, bloc`: the countries for which a bloc negotiates trade."""
    return pl.DataFrame(
        [
            (f"country:{code}", row["bloc"])
            for row in reference.rows("trade_bloc_members")
            for code in row["members"].split("|")
        ],
        schema={"country": pl.String, "bloc": pl.String},
        orient="row",
    )


def as_blocs(country: pl.Expr) -> pl.Expr:
    """Return `country` with the members of the Union taken for it: they have no trade policy of their own."""
    return country.replace(dict(bloc_members().filter(bloc="org:eu").iter_rows()))


def of_affair(members: pl.Expr, *affair: pl.Expr) -> pl.Expr:
    """Return whether all `members` are among the parties of an `affair` (lists of countries and blocs), as the Union or as its members."""
    theirs = members.list.eval(as_blocs(pl.element()))
    left = theirs
    for parties in affair:
        left = left.list.set_difference(parties.fill_null([]).list.eval(as_blocs(pl.element())))
    return (left.list.len() == 0).fill_null(False)
