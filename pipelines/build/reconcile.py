"""Step 3: document-level tables → all tables: corrections, stories, dating, resolution, entities, claims, in that order."""

from __future__ import annotations

import polars as pl

from pipelines.reconcile import claims, corrections, dating, entities, resolve, stories
from schemas.registry import TABLES


def reconcile(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return all tables of the registry from the document-level ones and their sketches."""
    made = dict(tables)
    sketches = made.pop("sketches")
    # what was read is corrected before anything is concluded from it
    made = corrections.apply(made, corrections.declared())
    # names are made one across documents before anything is compared across documents
    made |= entities.unify(made)
    # stories need the days that texts give themselves; the days that only a story gives come after
    made["documents"] = dating.infer(made)
    made |= stories.group(made["documents"], sketches, made["mentions"])._asdict()
    made["documents"] = dating.infer(made)
    made["stories"] = stories.redated(made["stories"], made["story_documents"], made["documents"])
    made = resolve.resolve_tables(made, made["documents"])
    made |= claims.build(made)._asdict()
    return {name: made[name] for name in TABLES}
