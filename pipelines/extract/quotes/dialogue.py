"""Speech set off by a dash at the start of a paragraph instead of quotation marks: — We wait, said Ruiz.

A dash alone opens list items too, so that a paragraph counts only when a cue with its speaker follows the first words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipelines.extract.quotes.context import Attribution, Context
from pipelines.extract.quotes.follow_up import after_quote
from pipelines.ingest.records import Passage
from schemas.vocabularies import CONTENT_KINDS

_DASH = re.compile(r"[—―–](?=[ \t\u00a0]+\w)")
_INDENT = 40
_LONGEST = 400
_MARKS = ",?!—–"


def find(context: Context, passages: Sequence[Passage]) -> list[tuple[int, int, Attribution]]:
    """Return extent (dash to the mark before the cue) and attribution of each dash-led speech in `passages`."""
    text = context.text
    starts = [passage.char_start for passage in passages]
    found = []
    for match in _DASH.finditer(text):
        at = match.start()
        passage = passages[bisect_right(starts, at) - 1]
        start, stop = passage.char_start, passage.char_end
        margin = text[max(start, at - _INDENT) : at].rpartition("\n")
        if margin[2].strip() or (not margin[1] and at - start > _INDENT):
            continue  # most dashes stand between words
        if not start <= at < stop or passage.kind not in CONTENT_KINDS:
            continue
        line_end = text.find("\n", at, min(stop, at + _LONGEST))
        end = min(stop, at + _LONGEST) if line_end < 0 else line_end
        for cue in context.cues.between(at, end)[:4]:
            cut = max(text.rfind(mark, at + 2, cue.char_start) for mark in _MARKS)
            who = after_quote(context, cut + 1, end) if cut > 0 else None
            if who:
                spoken_end = cut + 1 if text[cut] in "?!" else cut
                found.append((at, at + len(text[at:spoken_end].rstrip()), who))
                break
    return found
