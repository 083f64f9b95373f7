"""A fault in one document stays there: what cannot be read soundly is set aside with what went wrong, the others are read."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

from pipelines.checks.suite import check_chunk
from pipelines.extract.document import BATCH
from pipelines.extract.mentions.tagger import AnyTagger, TaggerError
from pipelines.ingest.records import Document
from pipelines.relate.rows import Reading, frames, read, read_all

_ADVICE = "a fault of the rules or of the tagger, not of the text; please report it with the text"


def read_soundly(
    documents: Iterable[Document], tagger: AnyTagger | None
) -> tuple[dict[str, pl.DataFrame], dict[str, str]]:
    """Return the document-level frames of `documents`, and `document_id` → what is wrong of those left out.

    Left out is a document over which a rule or the `tagger` raises an error, or whose rows break their schema, repeat
    a key or do not quote the text. Want of memory, failing files and a TaggerError are raised: they touch every document.
    """
    readings: list[Reading] = []
    faults: dict[str, str] = {}
    waiting = list(documents)
    for first in range(0, len(waiting), BATCH):
        batch = waiting[first : first + BATCH]
        try:
            readings += read_all(batch, tagger)
        except (MemoryError, OSError, TaggerError):
            raise
        except Exception:
            readings += _read_singly(batch, tagger, faults)
    made = frames(readings)
    if _broken(made):
        faults |= {r.document.document_id: fault for r in readings if (fault := _broken(frames([r])))}
        made = frames(r for r in readings if r.document.document_id not in faults)
    return made, faults


def _read_singly(
    documents: Sequence[Document], tagger: AnyTagger | None, faults: dict[str, str]
) -> Iterator[Reading]:
    """Yield the readings of a batch that holds a fault; what is wrong of a document goes to `faults`."""
    for document in documents:
        try:
            yield read(document, tagger)
        except (MemoryError, OSError, TaggerError):
            raise
        except Exception as error:
            faults[document.document_id] = _raised(error)


def _raised(error: Exception) -> str:
    """Return the error and the line of code that raised it, without the folders of this machine."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}: {error}; {_ADVICE}"


def _broken(made: dict[str, pl.DataFrame]) -> str:
    """Return which checks the rows fail, with the first row of each; empty when they are sound."""
    failed = [
        f"{r.table}: {r.message}, first {r.failing.row(0, named=True)}"
        for r in check_chunk(made)
        if not r.passed
    ]
    return "; ".join([*failed, _ADVICE]) if failed else ""
