"""The jobs: what is made together."""

import dagster as dg

RELEASE = dg.AssetSelection.assets("release")
BUILD = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all() - RELEASE,
    description="Read the chosen batches, then make tables and database.",
)
TABLES_ONLY = dg.define_asset_job(
    "tables_only",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("readings") - RELEASE,
    description="Make tables and database from the readings that are kept; reads no source.",
)
