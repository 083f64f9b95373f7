"""Step 3: document-level tables → all tables: corrections, stories, dating, resolution, entities, claims, in that order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from pipelines.reconcile import claims, corrections, dating, entities, resolve, stories
from schemas.registry import TABLES

Tables = Mapping[str, pl.DataFrame]


def _corrected(tables: Tables) -> Tables:
    return corrections.apply(tables, corrections.declared())


def _dated(tables: Tables) -> Tables:
    return {"documents": dating.infer(tables)}


def _grouped(tables: Tables) -> Tables:
    return stories.group(tables["documents"], tables["sketches"], tables["mentions"])._asdict()


def _redated(tables: Tables) -> Tables:
    documents = dating.infer(tables)
    return {
        "documents": documents,
        "stories": stories.redated(tables["stories"], tables["story_documents"], documents),
    }


def _resolved(tables: Tables) -> Tables:
    return resolve.resolve_tables(tables, tables["documents"])


def _claimed(tables: Tables) -> Tables:
    return claims.build(tables)._asdict()


STEPS: Mapping[str, Callable[[Tables], Tables]] = {
    # what was read is corrected before anything is concluded from it
    "corrections": _corrected,
    # names are made one across documents before anything is compared across documents
    "entities": entities.unify,
    # stories need the days that texts give themselves; the days that only a story gives come after
    "dating by text": _dated,
    "stories": _grouped,
    "dating by story": _redated,
    "resolution": _resolved,
    "claims": _claimed,
}
"""Step → function from all tables so far to those that the step makes or changes; in order."""


def reconcile(
    tables: dict[str, pl.DataFrame],
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> dict[str, pl.DataFrame]:
    """Return all tables of the registry from the document-level ones and their sketches.

    `progress(step, done, 1)` is called before and after each of STEPS.
    """
    made = dict(tables)
    del tables  # where the caller keeps none, tables that a step makes anew are free at once
    for step, function in STEPS.items():
        progress(step, 0, 1)
        made |= function(made)
        if step == "stories":  # the largest table of all; nothing later asks for it
            del made["sketches"]
        progress(step, 1, 1)
    return {name: made[name] for name in TABLES}
