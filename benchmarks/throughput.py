"""Throughput of extraction, one process and one core: MB/s per room and of all span tables together.

    python -m benchmarks.throughput [FOLDER] [--mb 4] [--peers PYTHON]

Texts are the `.txt` files of FOLDER (default: data/raw), repeated until there are `--mb` megabytes of UTF-8, each copy
read as a document of its own; the best of three passes is printed. The first row is no repetition: every text once,
met for the first time, after other texts have loaded the reference data. `--peers` also times other systems on the same
texts in the same run, with a Python of their own (`peers.py` says which); they are no dependency of the project.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import synthetic_news
from pipelines.extract import dates, document, figures, mentions, quotes, sentences
from pipelines.extract.spans import Source
from pipelines.ingest.plain import document_from_text
from pipelines.relate.document import relate

ROOT = Path(__file__).resolve().parents[1]
PASSES = 3
WARM_UP = 50
"""Made-up dispatches that load the reference data before a text is met for the first time."""


def spent(work: Callable[[], Iterable[object]]) -> float:
    """Return the processor seconds that it takes to go through `work`; results are let go one by one."""
    gc.collect()
    start = time.process_time()
    deque(work(), maxlen=0)
    return time.process_time() - start


def peers(python: str, texts: list[str], ours: float) -> None:
    """Print the throughput of other systems on `texts`; `ours` is that of all span tables, in MB/s."""
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(
        [python, str(script)], input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True
    )
    print("peers, on the same texts:")
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
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "data" / "raw")
    parser.add_argument("--mb", type=float, default=4.0)
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has the other systems")
    args = parser.parse_args()
    texts = [p.read_text("utf-8", "replace") for p in sorted(args.folder.rglob("*.txt"))]
    size = sum(len(t.encode()) for t in texts)
    copies = max(1, round(args.mb * 1e6 / size))
    megabytes = copies * size / 1e6
    several = list(itertools.chain.from_iterable([texts] * copies))
    documents = [document_from_text(t) for t in several]
    for made_up in itertools.islice(synthetic_news.documents(), WARM_UP):
        relate(document.extract(document_from_text(made_up["text"])))
    gc.freeze()  # what the benchmark holds is no rubbish of the work that is timed
    first = spent(lambda: map(document.extract, documents[: len(texts)]))
    sources = [Source(d.text, d.passages, sentences.split(d.text, d.passages)) for d in documents]
    found = [document.extract(d) for d in documents]
    gc.freeze()
    rooms: dict[str, Callable[[], Iterable[object]]] = {
        "ingest: passages and dating": lambda: map(document_from_text, several),
        "sentences": lambda: (sentences.split(d.text, d.passages) for d in documents),
        "dates": lambda: map(dates.find, sources),
        "mentions": lambda: (mentions.find(s, f.dates) for s, f in zip(sources, found, strict=True)),
        "figures": lambda: (
            figures.find(s, f.dates, f.mentions) for s, f in zip(sources, found, strict=True)
        ),
        "quotes": lambda: (quotes.find(s, f.mentions) for s, f in zip(sources, found, strict=True)),
        "all span tables": lambda: map(document.extract, documents),
        "measures, events, roles": lambda: map(relate, found),
    }
    print(f"{len(documents)} documents, {megabytes:.1f} MB, {len(texts)} different ones, one process")
    seconds = {"all span tables, texts met first": first * copies}
    for name, work in rooms.items():
        seconds[name] = min(spent(work) for _ in range(PASSES))
    for name, each in seconds.items():
        print(f"{name:<38}{megabytes / each:8.2f} MB/s{1e6 * each / len(documents):12.0f} µs/document")
    if args.peers:
        peers(args.peers, texts, megabytes / seconds["all span tables"])


if __name__ == "__main__":
    main()
