"""Tables → a release folder, written aside and renamed at the end: it appears whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from pipelines.release import card, changes, manifest
from pipelines.release.accuracy import read_scores
from pipelines.release.diff import ReleaseDiff, compare
from pipelines.release.gate import Blocked, check_files
from pipelines.release.layout import (
    CHECKSUMS,
    DATABASE,
    DATABASE_CHECKSUM,
    MANIFEST,
    RELEASED,
    UNLISTED,
    files_below,
    previous_release,
    table_path,
)
from pipelines.release.licence import (
    EvidencePolicy,
    count_limited,
    free_text,
    texts_that_may_leave,
    withheld_cells,
    withhold,
)
from pipelines.release.manifest import (
    CheckOutcome,
    Manifest,
    checksummed,
    checksums,
    facts_of,
    sha256_of,
    to_json,
)
from pipelines.storage.database import build_database
from pipelines.storage.parquet import batches_of, write_batches, write_table
from pipelines.storage.store import TableMissing, TableStore
from schemas.dataset import DATASET, published_on
from schemas.registry import TABLES
from schemas.release_tables import RETIRED_IDS
from schemas.render import croissant, datapackage
from schemas.render.arrow import SCHEMA_VERSION
from schemas.render.datapackage import FileFacts
from schemas.table import Table

Progress = Callable[[str, int, int], None]
SITE = "site/index.html"


class ReleaseExists(Exception):
    """The version is already released; keeps `path`."""

    def __init__(self, path: Path):
        self.path = path
        super().__init__(f"{path} exists already: a release is never overwritten; give the next --version")


@dataclass(frozen=True)
class ReleaseConfig:
    """What to release: tables below `data`, as `version`, into `out`/<version>.

    `accuracy`: folder of measured scores. `url`: address of the published data set, where there is one.
    `engine`: folder of the browser's SQL engine to ship with the site, or none.
    """

    version: str
    data: Path
    out: Path
    policy: EvidencePolicy = field(default_factory=EvidencePolicy)
    accuracy: Path | None = None
    url: str | None = None
    engine: Path | None = None

    @property
    def target(self) -> Path:
        """The release's folder."""
        return self.out / self.version


