"""Which measure a statement is about: instrument, parties, phase and family of goods, as sources in other words share them.

Belongs here: the subject of measures. What is claimed of a measure is in `measures`.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims.blocs import bloc_members, of_affair
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.products import ALL_GOODS, families, named_families
from pipelines.reconcile.claims.statement import key

_PHASE = {
    "planned": ("threatened", "proposed", "under_consideration", "under_discussion", "announced", "conditional", "alleged"),
    "reduced": ("reduced", "suspended"),
    "ended": ("lifted", "expired"),
}  # fmt: skip
BILATERAL = ("truce", "agreement")
RATES = ("tariff", "anti_dumping", "safeguard")
BY_PRODUCT = ("export_control", "licence_requirement", "import_ban", "quota")
CONSIDERED = ("threatened", "proposed", "under_consideration", "conditional")
STARTED = ("investigation", "entity_listing", "truce", "agreement")
"""Instruments of which sources tell when they began rather than when they take effect."""
_NO_LONGER = r"(?i)\bno longer\b"
_STARTS_AT = r"(?i)\bfrom (?:\w+ ){0,3}\d+(?:\.\d+)? ?(?:%|per ?cent)(?: (?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|rates?))?$"
_HALVED = r"(?i)\bhalv(?:e|es|ed|ing) (?:\w+ ){0,3}\d+(?:\.\d+)? ?(?:%|per ?cent)"
_AVERAGE = r"(?i)\baverage\b"
AVERAGE = "all goods on average"
UNNAMED = "agreement between the parties"


def keyed(context: Context) -> pl.DataFrame:
    """Return the measures with `subject`; rows whose parties are unknown have none. `is_dropped` holds for
    duties that are no longer necessary: given up, on a day that the sentence does not tell.
    """
    parties = pl.when(
        pl.col("imposer").is_not_null()
        & pl.col("target").is_not_null()
        & (pl.col("imposer") != pl.col("target"))
    )
    pair = parties.then(pl.concat_list("imposer", "target").list.sort().list.join("+")).otherwise("main_pair")
    told = _completed(
        _stated(_sided(context)).with_columns(
            target=pl.coalesce("target", pl.when(pl.col("parties").list.len() == 2).then(_other_side())),
            pair=pair,
            phase=_phase(),
            family=_family(),
        )
    )
    is_pair = pl.col("pair").is_not_null() | ~pl.col("instrument").is_in(BILATERAL)
    sided = pl.concat_list("imposer", "target").list.drop_nulls()
    return told.with_columns(
        subject=pl.when(is_pair).then(_subject()),
        is_own=of_affair(sided, pl.col("parties")) & pl.col("parties").is_not_null(),
    )


def named(measures: pl.DataFrame) -> pl.DataFrame:
    """Return what `keyed` returned without agreements that have no name: which of several each is, dates do not tell."""
    return measures.filter(~pl.col("subject").str.ends_with(UNNAMED).fill_null(False))


def _sided(context: Context) -> pl.DataFrame:
    """Return the measures with `imposer`, `target` and `bloc` of the imposer, the story's parties and the day of the report."""
    countries = context.entity_country
    return (
        context.table("measures")
        .with_columns(source_table=pl.lit("measures"))
        .join(countries, left_on="imposer_entity_id", right_on="entity_id", how="left")
        .with_columns(imposer=pl.coalesce("entity_country", "imposer_entity_id"))
        .drop("entity_country")
        .join(countries, left_on="target_entity_id", right_on="entity_id", how="left")
        .with_columns(target=pl.coalesce("entity_country", "target_entity_id"))
        .drop("entity_country")
        .join(context.main_pair, on="document_id", how="left")
        .join(context.main_parties, on="document_id", how="left")
        .join(
            context.documents.select("document_id", as_of=pl.coalesce("as_of_high", "as_of_low")),
            on="document_id",
            how="left",
        )
        .join(bloc_members(), left_on="imposer", right_on="country", how="left")
    )


