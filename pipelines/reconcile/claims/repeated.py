"""Claims that a story's sources give the same figure: amounts, shares, counts, lengths, ranks.

Sources call one amount a boost to growth, a gain or exports, and of a share or count only the unit tells what it measures.

So the number is part of the question: sources that give it agree, another number is of something else, and
these claims never contradict each other.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.blocs import as_blocs
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.numbers import bounds, number_text, roundings
from pipelines.reconcile.claims.statement import key, statements
from schemas.tables.figures import TABLE as FIGURES

DELEGATES = (
    r"(?i)\b(?:officials?|delegates?|negotiators?|envoys?|diplomats?|representatives?|delegation|team)\b"
)
FIRMS = r"(?i)\b(?:firms?|compan(?:y|ies)|entit(?:y|ies)|business(?:es)?)\b"
LEAST = 5
"""Smaller counts are said of too many things, and so is one day, month or year."""
GAP_DAYS = 90
"""One number of one affair is the same figure still when it is told again weeks later."""
POINTS = """CASE
        WHEN told.number <> round(told.number) THEN 10 WHEN told.number % 10 = 0 THEN 5 WHEN told.number % 5 = 0 THEN 2.5 ELSE 1
    END"""
"""Percentage points that a share with "about" is rounded by at most: about 100 % may be 97 %, about a third 30 %, about 95 % not 92 %."""
NEAR = 1.1
"""How far above a number with a hedge lies what it can stand for, as a multiple."""
_SAME_UNITS = (
    dict.fromkeys(("nation", "state", "economy", "member", "signatory", "ratification"), "country")
    | {
        "ton": "t",
        "tonne": "t",
    }
    | dict.fromkeys(("piece", "article", "unit", "garment"), "item")
)
"""Names that sources give one unit; one number of tons and of tonnes is one report's weight."""
_LONG_NUMBER = 3
"""Digits, without the zeros that end it, of a count that is known by them whatever sources call what is counted."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements of the figures that are no rates of a measure, delegations or lists of firms."""
    assert context.shared is not None
    near = context.shared.nearest_figures
    told = _told(context)
    if near is not None:
        told = told.join(near, on=[*_PLACE, "number"], how="left").with_columns(
            number=pl.coalesce("nearest", "number")
        )
        # what is rounded otherwise, or meant by a hedge, reaches as far as the number it is known by
        told = told.with_columns(
            low=pl.when(pl.col("low").is_not_null()).then(pl.min_horizontal("low", "number")),
            high=pl.when(pl.col("high").is_not_null()).then(pl.max_horizontal("high", "number")),
        )
    is_length = pl.col("quantity_kind") == "duration"
    placed, affair = told.join(context.affairs, on="document_id"), pl.col("affair")
    telling = context.shared.telling_figures
    if telling is not None:
        placed = placed.join(telling, on=[*_PLACE, "number"], how="left")
        affair = pl.coalesce("party", affair)
    return statements(
        placed.with_columns(
            claim_kind=pl.when(is_length).then(pl.lit("duration")).otherwise(pl.lit("figure_value")),
            subject=key(
                pl.col("quantity_kind"), pl.col("measured"), pl.col("number").cast(pl.String), affair
            ),
            gap_days=GAP_DAYS,
        )
    )


_PLACE = ["document_id", "char_start"]
_TOLD = ("story_id", "quantity_kind", "measured", "number")


