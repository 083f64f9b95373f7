"""`parley evaluate`: one subcommand per kind of test set, all printing the same tables. Scoring belongs to the scorers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipelines.evaluate.scores import Scores

app = typer.Typer(
    no_args_is_help=True,
    help="Score the readings against labelled texts: precision, recall and F1, with the errors on demand.",
)

PathArgument = Annotated[Path, typer.Argument(exists=True, help="The test set: a folder or a file.")]
ErrorsOption = Annotated[
    str | None,
    typer.Option(
        "--errors", metavar="KIND", help="List the errors of the scores that start with KIND, or all."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def _show(scores: Scores, title: str, errors: str | None, as_json: bool) -> None:
    from pipelines.evaluate import report

    if as_json:
        typer.echo(report.to_json(scores, errors=errors is not None))
        return
    report.print_scores(scores, title)
    if errors is not None:
        report.print_misses(scores, errors)


@app.command()
def gold(
    path: PathArgument,
    corpus: Annotated[
        Path | None, typer.Option(help="Folder of the texts; default: beside the gold.")
    ] = None,
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score all tables against gold annotations of whole articles, from the raw text on."""
    from pipelines.evaluate import gold as scorer

    _show(scorer.evaluate(path, corpus), f"gold: {path}", errors, as_json)


def _add(name: str, what: str) -> None:
    """Add the subcommand of the scorer module `name`, imported when it is run."""

    def run(path: PathArgument, errors: ErrorsOption = None, as_json: JsonOption = False) -> None:
        scorer = import_module(f"pipelines.evaluate.{name}")
        _show(scorer.evaluate(path), f"{name}: {path}", errors, as_json)

    app.command(name, help=what)(run)


_add("timeml", "Score dates against TimeML files.")
_add("recognizers", "Score figures against Recognizers-Text specs.")
_add("quantities", "Score figures against sentences with labelled quantities.")
_add("meantime", "Score dates, money, percentages and names against MEANTIME.")
_add("polnear", "Score quotations and speakers against PolNeAR.")
_add("sentences", "Score all tables against labelled sentences.")
