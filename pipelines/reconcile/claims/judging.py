"""The verdict on every question of some subjects, from their claims.

Belongs here: which rule judges which kind of claim, and the rows of `verdicts`. The rules are in `compare`, `compare_days`, `states`, `places`,
`purposes`, `quotes` and `publication`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

import polars as pl

from pipelines.reconcile.claims import (
    agreements,
    compare,
    compare_days,
    namings,
    places,
    publication,
    purposes,
    quotes,
    sayings,
    states,
)
from pipelines.reconcile.claims.compare import Decision, Value
from schemas.tables import verdicts

_DECIDERS: dict[str, Callable[[Sequence[Value]], Decision]] = {
    "tariff_rate": compare.amounts,
    "trade_value": compare.amounts,
    "figure_value": compare.amounts,
    "named_date": compare_days.dates,
    "named_place": compare.labels,
    "delegation_size": compare.counts,
    "round_count": compare.counts,
    "effective_date": compare_days.due,
    "expiry_date": compare_days.due,
    "extension_date": compare_days.dates,
    "duration": compare.numbers,
    "start_date": compare_days.dates,
    "announcement_date": compare_days.days,
    "meeting_date": compare_days.dates,
    "meeting_place": places.places,
    "meeting_forum": compare.containment,
    "agreement_place": places.places,
    "measure_cause": compare.containment,
    "measure_purpose": purposes.purposes,
    "measure_status": states.measure,
    "meeting_status": states.meeting,
    "participant": compare.listing,
    "speaker_of_quote": quotes.speakers,
    "date_wording": compare.wording,
    "role": compare.labels,
    "agenda_topic": compare.labels,
    "statement": sayings.verdict,
    "agreement_condition": states.condition,
    "time_comparison": compare.labels,
    "publication_date": publication.dated,
    "caption_date": compare.labels,
}


def decide(kind: str, values: Sequence[Value]) -> Decision:
    """Return the verdict on the distinct `values` of one question of `kind`."""
    forms = {v.form for v in values}
    if kind == "measure_status" and "existence" in forms:
        return states.existence(values)
    if kind == "meeting_date" and forms & {compare_days.LASTING, compare_days.SITTING}:
        return compare_days.days(values)
    if kind in ("start_date", "announcement_date") and agreements.STAGE in forms:
        return compare_days.stages(values)
    return _DECIDERS[kind](values)


_VALUE = (
    "claim_kind", "subject_key", "value_text", "value_start_on", "value_end_on", "value_entity_id", "low", "high",
    "parents", "form", "documents", "sources", "first_as_of", "last_as_of", "is_unnamed",
)  # fmt: skip


def verdict_rows(claimed: pl.DataFrame) -> pl.DataFrame:
    """Return the table `verdicts` of the questions whose claims are all in `claimed`, which has the columns of statements too."""
    rows: list[tuple[object, ...]] = []
    ordered = claimed.select(_VALUE).sort("claim_kind", "subject_key", "value_text")
    for (kind, subject_key), group in groupby(ordered.iter_rows(), key=itemgetter(0, 1)):
        members = list(group)
        values = [_value(*row[2:-1]) for row in members]
        documents = frozenset[str]().union(*(v.documents for v in values))
        sources = frozenset[str]().union(*(v.sources for v in values))
        decision = namings.weighed(values, partial(decide, kind))
        if "conflict" in decision.verdict and any(row[-1] for row in members):
            decision = compare.agreed(
                values, "unnamed_parties", "whose meeting it is, the sources leave open"
            )
        rows.append((kind, subject_key, *decision, len(values), len(documents), len(sources)))
    return pl.DataFrame(rows, schema=verdicts.TABLE.polars_schema, orient="row")


def _value(
    text: str,
    start_on: dt.date | None,
    end_on: dt.date | None,
    entity: str | None,
    low: float | None,
    high: float | None,
    parents: list[str | None] | None,
    form: str | None,
    documents: list[str],
    sources: list[str],
    first_as_of: dt.date | None,
    last_as_of: dt.date | None,
) -> Value:
    return Value(
        text=text,
        sources=frozenset(sources),
        documents=frozenset(documents),
        low=low if low is not None or start_on is None else float(start_on.toordinal()),
        high=high if high is not None or start_on is None else float((end_on or start_on).toordinal()),
        entity=entity or text,
        parents=frozenset(p for p in parents or () if p is not None),
        form=form,
        first_as_of=first_as_of,
        last_as_of=last_as_of,
    )
