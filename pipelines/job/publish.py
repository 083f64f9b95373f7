"""Step 4: tables → the database."""

from __future__ import annotations

from pipelines.job.config import BuildConfig
from pipelines.storage.database import build_database
from schemas.registry import TABLES


def publish_database(config: BuildConfig) -> None:
    """Build the DuckDB database from the table files; it appears at once."""
    build_database({name: config.store.path(name) for name in TABLES}, config.database)