def build_release(config: ReleaseConfig, progress: Progress = lambda step, done, total: None) -> Path:
    """Build the release and return its folder.

    Raises ValueError (no data version), ReleaseExists, TableMissing, Blocked (a blocking check fails).
    """
    published_on(config.version)
    if config.target.exists():
        raise ReleaseExists(config.target)
    store = TableStore(config.data)
    for table in RELEASED:
        if not store.path(table.name).is_file():
            raise TableMissing(table.name, store.path(table.name))
    progress("check", 0, 1)
    outcomes = check_files(store.root)
    failed = [o for o in outcomes if not o.passed]
    if failed:
        raise Blocked(failed)
    progress("check", 1, 1)
    config.out.mkdir(parents=True, exist_ok=True)
    aside = config.out / f".{config.version}.{os.getpid()}.tmp"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        _fill(aside, config, store, outcomes, progress)
        if config.target.exists():
            raise ReleaseExists(config.target)
        aside.rename(config.target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return config.target


def _fill(
    aside: Path, config: ReleaseConfig, store: TableStore, outcomes: list[CheckOutcome], progress: Progress
) -> None:
    rows, limits = _write_tables(aside, config, store, progress)
    before_version = previous_release(config.out, config.version)
    before = config.out / before_version if before_version else None
    progress("compare", 0, 1)
    _write_changes(aside, config, before, before_version)
    progress("compare", 1, 1)
    progress("database", 0, 1)
    build_database({t.name: aside / table_path(t) for t in RELEASED}, aside / DATABASE, RELEASED)
    progress("database", 1, 1)
    files = {t.name: facts_of(aside, table_path(t), rows[t.name]) for t in RELEASED}
    described = Manifest(
        version=config.version,
        schema_version=SCHEMA_VERSION,
        previous=before_version,
        files=tuple(files.values()),
        checks=tuple(outcomes),
        accuracy=read_scores(config.accuracy) if config.accuracy else (),
        evidence={**config.policy.described(), "documents": dict(count_limited(limits))},
    )
    _write_metadata(aside, config, described, files)
    _write_site(aside, config, described, progress)
    _seal(aside, described, rows)


def _footer(config: ReleaseConfig) -> dict[str, str]:
    return {"data_version": config.version, "licence": DATASET.licence.name}


def _write_tables(
    aside: Path, config: ReleaseConfig, store: TableStore, progress: Progress
) -> tuple[dict[str, int], pl.DataFrame]:
    documents = store.read("documents")
    limits = config.policy.limits(documents)
    rows: dict[str, int] = {}
    for number, table in enumerate(RELEASED):
        progress("tables", number, len(RELEASED))
        batches = _released_batches(store.path(table.name), table, config.policy, limits, rows)
        write_batches(batches, table, aside / table_path(table), _footer(config))
    progress("tables", len(RELEASED), len(RELEASED))
    return rows, limits


def _released_batches(
    path: Path, table: Table, policy: EvidencePolicy, limits: pl.DataFrame, rows: dict[str, int]
) -> Iterator[pl.DataFrame]:
    rows[table.name] = 0
    if _withholds_keys(path, table, policy, limits):  # a withheld key sorts elsewhere: the whole table moves
        whole = withhold(pl.read_parquet(path), table, limits, policy.words)
        batches: Iterable[pl.DataFrame] = [whole.sort(list(table.primary_key))]
    elif table.name == "texts":
        batches = (texts_that_may_leave(batch, limits) for batch in batches_of(path))
    else:
        batches = (withhold(batch, table, limits, policy.words) for batch in batches_of(path))
    for batch in batches:
        rows[table.name] += batch.height
        yield batch


def _withholds_keys(path: Path, table: Table, policy: EvidencePolicy, limits: pl.DataFrame) -> bool:
    """Return whether any cell of the primary key may not leave; only few tables have words in their key."""
    if table.name == "texts" or not {c.name for c in free_text(table)} & set(table.primary_key):
        return False
    cells = (withheld_cells(batch, table, limits, policy.words) for batch in batches_of(path))
    return any(set(found) & set(table.primary_key) for found in cells)


def _write_changes(
    aside: Path, config: ReleaseConfig, before: Path | None, before_version: str | None
) -> None:
    diff: ReleaseDiff | None = compare(before, aside) if before else None
    out = aside / "changes"
    changes.write_changes(before, aside, diff, out, _footer(config))
    if before and before_version and diff:
        text = changes.report(diff, before_version, config.version, changes.samples_of(before, aside))
        earlier = changes.earlier_sections((before / "CHANGELOG.md").read_text("utf-8"))
    else:
        text, earlier = changes.first_report(config.version), ""
    (out / "README.md").write_text(text, "utf-8")
    (aside / "CHANGELOG.md").write_text(changes.changelog(config.version, diff, earlier), "utf-8")
    retired = changes.retired_ids(before, aside, before_version, config.version)
    write_table(retired, RETIRED_IDS, aside / "retired_ids.parquet", _footer(config))


def _write_metadata(
    aside: Path, config: ReleaseConfig, described: Manifest, files: dict[str, FileFacts]
) -> None:
    package = datapackage.render(RELEASED, files, version=config.version, schema_version=SCHEMA_VERSION)
    croissants = croissant.render(RELEASED, files, version=config.version, url=config.url or SITE)
    texts = {
        "datapackage.json": to_json(package),
        "croissant.json": to_json(croissants),
        "README.md": card.dataset_card(described),
        "CITATION.cff": card.citation(config.version, config.url),
    }
    for name, text in texts.items():
        (aside / name).write_text(text, "utf-8")


def _write_site(aside: Path, config: ReleaseConfig, described: Manifest, progress: Progress) -> None:
    from pipelines.release.site import write_site

    progress("site", 0, 1)
    write_site(aside, described, url=config.url, engine=config.engine)
    progress("site", 1, 1)


def _seal(aside: Path, described: Manifest, rows: dict[str, int]) -> None:
    """Write manifest and checksums over everything that is in the folder."""
    (aside / DATABASE_CHECKSUM).write_text(f"{sha256_of(aside / DATABASE)}  {DATABASE}\n", "utf-8")
    paths = [p for p in files_below(aside) if p not in UNLISTED]
    held = {table_path(TABLES[name]): count for name, count in rows.items()}
    listed = tuple(facts_of(aside, path, held.get(path)) for path in paths)
    complete = replace(described, files=listed)
    (aside / MANIFEST).write_text(manifest.render(complete), "utf-8")
    sums = [(path, sha256_of(aside / path)) for path in checksummed(files_below(aside))]
    (aside / CHECKSUMS).write_text(checksums(sums), "utf-8")
