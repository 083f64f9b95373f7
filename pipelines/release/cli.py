"""`parley release …`. Belongs here: arguments and what is printed. Work is imported when it is needed."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from pipelines.release.terminal import bytes_bar, fail, one_message

app = typer.Typer(
    name="release",
    no_args_is_help=True,
    help="Releases: folders of Parquet, DuckDB, metadata and a site that people download, cite, check and query.",
)

DEFAULT_OUT = Path("data/releases")
DataOption = Annotated[Path, typer.Option("--data", help="Folder of tables and database.")]
OutOption = Annotated[Path, typer.Option("--out", help="Folder of releases.")]
EndpointOption = Annotated[
    str | None, typer.Option(help="Address of an S3-compatible server, for s3:// addresses.")
]


def _version_or_fail(version: str) -> str:
    from schemas.dataset import published_on

    try:
        published_on(version)
    except ValueError as error:
        fail(f"--version: {error}", 2)
    return version


@app.command()
def build(
    version: Annotated[str, typer.Option(help="Data version: a date, YYYY.MM.DD, or YYYY.MM.DD.1 …")],
    data: DataOption = Path("data"),
    out: OutOption = DEFAULT_OUT,
    evidence_words: Annotated[
        int,
        typer.Option(min=0, help="Words of evidence a row of a source that may not leave whole can carry."),
    ] = 25,
    accuracy: Annotated[
        Path | None, typer.Option(help="Folder of measured scores (JSON); default: <data>/accuracy.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Address where the release will stand, if known.")] = None,
    browser_engine: Annotated[
        bool, typer.Option("--browser-engine", help="Ship the browser's SQL engine (34 MB) with the site.")
    ] = False,
) -> None:
    """Make a release of the tables below --data. Refuses while a blocking check fails, and says which."""
    from pipelines.console import progress_bar
    from pipelines.release import engine
    from pipelines.release.build import ReleaseConfig, build_release
    from pipelines.release.licence import EvidencePolicy
    from pipelines.storage.lock import build_lock

    _version_or_fail(version)
    with one_message(), progress_bar() as progress:
        config = ReleaseConfig(
            version=version,
            data=data,
            out=out,
            policy=EvidencePolicy(words=evidence_words),
            accuracy=accuracy or data / "accuracy",
            url=url,
            engine=engine.install(data / ".build-engine") if browser_engine else None,
        )
        # a build that swaps tables meanwhile would mix two states
        with build_lock(data) if data.is_dir() else nullcontext():
            folder = build_release(config, progress)
    typer.echo(f"released {version}: {folder}")
    typer.echo(f"look at it: parley release serve --out {out}")


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="Folder of the earlier release.")],
    after: Annotated[Path, typer.Argument(help="Folder of the later release.")],
    parquet: Annotated[
        Path | None, typer.Option(help="Also write the changed rows and cells below this folder.")
    ] = None,
) -> None:
    """Report what changed from one release to another: schema, counts, rows by key."""
    from pipelines.release import changes
    from pipelines.release.diff import compare

    for folder in (before, after):
        if not any(folder.glob("*.parquet")):
            fail(f"{folder} is no release: it holds no Parquet file", 2)
    with one_message():
        found = compare(before, after)
        typer.echo(
            changes.report(found, before.name, after.name, changes.samples_of(before, after)), nl=False
        )
        if parquet:
            changes.write_changes(before, after, found, parquet, {})


@app.command()
def verify(
    place: Annotated[str, typer.Argument(help="Folder or address of a release, or of a folder of releases.")],
    version: Annotated[
        str | None, typer.Option(help="Which release; default: the one there, else the latest.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="For an address: sizes and Parquet footers by byte ranges only.")
    ] = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder of tables: ground rows whose text the release does not hold.")
    ] = None,
    endpoint: EndpointOption = None,
) -> None:
    """Check a release again: hashes, schema, keys, references, grounding, database.

    Exit code 0: whole. 1: falls short, and where. 2: cannot be checked.
    """
    import polars as pl

    from pipelines.release.remote import FolderSource, open_source
    from pipelines.release.verify import CannotCheck, verify_folder, verify_remote

    texts = pl.scan_parquet(data / "tables" / "texts.parquet") if data else None
    try:
        with one_message():
            source = open_source(place, endpoint)
            if isinstance(source, FolderSource) and not quick:
                report = verify_folder(_release_folder(source.folder, version), texts)
            else:
                with bytes_bar() as progress:
                    report = verify_remote(source, version, quick=quick, progress=progress)
    except CannotCheck as error:
        fail(f"cannot check: {error}", 2)
    for line in report.checked:
        typer.echo(f"checked   {line}")
    for line in report.left_out:
        typer.echo(f"left out  {line}")
    for finding in report.findings:
        typer.secho(str(finding), fg=typer.colors.RED)
    typer.echo(f"{report.version}: " + (f"{len(report.findings)} finding(s)" if report.findings else "whole"))
    raise typer.Exit(report.exit_code)


def _release_folder(folder: Path, version: str | None) -> Path:
    from pipelines.release.layout import MANIFEST, releases

    if version:
        return folder / version
    if not (folder / MANIFEST).is_file() and (found := releases(folder)):
        return folder / found[-1]
    return folder


@app.command()
def publish(
    destination: Annotated[
        str, typer.Argument(help="A folder, s3://bucket/folder, or another fsspec address.")
    ],
    version: Annotated[str | None, typer.Option(help="Which release; default: the newest.")] = None,
    out: OutOption = DEFAULT_OUT,
    layout: Annotated[
        str, typer.Option(help="versions: <version>/ with latest.json; huggingface: a data-set repository.")
    ] = "versions",
    endpoint: EndpointOption = None,
) -> None:
    """Upload a release; one that was stopped goes on where it was. Readers never see half a release."""
    from pipelines.release.destination import open_destination
    from pipelines.release.publish import publish as send

    if layout not in ("versions", "huggingface"):
        fail(f"no layout {layout!r}: use versions or huggingface", 2)
    folder = _release_folder(out, version)
    with one_message(), bytes_bar() as progress:
        done = send(folder, open_destination(destination, endpoint), layout, progress)  # type: ignore[arg-type]
    typer.echo(f"published {done.where}: {len(done.sent)} files sent, {len(done.kept)} were there already")


@app.command()
def fetch(
    url: Annotated[str, typer.Argument(help="Address of a release, or of a folder of releases.")],
    version: Annotated[str | None, typer.Option(help="Which release; default: the latest.")] = None,
    out: OutOption = DEFAULT_OUT,
    endpoint: EndpointOption = None,
) -> None:
    """Download a release, going on where an earlier download stopped, and check every hash."""
    from pipelines.release.fetch import fetch as download
    from pipelines.release.remote import open_source

    with one_message(), bytes_bar() as progress:
        folder = download(open_source(url, endpoint), out, version, progress)
    typer.echo(f"{folder}")
    typer.echo(f'ask it: duckdb {folder / "parley.duckdb"} "from tariff_rates"')


@app.command()
def serve(
    out: OutOption = DEFAULT_OUT,
    port: Annotated[
        int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)
    ] = 8000,
    data: DataOption = Path("data"),
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the site in a browser.")
    ] = True,
) -> None:
    """Open the site of the newest release below --out on loopback; --out may be a release itself."""
    import webbrowser

    from pipelines.release import engine
    from pipelines.release.serve import has_engine, make_server, start_page

    with one_message():
        laid_over = None
        start_page(out)
        if not has_engine(out):
            cache = data / ".build-engine"
            if engine.installed(cache) is None:
                typer.echo("making the browser's SQL engine ready, once (npm) …", err=True)
            try:
                laid_over = engine.install(cache)
            except engine.NoEngine as error:
                typer.echo(f"the SQL page will not run: {error}", err=True)
        try:
            server, address = make_server(out, port, laid_over)
        except OSError as error:
            fail(f"port {port}: {error.strerror}; give another --port, or 0 for a free one", 2)
    typer.echo(f"{address}\nCtrl + C ends it.")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("", err=True)
