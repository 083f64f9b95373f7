"""The DuckDB database as an asset."""

import dagster as dg
import duckdb
import polars as pl

from pipelines.assets.failures import POOL, RETRY, clear_failure, writing
from pipelines.assets.markdown import markdown_table
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS
from pipelines.job.publish import publish_database
from pipelines.storage.database import view_files
from schemas.registry import TABLES
from schemas.render.arrow import SCHEMA_VERSION


@dg.asset(
    deps=list(TABLES),
    group_name="publish",
    kinds={"duckdb"},
    pool=POOL,
    retry_policy=RETRY,
    owners=OWNERS,
    code_version=SCHEMA_VERSION,
    description=(
        "All tables and views in one DuckDB file, every table, view and column commented. Built aside and swapped in.\n\n"
        "```sql\nselect * from tariff_rates\n```"
    ),
)
def database(workspace: Workspace) -> dg.MaterializeResult:
    """Build the database from the tables."""
    config = workspace.config
    with clear_failure(), writing(config):
        publish_database(config)
    with duckdb.connect(str(config.database), read_only=True) as connection:
        counts = [
            (path.stem, connection.execute(f'SELECT count(*) FROM "{path.stem}"').fetchall()[0][0])
            for path in view_files()
        ]
    views = pl.DataFrame(counts, schema={"view": pl.String, "rows": pl.Int64}, orient="row")
    return dg.MaterializeResult(
        metadata={
            "views": dg.MetadataValue.md(markdown_table(views)),
            "bytes": config.database.stat().st_size,
            "path": dg.MetadataValue.path(config.database),
        }
    )