def numbers_told(context: Context) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the numbers that these documents print without a hedge, by story, and the places of all; see `NEAREST`."""
    told = _told(context).join(context.documents.select("document_id", "story_id"), on="document_id")
    is_exact = ~pl.col("comparator").is_in(_HEDGES)
    told = told.filter(pl.col("number").is_finite())
    exact = told.filter(is_exact & (pl.col("number") > 0)).select(_TOLD).unique()
    scale = pl.lit(1000.0).pow((pl.col("number").log10() / 3 + 1e-9).floor())
    scaled = pl.col("number") / pl.col("scale")
    decimals = (
        pl.when((scaled - scaled.round()).abs() < _SAME)
        .then(0)
        .when((scaled * 10 - (scaled * 10).round()).abs() < _SAME)
        .then(1)
        .otherwise(2)
    )
    return (
        exact.with_columns(scale=scale).with_columns(decimals=decimals),
        told.select(*_PLACE, *_TOLD, "reach", comparator=pl.when(~is_exact).then("comparator")).unique(),
    )


_HEDGES = ("about", "at_least", "more_than", "at_most", "less_than")
_SAME = 1e-6
NEAREST = f"""
    WITH exact AS (
        SELECT DISTINCT * FROM "exact figures"
    ), rounded AS (
        SELECT story_id, quantity_kind, measured, fine.number AS nearest,
            min_by(coarse.number, (abs(coarse.number - fine.number), coarse.number)) AS rounded
        FROM exact AS fine JOIN exact AS coarse USING (story_id, quantity_kind, measured, scale)
        WHERE coarse.decimals < fine.decimals
            AND abs(coarse.number - fine.number) <= least(0.501 * scale / pow(10, coarse.decimals), 0.025 * coarse.number)
        GROUP BY ALL
    ), near AS (
        SELECT chunk, document_id, char_start, told.number, story_id, quantity_kind, measured,
            min_by(exact.number, (abs(exact.number - told.number), exact.number)) AS nearest
        FROM "told figures" AS told JOIN exact USING (story_id, quantity_kind, measured)
        WHERE (comparator IS NULL AND exact.number = told.number) OR (
            comparator IS NOT NULL AND exact.number
                BETWEEN told.number * CASE WHEN comparator IN ('more_than', 'at_least') THEN 1 ELSE 0.9 END
                AND told.number * CASE WHEN comparator IN ('less_than', 'at_most') THEN 1 ELSE reach END
            AND (comparator <> 'about' OR measured <> 'percent' OR abs(exact.number - told.number) <= {POINTS})
        )
        GROUP BY ALL
    )
    SELECT chunk, document_id, char_start, number, coalesce(rounded, nearest) AS nearest
    FROM near LEFT JOIN rounded USING (story_id, quantity_kind, measured, nearest)
    WHERE coalesce(rounded, nearest) <> number
    ORDER BY chunk, document_id, char_start, number
"""
"""By which number each one is known: with a hedge (more than 90) by the nearest one that its story gives without any and that
can be meant (97), and that by the same number printed with fewer decimals (218 for 218.4).
"""
_UNNUMBERED = "unnumbered"
_WITHOUT_NUMBER = r"(?i)\b(?:decade|century)$"
_HEDGE_OF_MOD = {
    "APPROX": "about",
    "LESS_THAN": "less_than",
    "MORE_THAN": "more_than",
    "EQUAL_OR_LESS": "at_most",
    "EQUAL_OR_MORE": "at_least",
}
TELLING = """
    WITH shared AS (
        SELECT quantity_kind, measured, number, party, count(DISTINCT story_id) AS stories
        FROM "told figures" AS told JOIN "story parties" USING (story_id)
        WHERE length(trim(replace(printf('%.3f', number), '.', ''), '0')) BETWEEN 3 AND 12
            AND trim(replace(printf('%.3f', number), '.', ''), '0') NOT LIKE '__5'
        GROUP BY ALL HAVING count(DISTINCT story_id) > 1
    )
    SELECT chunk, document_id, char_start, number, max_by(party, (stories, party)) AS party
    FROM "told figures" AS told JOIN "story parties" USING (story_id)
    JOIN shared USING (quantity_kind, measured, number, party)
    GROUP BY ALL
    ORDER BY chunk, document_id, char_start, number