def _stated(measures: pl.DataFrame) -> pl.DataFrame:
    """Return the measures with the rate at which a cut starts as the one before, and what is no longer necessary as given up."""
    is_not_needed = pl.col("surface").str.contains(_NO_LONGER).any().over("document_id", "sentence_start")
    return measures.with_columns(
        rate_percent=pl.when(~_starts_there()).then("rate_percent"),
        rate_from_percent=pl.when(_starts_there()).then("rate_percent").otherwise("rate_from_percent"),
        # what it is no longer necessary to impose is given up, not denied
        is_dropped=(pl.col("status") == "denied") & is_not_needed,
    ).with_columns(status=pl.when("is_dropped").then(pl.lit("lifted")).otherwise("status"))


def _other_side() -> pl.Expr:
    """Return the party of the story's pair that the imposer, or its bloc, is not; of a story of three or more it is open which."""
    sides = pl.col("main_pair").str.split("+")
    left, right = sides.list.get(0, null_on_oob=True), sides.list.get(1, null_on_oob=True)
    own, bloc = pl.col("imposer"), pl.col("bloc")
    return (
        pl.when((own == left) | (bloc == left).fill_null(False))
        .then(right)
        .when((own == right) | (bloc == right).fill_null(False))
        .then(left)
    )


def _phase() -> pl.Expr:
    """Return the phase of a measure, which its status, its rates and its days decide."""
    phase = pl.lit("in_force")
    for name, states in _PHASE.items():
        phase = pl.when(pl.col("status").is_in(states)).then(pl.lit(name)).otherwise(phase)
    # a cut that is agreed or in force is a cut
    is_cut = pl.col("status").is_in(["agreed", "announced", "in_force"]) & (
        pl.col("rate_from_percent") > pl.col("rate_percent")
    )
    phase = pl.when(is_cut).then(pl.lit("reduced")).otherwise(phase)
    # a duty that is to apply from a day still to come is not in force, whatever the verb; nor is one decided on
    since = pl.coalesce("effective_from", "status_on")
    is_ahead = (pl.col("status") == "in_force") & (since > pl.col("as_of"))
    is_ahead |= pl.col("status").is_in(["in_force", "raised"]) & pl.col("is_prospective").fill_null(False)
    return pl.when(is_ahead.fill_null(False)).then(pl.lit("planned")).otherwise(phase)


def _subject() -> pl.Expr:
    """Return what a measure with its parties, phase and family of goods is compared by."""
    instrument = pl.col("instrument")
    agreement = pl.col("under_agreement").str.to_lowercase().str.replace_all(r"[^a-z0-9 ]", "")
    # controls that are only considered come on top of those in force
    controls = key(instrument, pl.col("imposer"), pl.col("family"))
    considered = pl.when(pl.col("status").is_in(CONSIDERED)).then(controls + "|planned").otherwise(controls)
    return (
        pl.when(instrument == "truce")
        .then(key("truce", pl.col("pair")))
        .when(instrument == "agreement")
        .then(key("agreement", pl.col("pair"), agreement.fill_null(UNNAMED)))
        .when(pl.col("imposer").is_null())
        .then(None)
        .when(instrument.is_in(RATES))
        .then(key(instrument, pl.col("imposer"), pl.col("target"), pl.col("phase"), pl.col("family")))
        .when(instrument.is_in(BY_PRODUCT))
        .then(considered)
        .when(instrument == "entity_listing")
        .then(key(instrument, pl.col("imposer")))
        .when(instrument == "investigation")
        .then(key(instrument, pl.col("imposer"), pl.col("target")))
        .otherwise(key(instrument, pl.col("imposer"), pl.col("target"), pl.col("family")))
    )


def in_phase(phase: str) -> pl.Expr:
    """Return the subject of a duty in another phase; an empty one leaves it open."""
    pair = pl.concat_str(pl.col("imposer"), pl.col("target").fill_null(""), separator="|")
    return key(pl.col("instrument"), pair, phase, pl.col("family"))


def _starts_there() -> pl.Expr:
    is_start = pl.col("surface").str.contains(_STARTS_AT) | pl.col("surface").str.contains(_HALVED)
    return pl.col("rate_from_percent").is_null() & is_start


