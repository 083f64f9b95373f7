"""The thin Dagster layer: assets, checks, sensors, jobs that call the stages."""
