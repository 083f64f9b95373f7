"""Closed vocabularies: every term that a column may hold, with its meaning. Open lists are reference data."""

from __future__ import annotations

from schemas.vocabularies import claims, dates, figures, happenings, ingest, names
from schemas.vocabularies.claims import (
    CHANGE_KIND,
    CLAIM_KIND,
    VERDICT,
)
from schemas.vocabularies.dates import (
    DATE_BASIS,
    DATE_DOUBT,
    GRANULARITY,
    TIMEX_MOD,
    TIMEX_TYPE,
)
from schemas.vocabularies.figures import (
    CHANGE,
    COMPARATOR,
    FIGURE_DOUBT,
    FIGURE_ROLE,
    QUANTITY_KIND,
)
from schemas.vocabularies.happenings import (
    DESCRIBED_BY,
    EVENT_KIND,
    EVENT_STATUS,
    INSTRUMENT,
    MEASURE_STATUS,
    REMARK_KIND,
    REMARK_VALUE,
)
from schemas.vocabularies.ingest import (
    CONTENT_KINDS,
    PASSAGE_KIND,
    PUBLISHED_BASIS,
    REJECTION_REASON,
    TEXT_BASIS,
)
from schemas.vocabularies.names import (
    ACTING_AS,
    ENTITY_KIND,
    LINKED_BY,
    QUOTE_DIRECTNESS,
    RESOLVED_BY,
    SPEAKER_KIND,
)
from schemas.vocabularies.vocabulary import Vocabulary

VOCABULARIES: tuple[Vocabulary, ...] = tuple(
    term_list
    for stage in (ingest, dates, figures, names, happenings, claims)
    for term_list in vars(stage).values()
    if isinstance(term_list, Vocabulary)
)
"""All of them, in the order of the flow."""

__all__ = [
    "ACTING_AS",
    "CHANGE",
    "CHANGE_KIND",
    "CLAIM_KIND",
    "COMPARATOR",
    "CONTENT_KINDS",
    "DATE_BASIS",
    "DATE_DOUBT",
    "DESCRIBED_BY",
    "ENTITY_KIND",
    "EVENT_KIND",
    "EVENT_STATUS",
    "FIGURE_DOUBT",
    "FIGURE_ROLE",
    "GRANULARITY",
    "INSTRUMENT",
    "LINKED_BY",
    "MEASURE_STATUS",
    "PASSAGE_KIND",
    "PUBLISHED_BASIS",
    "QUANTITY_KIND",
    "QUOTE_DIRECTNESS",
    "REJECTION_REASON",
    "REMARK_KIND",
    "REMARK_VALUE",
    "RESOLVED_BY",
    "SPEAKER_KIND",
    "TEXT_BASIS",
    "TIMEX_MOD",
    "TIMEX_TYPE",
    "VERDICT",
    "VOCABULARIES",
    "Vocabulary",
]
