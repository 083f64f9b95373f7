"""The sensor that watches the source folder: one run per tick, however many batches changed."""

import hashlib
import json

import dagster as dg
from dagster._core.storage.tags import ASSET_PARTITION_RANGE_END_TAG, ASSET_PARTITION_RANGE_START_TAG

from pipelines.assets.batches import BATCHES, batch_states
from pipelines.assets.jobs import BUILD, TABLES_ONLY
from pipelines.assets.resources import Workspace
from pipelines.ingest.discover import discover
from pipelines.ingest.listing import ListingError

SECONDS_BETWEEN_TICKS = 10


def sources_sensor(seconds: int = SECONDS_BETWEEN_TICKS, is_on: bool = True) -> dg.SensorDefinition:
    """Return the sensor `sources`; it looks every `seconds`, from the first start on when it `is_on`."""
    return dg.SensorDefinition(
        name="sources",
        evaluation_fn=look,
        jobs=[BUILD, TABLES_ONLY],
        minimum_interval_seconds=seconds,
        default_status=dg.DefaultSensorStatus.RUNNING if is_on else dg.DefaultSensorStatus.STOPPED,
        required_resource_keys={"workspace"},
        description="Watches the source folder; new, changed and removed articles start one run.",
    )


def look(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Return one run request when sources are new, changed or gone, and the batches that came or went."""
    workspace: Workspace = context.resources.workspace
    root = workspace.config.raw
    if not root.is_dir():
        return dg.SkipReason(f"no folder {root}: make it, or set PARLEY_RAW")
    try:
        seen = batch_states(discover(root))
    except (ListingError, OSError) as error:
        return dg.SkipReason(f"the source folder cannot be read: {error}")
    before: dict[str, str] = json.loads(context.cursor or "{}")
    changed = [key for key, digest in seen.items() if before.get(key) != digest]
    gone = sorted(set(before) - set(seen))
    if not changed and not gone:
        return dg.SkipReason("no source is new, changed or gone")
    known = set(context.instance.get_dynamic_partitions("batches"))
    requests: list[dg.AddDynamicPartitionsRequest | dg.DeleteDynamicPartitionsRequest] = []
    if new := sorted(set(seen) - known):
        requests.append(BATCHES.build_add_request(new))
    if dead := sorted(known - set(seen)):
        requests.append(BATCHES.build_delete_request(dead))
    order = [k for k in context.instance.get_dynamic_partitions("batches") if k in seen] + new
    return dg.SensorResult(
        run_requests=[_request(changed, order, seen)],
        dynamic_partitions_requests=requests,
        cursor=json.dumps(seen),
    )


def _request(changed: list[str], order: list[str], seen: dict[str, str]) -> dg.RunRequest:
    """Return one run over the smallest range of partitions that holds all changed batches.

    Batches of the range that did not change cost nothing: their readings are kept.
    """
    run_key = hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]
    if not changed:
        return dg.RunRequest(run_key=run_key, job_name=TABLES_ONLY.name)
    places = [order.index(key) for key in changed]
    return dg.RunRequest(
        run_key=run_key,
        job_name=BUILD.name,
        tags={
            ASSET_PARTITION_RANGE_START_TAG: order[min(places)],
            ASSET_PARTITION_RANGE_END_TAG: order[max(places)],
        },
    )
