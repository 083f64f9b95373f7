"""Throughput of extraction, one process and one core: MB/s per room and of all span tables together.

    python benchmarks/throughput.py [FOLDER] [--mb 4]

Texts are the `.txt` files of FOLDER (default: data/raw), repeated until there are `--mb` megabytes of UTF-8, each copy
read as a document of its own. The best of three passes is printed.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import time
from collections.abc import Callable
from pathlib import Path

from pipelines.extract import dates, document, figures, mentions, quotes, sentences
from pipelines.extract.spans import Source
from pipelines.ingest.plain import document_from_text
from pipelines.relate.document import relate

ROOT = Path(__file__).resolve().parents[1]
PASSES = 3


def best(work: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of PASSES calls."""
    times = []
    for _ in range(PASSES):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "data" / "raw")
    parser.add_argument("--mb", type=float, default=4.0)
    args = parser.parse_args()
    texts = [p.read_text("utf-8") for p in sorted(args.folder.rglob("*.txt"))]
    size = sum(len(t.encode()) for t in texts)
    copies = max(1, round(args.mb * 1e6 / size))
    megabytes = copies * size / 1e6
    several = list(itertools.chain.from_iterable([texts] * copies))
    documents = [document_from_text(t) for t in several]
    sources = [Source(d.text, d.passages, sentences.split(d.text, d.passages)) for d in documents]
    found = [document.extract(d) for d in documents]
    rooms: dict[str, Callable[[], object]] = {
        "ingest: passages and dating": lambda: [document_from_text(t) for t in several],
        "sentences": lambda: [sentences.split(d.text, d.passages) for d in documents],
        "dates": lambda: [dates.find(s) for s in sources],
        "mentions": lambda: [mentions.find(s, f.dates) for s, f in zip(sources, found, strict=True)],
        "figures": lambda: [
            figures.find(s, f.dates, f.mentions) for s, f in zip(sources, found, strict=True)
        ],
        "quotes": lambda: [quotes.find(s, f.mentions) for s, f in zip(sources, found, strict=True)],
        "all span tables": lambda: [document.extract(d) for d in documents],
        "measures, events, roles": lambda: [relate(f) for f in found],
    }
    print(f"{len(documents)} documents, {megabytes:.1f} MB, one process")
    for name, work in rooms.items():
        seconds = best(work)
        print(f"{name:<30}{megabytes / seconds:8.2f} MB/s{1e6 * seconds / len(documents):12.0f} µs/document")


if __name__ == "__main__":
    main()
