"""How the steps across documents grow: `python -m benchmarks.reconcile [COPIES …] [--mode spread|same]`.

The readings of the sample are copied with new document ids, without reading any text again; every copy lies a month after
the one before, and names other people and places (`spread`) or the same ones (`same`, the worst case: every copy asks the
same questions). Then the tables are built and checked from the readings, in a process of their own. Seconds are of the
processor; peak memory is the process's resident set; k says that seconds grow as documents^k.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import polars as pl

from benchmarks.scale import Cost, Meter, Run, in_own_process, table

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "raw"
DEFAULT_COPIES = (100, 400, 1600)
COPIES_PER_PART = 100
Mode = Literal["spread", "same"]


def sample_part(folder: Path) -> dict[str, pl.DataFrame]:
    """Return the readings of the sample: every table of its only part."""
    from pipelines.job.config import BuildConfig
    from pipelines.job.read import read_sources

    config = BuildConfig(SAMPLE, folder, workers=1)
    config.ensure_usable()
    (part_id,) = read_sources(config).index["part_id"].unique()
    return {p.stem: pl.read_parquet(p) for p in (config.parts.root / part_id).glob("*.parquet")}


def copied(tables: Mapping[str, pl.DataFrame], numbers: range, mode: Mode) -> dict[str, pl.DataFrame]:
    """Return `tables` with every document once for each of `numbers`, that many months later."""
    ids = tables["documents"].select("document_id").unique()
    names = ids.join(pl.DataFrame({"number": list(numbers)}), how="cross").with_columns(
        copy_id=pl.struct("number", "document_id").map_elements(_copy_id, return_dtype=pl.String)
    )
    return {
        name: _copies(frame, names, mode) if "document_id" in frame.columns else frame
        for name, frame in tables.items()
    }


def _copy_id(row: Mapping[str, object]) -> str:
    return hashlib.sha256(f"{row['number']}/{row['document_id']}".encode()).hexdigest()[:16]


def _copies(frame: pl.DataFrame, names: pl.DataFrame, mode: Mode) -> pl.DataFrame:
    changes = [pl.col("copy_id").alias("document_id")]
    months = pl.format("{}mo", "number")
    suffix = pl.format("-{}", "number")
    for name, dtype in frame.schema.items():
        is_country = pl.col(name).str.starts_with("country:") if dtype == pl.String else None
        if dtype == pl.Date or isinstance(dtype, pl.Datetime):
            changes.append(pl.col(name).dt.offset_by(months))
        elif name in ("source_uri", "source_file"):
            changes.append(pl.format("{}/{}", "number", pl.col(name)).alias(name))
        elif mode == "spread" and is_country is not None and name.endswith("entity_id"):
            changes.append(pl.when(is_country).then(name).otherwise(pl.col(name) + suffix).alias(name))
        elif mode == "spread" and name == "terms":
            changes.append(
                pl.concat_list(pl.col(name).list.head(20), pl.format("copy{}", "number")).alias(name)
            )
    made = frame.join(names, on="document_id")
    if mode == "spread" and "hashes" in frame.columns:
        made = _other_words(made)
    return made.with_columns(changes).select(frame.columns)


def _other_words(sketches: pl.DataFrame) -> pl.DataFrame:
    """Return `sketches` with hashes that differ from copy to copy, so that none is a reprint of another."""
    flat = sketches.select("copy_id", "number", "hashes").explode("hashes").with_row_index("passage")
    changed = (
        flat.explode("hashes")
        .with_columns((pl.col("hashes") + pl.col("number").cast(pl.UInt32) * 7919).alias("hashes"))
        .group_by("passage", "copy_id", maintain_order=True)
        .agg("hashes")
        .group_by("copy_id", maintain_order=True)
        .agg("hashes")
    )
    return sketches.drop("hashes").join(changed, on="copy_id")


def write_readings(parts: Path, tables: Mapping[str, pl.DataFrame], copies: int, mode: Mode) -> pl.DataFrame:
    """Write `copies` copies as parts; return their index."""
    from pipelines.storage.parts import INDEX_SCHEMA, PartStore

    store, indices = PartStore(parts), []
    for start in range(0, copies, COPIES_PER_PART):
        made = copied(tables, range(start, min(start + COPIES_PER_PART, copies)), mode)
        part_id = f"{start:016x}"
        store.write_part(part_id, made)
        files = made["owners"]["source_file"].unique()
        indices.append(
            pl.DataFrame({"source_file": files}).with_columns(
                *[pl.lit(0, t).alias(n) for n, t in INDEX_SCHEMA.items() if t == pl.Int64],
                listing_digest=pl.lit(""),
                reading_version=pl.lit(""),
                part_id=pl.lit(part_id),
            )
        )
    return pl.concat(indices).select(list(INDEX_SCHEMA))


def measured_tables(raw: Path, data: Path) -> tuple[dict[str, int], dict[str, Cost]]:
    """Build all tables and the database of the readings of `data`; return rows and the cost of every step."""
    from pipelines.ingest.discover import discover
    from pipelines.job.config import BuildConfig
    from pipelines.job.publish import publish_database
    from pipelines.job.read import SourceReadings
    from pipelines.job.run import fresh_tables

    meter, config = Meter(), BuildConfig(raw, data, workers=1)
    index = pl.read_parquet(data / "index.parquet")
    with fresh_tables(config, SourceReadings(discover(raw), index, 0, 0, 0), meter) as (fresh, results):
        wrong = [str(r) for r in results if not r.passed and r.name != "nothing_lost"]
        if wrong:
            raise RuntimeError("; ".join(wrong))
        rows = {path.stem: fresh.row_count(path.stem) for path in fresh.root.glob("*.parquet")}
        config.store.take_over(fresh)
    meter("database", 0, 1)
    publish_database(config)
    meter("database", 1, 1)
    return rows, meter.costs


def run(folder: Path, tables: Mapping[str, pl.DataFrame], copies: int, mode: Mode) -> Run:
    """Return the cost of building the tables of `copies` copies."""
    data = folder / f"{mode}-{copies}"
    index = write_readings(data / "parts", tables, copies, mode)
    index.write_parquet(data / "index.parquet")
    rows, steps = in_own_process(measured_tables, SAMPLE, data)
    return Run(rows["documents"], 0.0, rows, steps)


def main() -> None:
    """Print the tables of each mode."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("copies", type=int, nargs="*", default=DEFAULT_COPIES)
    parser.add_argument("--mode", choices=("spread", "same"))
    args = parser.parse_args()
    modes: tuple[Mode, ...] = (args.mode,) if args.mode else ("spread", "same")
    with tempfile.TemporaryDirectory() as name:
        tables = sample_part(Path(name) / "sample")
        for mode in modes:
            runs = [run(Path(name), tables, copies, mode) for copies in args.copies]
            print(
                f"\n`{mode}`: rows of the largest:", ", ".join(f"{t} {n:,}" for t, n in runs[-1].rows.items())
            )
            print()
            print("\n".join(table(runs)), flush=True)


if __name__ == "__main__":
    main()
