"""Checks of finished tables, pure: schema, grounding, keys, counts. Used by the build, Dagster and verify."""
