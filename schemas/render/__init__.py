"""Renderings of the table models: Arrow, DuckDB, Markdown, data package, Croissant, Dagster."""