"""
"""Numbers of three digits and more (30,184 t, 89.9 %; not 125, 12.5 or 1.25) are told of one thing by all who share a party, in whatever
company their stories see it."""


def parties(main_pairs: pl.DataFrame) -> pl.DataFrame:
    """Return `story_id, party` of `Shared.main_pairs`, with the members of a bloc taken for the bloc."""
    party = as_blocs(pl.col("parties"))
    return (
        main_pairs.select("story_id", "parties").explode("parties").select("story_id", party=party).unique()
    )


def _told(context: Context) -> pl.DataFrame:
    """Return the figures that can be compared with their values, `measured` (unit or currency) and the `number` they are known by.

    A range is known by both its ends. Fractions are shares.
    """
    kind, about = pl.col("quantity_kind"), pl.col("about").fill_null("")
    counted = pl.col("counted").fill_null("")
    is_compared = (about == "firms") | counted.str.contains(DELEGATES) | counted.str.contains(FIRMS)
    is_few = kind.is_in(["count", "duration", "number"]) & (pl.col("value") < LEAST)
    is_long = ((kind == "duration") & ((pl.col("value") > 1) | (pl.col("unit") == "decade"))).fill_null(False)
    figures = pl.concat(
        [
            context.table("figures", where=~pl.col("is_trivial") & pl.col("value").is_not_null()),
            _unnumbered(context),
        ]
    ).filter(~is_compared & ~(is_few & ~is_long))
    is_fraction = ((kind == "multiple") & (pl.col("value") < 1)).fill_null(False)
    decades = pl.col("unit") == "decade"
    years = [pl.when(decades).then(pl.col(c) * 10).otherwise(c).alias(c) for c in ("value", "value_high")]
    figures = figures.with_columns(
        *years,
        # who counts in decades rounds to them
        reach=pl.when(decades).then(1 + 1 / pl.col("value")).otherwise(NEAR),
        unit=pl.when(decades).then(pl.lit("year")).otherwise("unit"),
    )
    shares = figures.with_columns(
        source_table=pl.when(pl.col("rule") == _UNNUMBERED)
        .then(pl.lit("dates"))
        .otherwise(pl.lit("figures")),
        quantity_kind=pl.when(is_fraction).then(pl.lit("percent")).otherwise(kind),
        unit=pl.when(is_fraction).then(pl.lit("percent")).otherwise("unit"),
        value=pl.when(is_fraction).then((pl.col("value") * 100).round(2)).otherwise("value"),
        comparator=pl.when(is_fraction & (pl.col("comparator") == "exact"))
        .then(pl.lit("about"))
        .otherwise("comparator"),
    )
    known = valued(_without_rates(context, shares))
    top = known.filter(pl.col("value_number_high") != pl.col("number"))
    named = pl.coalesce("unit", "currency").replace(_SAME_UNITS)
    digits = pl.col("number").cast(pl.Int64, strict=False).cast(pl.String).str.strip_chars_end("0")
    is_long = (pl.col("quantity_kind") == "count") & (digits.str.len_chars() >= _LONG_NUMBER)
    unit = pl.when(is_long.fill_null(False)).then(pl.lit("item")).otherwise(named)
    return pl.concat([known, top.with_columns(number="value_number_high")]).with_columns(measured=unit)


def _unnumbered(context: Context) -> pl.DataFrame:
    """Return lengths of years that a text gives without a number as figures: nearly a decade."""
    length = pl.col("timex_value").str.extract(r"^P(\d{1,3})Y$").cast(pl.Float64)
    dates = context.table("dates", where=pl.col("surface").str.contains(_WITHOUT_NUMBER)).with_columns(
        value=length
    )
    hedge = pl.col("mod").replace_strict(_HEDGE_OF_MOD, default="exact", return_dtype=pl.String)
    named = dates.filter(pl.col("value").is_not_null()).with_columns(
        comparator=hedge, quantity_kind=pl.lit("duration"), unit=pl.lit("year"), rule=pl.lit(_UNNUMBERED)
    )
    blank = [
        pl.lit(None, dtype=dtype).alias(name)
        for name, dtype in FIGURES.polars_schema.items()
        if name not in named.columns
    ]
    return named.with_columns(blank).select(
        [pl.col(name).cast(dtype) for name, dtype in FIGURES.polars_schema.items()]
    )


def _without_rates(context: Context, figures: pl.DataFrame) -> pl.DataFrame:
    """Return `figures` without the rates that measures of their sentence hold whose parties are known, which are compared as theirs."""
    has_party = pl.col("imposer_entity_id").is_not_null() | pl.col("target_entity_id").is_not_null()
    columns = ("document_id", "sentence_start", "rate_percent", "rate_from_percent")
    rates = context.table("measures", *columns, where=has_party)
    held = pl.concat(
        [
            rates.select("document_id", "sentence_start", value=column).drop_nulls()
            for column in ("rate_percent", "rate_from_percent")
        ]
    ).unique()
    is_rate = pl.col("about") == "tariff_rate"
    others = figures.filter(is_rate).join(held, on=["document_id", "sentence_start", "value"], how="anti")
    return pl.concat([figures.filter(~is_rate.fill_null(False)), others])


def valued(frame: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` with value columns and bounds; a vague figure is its bounds."""
    vague = pl.col("value").is_null()
    frame = frame.with_columns(
        number=pl.coalesce("value", "value_low"),
        top=pl.when(vague).then("value_high").otherwise(pl.coalesce("value_high", "value")),
    ).filter(pl.col("number").is_not_null())
    low, high = bounds("number", "top", "comparator", roundings("number"))
    unit = pl.when(pl.col("unit").is_not_null()).then(" " + pl.col("unit"))
    period = (
        pl.when(pl.col("period") == "P1Y")
        .then(pl.lit(" a year"))
        .when(pl.col("period").is_not_null())
        .then(" per " + pl.col("period"))
    )
    return frame.with_columns(
        low=low,
        high=high,
        value_number=pl.when(~vague).then("value"),
        value_number_high="value_high",
        value_text=pl.when(vague)
        .then(pl.col("surface").str.to_lowercase())
        .otherwise(number_text("number", "comparator", unit) + period.fill_null("")),
    )
