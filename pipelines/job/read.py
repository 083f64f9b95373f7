"""Step 1: source files → parts. Only new and changed files are read; removed ones leave the index."""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.engines import engine
from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.taggers import load
from pipelines.ingest.discover import Discovery, SourceFile, discover
from pipelines.ingest.listing import Listed, Listing
from pipelines.ingest.read import Limits, read
from pipelines.ingest.records import Document, Rejection, faulty
from pipelines.job.config import CHUNK_BYTES, BuildConfig
from pipelines.job.sound import read_soundly
from pipelines.reconcile.stories import sketch
from pipelines.relate.rows import document_frame, rejection_frame
from pipelines.storage.parts import INDEX_SCHEMA, PartStore


@dataclass(frozen=True)
class ReadTask:
    """Some source files to read into one part; picklable."""

    part_id: str
    files: tuple[SourceFile, ...]
    listing: Listing
    limits: Limits
    parts_root: Path
    tagger: str = ""


@dataclass(frozen=True)
class SourceReadings:
    """What step 1 leaves: the discovery, the index of parts, and how much was read anew."""

    discovery: Discovery
    index: pl.DataFrame
    files_read: int
    files_reused: int
    files_removed: int


def _listed_by_file(listing: Listing) -> dict[str, dict[str, Listed]]:
    by_file: dict[str, dict[str, Listed]] = defaultdict(dict)
    for path, listed in listing.by_path.items():
        by_file[path.partition("#")[0]][path] = listed
    return by_file


def _digest(listed: dict[str, Listed] | None) -> str:
    return hashlib.sha256(repr(sorted((listed or {}).items())).encode()).hexdigest()[:16]


def run_task(task: ReadTask) -> str:
    """Read the files of `task`, write their part, return its id.

    Every source has a row in `documents` and `owners`, or is rejected; text and rows of sources with the same bytes
    stand there once.
    """
    documents: list[tuple[str, Document]] = []
    rejections: list[tuple[str, Rejection]] = []
    for file in task.files:
        for item in read(file, task.listing, task.limits):
            if isinstance(item, Rejection):
                rejections.append((file.uri, item))
            else:
                documents.append((file.uri, item))
    by_source = sorted((d for _, d in documents), key=lambda d: d.source_uri, reverse=True)
    first = {d.document_id: d for d in by_source}
    with _names_kept():
        made, faults = read_soundly(first.values(), load(task.tagger))
    rejections += [(uri, faulty(d, faults[d.document_id])) for uri, d in documents if d.document_id in faults]
    sound = [(uri, d) for uri, d in documents if d.document_id not in faults]
    made["documents"] = document_frame([d for _, d in sound])
    made["owners"] = made["documents"].select(
        "document_id", "source_uri", source_file=pl.Series([uri for uri, _ in sound], dtype=pl.String)
    )
    made["sketches"] = sketch(made["texts"], made["passages"])
    made["rejected_inputs"] = rejection_frame(r for _, r in rejections).with_columns(
        pl.Series("source_file", [uri for uri, _ in rejections], dtype=pl.String)
    )
    PartStore(task.parts_root).write_part(task.part_id, made)
    return task.part_id


_NEW_OBJECTS = 50_000
"""Objects that a task makes between two collections; with the interpreter's 700 these take 3 % of the time of reading."""


@contextmanager
def _names_kept() -> Iterator[None]:
    """Leave the names out of garbage collection for the length of a block, and collect seldom: names and rows stay anyway.

    Given back at the end, for an interpreter that ends would call them leaked.
    """
    gazetteer()
    threshold = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()


def _chunks(files: Iterable[SourceFile]) -> Iterable[tuple[SourceFile, ...]]:
    chunk: list[SourceFile] = []
    size = 0
    for file in files:
        if chunk and size + file.byte_count > CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(file)
        size += file.byte_count
    if chunk:
        yield tuple(chunk)


