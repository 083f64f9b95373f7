"""The command `parley`. Belongs here: arguments, messages, exit codes. Work is imported when it is needed, so that
`parley --help` answers at once.

Exit codes: 0 done, 1 the work failed or fell short, 2 wrong arguments or something that is not there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipelines.evaluate.command import app as evaluate
from pipelines.release.cli import app as release
from pipelines.train.command import app as train

app = typer.Typer(
    name="parley",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="News text about trade negotiations, as tables that cite every character they came from.\n\n"
    'Start with `parley build`, then `parley query "select * from tariff_rates"`.',
)

app.add_typer(evaluate, name="evaluate")
app.add_typer(release, name="release")
app.add_typer(train, name="train")

DEFAULT_RAW = Path("data/raw")
DEFAULT_DATA = Path("data")

RawOption = Annotated[Path, typer.Option("--raw", help="Folder of source articles.")]
DataOption = Annotated[Path, typer.Option("--data", help="Folder of tables and database.")]
TaggerOption = Annotated[
    str,
    typer.Option(
        "--tagger",
        envvar="PARLEY_TAGGER",
        help="Plug-in for names: learned, spacy:MODEL or MODULE:FACTORY; default: rules and reference data alone.",
    ),
]


def fail(message: str, code: int = 1) -> NoReturn:
    """Print one message on stderr and exit with `code`."""
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(code)


@contextmanager
def one_message() -> Iterator[None]:
    """Turn the errors a person can act on into one message and an exit code; let defects through."""
    from pipelines.extract.mentions.tagger import TaggerError
    from pipelines.ingest.listing import ListingError
    from pipelines.job.config import BuildError
    from pipelines.job.run import ChecksFailed
    from pipelines.language.reference import ReferenceError
    from pipelines.reconcile.corrections import CorrectionError
    from pipelines.storage.lock import BuildRunning
    from pipelines.storage.store import TableMissing
    from schemas.validation import ValidationError

    try:
        yield
    except (BuildError, BuildRunning, ListingError, TableMissing, TaggerError) as error:
        fail(str(error), 2)
    except (ChecksFailed, CorrectionError, ValidationError, ReferenceError) as error:
        fail(str(error), 1)
    except OSError as error:
        fail(f"{error.filename or 'file system'}: {error.strerror or error}", 1)


@app.command()
def build(
    raw: RawOption = DEFAULT_RAW,
    data: DataOption = DEFAULT_DATA,
    engine: Annotated[
        str, typer.Option(help="Where documents are read: local processes or a dask cluster.")
    ] = "local",
    workers: Annotated[int | None, typer.Option(help="Processes; default: one per core.", min=1)] = None,
    address: Annotated[str | None, typer.Option(help="Address of a Dask scheduler.")] = None,
    tagger: TaggerOption = "",
) -> None:
    """Read the articles below --raw and build all tables and the database below --data.

    Only new and changed articles are read again; a build that is stopped leaves the previous tables as they were.
    """
    from pipelines.console import progress_bar
    from pipelines.job.config import BuildConfig
    from pipelines.job.run import build as run_build

    if engine not in ("local", "dask"):
        fail(f"no engine {engine!r}: use local or dask", 2)
    with one_message(), progress_bar() as progress:
        report = run_build(BuildConfig(raw, data, engine, workers, address, tagger=tagger), progress)
    typer.echo(
        f"{report.rows['documents']} documents ({report.files_read} files read, {report.files_reused} unchanged, "
        f"{report.files_removed} removed), {report.rejected} inputs rejected"
    )
    for name, rows in report.rows.items():
        typer.echo(f"  {name:<20}{rows:>10}")
    if report.rejected:
        typer.echo('see why: parley query "select source_uri, reason, detail from rejected_inputs"')


@app.command()
def extract(
    files: Annotated[list[str] | None, typer.Argument(help="Text files, or - for standard input.")] = None,
    published_on: Annotated[
        str | None, typer.Option(help="Publication date, YYYY-MM-DD: what 'next Thursday' is counted from.")
    ] = None,
    output: Annotated[str, typer.Option("--format", help="table or jsonl.")] = "table",
    tagger: TaggerOption = "",
) -> None:
    """Print what Parley reads in a text: coloured spans and tables, or one JSON object per row.

    Example: echo "Tariffs rise to 25% on 1 August." | parley extract - --published-on 2025-07-10
    """
    import datetime as dt

    from pipelines.console import print_spans, rows_as_jsonl
    from pipelines.single import extract_text

    if output not in ("table", "jsonl"):
        fail(f"no format {output!r}: use table or jsonl", 2)
    try:
        day = dt.date.fromisoformat(published_on) if published_on else None
    except ValueError:
        fail(f"--published-on {published_on!r} is not a date: write YYYY-MM-DD", 2)
    for name in files or ["-"]:
        text = _read_text(name)
        with one_message():
            tables = extract_text(text, source_uri=name, published_on=day, tagger=tagger)
        if output == "jsonl":
            sys.stdout.writelines(rows_as_jsonl(tables))
        else:
            print_spans(text, tables)


def _read_text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        fail(f"{name}: {error.strerror}", 2)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fail(
            f"{name}: byte {error.start} is not UTF-8; convert the file, or put it below data/raw and build",
            2,
        )


@app.command()
def query(
    sql: Annotated[str | None, typer.Argument(help="SQL to run; read-only.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="A file with SQL.")] = None,
    example: Annotated[str | None, typer.Option(help="One of the ready questions, q01 to q25.")] = None,
    list_examples: Annotated[bool, typer.Option("--list", help="List the ready questions.")] = False,
    data: DataOption = DEFAULT_DATA,
    output: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Ask the database a question in DuckDB SQL.

    Example: parley query "select * from tariff_rates"
    """
    from pipelines.console import print_relation
    from pipelines.storage import query as database

    if output not in ("table", "csv", "json"):
        fail(f"no format {output!r}: use table, csv or json", 2)
    if list_examples:
        for name, question in database.examples():
            typer.echo(f"{name}  {question}")
        return
    given = [x for x in (sql, file, example) if x is not None]
    if len(given) != 1:
        fail("give SQL, or --file, or --example (see --list)", 2)
    try:
        text = sql or (database.example(example) if example else Path(str(file)).read_text("utf-8"))
        frame = database.run(data / "parley.duckdb", text)
    except database.QueryError as error:
        fail(str(error), error.exit_code)
    except OSError as error:
        fail(f"{file}: {error.strerror}", 2)
    print_relation(frame, output)


@app.command()
def check(data: DataOption = DEFAULT_DATA) -> None:
    """Check the tables below --data again: schema, keys, references, grounding. Exit code 1 if one falls short."""
    from pipelines.checks.suite import check_tables
    from pipelines.storage.store import TableStore

    with one_message():
        results = check_tables(TableStore(data).whole())
    for result in results:
        typer.echo(str(result))
        if not result.passed and result.failing.height:
            typer.echo(str(result.failing))
    failed = sum(not r.passed for r in results)
    typer.echo(f"{len(results) - failed} checks passed, {failed} failed")
    if failed:
        raise typer.Exit(1)


@app.command()
def dev(
    raw: RawOption = DEFAULT_RAW,
    data: DataOption = DEFAULT_DATA,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1, max=65535)] = 3000,
    watch: Annotated[
        bool,
        typer.Option(help="Build when articles come, change or go; else the sensor waits to be switched on."),
    ] = True,
    every: Annotated[int, typer.Option(help="Seconds between two looks at the source folder.", min=1)] = 10,
) -> None:
    """Open the Dagster UI on loopback; history is kept in .dagster."""
    from pipelines.assets.dev import serve

    with one_message():
        raise typer.Exit(serve(raw, data, port, watch, every))


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
