"""How the cost of reconciling grows with the number of documents: `python benchmarks/reconcile.py [COPIES …]`.

The sample is copied with new document ids; every copy lies a month after the one before, and names other people and
places (`spread`) or the same ones (`same`, the worst case: every copy asks the same questions). Time is CPU time of one
process; peak memory is that of the process so far.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.job.assemble import assemble
from pipelines.job.config import BuildConfig
from pipelines.job.read import read_sources
from pipelines.reconcile import claims, dating, entities, resolve, stories

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "raw"
DEFAULT_COPIES = (10, 40, 160)


def sample_tables() -> dict[str, pl.DataFrame]:
    """Return the document-level tables of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        config = BuildConfig(SAMPLE, Path(folder), workers=1)
        config.ensure_usable()
        readings = read_sources(config)
        return assemble(readings, config.parts)


def copied(tables: dict[str, pl.DataFrame], copies: int, *, spread: bool) -> dict[str, pl.DataFrame]:
    """Return `tables` with every document `copies` times, each copy a month after the one before."""
    return {
        name: pl.concat([_copy(frame, number, spread) for number in range(copies)])
        if "document_id" in frame.columns
        else frame
        for name, frame in tables.items()
    }


def _copy(frame: pl.DataFrame, number: int, spread: bool) -> pl.DataFrame:
    ids = {
        i: hashlib.sha256(f"{number}/{i}".encode()).hexdigest()[:16]
        for i in frame["document_id"].unique().to_list()
    }
    changes = [pl.col("document_id").replace(ids)]
    for name, dtype in frame.schema.items():
        if dtype == pl.Date or isinstance(dtype, pl.Datetime):
            changes.append(pl.col(name).dt.offset_by(f"{number}mo"))
        elif spread and name.endswith("entity_id"):
            is_country = pl.col(name).str.starts_with("country:")
            changes.append(pl.when(is_country).then(name).otherwise(pl.col(name) + f"-{number}").alias(name))
        elif spread and name == "surface" and "entity_kind" in frame.columns:
            changes.append(
                pl.when(pl.col("entity_kind") == "country")
                .then(name)
                .otherwise(pl.col(name) + _letters(number))
                .alias(name)
            )
        elif name == "hashes":
            changes.append(pl.col(name).list.eval(pl.element().list.eval(pl.element() + number * 7919)))
    return frame.with_columns(changes)


def _letters(number: int) -> str:
    """Return a suffix that makes another name of a name."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def measure(tables: dict[str, pl.DataFrame]) -> dict[str, float]:
    """Return seconds per step."""
    made = dict(tables)
    sketches = made.pop("sketches")
    seconds: dict[str, float] = {}

    def timed(name: str, started: float) -> None:
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - started

    start = time.process_time()
    made |= entities.unify(made)
    timed("entities", start)
    start = time.process_time()
    made["documents"] = dating.infer(made)
    timed("dating", start)
    start = time.process_time()
    made |= stories.group(made["documents"], sketches, made["mentions"])._asdict()
    timed("stories", start)
    start = time.process_time()
    made = resolve.resolve_tables(made, made["documents"])
    timed("resolve", start)
    start = time.process_time()
    claims.build(made)
    timed("claims", start)
    return seconds


def main(arguments: list[str]) -> None:
    """Print one line per number of copies."""
    tables = sample_tables()
    print(
        "| mode | documents | entities s | dating s | stories s | resolve s | claims s | ms per document | peak MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for mode in ("spread", "same"):
        for copies in [int(a) for a in arguments] or DEFAULT_COPIES:
            made = copied(tables, copies, spread=mode == "spread")
            seconds = measure(made)
            count = made["documents"].height
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            steps = " | ".join(
                f"{seconds[s]:.2f}" for s in ("entities", "dating", "stories", "resolve", "claims")
            )
            print(
                f"| {mode} | {count:,} | {steps} | {1000 * sum(seconds.values()) / count:.2f} | {peak:,} |",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
