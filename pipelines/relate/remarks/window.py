"""What the readers of remarks share: where a noun phrase begins, and making a statement."""

from __future__ import annotations

import re

from pipelines.extract.spans import Sentence
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import RemarkStatement

NO_MODIFIER = frozenset(
    "and or of in on to for with by from that which as is are was were has have had will would could may might not said "
    "including says whether if after before since until between while but than over under into about both an expects be been being".split()
)
_OPENERS = frozenset("the a an this that its their any his her".split())
_WORD = re.compile(r"[\w’'.-]+")


def phrase_start(lowered: str, sentence: Sentence, start: int) -> int:
    """Return where the noun phrase begins whose last words end before `start`."""
    low = max(sentence.char_start, start - 60)
    first = start
    for word in reversed(list(_WORD.finditer(lowered, low, start))[-5:]):
        if word.group() in NO_MODIFIER or lowered[word.end() : first].strip():
            break
        first = word.start()
        if word.group() in _OPENERS:
            break
    return first


def made(
    index: SpanIndex,
    sentence: Sentence,
    span: tuple[int, int],
    kind: str,
    value: str,
    about: tuple[int, int],
    subject: str | None = None,
    date: int | None = None,
) -> RemarkStatement:
    """Return the statement of `kind` at `span` about the words at `about`."""
    text = index.spans.source.text
    return RemarkStatement(
        char_start=span[0],
        char_end=span[1],
        surface=text[span[0] : span[1]],
        sentence_start=sentence.char_start,
        rule=kind,
        kind=kind,
        value=value,
        about=text[about[0] : about[1]].strip(),
        subject_entity_id=subject,
        date_char_start=date,
    )
