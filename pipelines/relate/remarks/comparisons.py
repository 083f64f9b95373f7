"""Comparisons with the past and lengths: the first visit since, unseen since, in its fourth year, a five-day tour.

Such words count in a way of their own (a first of the second term, a year begun or completed), so a reader checks them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.extract.spans import Sentence
from pipelines.relate.remarks.window import made, phrase_start
from pipelines.relate.span_index import SpanIndex
from pipelines.relate.statements import RemarkStatement

TRIGGERS = (
    " since ", " years", " decade", "th year", "th month", "th week", "second year", "third year", "ahead of", "run-up to", "before the 20", "heading into",
    "going into",
)  # fmt: skip
LENGTH_TRIGGERS = ("-day ", "-week ", "-month ", "-days ")
_FAR = 90
"""Characters between a rank and its since, and from there to the end of the comparison."""
_SINCE = re.compile(
    r"\bsince\b|\bin\s+(?:(?:more than|over|nearly|almost|about|some|at least)\s+)?(?:a|[0-9]{1,3}[½¼¾]?|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:and a half\s+)?(?:years?|months?|decades?)\b"
)
_RANK = re.compile(
    r"\b(?:(?P<first>first)|(?P<unseen>unseen|not seen|never seen|not been seen|unmatched|unheard of)|"
    r"(?P<superlative>largest|biggest|highest|lowest|worst|best|steepest|sharpest|longest|strongest|weakest|deepest|"
    r"heaviest|toughest|fastest|slowest|most [a-z-]+))\b"
)
_BREAK = re.compile(r"[;:“”,]|\b(?:as|while|because|but|although|though|when|whereas|if|after|before)\b")
_END = re.compile(r"[.,;:”)]|\s[–—]\s|\b(?:and|as|while|which|but|amid|when)\b")
_ELAPSED = re.compile(
    r"\b(?:approach(?:es|ing|ed)?|enter(?:s|ing|ed)?|near(?:s|ing|ed)?|into|marks?|begins?|began|starts?|started|completes?|in)\s+"
    r"(?:its|their|the|an?)\s+(?:[a-z]+th|second|third|\d{1,2}(?:nd|rd|th))\s+(?:straight\s+|consecutive\s+)?(?:year|month|week)\b"
)
_PROSPECT = re.compile(
    r"\b(?:ahead of|before|in the run-up to|going into|heading into|run-up to)\s+(?:the\s+|its\s+|his\s+|her\s+)?"
    r"(?P<year>20\d\d)\s+(?:[a-z-]+\s+){0,2}?(?:elections?|vote|polls|midterms?|campaign|ballot|review|summit|season|budget)\b(?:\s+(?:season|campaign)\b)?"
)
_LENGTH = re.compile(
    r"\b(?:[a-z]+(?:-[a-z]+)?|\d{1,3})-(?:day|week|month)s?\s+(?:[\w-]+\s+){0,3}?(?:tours?|trips?|visits?|truces?|pauses?|"
    r"suspensions?|extensions?|delays?|reprieves?|ceasefires?|swings?|talks|summits?|negotiations|windows?|deadlines?)\b"
)
_ABOUT = re.compile(
    r"([\w’'-]+(?:\s+[\w’'-]+){0,2}?)(?:\s+(?:which|that))?(?:\s+(?:is|are|was|were|has|have))?\s*$"
)


def read(index: SpanIndex, sentence: Sentence) -> list[RemarkStatement]:
    """Return the comparisons with the past that a sentence makes."""
    lowered, low, high = index.lowered, sentence.char_start, sentence.char_end
    result = [
        remark
        for since in _SINCE.finditer(lowered, low, high)
        if (remark := _since(index, sentence, *since.span())) is not None
    ]
    for found in _ELAPSED.finditer(lowered, low, high):
        about = _ABOUT.search(lowered, max(low, found.start() - 50), found.start())
        whose = about.span(1) if about is not None else found.span()
        result.append(made(index, sentence, found.span(), "elapsed", "counted", whose))
    for found in _PROSPECT.finditer(lowered, low, high):
        whose = found.start("year"), found.end()
        date = next((d.char_start for d in index.dates(*whose)), None)
        result.append(made(index, sentence, found.span(), "prospect", "ahead", whose, date=date))
    return result


def lengths(index: SpanIndex, sentence: Sentence) -> list[RemarkStatement]:
    """Return the lengths of journeys, truces and talks that a sentence gives."""
    return [
        made(
            index,
            sentence,
            found.span(),
            "duration",
            "lasting",
            found.span(),
            _whose(index, sentence, found.end()),
        )
        for found in _LENGTH.finditer(index.lowered, sentence.char_start, sentence.char_end)
        if any(f.char_start == found.start() for f in index.figures(*found.span()))
    ]


def _since(index: SpanIndex, sentence: Sentence, at: int, reached: int) -> RemarkStatement | None:
    """Return "the first visit since …" or "… in six years": a word that ranks, shortly before the words from `at` to `reached`."""
    lowered = index.lowered
    ranks = list(_RANK.finditer(lowered, max(sentence.char_start, at - _FAR), at))
    if not ranks or _BREAK.search(lowered, ranks[-1].end(), len(lowered[:at].rstrip(" ,"))):
        return None
    rank = ranks[-1]
    value = rank.lastgroup or "first"
    far = min(sentence.char_end, at + _FAR)
    stop = _END.search(lowered, at + len("since "), far)
    end = at + len(lowered[at : stop.start() if stop is not None else far].rstrip())
    end = end if lowered.startswith("since", at) else reached
    about = rank.start(), max(rank.end(), at - 1)
    if value == "unseen":
        before = _ABOUT.search(lowered, max(sentence.char_start, rank.start() - 50), rank.start())
        about = before.span(1) if before is not None else rank.span()
    dates = index.dates(at, end)
    return made(
        index,
        sentence,
        (rank.start() if value == "unseen" else phrase_start(lowered, sentence, rank.start()), end),
        "precedent",
        value,
        about,
        _whose(index, sentence, end),
        dates[-1].char_start if dates else None,
    )


def _whose(index: SpanIndex, sentence: Sentence, end: int) -> str | None:
    """Return the person, else the country, that the sentence names last before `end`, else first after it."""
    named = [
        m
        for m in index.mentions(sentence.char_start, sentence.char_end)
        if m.entity_kind in ("person", "country") and m.entity_id is not None
    ]
    named = [m for m in named if m.entity_kind == "person"] or named
    at = bisect_left([m.char_start for m in named], end)
    if at:
        return named[at - 1].entity_id
    return named[0].entity_id if named else None
