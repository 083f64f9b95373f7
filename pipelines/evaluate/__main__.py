"""`python -m pipelines.evaluate gold DIR`: the scorers without the rest of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.evaluate import gold, meantime, quantities, recognizers, report


def main() -> None:
    """Print the scores of one test set."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.evaluate", description=__doc__)
    parser.add_argument("kind", choices=["gold", "recognizers", "quantities", "meantime"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--corpus", type=Path, help="folder of the texts")
    parser.add_argument(
        "--errors", metavar="KIND", help="list the errors of scores that start with KIND, or all"
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scorers = {"recognizers": recognizers, "quantities": quantities, "meantime": meantime}
    scorer = scorers.get(args.kind)
    scores = scorer.evaluate(args.path) if scorer else gold.evaluate(args.path, args.corpus)
    if args.json:
        print(report.to_json(scores, errors=args.errors is not None))
        return
    report.print_scores(scores, f"{args.kind}: {args.path}")
    if args.errors is not None:
        report.print_misses(scores, args.errors)


if __name__ == "__main__":
    main()
