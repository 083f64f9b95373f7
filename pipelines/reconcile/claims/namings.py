"""Namings: sources of a story that name the day, the rate or the place that only one of them ties to something.

Whoever reads four reports of one affair, of which one says that the deal was announced on a Friday and the others name that Friday,
does not take the day for told by one source alone; nor are they four who say so. So a naming is a claim of its own beside the
question that one source answers: it never corroborates and never contradicts, but makes the answer compatible.

Belongs here: which statements name what another one tells, what a naming weighs, and the places that texts name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from pipelines.reconcile.claims import repeated
from pipelines.reconcile.claims.compare import Decision, Value
from pipelines.reconcile.claims.context import Context
from pipelines.reconcile.claims.statement import key, statements

NAMED = "named"
"""The form of a value that a source names without telling, in words that were understood, what of."""
RULE = "also_named"
MOST_QUESTIONS = 5
"""Questions that one value of a story can answer; of more, each is told apart by too little."""
MOST_NAMINGS = 50
"""Places that name a day for other stories of their affair: of a day that more name, some tell as much as all."""
GAP_DAYS = 30
"""Days between a report that tells and another that names: a look back weeks later is a story of its own, one months later another affair."""


def find(context: Context) -> pl.DataFrame:
    """Return the statements that a source of an affair names a city or a building, whatever it ties to it."""
    places = context.table(
        "mentions",
        where=pl.col("entity_kind").is_in(["place", "venue"])
        & pl.col("entity_id").str.contains("^(?:place|venue):")
        & (pl.col("acting_as").is_null() | (pl.col("acting_as") == "place")),
    )
    return statements(
        context.told(places)
        .join(context.affairs, on="document_id")
        .with_columns(
            source_table=pl.lit("mentions"),
            claim_kind=pl.lit("named_place"),
            subject=key(pl.col("entity_id"), pl.col("affair")),
            value_text="entity_id",
            value_entity_id="entity_id",
            gap_days=repeated.GAP_DAYS,
        )
    )


def needed(scoped: pl.DataFrame) -> pl.DataFrame:
    """Return the statements of some subjects (with `subject_key`) without namings where not exactly one source tells."""
    is_naming = (pl.col("form") == NAMED).fill_null(False)
    tellers = pl.col("source_group_id").filter(~is_naming).n_unique().over("claim_kind", "subject_key")
    return scoped.filter(~is_naming | (tellers == 1))


def weighed(values: Sequence[Value], decide: Callable[[Sequence[Value]], Decision]) -> Decision:
    """Return what `decide` says of the values that are told; of one source's value, that others name it."""
    told = [v for v in values if v.form != NAMED]
    decision = decide(told)
    if decision.verdict != "single_source" or len(told) == len(values):
        return decision
    sources = frozenset[str]().union(*(v.sources for v in values)) - frozenset[str]().union(
        *(v.sources for v in told)
    )
    values_named = ", ".join(v.text.removeprefix(_NAMED) for v in values if v.form == NAMED)
    return Decision(
        "compatible",
        RULE,
        f"{decision.explanation} Named by {len(sources)} more, in words that leave open what of: {values_named}.",
    )


_NAMED = "named: "
_BY_KIND = {
    "announcement_date": "day", "effective_date": "day", "expiry_date": "day", "start_date": "day", "meeting_date": "day",
    "extension_date": "day", "tariff_rate": "rate", "round_count": "round", "meeting_place": "place", "agreement_place": "place",
}  # fmt: skip
_VALUE = """CASE {kinds}
        WHEN 'day' THEN value_start_on::VARCHAR || '/' || value_end_on::VARCHAR
        WHEN 'place' THEN value_entity_id
        ELSE value_number::VARCHAR
    END"""


_MEANT = "split_part(subject, '|', 2)"
_DAYS = f"""list_distinct([
        value_start_on::VARCHAR || '/' || value_end_on::VARCHAR,
        {_MEANT} || CASE WHEN contains({_MEANT}, '/') THEN '' ELSE '/' || {_MEANT} END
    ])"""
"""The days that a date names, and those that it means: of a month the only day of it that its affair names (see `days`)."""


def _kinds(column: str) -> str:
    return "CASE " + column + "".join(f" WHEN '{k}' THEN '{v}'" for k, v in _BY_KIND.items()) + " END"


NAMINGS = f"""
    WITH told AS (
        SELECT DISTINCT claim_kind, subject, occasion, story_id, affair, source_group_id, party, gap_days, is_unnamed, as_of_low, as_of_high,
            {_kinds("claim_kind")} AS what, value_text,
            {_VALUE.format(kinds="what")} AS value
        FROM statements
        WHERE is_own AND claim_kind IN ({", ".join(f"'{k}'" for k in _BY_KIND)})
    ), alone AS (
        SELECT * EXCLUDE (source_group_id, story_id, affair), min(source_group_id) OVER question AS teller,
            unnest(CASE what WHEN 'day' THEN [story_id, affair] ELSE [story_id] END) AS scope
        FROM told
        WINDOW question AS (PARTITION BY claim_kind, subject, occasion, story_id)
        QUALIFY min(source_group_id) OVER question = max(source_group_id) OVER question
            AND dense_rank() OVER (PARTITION BY story_id, what, value ORDER BY subject, occasion) <= {MOST_QUESTIONS}
    ), named AS (
        SELECT *, story_id AS scope, 'day' AS what, unnest({_DAYS}) AS value
        FROM statements WHERE claim_kind = 'named_date'
        UNION ALL
        SELECT *, affair, 'day', unnest({_DAYS})
        FROM statements WHERE claim_kind = 'named_date' AND affair <> story_id
        QUALIFY row_number() OVER (
            PARTITION BY affair, value_start_on, value_end_on ORDER BY document_id, char_start
        ) <= {MOST_NAMINGS}
        UNION ALL
        SELECT *, story_id, 'place', value_entity_id FROM statements WHERE claim_kind = 'named_place'
        UNION ALL
        SELECT *, story_id, 'round', value_number::VARCHAR FROM statements
        WHERE claim_kind = 'figure_value' AND unit = 'round'
        UNION ALL
        SELECT *, story_id, 'rate', value_number::VARCHAR FROM statements
        WHERE claim_kind = 'tariff_rate' OR (claim_kind = 'figure_value' AND unit = 'percent')
    )
    SELECT DISTINCT named.* EXCLUDE (scope, what, value) REPLACE (
        alone.claim_kind AS claim_kind, alone.subject AS subject, alone.occasion AS occasion,
        '{_NAMED}' || alone.value_text AS value_text, '{NAMED}' AS form, '{RULE}' AS rule, alone.gap_days AS gap_days,
        alone.is_unnamed AS is_unnamed, alone.as_of_low AS as_of_low, alone.as_of_high AS as_of_high, NULL::DATE AS value_start_on, NULL::DATE AS value_end_on,
        NULL::DOUBLE AS low, NULL::DOUBLE AS high, NULL::DOUBLE AS size
    )
    FROM named JOIN alone USING (scope, what, value)
    WHERE named.source_group_id <> teller AND coalesce(named.party, alone.party, '') = coalesce(alone.party, named.party, '')
        AND abs(coalesce(named.as_of_low - alone.as_of_low, 0)) <= {GAP_DAYS}
    ORDER BY ALL
"""
"""What is named by others, of questions that one source answers: as statements of these questions. A day can be named by all reports
of an affair, a rate or place by those of the same story only, within GAP_DAYS.
What is named later is named for the question as it stood when it was told, so it takes over the days of that report.
"""
