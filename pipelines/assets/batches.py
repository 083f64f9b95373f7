"""Batches of sources as partitions, and the sensor that notices what is new, changed or gone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

import dagster as dg

from pipelines.ingest.discover import Discovery

BATCHES = dg.DynamicPartitionsDefinition(name="batches")
ROOT_BATCH = "(top)"
"""Partition of the files that lie in no folder: a partition key cannot be empty."""


def partition_of(batch: str) -> str:
    """Return the partition key of a batch."""
    return batch or ROOT_BATCH


def batch_of(partition: str) -> str:
    """Return the batch of a partition key."""
    return "" if partition == ROOT_BATCH else partition


def batch_states(discovery: Discovery) -> dict[str, str]:
    """Return partition key → digest of what the batch's files look like from outside (name, size, time, listing)."""
    lines: dict[str, list[str]] = defaultdict(list)
    for source in discovery.sources:
        lines[partition_of(source.batch)].append(f"{source.uri}\0{source.byte_count}\0{source.mtime_ns}")
    for path, listed in sorted(discovery.listing.by_path.items()):
        first, _, rest = path.partition("/")
        lines[first if rest else ROOT_BATCH].append(f"{path}\0{listed!r}")
    return {
        key: hashlib.sha256("\n".join(found).encode()).hexdigest()[:16]
        for key, found in sorted(lines.items())
    }


def register_batches(instance: dg.DagsterInstance, states: Mapping[str, str]) -> None:
    """Make the instance's partitions equal to the batches there are."""
    known = set(instance.get_dynamic_partitions("batches"))
    instance.add_dynamic_partitions("batches", sorted(set(states) - known))
    for gone in sorted(known - set(states)):
        instance.delete_dynamic_partition("batches", gone)
