"""`find`: one compiled scan proposes candidates, `readings` and `context` judge each, records come out in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property

import re2

from pipelines.extract.dates import anchors, country_calendars, datelines, grammar, starts
from pipelines.extract.dates.candidate import Candidate
from pipelines.extract.dates.context import decide
from pipelines.extract.dates.reading import Reading
from pipelines.extract.dates.readings import read
from pipelines.extract.spans import DateSpan, Sentence, Source
from pipelines.language.byte_scan import ByteScan

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
def _scanner() -> ByteScan:
    """Return the scan for all rules: longest from a start, over one byte per code point, so offsets stay those of the text."""
    options = re2.Options()
    options.longest_match = True
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    options.max_mem = 256 << 20
    return ByteScan(rb"\b(?:" + grammar.joined() + rb")\b", options)


def fold(text: str) -> str:
    """Return `text` with typographic apostrophes, dashes and spaces made plain, one character for one."""
    if not text.isascii():
        for printed, plain in _FOLD.items():
            text = text.replace(printed, plain)
    return text


def find(source: Source) -> tuple[DateSpan, ...]:
    """Return the temporal expressions of `source` in order of `char_start`; only content sentences yield any."""
    finder = _Finder(source)
    sentences = source.sentences
    sentence_starts = [sentence.char_start for sentence in sentences]
    taken = 0
    for start in starts.possible(finder.coded):
        if start < taken:
            continue
        index = bisect_right(sentence_starts, start) - 1
        if index < 0 or start >= sentences[index].char_end:
            continue
        span = finder.longest_from(start, sentences[index])
        if span is not None:
            finder.spans.append(span)
            # the clause of an event may hold a vague word of its own (before the current talks began)
            taken = span.char_end if span.rule != "event" else start + 1
    return datelines.marked(anchors.link(tuple(finder.spans), finder.text), finder.text)


class _Finder:
    """One document: its text with plain marks (`text`), that in one byte per code point, and what was found so far."""

    def __init__(self, source: Source) -> None:
        self.text = fold(source.text)
        self.coded = grammar.coded(self.text)
        self.spans: list[DateSpan] = []
        self._printed = source.text
        self._country = source.country
        self._published_day_first = source.day_first

    @cached_property
    def _day_first(self) -> bool | None:
        """The order of day and month: the publisher's, else that of the document's own dates."""
        told = self._published_day_first
        return _day_first(self.coded) if told is None else told

    def longest_from(self, start: int, sentence: Sentence) -> DateSpan | None:
        """Return the longest expression that starts at `start` and that its sentence bears out, or None."""
        coded, longest = self.coded, _scanner().end_from
        end = longest(coded, start, len(coded))
        while end >= 0:
            end = min(end, sentence.char_end)
            span = self._judged(start, end, sentence)
            if span is not None:
                return span
            shorter = self.text.rfind(" ", start, end)
            end = longest(coded, start, shorter) if shorter > start else -1
        return None

    def _judged(self, start: int, end: int, sentence: Sentence) -> DateSpan | None:
        """Return the record of a candidate, or None when it is no temporal expression in its sentence."""
        text, floor, ceiling = self.text, sentence.char_start, sentence.char_end
        end = _extend(text, start, end, ceiling)
        surface = text[start:end]
        found = read(surface)
        if found is None:
            return None
        rule, reading = found
        if rule == "the_modified" and text.startswith("'s ", end):
            return None  # at the start of Friday's session: the start is that of the session
        if reading.needs:
            candidate = Candidate(
                surface, start, end, text[max(floor, start - _WINDOW) : start],
                text[end : min(ceiling, end + _WINDOW)], floor, self.spans,
                self._day_first if "order" in reading.needs else None,
            )  # fmt: skip
            decided = decide(reading, candidate)
            if decided is None:
                return None
            reading = decided
            if reading.needs == "trim":
                end = start + len(surface.rsplit(None, 1)[0])
            start += candidate.start_shift
        span = _record(reading, rule, start, end, self._printed, floor)
        around = text[max(floor, start - _WINDOW) : min(ceiling, end + _WINDOW)]
        return country_calendars.localised(span, around, self._country)


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
