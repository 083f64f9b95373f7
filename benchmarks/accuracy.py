"""Writes ACCURACY.md: our scores on the test sets that are at hand, beside the published scores of other systems.

    python benchmarks/accuracy.py --sentences data/gold/sentences.jsonl --gold ../shared/gold \
        --meantime ../shared/benchmarks/meantime-english-a --recognizers ../shared/benchmarks/recognizers-english \
        --names WIKIGOLD --web UNER_EWT --timeml TIMEBANK --polnear POLNEAR_DEV

A set that is not named is left out of the page. The scores of other systems stand in peers.csv.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from pipelines.evaluate.scores import Score

HERE = Path(__file__).resolve().parent
SETS = {
    "sentences": "Labelled sentences of this repository (`data/gold`)",
    "gold": "Annotated articles on the Kuala Lumpur talks (not published)",
    "meantime": "MEANTIME English, every other document: names, money, percent, dates",
    "names": "WikiGold (CC BY 4.0), encyclopaedia text: names of four classes",
    "web": "Universal NER English EWT, dev and test (CC BY-SA 4.0), web text: names of three classes",
    "timeml": "TimeBank: dates",
    "recognizers": "Recognizers-Text English specs, all cases: figures",
    "polnear": "PolNeAR, development part: quotations and speakers",
}
SCORERS = {"web": "names"}
"""Sets that are scored by the scorer of another."""
TAGGED = ("names", "meantime")
"""Scorers whose sets are scored a second time with the learned tagger, which was not trained on them."""
ALSO = {"meantime": ("timeml",)}
"""Sets that a second command scores too: MEANTIME's names and its dates."""


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _table(scores: Iterable[Score]) -> Iterator[str]:
    yield "| scored | precision | recall | F1 | right | ours | gold |\n|---|---|---|---|---|---|---|"
    for s in scores:
        yield (
            f"| {s.name} | {_percent(s.precision)} | {_percent(s.recall)} | {_percent(s.f1)} "
            f"| {s.right} | {s.system} | {s.gold} |"
        )


def _peers() -> Iterator[str]:
    yield "| set | metric | system | score | note |\n|---|---|---|---|---|"
    with open(HERE / "peers.csv", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            yield f"| {row['set']} | {row['metric']} | {row['system']} | {row['value']} | {row['note']} |"


def main() -> None:
    """Score every set that is named and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in SETS:
        parser.add_argument(f"--{name}", type=Path)
    given = vars(parser.parse_args())
    lines = [
        "# Accuracy",
        "",
        "Written by `python benchmarks/accuracy.py` (its docstring shows the arguments); scores in percent.",
        "The sets were used for development: unseen text scores lower.",
        "",
    ]
    for name, title in SETS.items():
        if given[name] is not None:
            lines += [f"## {title}", ""]
            for command in (SCORERS.get(name, name), *ALSO.get(name, ())):
                scorer = import_module(f"pipelines.evaluate.{command}")
                lines += [
                    f"`parley evaluate {command} PATH`",
                    "",
                    *_table(scorer.evaluate(given[name]).scores),
                    "",
                ]
                if command in TAGGED:
                    scores = scorer.evaluate(given[name], tagger="learned")
                    lines += [
                        f"`parley evaluate {command} PATH --tagger learned`",
                        "",
                        *_table(scores.scores),
                        "",
                    ]
    lines += ["## Other systems on the same sets", "", *_peers(), ""]
    (HERE / "ACCURACY.md").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
