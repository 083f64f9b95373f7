"""Claims from measures: rate, dates, state, purpose, place of agreement. What a measure answers is claimed in `causes`.

The subject is the measure: instrument, imposer, target, product family and, for tariffs, whether it is planned,
in force, reduced or ended (a threatened rate and the rate in force are two questions).
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.claims import spoken, subjects
from pipelines.reconcile.claims.agreements import STAGE
from pipelines.reconcile.claims.compare import CONDITIONAL, ONE_OF_SEVERAL, SINCE, TOTAL
from pipelines.reconcile.claims.compare_days import AT_RATE
from pipelines.reconcile.claims.context import Context, period_end, printed_inside
from pipelines.reconcile.claims.numbers import bounds, day_count, number_text
from pipelines.reconcile.claims.statement import date_text, key, statements
from pipelines.reconcile.claims.states import AHEAD, EXISTING, EXISTS, HOPED, PROSPECTIVE
from pipelines.reconcile.claims.subjects import BILATERAL, RATES, STARTED, UNNAMED

_DECREED = ("announced", "agreed", "in_force", "raised")
_DUTY = ("document_id", "imposer", "target", "family")
ADJOINING = 2
"""Characters between a date and the words that it opens: "In 2020, Peru imposed …"."""
_FURTHER = r"(?i)\b(?:no|any|not) (?:\w+ )?(?:additional|new|further|more|other|extra)\b"
_WAS_DUE = r"(?i)\b(?:scheduled|due|set|slated|planned|supposed|expected|threatened|meant|vowed|promised)\b"
_PROLONGED = r"(?i)\b(?:exten(?:d|sion)|prolong|renew)"


def find(context: Context) -> pl.DataFrame:
    """Return the statements of all measures."""
    told = subjects.keyed(context)
    measures = subjects.named(told)
    return pl.concat(
        [
            _rates(context, measures),
            _rates_before(measures),
            _dates(context, told, "effective_from"),
            _dates(context, told, "status"),
            _dates(context, measures, "effective_to"),
            _durations(measures),
            _states(told),
            _purposes(measures),
            _places(context, measures),
        ]
    )


def _rates(context: Context, measures: pl.DataFrame) -> pl.DataFrame:
    told = (
        context.table("figures", where=(pl.col("about") == "tariff_rate") & pl.col("value").is_not_null())
        .group_by("document_id")
        .agg(rates_told=pl.col("value").n_unique())
    )
    rated = (
        measures.filter(pl.col("rate_percent").is_not_null())
        .with_columns(comparator=pl.col("rate_comparator").fill_null("exact"))
        .join(told, on="document_id", how="left")
    )
    low, high = bounds("rate_percent", "rate_high_percent", "comparator", pl.lit(0.499))
    # what one source calls announced is in force for the other
    is_decreed = pl.col("status").is_in(_DECREED)
    several = pl.col("rate_percent").filter(is_decreed).n_unique().over(_DUTY) > 1
    # a threat of April and the deal of July are both still to come
    is_one_threat = (pl.col("phase") == "planned") & (pl.col("rates_told") > 1)
    is_one = (is_decreed & several) | is_one_threat.fill_null(False)
    return statements(
        rated.with_columns(
            claim_kind=pl.lit("tariff_rate"),
            subject=pl.when(_is_countervailing())
            .then(pl.col("subject") + "|countervailing")
            .otherwise("subject"),
            party="imposer",
            value_number="rate_percent",
            value_number_high="rate_high_percent",
            unit=pl.lit("percent"),
            value_text=number_text("rate_percent", "comparator", pl.lit(" %"), high="rate_high_percent"),
            low=low,
            # what comes on top makes the whole higher
            high=pl.when(~pl.col("rate_is_additional").fill_null(False)).then(high),
            form=pl.when(pl.col("rate_is_total").fill_null(False))
            .then(pl.lit(TOTAL))
            .when(is_one)
            .then(pl.lit(ONE_OF_SEVERAL))
            .when(pl.col("status") == CONDITIONAL)
            .then(pl.lit(CONDITIONAL))
            .when(pl.col("effective_from").is_not_null())
            .then(SINCE + pl.col("effective_from").dt.to_string()),
        )
    )


def _is_countervailing() -> pl.Expr:
    """Return whether a duty answers subsidies alone, and so comes beside the one on dumping."""
    words = pl.col("surface")
    return words.str.contains(r"(?i)\b(?:anti-?subsidy|countervailing)\b") & ~words.str.contains(
        r"(?i)dumping"
    )


def _rates_before(measures: pl.DataFrame) -> pl.DataFrame:
    """The rates from which duties are raised or cut; before a cut it was the one in force."""
    rated = measures.filter(pl.col("rate_from_percent").is_not_null()).with_columns(
        comparator=pl.lit("exact")
    )
    before = rated.with_columns(
        claim_kind=pl.lit("tariff_rate"),
        party="imposer",
        subject=pl.col("subject") + "|before",
        value_number="rate_from_percent",
        unit=pl.lit("percent"),
        value_text=number_text("rate_from_percent", "comparator", pl.lit(" %")),
        low=pl.col("rate_from_percent") - 0.499,
        high=pl.col("rate_from_percent") + 0.499,
    )
    cut = before.filter(phase="reduced").with_columns(
        subject=subjects.in_phase("in_force"), form=pl.lit(ONE_OF_SEVERAL)
    )
    return pl.concat([statements(before), statements(cut)])


def _dates(context: Context, measures: pl.DataFrame, which: str) -> pl.DataFrame:
    """Statements of one date of the measure; a date without calendar bounds (recently) is kept as a vague one."""
    date_at = f"{which}_date_char_start"
    dated = context.with_dates(measures, date_at).with_columns(end_on=period_end())
    dated = spoken.with_bounds(context, dated, date_at)
    began = pl.col("instrument").is_in(STARTED)
    kind = {
        "effective_from": pl.when(began).then(pl.lit("start_date")).otherwise(pl.lit("effective_date")),
        "status": pl.when(pl.col("status") == "extended")
        .then(pl.lit("extension_date"))
        .when((pl.col("status") == "lifted") & ~pl.col("is_dropped"))
        .then(pl.lit("effective_date"))
        .when(began)
        .then(pl.lit("start_date"))
        .otherwise(pl.lit("announcement_date")),
        "effective_to": pl.lit("expiry_date"),
    }[which]
    # a duty is threatened, decreed and raised in steps, whose days one source calls by another step's name
    is_step = (pl.lit(which) == "status") & (kind == "announcement_date") & pl.col("instrument").is_in(RATES)
    # "paused the duties that were due on Monday": that is when they would have come, not when they were paused
    is_put_off = (pl.col("status") == "suspended") & pl.col("instrument").is_in(RATES)
    is_put_off &= pl.col("surface").str.contains(_WAS_DUE) & (pl.lit(which) == "effective_from")
    return statements(
        dated.filter(_is_its_date(which)).with_columns(
            claim_kind=kind,
            subject=pl.when(is_step)
            .then(subjects.in_phase(""))
            .when(is_put_off)
            .then(subjects.in_phase("planned"))
            .when(_is_end() & (pl.lit(which) != "effective_to"))
            .then(key(pl.col("subject"), "ended"))
            .otherwise("subject"),
            occasion=pl.when(is_step).then(pl.col("start_on").dt.strftime("%Y-%m")),
            value_text=pl.coalesce(
                date_text("start_on", "end_on"), pl.col("date_surface").str.to_lowercase()
            ),
            value_start_on="start_on",
            value_end_on="end_on",
            form=pl.when(is_step | pl.col("subject").str.ends_with(UNNAMED))
            .then(pl.lit(STAGE))
            .when(kind == "effective_date")
            .then(_at_rate()),
        )
    )


def _at_rate() -> pl.Expr:
    """Return the form of a day from which a told rate holds; one on top of others is another step than the same one alone."""
    on_top = pl.when(pl.col("rate_is_additional").fill_null(False)).then(pl.lit("+")).otherwise(pl.lit(""))
    return AT_RATE + on_top + pl.col("rate_percent").cast(pl.String)


def _is_its_date(which: str) -> pl.Expr:
    """Return whether a date is told as that of the measure: one outside its own words belongs to another more often than not."""
    date_at = f"{which}_date_char_start"
    at, reached = pl.col(date_at), pl.col(date_at) + pl.col("date_surface").str.len_chars()
    is_told = (
        at.is_between(pl.col("char_start"), pl.col("char_end"))
        | (pl.col("char_start") - reached).is_between(0, ADJOINING)
    ).fill_null(False)
    if which == "status":
        is_told &= pl.col("status").is_in(
            ["launched", "announced", "in_force", "raised", "agreed", "extended", "lifted"]
        )
        # what is announced on one day is lifted on another
        is_lifted = pl.col("status") == "lifted"
        is_told &= ~is_lifted | ((pl.col("granularity") == "day") & pl.col("effective_from_timex").is_null())
        # made in one month and extended in another: the first is the start
        began = pl.col("instrument").is_in(STARTED)
        is_told &= ~(began & pl.col("effective_from_timex").is_not_null() & (pl.col("status") != "extended"))
    if which == "effective_from":
        # one start told of a truce and again of its extension is told once, by the shorter words
        is_told &= ~pl.col("is_dropped")
        is_told &= pl.col("char_end") == pl.col("char_end").min().over("document_id", "instrument", date_at)
    return is_told


def _is_end() -> pl.Expr:
    """Return whether a date is that of the end of what was in force, where the subject has no phase: sanctions lifted in July."""
    has_phase = pl.col("instrument").is_in([*RATES, *BILATERAL])
    return pl.col("status").is_in(["lifted", "suspended", "expired"]) & ~has_phase


def _durations(measures: pl.DataFrame) -> pl.DataFrame:
    lasting = measures.filter(pl.col("duration").is_not_null() & ~pl.col("instrument").is_in(RATES))
    days = day_count("duration")
    return statements(
        lasting.with_columns(
            claim_kind=pl.lit("duration"),
            value_text="duration",
            value_number=days,
            unit=pl.lit("day"),
            low=days,
            high=days,
        )
    )


def _states(measures: pl.DataFrame) -> pl.DataFrame:
    # who denies further duties says nothing of those there are
    is_further = pl.col("surface").str.contains(_FURTHER)
    is_open = (pl.col("subject").str.ends_with(UNNAMED) | is_further) & (pl.col("status") == "denied")
    is_ahead = pl.col("is_prospective").fill_null(False)
    told = measures.filter(~is_open.fill_null(False)).with_columns(
        claim_kind=pl.lit("measure_status"),
        value_text=pl.when(is_ahead).then(AHEAD + pl.col("status")).otherwise("status"),
    )
    # what may be prolonged is there
    is_hoped = pl.col("status").is_in(PROSPECTIVE) | (is_ahead & (pl.col("status") == "in_force"))
    is_there = (pl.col("status").is_in(EXISTING) & ~is_hoped) | pl.col("surface").str.contains(_PROLONGED)
    truces = told.filter(
        (pl.col("instrument") == "truce") & (is_there | is_hoped) & pl.col("pair").is_not_null()
    ).with_columns(
        subject=key("truce existence", pl.col("pair")),
        value_text=pl.when(is_there).then(pl.lit(EXISTS)).otherwise(pl.lit(HOPED)),
        form=pl.lit("existence"),
    )
    return pl.concat([statements(told), statements(truces)])


def _purposes(measures: pl.DataFrame) -> pl.DataFrame:
    told = measures.filter(pl.col("purpose").is_not_null())
    return statements(
        told.with_columns(
            claim_kind=pl.lit("measure_purpose"), value_text=pl.col("purpose").str.to_lowercase()
        )
    )


def _places(context: Context, measures: pl.DataFrame) -> pl.DataFrame:
    """Where a truce or agreement was made: a place inside the statement, or of a signing in its sentence."""
    made = measures.filter(pl.col("instrument").is_in(BILATERAL))
    spoken = context.table(
        "mentions",
        "document_id",
        "sentence_start",
        "entity_id",
        "char_start",
        where=pl.col("entity_kind").is_in(["place", "venue"]) | (pl.col("acting_as") == "place"),
    )
    inside = printed_inside(
        made, spoken.select("document_id", "sentence_start", place="entity_id", at="char_start")
    )
    inside = inside.filter(
        pl.col("char_end") == pl.col("char_end").min().over("document_id", "instrument", "at")
    )
    signed = context.table("events").filter(
        (pl.col("kind") == "signing") & pl.col("place_entity_id").is_not_null()
    )
    beside = made.join(
        signed.select("document_id", "sentence_start", place="place_entity_id", at="char_start"),
        on=["document_id", "sentence_start"],
    )
    return statements(
        pl.concat([inside, beside])
        .join(context.entity_country, left_on="place", right_on="entity_id", how="left")
        .with_columns(
            claim_kind=pl.lit("agreement_place"),
            value_text="place",
            value_entity_id="place",
            parents=pl.concat_list("entity_country"),
        )
    )
