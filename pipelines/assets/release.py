"""A release as an asset: made on demand, never with the tables, for its version is a person's decision."""

import dagster as dg
from pydantic import Field

from pipelines.assets.failures import POOL, clear_failure, writing
from pipelines.assets.resources import Workspace
from pipelines.assets.specs import OWNERS
from pipelines.release.build import ReleaseConfig, ReleaseExists, build_release
from pipelines.release.gate import Blocked
from pipelines.release.licence import DEFAULT_WORDS, EvidencePolicy
from pipelines.release.manifest import parse


class ReleaseRun(dg.Config):
    """What a run of the asset is told."""

    version: str = Field(description="Data version: a date, YYYY.MM.DD, or YYYY.MM.DD.1 …")
    evidence_words: int = Field(
        default=DEFAULT_WORDS,
        description="Words of evidence a row of a source may carry that may not leave whole.",
    )
    url: str | None = Field(default=None, description="Address where the release will stand, if known.")


@dg.asset(
    deps=["database"],
    group_name="publish",
    kinds={"parquet", "duckdb"},
    pool=POOL,
    owners=OWNERS,
    description=(
        "A release folder: Parquet, DuckDB, metadata, what changed, and a site. Refuses while a blocking check fails; "
        "a version that exists is never overwritten.\n\n```sh\nparley release serve\n```"
    ),
)
def release(config: ReleaseRun, workspace: Workspace) -> dg.MaterializeResult:
    """Build the release from the tables."""
    data = workspace.config.data
    with clear_failure(), writing(workspace.config):
        try:
            folder = build_release(
                ReleaseConfig(
                    version=config.version,
                    data=data,
                    out=data / "releases",
                    policy=EvidencePolicy(words=config.evidence_words),
                    accuracy=data / "accuracy",
                    url=config.url,
                )
            )
        except (Blocked, ReleaseExists, ValueError) as error:
            raise dg.Failure(str(error), allow_retries=False) from error
    manifest = parse((folder / "manifest.json").read_bytes())
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(folder),
            "schema version": manifest.schema_version,
            "previous release": manifest.previous or "none",
            "bytes": sum(entry.bytes for entry in manifest.files),
            "what changed": dg.MetadataValue.md((folder / "changes" / "README.md").read_text("utf-8")),
            **{f"rows in {name}": rows for name, rows in manifest.rows().items()},
        }
    )
