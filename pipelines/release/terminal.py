"""What the commands of releases say on the terminal: errors as one message with an exit code, progress in bytes.

Belongs here: how something is said. What the commands do belongs to `cli`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer


def fail(message: str, code: int = 1) -> NoReturn:
    """Print `message` as an error and leave with `code`."""
    typer.secho(message, fg=typer.colors.RED, err=True)
    raise typer.Exit(code)


@contextmanager
def one_message() -> Iterator[None]:
    """Turn the errors a person can act on into one message and an exit code; let defects through."""
    from pipelines.release.accuracy import UnreadableScores
    from pipelines.release.build import ReleaseExists
    from pipelines.release.destination import UploadFailed
    from pipelines.release.engine import NoEngine
    from pipelines.release.fetch import BadDownload
    from pipelines.release.gate import Blocked
    from pipelines.release.layout import UnsafePath
    from pipelines.release.manifest import ManifestError
    from pipelines.release.publish import AlreadyPublished
    from pipelines.release.remote import Interrupted, Unreachable
    from pipelines.release.serve import NothingToServe
    from pipelines.storage.lock import BuildRunning
    from pipelines.storage.store import TableMissing

    try:
        yield
    except (
        TableMissing,
        BuildRunning,
        Unreachable,
        Interrupted,
        NothingToServe,
        NoEngine,
        UnreadableScores,
    ) as error:
        fail(str(error), 2)
    except (
        ReleaseExists,
        Blocked,
        AlreadyPublished,
        UploadFailed,
        BadDownload,
        UnsafePath,
        ManifestError,
    ) as error:
        fail(str(error), 1)
    except OSError as error:
        fail(f"{error.filename or 'file system'}: {error.strerror or error}", 1)


@contextmanager
def bytes_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show one progress bar per file, in bytes, on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, Any] = {}
    with bar:

        def report(path: str, done: int, total: int) -> None:
            if path not in tasks:
                tasks[path] = bar.add_task(path, total=total or None)
            bar.update(tasks[path], completed=done)
            if total and done >= total:
                bar.remove_task(tasks.pop(path))

        yield report
