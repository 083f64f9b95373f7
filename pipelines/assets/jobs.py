"""The jobs: what is made together."""

import dagster as dg

BUILD = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    description="Read the chosen batches, then make tables and database.",
)
TABLES_ONLY = dg.define_asset_job(
    "tables_only",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("readings"),
    description="Make tables and database from the readings that are kept; reads no source.",
)
