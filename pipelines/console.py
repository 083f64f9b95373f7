"""What the command line shows: progress, coloured spans, tables. No decision is made here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import polars as pl
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as RichTable
from rich.text import Text

from pipelines.job.run import Progress as BuildProgress

SPAN_STYLES: Mapping[str, str] = {
    "dates": "cyan",
    "figures": "bold green",
    "mentions": "yellow",
    "quotes": "italic",
}
PIPE_WIDTH = 160
CELL_WIDTH = 48
ROWS_MEASURED = 200
HIDDEN = {"document_id", "sentence_start", "rule"}


@contextmanager
def progress_bar() -> Iterator[BuildProgress]:
    """Show progress on stderr while the block runs; yields the callback to report with."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, object] = {}
    with bar:

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        yield report


def rows_as_jsonl(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Yield one JSON line per row: `table`, then the table's columns; dates in ISO 8601."""
    for name, frame in tables.items():
        if name == "texts":
            continue
        for row in frame.iter_rows(named=True):
            yield json.dumps({"table": name, **row}, ensure_ascii=False, default=_iso) + "\n"


def _iso(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def print_spans(text: str, tables: Mapping[str, pl.DataFrame]) -> None:
    """Print `text` with its spans coloured, then one table per kind of row."""
    console = _console()
    shown = Text(text)
    for name, style in SPAN_STYLES.items():
        for start, end in tables[name].select("char_start", "char_end").iter_rows():
            shown.stylize(style, start, end)
    console.print(shown)
    for name, frame in tables.items():
        if frame.height and name not in ("texts", "documents", "passages", "sentences"):
            console.print(Text(f"\n{name}", style="bold underline"))
            _print_frame(console, _telling(frame))


def _telling(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns of `frame` that tell the rows apart from an empty form: no ids, no nulls, no bare `false`."""
    return frame.select(
        name
        for name in frame.columns
        if name not in HIDDEN
        and frame[name].null_count() < frame.height
        and not (frame[name].dtype == pl.Boolean and not frame[name].any())
    )


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    return str(value)


def print_relation(frame: pl.DataFrame, output: str) -> None:
    """Print a query's answer as table, csv or json (one array of objects)."""
    if output == "csv":
        sys.stdout.write(frame.write_csv())
    elif output == "json":
        rows = frame.iter_rows(named=True)
        sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, default=_iso, indent=1) + "\n")
    else:
        console = _console()
        _print_frame(console, frame)
        console.print(f"{frame.height} rows")


def _console() -> Console:
    """The terminal as it is; a fixed width where output goes to a file or a pipe."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _print_frame(console: Console, frame: pl.DataFrame) -> None:
    """A grid where it fits the terminal, else one line per value."""
    if _natural_width(frame) <= console.width:
        _print_grid(console, frame)
    else:
        _print_records(console, frame)


def _natural_width(frame: pl.DataFrame) -> int:
    """Return how wide a grid of `frame` is when every cell stays on one line of at most CELL_WIDTH."""
    total = 1
    for name in frame.columns:
        cells = (len(_shown(v)) for v in frame[name].head(ROWS_MEASURED) if v is not None)
        total += min(CELL_WIDTH, max(len(name), *cells, 0)) + 3
    return total


def _print_grid(console: Console, frame: pl.DataFrame) -> None:
    table = RichTable(header_style="bold")
    for name in frame.columns:
        table.add_column(name, overflow="fold", justify="right" if frame[name].dtype.is_numeric() else "left")
    for row in frame.iter_rows():
        table.add_row(*("" if v is None else Text(_shown(v)) for v in row))
    console.print(table)


def _print_records(console: Console, frame: pl.DataFrame) -> None:
    """One line per value, as psql does in expanded mode: a wide row stays readable. Nulls are left out."""
    width = max(len(name) for name in frame.columns)
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        console.rule(f"row {number}", align="left", style="dim")
        for name, value in row.items():
            if value is not None:
                console.print(Text.assemble((f"{name:<{width}}  ", "bold"), " ".join(_shown(value).split())))
