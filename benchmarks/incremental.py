"""Cost of one more article in a corpus of many: what is read again, and the step across documents.

    python benchmarks/incremental.py [--documents 2000]

Short articles are generated (no two alike), built, then one is added and everything is built again. Times: seconds of
processor time (one process), so that other work on the machine counts little; the first row is the whole corpus,
the second the corpus and one article more, the third the same again.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipelines.job.config import BuildConfig
from pipelines.job.publish import publish_database
from pipelines.job.read import read_sources
from pipelines.job.run import fresh_tables

T = TypeVar("T")
COUNTRIES = "Brazil Chile Peru Kenya Norway Turkey Vietnam Mexico Egypt Canada India Japan".split()
GOODS = "steel copper cement timber cotton sugar rice glass paper tyres".split()
MONTHS = "January February March April May June July August September October November December".split()
IN_A_FOLDER = 500


def article(number: int) -> str:
    """Return the text of article `number`."""
    one, other = COUNTRIES[number % 12], COUNTRIES[(number // 12 + number + 1) % 12]
    day, month, year = number % 28 + 1, MONTHS[number // 28 % 12], 2010 + number // 336 % 14
    goods, rate = GOODS[number // 7 % 10], number % 90 / 2 + 1
    return (
        f"Published {day} {month} {year}\n\n"
        f"{one} said on Monday it would impose a {rate}% tariff on {goods} from {other}. "
        f"The trade ministry said shipment number {number} was worth ${number + 10} million. "
        f"Officials of both sides meet again on {day} {month} {year + 1}.\n"
    )


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns, and the seconds of processor time that it took."""
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


def build(config: BuildConfig) -> tuple[int, list[float]]:
    """Build everything; return the files read, and the seconds of reading, relating across documents, publishing."""
    found, reading = timed(lambda: read_sources(config))

    def relate() -> None:
        with fresh_tables(config, found) as (fresh, _):
            config.store.take_over(fresh)

    _, across = timed(relate)
    _, publishing = timed(lambda: publish_database(config))
    return found.files_read, [reading, across, publishing]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=2000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        for number in range(count):
            folder = raw / f"batch-{number // IN_A_FOLDER:04}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number}.txt").write_text(article(number), "utf-8")
        config = BuildConfig(raw, Path(name) / "data", workers=1)
        print(f"{'':<28}{'files read':>11}{'reading':>10}{'across':>10}{'publishing':>12}{'total':>10}")
        for label in (f"{count} articles", "one more", "nothing new"):
            if label == "one more":
                (raw / "batch-0000" / "one-more.txt").write_text(article(count + 1), "utf-8")
            files, seconds = build(config)
            reading, across, publishing = seconds
            print(
                f"{label:<28}{files:>11}{reading:>9.2f}s{across:>9.2f}s{publishing:>11.2f}s{sum(seconds):>9.2f}s"
            )


if __name__ == "__main__":
    main()
