"""Sentence boundaries of the content passages.

Belongs here: where a sentence ends. A blank line, a bullet and the end of a passage always end one; a full stop does
unless it belongs to an abbreviation; a single line break does unless the paragraph is hard-wrapped there. One compiled
scan finds terminators and line breaks; Python looks at bounded windows around them.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.spans import Sentence, Source
from pipelines.ingest.records import Passage
from pipelines.language import reference
from schemas.vocabularies import CONTENT_KINDS

_CANDIDATE = re.compile(r"[.!?…。！？\n](?:(?<=\n)|[\"”’'»)\]]{0,4}(?=\s))")
_FOLLOWING = re.compile(r"\s*([\"“‘'«(\[]{0,3})([^\W\d_]{0,14})")
_BLANK_OR_BULLET = re.compile(r"[ \t\r]*(?:\n|[•▪◦‣●■·*][ \t])")
_LIST_ITEM = re.compile(r"[ \t]*(?:[–—-][ \t]|\(?[0-9]{1,2}[.)][ \t]|\([a-z]{1,2}\)[ \t])")
_INDENT = re.compile(r"[ \t]*")
_WRAP = re.compile(r"\n(?<=[^\s.!?…:;\"”]\n)[ \t]*(?:([a-z])|[A-Z0-9])")
_LONGEST_ABBREVIATION = 10
_SHORT_LINE = 30
"""Lines shorter than this are list items or labels unless the next one goes on in lower case."""

_COMPOUND = re.compile(r"[-–—/]")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){0,3}")

# Words that open a sentence far more often than they follow an abbreviation inside one.
_OPENERS: frozenset[str] = frozenset(
    re.findall(
        r"\w+",
        """
        the a an in on at by for from with as if when while after before since until although though
        because but and or so yet he she it they we i you his her its their our my your this that these
        those there here what who how why where which however meanwhile moreover still also despite some
        many most all both each no not last earlier later now then under during officials analysts such
        one two three is are was were has have had will would could should
        """,
    )
)


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["ends_sentence"] for row in reference.rows("abbreviations")}


def split(text: str, passages: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of every content passage of `text`, in order, trimmed of white space."""
    wrapped = is_hard_wrapped(text)
    result: list[Sentence] = []
    for passage in passages:
        if passage.kind not in CONTENT_KINDS:
            continue
        start = passage.char_start
        for end in _ends(text, passage.char_start, passage.char_end, wrapped):
            _append(result, text, start, end, passage.kind)
            start = end
        _append(result, text, start, passage.char_end, passage.kind)
    return tuple(result)


def source_of_lines(text: str) -> Source:
    """Return `text` as a source whose every line that is not blank is a passage of the body: labelled text has no chrome."""
    passages = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(start, start + len(line), "body", "line"))
        start += len(line) + 1
    return Source(text, tuple(passages), split(text, tuple(passages)))


def _append(result: list[Sentence], text: str, start: int, end: int, kind: str) -> None:
    opened = text[start:end].lstrip()
    if opened:
        first = end - len(opened)
        result.append(Sentence(first, first + len(opened.rstrip()), kind, len(result)))


def _ends(text: str, start: int, stop: int, wrapped: bool) -> list[int]:
    ends = []
    line_start = start
    for match in _CANDIDATE.finditer(text, start, stop):
        at, end = match.span()
        mark = text[at]
        if mark == "\n":
            if _line_break_ends(text, line_start, end, stop, wrapped):
                ends.append(at)
            line_start = end
        elif _stop_ends(text, start, at, end, stop, mark == "."):
            ends.append(end)
    return ends


def _stop_ends(text: str, start: int, at: int, end: int, stop: int, is_full_stop: bool) -> bool:
    following = _FOLLOWING.match(text, end, stop)
    opened, word = following.groups() if following else ("", "")
    if word and word[0].islower() and not opened:
        return False
    if not is_full_stop:
        return True
    before = text[max(start, at - _LONGEST_ABBREVIATION - 1) : at].split()
    token = _COMPOUND.split(before[-1])[-1].lstrip("\"“‘'«([") if before else ""
    if token == "X" and len(before) > 1 and before[-2].lower() in ("on", "via"):
        return True  # posted on X: the platform, no initial
    if _INITIALS.fullmatch(token):
        ends_sentence: str | None = "maybe"  # initials: J. or J.M.
    else:
        ends_sentence = _abbreviations().get(token.lower())
    if ends_sentence is None or (end - at > 1 and text[at + 1] not in ")]"):
        return True
    if ends_sentence == "number":
        return not text[end : end + 8].lstrip()[:1].isdigit()
    return ends_sentence == "maybe" and word[:1].isupper() and word.lower() in _OPENERS


def _line_break_ends(text: str, line_start: int, after: int, stop: int, wrapped: bool) -> bool:
    """Return whether the line break before offset `after` ends a sentence."""
    if _BLANK_OR_BULLET.match(text, after, stop):
        return True
    following = _FOLLOWING.match(text, after, stop)
    word = following.group(2) if following else ""
    if wrapped:
        is_short = after - 1 - line_start < _SHORT_LINE and not word[:1].islower()
        return is_short or _indent(text, after, stop) > _indent(text, line_start, stop) + 1
    return not word[:1].islower() or _LIST_ITEM.match(text, after, stop) is not None


def _indent(text: str, line_start: int, stop: int) -> int:
    """Return the width of the white space that opens a line; a tab counts 8."""
    space = _INDENT.match(text, line_start, stop)
    return len(space.group().expandtabs()) if space else 0


def is_hard_wrapped(text: str) -> bool:
    """Return whether lines break inside sentences: of the unfinished lines a third goes on in lower case."""
    lower = total = 0
    for match in _WRAP.finditer(text):
        total += 1
        lower += match.group(1) is not None
    return total > 0 and 3 * lower >= total
