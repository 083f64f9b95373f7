"""`parley evaluate`: one subcommand per kind of test set, all printing the same tables. Scoring belongs to the scorers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from xml.etree.ElementTree import ParseError

import typer

from pipelines.evaluate.scores import GoldFormatError
from pipelines.extract.mentions.tagger import TaggerError

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
TaggerOption = Annotated[
    str,
    typer.Option(
        "--tagger", envvar="PARLEY_TAGGER", help="Plug-in for names: learned, spacy:MODEL or MODULE:FACTORY."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@contextmanager
def _one_message(path: Path) -> Iterator[None]:
    """Turn a test set that is not there or not readable as one into one message and exit code 2.

    Other errors are defects of a scorer and pass: they are not the test set's fault.
    """
    try:
        yield
    except OSError as error:
        typer.secho(f"{error.filename or path}: {error.strerror or error}", fg=typer.colors.RED, err=True)
        raise typer.Exit(2) from error
    except TaggerError as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(2) from error
    except (GoldFormatError, ParseError, JSONDecodeError, UnicodeDecodeError) as error:
        typer.secho(f"{path}: not a test set of this kind: {error}", fg=typer.colors.RED, err=True)
        raise typer.Exit(2) from error


def _show(scores: Scores, title: str, errors: str | None, as_json: bool) -> None:
    from pipelines.evaluate import report

    if not scores.scores:
        typer.secho(
            f"{title}: holds nothing to score; name the folder of the test set", fg=typer.colors.RED, err=True
        )
        raise typer.Exit(2)
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
    tagger: TaggerOption = "",
    errors: ErrorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score all tables against gold annotations of whole articles, from the raw text on."""
    from pipelines.evaluate import gold as scorer

    with _one_message(path):
        scores = scorer.evaluate(path, corpus, tagger=tagger)
    _show(scores, f"gold: {path}", errors, as_json)


def _add(name: str, what: str) -> None:
    """Add the subcommand of the scorer module `name`, imported when it is run."""

    def run(path: PathArgument, errors: ErrorsOption = None, as_json: JsonOption = False) -> None:
        scorer = import_module(f"pipelines.evaluate.{name}")
        with _one_message(path):
            scores = scorer.evaluate(path)
        _show(scores, f"{name}: {path}", errors, as_json)

    app.command(name, help=what)(run)


def _add_tagged(name: str, what: str) -> None:
    """Add the subcommand of a scorer of names: they may be those of a tagger."""

    def run(
        path: PathArgument,
        tagger: TaggerOption = "",
        errors: ErrorsOption = None,
        as_json: JsonOption = False,
    ) -> None:
        scorer = import_module(f"pipelines.evaluate.{name}")
        with _one_message(path):
            scores = scorer.evaluate(path, tagger=tagger)
        _show(scores, f"{name}: {path}", errors, as_json)

    app.command(name, help=what)(run)


_add("timeml", "Score dates against TimeML files.")
_add("recognizers", "Score figures against Recognizers-Text specs.")
_add("quantities", "Score figures against sentences with labelled quantities.")
_add_tagged("meantime", "Score dates, money, percentages and names against MEANTIME.")
_add_tagged("names", "Score names against files in CoNLL format: people, organisations, locations, others.")
_add("polnear", "Score quotations and speakers against PolNeAR.")
_add("sentences", "Score all tables against labelled sentences.")