def _family() -> pl.Expr:
    """The family of the goods that a measure is on; where a duty has no object, of those that its own words name."""
    is_rate = pl.col("instrument").is_in(RATES)
    is_open = is_rate & pl.col("product").is_null()
    return (
        pl.when(is_rate & pl.col("surface").str.contains(_AVERAGE))
        .then(pl.lit(AVERAGE))
        .when(is_open)
        .then(pl.coalesce(named_families("surface"), pl.lit(ALL_GOODS)))
        .otherwise(families("product"))
    )


def _completed(measures: pl.DataFrame) -> pl.DataFrame:
    """Return `measures` with what a document leaves out when it names the same thing again.

    Controls without a product are of the kind that the document tells most of, by that imposer; controls on a
    product without an imposer are those of whom the document gives most for that product.
    """
    actual = (
        (pl.col("phase") == "in_force") & pl.col("imposer").is_not_null() & (pl.col("family") != ALL_GOODS)
    )
    told = measures.filter(pl.col("instrument").is_in(BY_PRODUCT) & actual)
    filled = measures.join(
        _most(told, ["document_id", "instrument", "family"], "imposer"),
        on=["document_id", "instrument", "family"],
        how="left",
    ).with_columns(imposer=pl.coalesce("imposer", "most_imposer"))
    filled = filled.join(
        _most(told, ["document_id", "instrument", "imposer"], "family"),
        on=["document_id", "instrument", "imposer"],
        how="left",
    )
    is_general = (pl.col("family") == ALL_GOODS) & pl.col("instrument").is_in(BY_PRODUCT)
    filled = filled.with_columns(
        family=pl.when(is_general).then(pl.coalesce("most_family", "family")).otherwise("family")
    )
    return _same_duties(filled)


def _is_short() -> pl.Expr:
    return pl.col("product").is_null() & (pl.col("family") == ALL_GOODS)


def _same_duties(measures: pl.DataFrame) -> pl.DataFrame:
    """Return `measures` with duties of which a document tells in shorter words taken for the ones it names in full.

    "The tariffs" are on the only goods that it tells of between these parties, and anti-dumping duties where it names those.
    """
    parties = ["document_id", "imposer", "target"]
    is_rate = pl.col("instrument").is_in(RATES) & pl.col("imposer").is_not_null()
    goods = pl.col("family").filter(~_is_short()).unique()
    duties = measures.filter(is_rate)
    only = (
        duties.group_by(parties)
        .agg(goods=goods)
        .filter(pl.col("goods").list.len() == 1)
        .select(*parties, only_family=pl.col("goods").list.first())
    )
    is_short = is_rate & _is_short()
    filled = measures.join(only, on=parties, how="left").with_columns(
        family=pl.when(is_short).then(pl.coalesce("only_family", "family")).otherwise("family")
    )
    named = (
        filled.filter(is_rate & (pl.col("instrument") != "tariff"))
        .group_by(*parties, "family")
        .agg(named=pl.col("instrument").unique())
        .filter(pl.col("named").list.len() == 1)
        .select(*parties, "family", named_instrument=pl.col("named").list.first())
    )
    is_plain = pl.col("instrument") == "tariff"
    return filled.join(named, on=[*parties, "family"], how="left").with_columns(
        instrument=pl.when(is_plain)
        .then(pl.coalesce("named_instrument", "instrument"))
        .otherwise("instrument")
    )


def _most(measures: pl.DataFrame, by: list[str], column: str) -> pl.DataFrame:
    """Return `most_<column>`: the value that a group has most often; none on a tie."""
    ranked = measures.group_by(*by, column).agg(n=pl.len()).sort("n", column, descending=[True, False])
    grouped = ranked.group_by(by, maintain_order=True).agg(
        pl.col(column).first(), best=pl.col("n").first(), tied=(pl.col("n") == pl.col("n").max()).sum()
    )
    return grouped.filter(pl.col("tied") == 1).select(*by, pl.col(column).alias(f"most_{column}"))
