"""Step 4: tables → Parquet files and the database."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.job.config import BuildConfig
from pipelines.storage.database import build_database
from pipelines.storage.store import TableStore
from schemas.registry import TABLES


def write_tables(tables: Mapping[str, pl.DataFrame], store: TableStore) -> None:
    """Write every table; the files are replaced only when all are written."""
    store.write_all({name: tables[name] for name in TABLES if name in tables})


def publish_database(config: BuildConfig) -> None:
    """Build the DuckDB database from the table files; it appears at once."""
    build_database({name: config.store.path(name) for name in TABLES}, config.database)
