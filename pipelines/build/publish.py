"""Step 4: tables → Parquet files and the database."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.build.config import BuildConfig
from pipelines.storage.database import build_database
from pipelines.storage.store import TableStore
from schemas.registry import TABLES


def write_tables(tables: Mapping[str, pl.DataFrame], store: TableStore) -> None:
    """Write every table; each file is replaced at once."""
    for name in TABLES:
        if name in tables:
            store.write(name, tables[name])


def publish_database(config: BuildConfig) -> None:
    """Build the DuckDB database from the table files; it appears at once."""
    build_database({name: config.store.path(name) for name in TABLES}, config.database)
