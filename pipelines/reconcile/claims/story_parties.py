"""Who a story is about: its two main parties, all that act about as much, the pact of many that they talk of.

Belongs here: deciding this from how often a story names each. Counting is done in `context`.
"""

from __future__ import annotations

import polars as pl

from pipelines.language import reference
from pipelines.reconcile.claims.blocs import as_blocs, bloc_members

AS_MUCH = 0.5
"""A third party of a deal is named half as often as the second one at least, and a bloc half as often as the member that acts for it."""
MOST_PARTIES = 5


def main_pairs(acting: pl.DataFrame) -> pl.DataFrame:
    """Return `Shared.main_pairs` from what `Context.acting` returned for all documents of some stories."""
    country, mentions = pl.col("country"), pl.col("mentions")
    is_as_usual = mentions >= mentions.get(1, null_on_oob=True) * AS_MUCH
    summed = acting.group_by("story_id", "country").agg(pl.col("mentions").sum())
    return (
        _in_blocs(summed)
        .group_by("story_id", "country")
        .agg(pl.col("mentions").sum())
        .sort("story_id", "mentions", "country", descending=[False, True, False])
        .group_by("story_id", maintain_order=True)
        .agg(
            country.head(2).sort(),
            most=mentions.first(),
            parties=country.filter(is_as_usual).head(MOST_PARTIES).sort(),
        )
        .filter(pl.col("country").list.len() == 2)
        .select("story_id", "parties", "most", main_pair=pl.col("country").list.join("+"))
    )


def _in_blocs(acting: pl.DataFrame) -> pl.DataFrame:
    """Return `acting` with members of a bloc of which their story speaks about as much taken for the bloc."""
    blocs = acting.select("story_id", bloc="country", told="mentions")
    joined = acting.join(bloc_members(), on="country", how="left").join(
        blocs, on=["story_id", "bloc"], how="left"
    )
    is_for_bloc = pl.col("told") >= pl.col("mentions") * AS_MUCH
    return joined.with_columns(country=pl.when(is_for_bloc).then("bloc").otherwise("country")).select(
        acting.columns
    )


def affairs(main: pl.DataFrame, pacts: pl.DataFrame) -> pl.DataFrame:
    """Return `Shared.affairs`: the pact of many, else the main pair, a member of a bloc taken for the bloc."""
    blocs = as_blocs(pl.element()).unique().sort()
    pair = pl.col("main_pair").str.split("+").list.eval(blocs).list.join("+")
    return main.join(pacts, on="story_id", how="left").select("story_id", affair=pl.coalesce("pact", pair))


def common_pacts(named: pl.DataFrame, main: pl.DataFrame) -> pl.DataFrame:
    """Return `story_id, pact` from what `Context.pacts` and `main_pairs` returned for all stories.

    It is an agreement of many parties, named as often as any of them. Reports of a pact of fifteen countries name now these, now those of them: what they share is the pact.
    """
    most = (
        named.filter(~pl.col("pact").is_in(_of_two()))
        .group_by("story_id", "pact")
        .agg(pl.col("mentions").sum())
        .sort("story_id", "mentions", "pact", descending=[False, True, False])
        .unique("story_id", keep="first", maintain_order=True)
    )
    is_of_many = (pl.col("parties").list.len() > 2) & (pl.col("mentions") >= pl.col("most"))
    return most.join(main, on="story_id").filter(is_of_many).select("story_id", "pact")


def _of_two() -> list[str]:
    """Return the agreements of two parties."""
    rows = reference.rows("agreements")
    return [f"agreement:{row['id']}" for row in rows if row["parties"].count("|") == 1]
