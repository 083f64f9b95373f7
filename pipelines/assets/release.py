"""Releases: the asset `release`, the job that makes one, and the schedule of releases, which is off until switched on.

The asset is made by its job only: a release needs a version and is never overwritten, so it takes no part in
"Materialize all", the job `build` or the sensor.
"""

from datetime import UTC

import dagster as dg
import polars as pl
from pydantic import Field

from pipelines.assets.accuracy import below, measure
from pipelines.assets.failures import POOL, clear_failure, writing
from pipelines.assets.markdown import markdown_table
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS
from pipelines.job.config import BuildError
from pipelines.release.build import ReleaseConfig, build_release
from pipelines.release.layout import MANIFEST, RELEASED, previous_release
from pipelines.release.licence import DEFAULT_WORDS, EvidencePolicy
from pipelines.release.manifest import parse
from schemas.dataset import published_on
from schemas.render.arrow import SCHEMA_VERSION

RELEASE_SPEC = dg.AssetSpec(
    "release",
    deps=[*(table.name for table in RELEASED), "accuracy"],
    group_name="publish",
    kinds={"parquet", "duckdb"},
    owners=OWNERS,
    code_version=SCHEMA_VERSION,
    description=(
        "A folder of Parquet, DuckDB, metadata, changes and a site that people download, cite and check. Made by the "
        "job `release` with a version, never overwritten.\n\n```sh\nparley release serve\n```"
    ),
)


class ReleaseRun(dg.Config):
    """What to release."""

    version: str = Field(
        description="Data version: a date, YYYY.MM.DD; a second one of a day is YYYY.MM.DD.1."
    )
    previous: str | None = Field(
        default=None,
        description="The release that this one must follow; refused when another one is the newest. Default: any.",
    )
    evidence_words: int = Field(
        default=DEFAULT_WORDS,
        ge=0,
        description="Words of evidence a row of a source that may not leave whole can carry.",
    )
    allow_low_accuracy: bool = Field(
        default=False,
        description="Release even where accuracy is below its threshold; the figures are shipped.",
    )
    url: str | None = Field(default=None, description="Address where the release will stand, if known.")


@dg.op(
    name="build_release",
    pool=POOL,
    out=dg.Out(dg.Nothing),
    description="Measure accuracy, check every table, then write the release aside and put it in place.",
)
def build(context: dg.OpExecutionContext, config: ReleaseRun, workspace: Workspace) -> None:
    """Make the release and record it as the asset `release`."""
    out = workspace.releases_folder
    with clear_failure(), writing(workspace.config):
        _ensure_follows(config, workspace)
        wanted = ReleaseConfig(
            version=config.version,
            data=workspace.config.data,
            out=out,
            policy=EvidencePolicy(words=config.evidence_words),
            accuracy=workspace.accuracy_folder,
            url=config.url,
        )
        scores, lowest = measure(workspace)
        if (low := below(scores, lowest)) and not config.allow_low_accuracy:
            raise BuildError(
                f"nothing was released: {'; '.join(low)}. `allow_low_accuracy` releases all the same."
            )
        folder = build_release(
            wanted, lambda step, done, total: context.log.info("%s: %d of %d", step, done, total)
        )
    manifest = parse((folder / MANIFEST).read_bytes())
    rows = pl.DataFrame(
        list(manifest.rows().items()), schema={"table": pl.String, "rows": pl.Int64}, orient="row"
    )
    context.log_event(
        dg.AssetMaterialization(
            "release",
            description=f"Release {config.version}",
            metadata={
                "version": config.version,
                "previous release": manifest.previous or "none",
                "schema version": manifest.schema_version,
                "path": dg.MetadataValue.path(folder),
                "bytes": sum(entry.bytes for entry in manifest.files),
                "what changed": dg.MetadataValue.md((folder / "changes" / "README.md").read_text("utf-8")),
                "tables": dg.MetadataValue.md(markdown_table(rows)),
            },
            tags={"dagster/data_version": config.version},
        )
    )


def _ensure_follows(config: ReleaseRun, workspace: Workspace) -> None:
    """Raise BuildError when the version is not one, or another release than the expected one comes before it."""
    try:
        published_on(config.version)
    except ValueError as error:
        raise BuildError(f"version: {error}") from error
    before = previous_release(workspace.releases_folder, config.version)
    if config.previous is not None and config.previous != before:
        raise BuildError(
            f"release {config.version} would follow {before or 'no other'}, not {config.previous}"
        )


@dg.job(
    name="release",
    description="Make a release of the tables as they are. Give `version` in the launchpad; an existing one is refused.",
)
def release_job() -> None:
    """Make one release."""
    build()


@dg.schedule(
    name="weekly_release",
    job=release_job,
    cron_schedule="0 6 * * 1",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="A release every Monday at 06:00 UTC, its version the scheduled date. Off until switched on.",
)
def weekly_release(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Return the run that releases under the scheduled date."""
    version = context.scheduled_execution_time.astimezone(UTC).strftime("%Y.%m.%d")
    return dg.RunRequest(
        run_key=version, run_config=dg.RunConfig(ops={"build_release": ReleaseRun(version=version)})
    )
