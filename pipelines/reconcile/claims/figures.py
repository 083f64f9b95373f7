"""Claims from figures that no measure holds: trade values, sizes of delegations and of lists, investments.

The subject is what the figure is about and between whom. Amounts of one subject that differ by more than a factor
of `SAME_WITHIN` are taken to be different quantities, not a contradiction.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Sequence
from itertools import pairwise

import polars as pl

from pipelines.reconcile.claims import compare, repeated
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.repeated import DELEGATES, FIRMS, valued
from pipelines.reconcile.claims.statement import key, statements
from pipelines.reconcile.claims.subjects import RATES

SAME_WITHIN = 1.5
BETWEEN_TWO = ("trade_value", "trade_balance", "investment", "purchase")
OF_ONE = ("trade_balance",)
"""What one country has with the whole world, too."""
CONVERSION_GAP = 3
"""Characters between an amount and its conversion in brackets."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements of figures."""
    figures = context.table(
        "figures", where=~pl.col("is_trivial") & pl.col("change").is_in(["level", "to"])
    ).with_columns(source_table=pl.lit("figures"))
    return pl.concat(
        [
            _amounts(context, figures),
            _delegations(context, figures),
            _listed(context, figures),
            _vague_rates(context, figures),
            repeated.find(context),
        ]
    )


