"""How a run fails: one clear message, retried only where a second try can help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
import duckdb

from pipelines.evaluate.sentences import GoldError
from pipelines.ingest.listing import ListingError
from pipelines.job.config import BuildConfig, BuildError
from pipelines.language.reference import ReferenceError
from pipelines.release.accuracy import UnreadableScores
from pipelines.release.build import ReleaseExists
from pipelines.release.gate import Blocked
from pipelines.storage.lock import BuildRunning, build_lock
from pipelines.storage.store import TableMissing
from schemas.validation import ValidationError

POOL = "parley_data"
"""Steps that write share this pool of one, so that runs queue instead of waiting for the lock."""

RETRY = dg.RetryPolicy(max_retries=2, delay=5)
LOCK_SECONDS = 600.0
CLEAR = (
    BuildError,
    BuildRunning,
    ListingError,
    ReferenceError,
    TableMissing,
    ValidationError,
    GoldError,
    Blocked,
    ReleaseExists,
    UnreadableScores,
)
"""Errors whose message says what is wrong and what to do."""

TRANSIENT = (TimeoutError, ConnectionError, InterruptedError)


@contextmanager
def clear_failure() -> Iterator[None]:
    """Turn errors that a person can act on into a failure with one message that is not retried."""
    try:
        yield
    except CLEAR as error:
        raise dg.Failure(description=str(error), allow_retries=False) from error
    except duckdb.OperationalError as error:
        raise dg.Failure(
            description=f"{error}. Tables and database of before stay as they were.", allow_retries=False
        ) from error
    except TRANSIENT:
        raise
    except OSError as error:
        message = f"{error.filename or 'file system'}: {error.strerror or error}. The previous tables stay as they were."
        raise dg.Failure(description=message, allow_retries=False) from error


@contextmanager
def writing(config: BuildConfig) -> Iterator[None]:
    """Hold the lock of the data folder, whichever way the other writer was started."""
    config.ensure_usable()
    with build_lock(config.data, LOCK_SECONDS):
        yield
