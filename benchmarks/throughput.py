"""Throughput of extraction, one process and one core: MB/s per room and of all span tables, on texts met once.

    python -m benchmarks.throughput [FOLDER] [--mb 1] [--warm-up 0.5] [--peers PYTHON]

Texts are the `.txt` files of FOLDER, each a document of its own, in an order shuffled with a fixed seed; by default the
sample's articles and made-up dispatches (`synthetic_news.py`). The first `--warm-up` megabytes of UTF-8 load the reference
data and fill the caches (their rate, from a cold start, is the last row); the next `--mb` megabytes are measured, every
text met for the first time. Where FOLDER has less, a third of it is the warm-up. `--peers` also times other systems on
texts of the measured part, in the same run, with a Python of their own (`peers.py` says which); they are no dependency
of the project.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import synthetic_news
from pipelines.extract import dates, document, figures, mentions, quotes, sentences
from pipelines.ingest import plain
from pipelines.relate.document import relate

ROOT = Path(__file__).resolve().parents[1]
SEED = 1
ROOMS: tuple[tuple[str, Any, str], ...] = (
    ("sentences", sentences, "split"),
    ("dates", dates, "find"),
    ("mentions", mentions, "find"),
    ("figures", figures, "find"),
    ("quotes", quotes, "find"),
)
"""Name, module and function of each part of `document.extract_all`."""
SPANS = "all span tables"


class Stopwatch:
    """Processor seconds by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def run(self, name: str, work: Callable[..., Any], *arguments: Any) -> Any:
        """Return what `work` returns, its seconds added to those of `name`."""
        start = time.process_time()
        result = work(*arguments)
        self.seconds[name] += time.process_time() - start
        return result

    def watch_rooms(self) -> None:
        """Time each room inside `document.extract_all`, which alone decides their order."""
        for name, module, function in ROOMS:
            setattr(module, function, self._watched(name, getattr(module, function)))

    def _watched(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments: self.run(name, work, *arguments)


def texts_of(folder: Path | None) -> Iterator[str]:
    """Yield different texts: those of `folder`, or the sample's and made-up ones without end."""
    paths = sorted((folder or ROOT / "data" / "raw").rglob("*.txt"))
    random.Random(SEED).shuffle(paths)
    yield from (path.read_text("utf-8", "replace") for path in paths)
    if folder is None:
        yield from (made_up["text"] for made_up in synthetic_news.documents())


def size_of(texts: list[str]) -> int:
    """Return the bytes of `texts` in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def taken(texts: Iterator[str], size: float) -> list[str]:
    """Return the next whole texts of at least `size` bytes together, or all there are."""
    found: list[str] = []
    left = size
    while left > 0 and (text := next(texts, None)) is not None:
        found.append(text)
        left -= len(text.encode())
    return found


def read(texts: list[str], watch: Stopwatch) -> list[float]:
    """Read every text once, in batches as the job does; return the seconds that the span tables of each took."""
    each = []
    for first in range(0, len(texts), document.BATCH):
        batch = texts[first : first + document.BATCH]
        found = [watch.run("ingest: passages and dating", plain.document_from_text, text) for text in batch]
        before = watch.seconds[SPANS]
        spans = watch.run(SPANS, document.extract_all, found)
        a_byte = (watch.seconds[SPANS] - before) / size_of(batch)
        each += [a_byte * size_of([text]) for text in batch]
        for one in spans:
            watch.run("measures, events, roles", relate, one)
    return each


def peers(python: str, texts: list[str], ours: float) -> None:
    """Print the throughput of other systems on `texts`; `ours` is that of all span tables on the same, in MB/s."""
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(
        [python, str(script)], input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True
    )
    print(f"peers, on {len(texts)} of the same texts; ours there: {ours:.3f} MB/s")
    for row in map(json.loads, done.stdout.splitlines()):
        rate = row["megabytes_per_second"]
        answer = (
            row["problem"] if rate is None else f"{rate:8.4f} MB/s   ours is {ours / rate:,.0f} times as fast"
        )
        print(f"{row['system']:<38}{answer}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mb", type=float, default=1.0)
    parser.add_argument("--warm-up", type=float, default=0.5)
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has the other systems")
    parser.add_argument(
        "--peers-kb", type=float, default=20.0, help="how much of the text they read: they are slow"
    )
    args = parser.parse_args()
    texts = taken(texts_of(args.folder), 1e6 * (args.warm_up + args.mb))
    share = min(1e6 * args.warm_up, size_of(texts) / 3)
    rest = iter(texts)
    first, measured = taken(rest, share), list(rest)
    cold, warm = Stopwatch(), Stopwatch()
    read(first, cold)
    gc.collect()
    warm.watch_rooms()
    each = read(measured, warm)
    megabytes = size_of(measured) / 1e6
    print(
        f"{len(measured)} texts, {megabytes:.2f} MB, met once after {size_of(first) / 1e6:.2f} MB of others"
    )
    for name in (
        "ingest: passages and dating",
        *(room for room, _, _ in ROOMS),
        SPANS,
        "measures, events, roles",
    ):
        seconds = warm.seconds[name]
        print(f"{name:<38}{megabytes / seconds:8.2f} MB/s{1e6 * seconds / len(measured):12.0f} µs/document")
    rate = size_of(first) / 1e6 / cold.seconds[SPANS]
    print(f"{SPANS + ', the warm-up itself':<38}{rate:8.2f} MB/s")
    if args.peers:
        theirs = taken(iter(measured), 1e3 * args.peers_kb)
        peers(args.peers, theirs, size_of(theirs) / 1e6 / sum(itertools.islice(each, len(theirs))))


if __name__ == "__main__":
    main()
