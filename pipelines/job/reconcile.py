"""Step 3: document-level tables → all tables, checked: two passes over the documents, and between them what needs all.

First pass: what each document says of names and days. Then entities and stories. Second pass: ids, days and calendar
values are filled in, and the rows are checked and written. Then claims. A pass holds some documents at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

import polars as pl

from pipelines.checks.result import CheckResult
from pipelines.checks.suite import DOCUMENT_LEVEL, check_across, check_chunk, in_order
from pipelines.job.assemble import ASSEMBLED
from pipelines.reconcile import claims, corrections, dating, entities, entity_links, resolve, stories
from pipelines.reconcile.spill import Spill
from pipelines.storage.parquet import TableWriter
from pipelines.storage.staged import Chunk, DocumentTables
from pipelines.storage.store import TableStore
from schemas.registry import TABLES

Progress = Callable[[str, int, int], None]
"""Called with the step's name, what is done and the total."""

_DAYS = tuple(c for c in TABLES["documents"].polars_schema if c.startswith("published_"))


class _Read(NamedTuple):
    """What the first pass leaves."""

    usage: entity_links.Usage
    documents: pl.DataFrame
    """`document_id, headline` and publication dates as far as each text tells them."""


class _Filled(NamedTuple):
    """What the second pass leaves."""

    census: entities.Census
    documents: pl.DataFrame
    """`document_id` and publication dates."""
    results: list[CheckResult]


def reconcile(
    staged: DocumentTables, fresh: TableStore, progress: Progress = lambda step, done, total: None
) -> list[CheckResult]:
    """Write all tables of the registry to `fresh` from the assembled ones; return the results of their checks.

    When a document's rows fail a check, nothing is concluded from them: the results tell which, and the tables
    that come later are not written. `progress(step, done, total)` counts documents or steps. Raises ValidationError when
    a table that is made of all documents breaks its schema.
    """
    spill = Spill(staged.root / "spill")
    read = _read(staged, spill, progress)
    with _step(progress, "entities"):
        mapping = entity_links.links(read.usage)
    with _step(progress, "stories"):
        for names in spill.batches("names as read"):
            spill.add("named", _mapped(names, mapping))
        spill.link("sketches", staged.path("sketches"))
        grouped = stories.group(read.documents, spill)
    filled = _fill(staged, fresh, mapping, read.documents, grouped, progress)
    if any(not r.passed for r in filled.results):
        return in_order(filled.results)
    with _step(progress, "claims"):
        whole = {
            "rejected_inputs": staged.scan("rejected_inputs").collect(),
            "entities": entities.describe(filled.census),
            "entity_names": filled.census.names,
            "stories": stories.redated(grouped.stories, grouped.story_documents, filled.documents),
        }
        for name, frame in whole.items():
            fresh.write(name, frame)
        _claim(fresh, whole["entities"], spill)
    with _step(progress, "check"):
        return in_order([*filled.results, *check_across(DocumentTables(fresh.root))])


def _read(staged: DocumentTables, spill: Spill, progress: Progress) -> _Read:
    """Return what the documents say of names and days, corrected."""
    declared = corrections.declared()
    usages, documents = [], []
    for chunk in _counted(staged, ASSEMBLED, "names and days", progress):
        corrected = corrections.apply(chunk, declared)
        usages.append(entity_links.usage(corrected))
        spill.add("names as read", stories.named(corrected["mentions"]))
        documents.append(dating.infer(corrected).select("document_id", "headline", *_DAYS))
    return _Read(entity_links.add_usages(usages), pl.concat(documents))


def _fill(
    staged: DocumentTables,
    fresh: TableStore,
    mapping: pl.DataFrame,
    dated: pl.DataFrame,
    grouped: stories.Stories,
    progress: Progress,
) -> _Filled:
    """Write the document-level tables with ids, days and calendar values filled in, and check their rows."""
    declared = corrections.declared()
    windows = dating.story_windows(dated, grouped.story_documents)
    censuses, documents, results = [], [], []
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(TableWriter(TABLES[name], fresh.path(name))) for name in DOCUMENT_LEVEL
        }
        for chunk in _counted(staged, ASSEMBLED, "tables", progress):
            corrected = corrections.apply(chunk, declared)
            corrected["documents"] = _with_days(corrected["documents"], _of(corrected, dated))
            links = entities.links_of(corrected, mapping)
            made = corrected | entities.relabelled(corrected, links)
            censuses.append(entities.census(corrected, made, links))
            made["documents"] = dating.infer(made, _of(made, windows))
            documents.append(made["documents"].select("document_id", *_DAYS))
            made = resolve.resolve_tables(made, made["documents"])
            made["story_documents"] = _of(made, grouped.story_documents)
            made = {name: made[name].sort(list(TABLES[name].primary_key)) for name in DOCUMENT_LEVEL}
            checked = check_chunk(made)
            results.extend(checked)
            wrong = {r.table for r in checked if r.name == "schema" and not r.passed}
            for name in made.keys() - wrong:  # rows that break their schema cannot be written
                writers[name].write(made[name])
    return _Filled(entities.add_censuses(censuses), pl.concat(documents), results)


def _claim(fresh: TableStore, entities: pl.DataFrame, spill: Spill) -> None:
    """Write the tables of claims from the others."""
    tables = DocumentTables(fresh.root)

    def chunks(names: Sequence[str]) -> Iterator[Chunk]:
        for chunk in tables.chunks(names):
            ids = [frame[c] for frame in chunk.values() for c in frame.columns if c.endswith("entity_id")]
            yield chunk | {"entities": entities.filter(pl.col("entity_id").is_in(pl.concat(ids).unique()))}

    claims.build(chunks, spill)
    for name in claims.ClaimTables._fields:
        fresh.write_batches(name, spill.in_order(name, TABLES[name].primary_key))


def _of(chunk: Mapping[str, pl.DataFrame], frame: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of `frame` about the documents of `chunk`, which are all those between the first and the last."""
    ids = chunk["documents"]["document_id"]
    return frame.filter(pl.col("document_id").is_between(pl.lit(ids.min()), pl.lit(ids.max())))


def _with_days(documents: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    """Return `documents` with the publication dates of `dated`."""
    days = dated.select("document_id", *_DAYS)
    return documents.drop(_DAYS).join(days, on="document_id", how="left").select(documents.columns)


def _mapped(named: pl.DataFrame, mapping: pl.DataFrame) -> pl.DataFrame:
    """Return `named` with one id for one entity."""
    ids = pl.col("entity_id").replace(mapping["old_entity_id"], mapping["entity_id"])
    return (
        named.with_columns(ids).group_by("document_id", "entity_id", "entity_kind").agg(pl.col("uses").sum())
    )


def _counted(
    staged: DocumentTables, names: tuple[str, ...], step: str, progress: Progress
) -> Iterator[Chunk]:
    """Yield the chunks of `staged` and report how many documents are done."""
    total = staged.scan("documents").select(pl.len()).collect().item()
    done = 0
    progress(step, done, total)
    for chunk in staged.chunks(names):
        yield chunk
        done += chunk["documents"].height
        progress(step, done, total)


@contextmanager
def _step(progress: Progress, name: str) -> Iterator[None]:
    """Report the beginning and the end of a step that is done at once."""
    progress(name, 0, 1)
    yield
    progress(name, 1, 1)
