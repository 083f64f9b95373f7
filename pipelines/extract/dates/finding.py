"""`find`: one compiled scan proposes candidates, `readings` and `context` judge each, records come out in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import re2

from pipelines.extract.dates import anchors, country_calendars, grammar
from pipelines.extract.dates.candidate import Candidate
from pipelines.extract.dates.context import decide
from pipelines.extract.dates.reading import Reading
from pipelines.extract.dates.readings import read
from pipelines.extract.spans import DateSpan, Source

_FOLD = {
    "’": "'",
    "‘": "'",
    "–": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
_WINDOW = 120


@cache
def _scanner() -> re2._Regexp:
    """Return the scan for all rules: leftmost-longest, over one byte per code point, so offsets stay those of the text."""
    options = re2.Options()
    options.longest_match = True
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    options.max_mem = 256 << 20
    joined = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern in grammar.rules())
    return re2.compile(rf"\b(?:{joined})\b".encode("latin-1"), options)


def fold(text: str) -> str:
    """Return `text` with typographic apostrophes, dashes and spaces made plain, one character for one."""
    if not text.isascii():
        for printed, plain in _FOLD.items():
            text = text.replace(printed, plain)
    return text


def find(source: Source) -> tuple[DateSpan, ...]:
    """Return the temporal expressions of `source` in order of `char_start`; only content sentences yield any."""
    text = fold(source.text)
    coded = text.encode("latin-1", "replace")  # one byte per code point
    starts = [sentence.char_start for sentence in source.sentences]
    day_first = _day_first(coded) if source.day_first is None else source.day_first
    spans: list[DateSpan] = []
    scan, at, limit = _scanner(), 0, len(coded)
    while at < limit:
        match = scan.search(coded, at, limit)
        if match is None:
            break
        start, end = match.span()
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= source.sentences[index].char_end:
            at = starts[index + 1] if index + 1 < len(starts) else limit
            continue
        sentence = source.sentences[index]
        end, at = min(end, sentence.char_end), 0
        while end > start:
            span = _judge(text, source.text, start, end, sentence[:2], spans, day_first)
            if span is not None:
                around = text[max(sentence[0], start - _WINDOW) : min(sentence[1], end + _WINDOW)]
                spans.append(country_calendars.localised(span, around, source.country))
                # the clause of an event may hold a vague word of its own (before the current talks began)
                at = _next_word(text, start, end) if span.rule == "event" else span.char_end
                break
            shorter = text.rfind(" ", start, end)
            match = scan.match(coded, start, shorter) if shorter > start else None
            end = match.end() if match else start
        at = at or _next_word(text, start, sentence.char_end)
    return anchors.link(tuple(spans), text)


def _judge(
    text: str,
    original: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    spans: list[DateSpan],
    day_first: bool | None,
) -> DateSpan | None:
    """Return the record of a candidate, or None when it is no temporal expression in its sentence."""
    end = _extend(text, start, end, sentence[1])
    surface = text[start:end]
    found = read(surface)
    if found is None:
        return None
    rule, reading = found
    candidate = Candidate(
        surface, start, end, text[max(sentence[0], start - _WINDOW) : start],
        text[end : min(sentence[1], end + _WINDOW)], sentence[0], spans, day_first,
    )  # fmt: skip
    decided = decide(reading, candidate)
    if decided is None:
        return None
    if decided.needs == "trim":
        end = start + len(surface.rsplit(None, 1)[0])
    start += candidate.start_shift
    return _record(decided, rule, start, end, original, sentence[0])


_ABBREVIATED = re.compile(r"(?i)\b(?:[ap]\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$")


def _extend(text: str, start: int, end: int, limit: int) -> int:
    """Take in the point of an abbreviation and a closing parenthesis, which stand behind the last word boundary."""
    if end < limit and text[end] == "." and _ABBREVIATED.search(text[max(start, end - 5) : end]):
        end += 1
    if end < limit and text[end] in " )":
        open_at = text.rfind("(", start, end)
        close = text.find(")", end, min(end + 2, limit))
        if open_at >= 0 and ")" not in text[open_at:end] and close >= 0:
            end = close + 1
    return end


_WORD = re.compile(r"\W*\w+")


def _next_word(text: str, start: int, end: int) -> int:
    match = _WORD.match(text, start, end)
    return match.end() if match else end


def _record(
    reading: Reading, rule: str, start: int, end: int, original: str, sentence_start: int
) -> DateSpan:
    form = reading.form.replace("?:", "near:")
    relative = not (form[:1].isdigit() or form.startswith(("P", "XXXX")) or form.endswith("_REF"))
    return DateSpan(
        start, end, original[start:end], sentence_start, rule, reading.kind, form, reading.mod, reading.quant, reading.freq,
        reading.granularity, "relative_to_publication" if relative else "explicit", None, reading.is_vague, reading.doubt,
    )  # fmt: skip


@cache
def _evidence() -> re2._Regexp:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile(rb"\b(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)\b", options)


def _day_first(coded: bytes) -> bool | None:
    """Return the order that the document's own unambiguous numeric dates show; None without or with mixed evidence."""
    seen = set()
    for match in _evidence().finditer(coded):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second or second > 12 >= first:
            seen.add(first > 12)
    return seen.pop() if len(seen) == 1 else None
