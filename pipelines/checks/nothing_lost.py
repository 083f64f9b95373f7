"""Is every input a document or a rejection?"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.checks.result import SAMPLE_ROWS, CheckResult


def check_nothing_lost(
    source_files: Iterable[str], read_files: Iterable[str], rejected: pl.DataFrame
) -> CheckResult:
    """Return whether every discovered source file was read into a document or stands in `rejected_inputs`.

    A file of many records counts through any of its records (`uri#n`); an empty one must be a rejection.
    """
    accounted = {uri.rsplit("#", 1)[0] for uri in rejected["source_uri"]} | set(rejected["source_uri"])
    accounted |= set(read_files)
    lost = sorted(set(source_files) - accounted)
    return CheckResult(
        "nothing_lost",
        "rejected_inputs",
        not lost,
        "every input is a document or a rejection" if not lost else f"{len(lost)} inputs are neither",
        pl.DataFrame({"source_uri": lost[:SAMPLE_ROWS]}, schema={"source_uri": pl.String}),
    )