def _state(files: Sequence[SourceFile], listed: dict[str, dict[str, Listed]], version: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "source_file": [f.uri for f in files],
            "byte_count": [f.byte_count for f in files],
            "mtime_ns": [f.mtime_ns for f in files],
            "listing_digest": [_digest(listed.get(f.uri)) for f in files],
            "reading_version": [version] * len(files),
        },
        schema={k: v for k, v in INDEX_SCHEMA.items() if k != "part_id"},
    )


def _part_of(listed: dict[str, dict[str, Listed]], files: Iterable[SourceFile]) -> Listing:
    """Return the part of a listing that `files` need, so that a task carries no more."""
    return Listing({path: entry for f in files for path, entry in listed.get(f.uri, {}).items()})


def _part_id(state: pl.DataFrame) -> str:
    return hashlib.sha256(state.write_ndjson().encode()).hexdigest()[:16]


def read_sources(
    config: BuildConfig,
    progress: Callable[[int, int], None] = lambda done, total: None,
    batches: frozenset[str] | None = None,
) -> SourceReadings:
    """Read what is new or changed below `config.raw`; return where every source file's rows are.

    With `batches`, only files of these batches are looked at again; what is kept of the others stays as it is.
    `progress(done, total)` is called with counts of source files. Raises BuildError on unusable folders.
    """
    config.ensure_usable()
    discovery = discover(config.raw)
    listed = _listed_by_file(discovery.listing)
    state = _state(discovery.sources, listed, config.version)
    known = config.parts.index()
    chosen = {s.uri for s in discovery.sources if batches is None or s.batch in batches}
    looked_at = state.filter(pl.col("source_file").is_in(chosen))
    untouched = known.join(state, on="source_file", how="semi").filter(~pl.col("source_file").is_in(chosen))
    unchanged = looked_at.join(known, on=list(state.columns), how="inner")
    fresh = looked_at.join(unchanged, on="source_file", how="anti")
    tasks, rows = _tasks(fresh, discovery, listed, config)
    done = 0
    progress(done, fresh.height)
    runner = engine(config.engine, config.workers, config.address)
    for task, _ in zip(tasks, runner.map(run_task, tasks), strict=True):
        done += len(task.files)
        progress(done, fresh.height)
    index = pl.concat(f.select(list(INDEX_SCHEMA)) for f in (untouched, unchanged, *rows))
    config.parts.write_index(index)
    removed = known.join(state, on="source_file", how="anti").height
    return SourceReadings(discovery, index, fresh.height, unchanged.height + untouched.height, removed)


def _tasks(
    fresh: pl.DataFrame, discovery: Discovery, listed: dict[str, dict[str, Listed]], config: BuildConfig
) -> tuple[list[ReadTask], list[pl.DataFrame]]:
    """Return the tasks that read the files of `fresh`, and the index rows that they will fill."""
    by_uri = {s.uri: s for s in discovery.sources}
    limits = Limits(max_bytes=config.max_bytes)
    tasks, rows = [], []
    for chunk in _chunks(by_uri[uri] for uri in fresh["source_file"].sort()):
        part = fresh.filter(pl.col("source_file").is_in([f.uri for f in chunk]))
        part_id = _part_id(part)
        rows.append(part.with_columns(pl.lit(part_id).alias("part_id")))
        tasks.append(
            ReadTask(part_id, chunk, _part_of(listed, chunk), limits, config.parts.root, config.tagger)
        )
    return tasks, rows


def kept_readings(config: BuildConfig) -> SourceReadings:
    """Return the readings that are kept, without reading any source: what step 1 last left."""
    config.ensure_usable()
    discovery = discover(config.raw)
    index = config.parts.index()
    here = pl.DataFrame(
        {"source_file": [f.uri for f in discovery.sources]}, schema={"source_file": pl.String}
    )
    return SourceReadings(discovery, index.join(here, on="source_file", how="semi"), 0, index.height, 0)


def discovered_rejections(discovery: Discovery) -> pl.DataFrame:
    """Return the rejections that discovery itself made, as `rejected_inputs` rows."""
    rejections: Iterable[Rejection] = discovery.rejections
    return rejection_frame(rejections)
