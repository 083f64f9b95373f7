"""How a build grows with the corpus: seconds and peak memory of every step, for corpora of growing size.

    python -m benchmarks.scale [COUNT …] [--folder DIR]

The corpora are made up (`synthetic_news`). Sources are read in one process and built from in another, as when readings
are kept; seconds are of the processor, so other programs do not count. The growth exponent k of a step says that its seconds grow as documents^k: least squares over the
logarithms, from the second count on (the first is start-up). Peak memory is the process's resident set.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.synthetic_news import write_corpus

COUNTS = (500, 1000, 2000, 4000)


class Cost(NamedTuple):
    """Of one step of one build."""

    seconds: float
    peak_mb: float


class Run(NamedTuple):
    """One build: its size and the cost of every step."""

    documents: int
    megabytes: float
    rows: dict[str, int]
    steps: dict[str, Cost]


class PeakMemory:
    """The largest resident set of this process since `restart`, which needs Linux."""

    def restart(self) -> None:
        """Forget the peak so far."""
        Path("/proc/self/clear_refs").write_text("5")

    def megabytes(self) -> float:
        """Return the peak since the last restart."""
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        raise OSError("no peak memory in /proc/self/status")


class Meter:
    """Progress that notes processor seconds and peak memory of every step."""

    def __init__(self) -> None:
        self.memory, self.started = PeakMemory(), dict[str, float]()
        self.costs: dict[str, Cost] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Note the cost of `step` so far; its first call starts it."""
        if step not in self.started:
            self.memory.restart()
            self.started[step] = time.process_time()
        self.costs[step] = Cost(time.process_time() - self.started[step], self.memory.megabytes())


def measured_reading(raw: Path, data: Path) -> dict[str, Cost]:
    """Read all sources in this process; return the cost."""
    from pipelines.job.config import BuildConfig
    from pipelines.job.read import read_sources

    meter = Meter()
    read_sources(BuildConfig(raw, data, workers=1), lambda done, total: meter("read", done, total))
    return meter.costs


def measured_build(raw: Path, data: Path) -> tuple[dict[str, int], dict[str, Cost]]:
    """Build from what was read before; return rows per table and the cost of every step."""
    from pipelines.job.config import BuildConfig
    from pipelines.job.run import build

    meter = Meter()
    report = build(BuildConfig(raw, data, workers=1), meter)
    del meter.costs["read"]  # nothing is new
    return report.rows, meter.costs


def _send(connection: Connection, work: Callable[[Path, Path], Any], raw: Path, data: Path) -> None:
    connection.send(work(raw, data))


def in_own_process(work: Callable[[Path, Path], Any], raw: Path, data: Path) -> Any:
    """Return `work(raw, data)` as a fresh process gives it."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_send, args=(there, work, raw, data))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join()


def run(folder: Path, count: int) -> Run:
    """Make a corpus of `count` documents below `folder`, read it, and build from the readings."""
    raw, data = folder / f"raw-{count}", folder / f"data-{count}"
    size = write_corpus(raw, count)
    reading = in_own_process(measured_reading, raw, data)
    rows, steps = in_own_process(measured_build, raw, data)
    return Run(count, size / 1e6, rows, reading | steps)


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """Return k of y ~ x^k by least squares over logarithms; None below two points."""
    logs = [(math.log(x), math.log(max(y, 1e-9))) for x, y in points]
    if len(logs) < 2:
        return None
    mean_x, mean_y = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def _shown(points: Sequence[tuple[float, float]]) -> str:
    k = exponent(points[1:])
    return "–" if k is None else f"{k:.2f}"


def table(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the lines of two Markdown tables: seconds and peak memory per step."""
    counts = " | ".join(f"{r.documents:,}" for r in runs)
    rule = "|---|" + "---|" * (len(runs) + 1)
    yield f"| seconds, by documents | {counts} | k |"
    yield rule
    for step in runs[0].steps:
        cells = " | ".join(f"{r.steps[step].seconds:.2f}" for r in runs)
        yield f"| {step} | {cells} | {_shown([(r.documents, r.steps[step].seconds) for r in runs])} |"
    totals = [(r.documents, sum(c.seconds for c in r.steps.values())) for r in runs]
    yield f"| **all** | {' | '.join(f'{seconds:.2f}' for _, seconds in totals)} | {_shown(totals)} |"
    yield ""
    yield f"| peak memory in MB, by documents | {counts} | MB per 1,000 more |"
    yield rule
    for step in runs[0].steps:
        peaks = [r.steps[step].peak_mb for r in runs]
        more = 1000 * (peaks[-1] - peaks[0]) / max(runs[-1].documents - runs[0].documents, 1)
        yield f"| {step} | {' | '.join(f'{p:,.0f}' for p in peaks)} | {more:,.0f} |"


def main() -> None:
    """Run every count and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--folder", type=Path, help="keep corpora and builds here")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        runs = [run(args.folder or Path(temporary), count) for count in args.counts]
    last = runs[-1]
    print(f"{last.documents:,} documents: {last.megabytes:.1f} MB of sources; rows:")
    print(", ".join(f"{name} {count:,}" for name, count in last.rows.items() if count))
    print()
    print("\n".join(table(runs)))


if __name__ == "__main__":
    main()