def _sides(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Return `figures` with `between`: the two countries or blocs of which the sentence speaks, else the document's main pair.

    A sentence that names the main pair (or its leaders) beside others is about the main pair. One that names others
    only, and not two, is about nobody who is known: "Japan pledged $5bn" in a report on talks of two others. The balance
    of one country that a sentence names alone is that with all others, unless it tells of the trade that the balance is part of.
    """
    country = pl.col("country")
    here = context.actors.group_by("document_id", "sentence_start").agg(
        acting=country.unique(), named=country.filter("is_party").unique().sort()
    )
    joined = figures.join(here, on=["document_id", "sentence_start"], how="left").join(
        context.main_pair, on="document_id", how="left"
    )
    main = pl.col("main_pair").str.split("+")
    has_main = main.list.set_difference("acting").list.len() == 0
    pair_here = pl.when(pl.col("named").list.len() == 2).then(pl.col("named").list.join("+"))
    named = pl.col("named").fill_null([])
    is_of_main = named.list.set_difference(main).list.len() == 0
    beside_trade = (pl.col("about") == "trade_value").any().over("document_id", "sentence_start")
    is_of_one = (named.list.len() == 1) & pl.col("about").is_in(OF_ONE) & ~beside_trade
    return joined.with_columns(
        between=pl.when(has_main.fill_null(False))
        .then("main_pair")
        .when(is_of_one)
        .then(named.list.first())
        .otherwise(pl.coalesce(pair_here, pl.when(is_of_main).then("main_pair")))
    )


def _amounts(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Amounts between two countries, with `size`: only those of one size are the same quantity."""
    money = _unconverted(figures.filter(pl.col("quantity_kind") == "money")).filter(
        pl.col("about").is_in(BETWEEN_TWO)
    )
    amounts = _told_of(context, _sides(context, _of_measures(context, money)))
    is_trade = pl.col("about") == "trade_value"
    return statements(
        valued(amounts)
        .filter(pl.col("number") > 0)
        .with_columns(
            claim_kind=pl.when(is_trade).then(pl.lit("trade_value")).otherwise(pl.lit("figure_value")),
            subject=pl.when(pl.col("between").is_not_null()).then(
                key(pl.col("about"), pl.col("between"), pl.col("currency"))
            ),
            size="number",
        )
    )


def _told_of(context: Context, amounts: pl.DataFrame) -> pl.DataFrame:
    """Return `amounts` with `form`: the month, quarter or year that stands beside one in its sentence, where one does."""
    length = (pl.col("end_on") - pl.col("start_on")).dt.total_days()
    periods = context.table(
        "dates", where=(pl.col("timex_type") == "DATE") & ~pl.col("is_vague") & (length >= _SHORTEST)
    ).select("document_id", "sentence_start", "start_on", "end_on", of_start="char_start", of_end="char_end")
    identity = ["document_id", "char_start", "char_end"]
    gap = pl.max_horizontal(pl.col("of_start") - pl.col("char_end"), pl.col("char_start") - pl.col("of_end"))
    beside = (
        amounts.select(*identity, "sentence_start")
        .join(periods, on=["document_id", "sentence_start"])
        .filter(gap.is_between(0, BESIDE))
        .sort(*identity, gap, "of_start")
        .unique(identity, keep="first", maintain_order=True)
        .select(*identity, form=pl.format("{}{}/{}", pl.lit(compare.TOLD_OF), "start_on", "end_on"))
    )
    return amounts.join(beside, on=identity, how="left")


_SHORTEST = 27
"""Days from the first to the last of a month, at least."""
BESIDE = 40
"""Characters between an amount and the period that it is of."""


def _unconverted(money: pl.DataFrame) -> pl.DataFrame:
    """Return amounts without those that only repeat the one before them in another currency: 6bn pounds ($8bn)."""
    place = ["document_id", "sentence_start"]
    gap = pl.col("char_start") - pl.col("char_end").shift(1).over(place)
    is_other = pl.col("currency") != pl.col("currency").shift(1).over(place)
    return money.sort("document_id", "char_start").filter(
        ~((gap <= CONVERSION_GAP) & is_other).fill_null(False)
    )


def _of_measures(context: Context, money: pl.DataFrame) -> pl.DataFrame:
    """Return amounts of which those inside the words of a duty are the trade that it covers, not all trade."""
    identity = ["document_id", "char_start", "char_end"]
    duties = context.table("measures", where=pl.col("instrument").is_in(RATES)).select(
        "document_id", "sentence_start", from_="char_start", to="char_end"
    )
    covered = (
        money.filter(pl.col("about") == "trade_value")
        .join(duties, on=["document_id", "sentence_start"])
        .filter(pl.col("char_start").is_between(pl.col("from_"), pl.col("to")))
        .select(identity)
        .unique()
    )
    return money.join(covered.with_columns(is_covered=True), on=identity, how="left").with_columns(
        about=pl.when("is_covered").then(pl.lit("covered_trade")).otherwise("about")
    )


def sized(found: pl.DataFrame) -> pl.DataFrame:
    """Return all statements of some subjects, of those with `size` one subject for each size: its first digit and magnitude.

    Of a document that gives several amounts of one subject it is open which of them another one gives.
    """
    is_sized = pl.col("size").is_not_null()
    sizes = found.filter(is_sized).select("subject", "size").unique()
    leasts = sizes.group_by("subject").agg(pl.col("size").sort())
    leasts = leasts.with_columns(
        least=pl.Series([_least_alike(row) for row in leasts["size"].to_list()], dtype=pl.List(pl.Float64))
    ).explode("size", "least")
    amounts = (
        found.filter(is_sized)
        .join(leasts, on=["subject", "size"])
        .sort("subject", "size", "document_id", "char_start")
        .with_columns(magnitude=pl.col("least").log10().floor().cast(pl.Int64))
        .with_columns(digit=(pl.col("least") / pl.lit(10.0).pow("magnitude")).floor().cast(pl.Int64))
        .with_columns(
            form=pl.when(pl.col("size").n_unique().over("subject", "document_id") > 1)
            .then(pl.lit(compare.ONE_OF_SEVERAL))
            .otherwise("form"),
            subject=pl.col("subject") + pl.format("|{}e{}", "digit", "magnitude"),
        )
    )
    return pl.concat([found.filter(~is_sized), amounts.select(found.columns)])


def _least_alike(sizes: Sequence[float]) -> list[float]:
    """Return for each of the ascending `sizes` the least of those that can be one quantity with it.

    They part at the widest gaps, until all of one group lie within `SAME_WITHIN`: a chain of small steps is no quantity.
    """
    opens = [0, len(sizes)]
    gaps = sorted(range(1, len(sizes)), key=lambda k: (sizes[k - 1] / sizes[k], k))
    for gap in gaps:
        after = bisect(opens, gap)
        if sizes[opens[after] - 1] > SAME_WITHIN * sizes[opens[after - 1]]:
            insort(opens, gap)
    return [sizes[first] for first, end in pairwise(opens) for _ in range(first, end)]


_FROM = 32
"""Characters from a count to the country of those who are counted: 40 senior envoys from Peru."""


def _delegations(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Sizes of delegations: people counted after a country in its sentence, else before one ("40 envoys from Peru")."""
    counted = figures.filter(
        (pl.col("quantity_kind") == "count") & pl.col("counted").fill_null("").str.contains(DELEGATES)
    ).sort("char_start")
    actors = context.actors.select("document_id", "sentence_start", "country", actor_at="char_start").sort(
        "actor_at"
    )
    country = pl.coalesce("country", "country_behind")
    sided = counted.join_asof(
        actors,
        left_on="char_start",
        right_on="actor_at",
        by=["document_id", "sentence_start"],
        strategy="backward",
        check_sortedness=False,
    ).join_asof(
        actors,
        left_on="char_start",
        right_on="actor_at",
        by=["document_id", "sentence_start"],
        strategy="forward",
        tolerance=_FROM,
        suffix="_behind",
        check_sortedness=False,
    )
    return statements(
        valued(sided).with_columns(
            claim_kind=pl.lit("delegation_size"),
            subject=pl.when(country.is_not_null()).then(key("delegation", country)),
        )
    )


def _listed(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Numbers of firms on a list, in the sentence that tells of the listing."""
    counted = figures.filter(
        (pl.col("about") == "firms").fill_null(False) | pl.col("counted").fill_null("").str.contains(FIRMS)
    )
    listings = (
        context.table("measures")
        .filter(pl.col("instrument") == "entity_listing")
        .join(context.entity_country, left_on="imposer_entity_id", right_on="entity_id", how="left")
        .select("document_id", "sentence_start", imposer=pl.coalesce("entity_country", "imposer_entity_id"))
        .drop_nulls()
        .unique(["document_id", "sentence_start"], keep="any")
    )
    return statements(
        valued(counted.join(listings, on=["document_id", "sentence_start"])).with_columns(
            claim_kind=pl.lit("figure_value"), subject=key("firms listed", pl.col("imposer"))
        )
    )


def _vague_rates(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Rates without a number and without a measure of their own: triple-digit tariffs between the two."""
    vague = figures.filter(
        (pl.col("about") == "tariff_rate") & pl.col("value").is_null() & pl.col("imposer_entity_id").is_null()
    ).join(context.main_pair, on="document_id")
    return statements(
        valued(vague).with_columns(
            claim_kind=pl.lit("tariff_rate"), subject=key("tariff level", pl.col("main_pair"))
        )
    )
