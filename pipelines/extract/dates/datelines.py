"""Datelines: the day a story was filed on, printed between its place and its first words."""

from __future__ import annotations

import re

from pipelines.extract.spans import DateSpan

_PLACE = re.compile(r"[A-Z][^\W\d_]+(?:[ ,./'’-]{1,2}[^\W\d_]+\.?){0,6}, ?\Z")
"""What stands before the day: Geneva, or NEW DELHI, India, and no clause (On Monday, …)."""
_STORY = re.compile(r"(?:,? ?(?:19|20)\d\d)?,? ?(?:\([^()\n]{2,40}\)|[A-Z]\w{1,12})? ?(?:--?|–|—|:)\s")
"""What stands behind it: an agency or an author, and a dash."""
_LONGEST_PLACE = 48
_OPENERS = frozenset(
    "on in since by from until after before during at as for earlier late early last next this".split()
)


def marked(spans: tuple[DateSpan, ...], text: str) -> tuple[DateSpan, ...]:
    """Return `spans` with the rule `dateline` for the days that are one."""
    return tuple(
        span._replace(rule="dateline") if span.rule == "date" and _is_dateline(span, text) else span
        for span in spans
    )


def _is_dateline(span: DateSpan, text: str) -> bool:
    start = span.sentence_start
    if not 2 < span.char_start - start <= _LONGEST_PLACE:
        return False
    place = text[start : span.char_start]
    if place.split(None, 1)[0].lower() in _OPENERS or _PLACE.match(place) is None:
        return False
    return _STORY.match(text, span.char_end) is not None
