"""The jobs: what is made together."""

import dagster as dg

from schemas.registry import TABLES

MADE_FROM_SOURCES = dg.AssetSelection.assets("readings", *TABLES, "database")

BUILD = dg.define_asset_job(
    "build",
    selection=MADE_FROM_SOURCES,
    description="Read the chosen batches, then make tables and database.",
)
TABLES_ONLY = dg.define_asset_job(
    "tables_only",
    selection=MADE_FROM_SOURCES - dg.AssetSelection.assets("readings"),
    description="Make tables and database from the readings that are kept; reads no source.",
)
EVALUATE = dg.define_asset_job(
    "evaluate",
    selection=dg.AssetSelection.assets("accuracy"),
    description="Measure the accuracy of extraction against the labelled sentences; touches no table.",
)
