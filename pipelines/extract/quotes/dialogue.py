"""Speech set off by a dash at the start of a paragraph instead of quotation marks: — We wait, said Ruiz.

A dash alone opens list items too, so that a paragraph counts only when a cue with its speaker follows the first words.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes.context import Attribution, Context
from pipelines.extract.quotes.follow_up import after_quote

_DASHES = "—―–"
_DASH = re.compile(rf"[{_DASHES}](?=[ \t\u00a0]+\w)")
_INDENT = 40
_LONGEST = 400
_MARKS = ",?!—–"


def find(context: Context, start: int, stop: int) -> list[tuple[int, int, Attribution]]:
    """Return extent (dash to the mark before the cue) and attribution of each dash-led speech in a passage."""
    text = context.text
    found: list[tuple[int, int, Attribution]] = []
    if not any(text.find(dash, start, stop) >= 0 for dash in _DASHES):  # far cheaper than the scan
        return found
    for match in _DASH.finditer(text, start, stop):
        at = match.start()
        margin = text[max(start, at - _INDENT) : at].rpartition("\n")
        if margin[2].strip() or (not margin[1] and at - start > _INDENT):
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
