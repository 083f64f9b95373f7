"""A sentence as a list of items: mentions, figures, dates, lexicon phrases, words and punctuation, in order.

Belongs here: laying the spans of the other rooms over the words. No rule about measures or events lives here; which
sentences are laid out, and once each, is up to `span_index`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.spans import DateSpan, FigureSpan, MentionSpan
from pipelines.relate.capitals import MONEY, WAYS, capital
from pipelines.relate.lexicon import Candidates, Entry, lexicon

_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s+\w)")


class Item:
    """One step of a sentence. `kind`: M mention, F figure, D date, L lexicon phrase, W word, P punctuation.

    What most items lack stands in the class, so that making one costs four assignments.
    """

    entry: Entry | None = None
    klass: str | None = None
    mention: MentionSpan | None = None
    figure: FigureSpan | None = None
    date: DateSpan | None = None
    is_possessive = False
    is_capital = False

    def __init__(self, kind: str, start: int, end: int, low: str):
        """Make an item without span or lexicon entry."""
        self.kind = kind
        self.start = start
        self.end = end
        self.low = low

    def reads_as(self, entry: Entry) -> None:
        """Take the reading of a lexicon entry."""
        self.kind, self.entry, self.klass = "L", entry, entry.klass


def _name_capitals(words: list[Item]) -> None:
    """Give each capital that is named by its country a mention of the city, unless its own name follows."""
    for i in range(2, len(words)):
        country = words[i - 1].mention
        if words[i].low != "capital" or country is None:
            continue
        after = words[i + 1] if i + 1 < len(words) else None
        is_named = after is not None and (after.mention is not None or after.low in MONEY)
        k = i - 3 if words[i - 2].klass == "det" else i - 2
        if not is_named and k >= 0 and words[k].low in WAYS:
            words[i].mention = capital(country, words[i].start, words[i].end, words[i].low)


_UNLAID = frozenset(("multiple", "duration", "age"))
"""Kinds of figures that are words of the grammar (doubled) or dates."""
_WORDS_ONLY = frozenset(("product", "event", "group"))
"""Kinds of mentions that are read as the words they are made of."""
_TOKEN = re.compile(r"((?:[A-Za-z]\.){2,}|[^\W_]+(?:[-–‑][^\W_]+)*)|([^\s])")


_SIDES = ("sides", "countries", "nations", "governments", "powers", "capitals", "partners", "parties")


def _counts_sides(lowered: str, start: int, end: int) -> bool:
    """Return whether a figure is the "two" of "the two countries", which is a word of the grammar."""
    return lowered.startswith("two", start) and lowered.startswith(
        _SIDES, end + 1 if end == start + 3 else start + 4
    )


class Spanned(NamedTuple):
    """The dates, figures and mentions of a stretch of text."""

    dates: tuple[DateSpan, ...]
    figures: tuple[FigureSpan, ...]
    mentions: tuple[MentionSpan, ...]


def _overlays(lowered: str, spanned: Spanned) -> list[Item]:
    """Return the non-overlapping items of the spans: dates and mentions before figures, longest first."""
    found: list[tuple[int, int, int, Item]] = []
    for date in spanned.dates:
        item = Item("D", date.char_start, date.char_end, lowered[date.char_start : date.char_end])
        item.date = date
        found.append((item.start, 0, -item.end, item))
    for figure in spanned.figures:
        if figure.quantity_kind not in _UNLAID and not _counts_sides(
            lowered, figure.char_start, figure.char_end
        ):
            item = Item("F", figure.char_start, figure.char_end, lowered[figure.char_start : figure.char_end])
            item.figure = figure
            found.append((item.start, 1, -item.end, item))
    for mention in spanned.mentions:
        if mention.entity_kind not in _WORDS_ONLY:
            item = Item(
                "M", mention.char_start, mention.char_end, lowered[mention.char_start : mention.char_end]
            )
            item.mention = mention
            found.append((item.start, 0, -item.end, item))
    found.sort(key=lambda row: row[:3])
    kept: list[Item] = []
    for _, _, _, item in found:
        if kept and item.start < kept[-1].end:
            if item.end > kept[-1].end and item.kind == "M" and kept[-1].kind == "F":
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def lay(text: str, lowered: str, start: int, end: int, spanned: Spanned) -> list[Item]:
    """Return the items of text[start:end]: the laid spans and the words between them; `lowered` is the text in lower case."""
    result: list[Item] = []
    position = start
    for laid in _overlays(lowered, spanned):
        _words(text, lowered, position, laid.start, result)
        result.append(laid)
        position = laid.end
    _words(text, lowered, position, end, result)
    merged = _merge_phrases(result)
    if lowered.find(" capital", start, end) >= 0:
        _name_capitals(merged)
    return merged


def _words(text: str, lowered: str, start: int, end: int, result: list[Item]) -> None:
    """Append the words and marks of [start, end) to `result`; a possessive ending marks the item before it."""
    skip = 0
    for match in _TOKEN.finditer(lowered, start, end):
        at, stop = match.span()
        if at < skip:
            continue
        word = match.group(1)
        if word is not None:
            item = Item("W", at, stop, word)
            if text[at] != lowered[at]:
                item.is_capital = True
            result.append(item)
            continue
        mark = lowered[at]
        if mark in "'’" and result and (possessive := _POSSESSIVE.match(text, at, min(len(text), at + 12))):
            result[-1].is_possessive = True
            skip = possessive.end()
            continue
        if mark in "'’" and lowered.startswith("t", at + 1) and result and result[-1].low.endswith("n"):
            result.append(Item("W", at, at + 2, "not"))
            skip = at + 2
            continue
        if mark == "-" and lowered.startswith("-", stop):
            while lowered.startswith("-", stop):
                stop += 1
            skip = stop
            mark = "—"  # as typewriters have it
        result.append(Item("P", at, stop, mark))


def _merge_phrases(words: list[Item]) -> list[Item]:
    """Return `words` with the longest lexicon phrases as single items."""
    index = lexicon().by_first
    result: list[Item] = []
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        candidates = index.get(word.low) if word.kind == "W" else None
        if candidates is not None and not _is_hyphenated(words, i):
            entry = _longest(words, i, n, candidates)
            if entry is not None:
                last = words[i + len(entry.words) - 1]
                word.reads_as(entry)
                word.end, word.low, word.is_possessive = last.end, entry.phrase, last.is_possessive
                i += len(entry.words) - 1
        result.append(word)
        i += 1
    _part_purposes(result)
    _mark_future(result)
    _unmark_others(result)
    return result


def _is_hyphenated(words: list[Item], i: int) -> bool:
    """Return whether word `i` hangs on the one before by a hyphen: Chinese-made."""
    return (
        i > 1
        and words[i - 1].low == "-"
        and words[i - 1].end == words[i].start
        and words[i - 2].end == words[i - 1].start
    )


def _longest(words: list[Item], i: int, n: int, candidates: Candidates) -> Entry | None:
    """Return the longest entry that starts at word `i`."""
    if candidates.longer and i + 1 < n and words[i + 1].kind == "W":
        for entry in candidates.longer.get(words[i + 1].low, ()):
            length = len(entry.words)
            if i + length <= n and all(
                words[i + k].low == entry.words[k] and words[i + k].kind == "W" for k in range(2, length)
            ):
                return entry
    return candidates.single


def _unmark_others(words: list[Item]) -> None:
    """Take "these two countries" for what it points at, and not for the two sides of the document."""
    for i in range(1, len(words)):
        if words[i].klass == "both" and words[i - 1].low in ("these", "those", "other"):
            words[i].klass = None


_ACTS = {"to curb": "curb", "to stop": "stop", "to boost": "boost", "to keep": "keep"}
"""Purposes whose verb may itself do something to a measure or a trade."""
_LEADS = frozenset(
    "decision decisions decided decides move moves moved plan plans planned agreed agrees threatened threatens threat vowed "
    "vows pledged pledges pledge promised promises promise commits committed commitment ordered order voted wants intends "
    "proposal is are was were".split()
)


def _part_purposes(words: list[Item]) -> None:
    """Read "decided to curb imports" and "urged Peru to stop imposing duties" as verbs with their object; a train stopped "to curb
    smuggling" keeps its purpose.
    """
    for i in range(len(words) - 1, 0, -1):
        verb = _ACTS.get(words[i].low)
        if verb is None:
            continue
        following = words[i + 1].low if i + 1 < len(words) else ""
        longer = lexicon().entries.get((verb, following))
        is_longer = longer is not None
        if not is_longer and words[i - 1].low not in _LEADS:
            continue
        low = verb if longer is None else longer.phrase
        to = Item("W", words[i].start, words[i].start + 2, "to")
        act = Item("W", words[i].end - len(verb), words[i + is_longer].end, low)
        to.reads_as(lexicon().entry("to"))
        act.reads_as(lexicon().entry(low))
        words[i : i + 1 + is_longer] = [to, act]


def _mark_future(words: list[Item]) -> None:
    """Read "due to expire" as a future; "due to the tariffs" stays a cause."""
    for i in range(len(words) - 1):
        if words[i].low != "due to":
            continue
        after = words[i + 1]
        is_verb = after.entry is not None and "b" in after.entry.tenses and after.entry.verb is not None
        is_meeting = after.entry is not None and "b" in after.entry.event_tenses
        after_be = i > 0 and words[i - 1].klass == "aux" and (after.kind == "W" or is_meeting)
        if is_verb or after_be:
            words[i].reads_as(lexicon().entry("set to"))
