"""Pairs of quotation marks: which mark opens, which closes, over how many paragraphs. What the words are is not decided here."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from pipelines.extract.sentences import is_hard_wrapped
from pipelines.extract.spans import Source
from schemas.vocabularies import CONTENT_KINDS

# An apostrophe inside a word (its two neighbours are letters) is never a quotation mark.
_MARK = re.compile(
    r"[\"“”„«»‘'’`](?:(?<=[\"“”„«»‘])|(?<=`)`|(?<=')'(?!')|(?<=['’])(?:(?<!\w['’])(?=\w)|(?!\w)))"
)
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v\u00a0]*(?=\n)")
_ELISION = re.compile(r"['’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b)")
_LONGEST_SINGLE = 600
_MOST_APOSTROPHES = 12
"""A quotation in single marks is given up after so many characters or other marks: the mark was an apostrophe."""

_CLOSING = {"“": '”"', "”": '”“"', "„": '“”"', "«": "»", "»": "«", '"': '"”'}


class Quoted(NamedTuple):
    """Words in quotation marks with the marks; `is_closed` is false where the paragraph ends first."""

    char_start: int
    char_end: int
    is_closed: bool
    paragraph_start: int
    paragraph_end: int


def find(source: Source) -> list[Quoted]:
    """Return the outermost quoted stretches of the content passages, in order and disjoint.

    A quotation over several paragraphs, each opened anew, is one stretch per paragraph, all but the last unclosed.
    """
    result: list[Quoted] = []
    last_end = -1
    for start, end in paragraphs(source):
        if result and start == last_end + 1 and not result[-1].is_closed:
            result[-1] = _continued(source.text, result[-1], start, end)
        _pair(source.text, start, end, result)
        last_end = end
    return result


def _continued(text: str, q: Quoted, start: int, end: int) -> Quoted:
    """Return an unclosed quotation up to the mark that closes it in the next line, itself where that line opens one."""
    mark = _MARK.search(text, start, end) if text[q.char_start] == "“" else None
    if mark is None or mark.group() != "”" or text[mark.start() - 1].isspace():
        return q
    return q._replace(char_end=mark.end(), is_closed=True, paragraph_end=end)


def paragraphs(source: Source) -> list[tuple[int, int]]:
    """Return the extents of the paragraphs of the content passages that hold a quotation mark."""
    text = source.text
    wrapped = is_hard_wrapped(text)
    result: list[tuple[int, int]] = []
    for passage in source.passages:
        if passage.kind not in CONTENT_KINDS:
            continue
        at = passage.char_start
        while at < passage.char_end:
            mark = _MARK.search(text, at, passage.char_end)
            if mark is None:
                break
            first, last = _paragraph_around(text, mark.start(), at, passage.char_end, wrapped)
            result.append((first, last))
            at = last + 1
    return result


def _paragraph_around(text: str, at: int, floor: int, stop: int, wrapped: bool) -> tuple[int, int]:
    if not wrapped:
        start, end = text.rfind("\n", floor, at), text.find("\n", at, stop)
        return (floor if start < 0 else start + 1), (stop if end < 0 else end)
    following = _PARAGRAPH.search(text, at, stop)
    start = text.rfind("\n\n", floor, at)
    return (floor if start < 0 else start + 2), (following.start() if following else stop)


def _pair(text: str, start: int, end: int, result: list[Quoted]) -> None:
    """Append the outermost pairs of one paragraph."""
    opened = -1
    opener = ""
    depth = 0
    last_close = -1
    done = start
    inner: list[tuple[int, int]] = []
    inner_open = -1
    for match in _MARK.finditer(text, start, end):
        at, after = match.span()
        if at < done:
            continue
        mark = '"' if after - at == 2 else text[at]
        if opened < 0:
            if not _opens(text, at, after, mark, start, end):
                continue
            if mark in "'‘’":
                single = _in_single_marks(text, at, start, end)
                if single is not None:
                    result.append(single)
                    done = single.char_end
                continue
            opened, opener, depth, last_close = at, mark, 1, -1
            inner, inner_open = [], -1
        elif _closes(text, at, after, opener, start, end):
            depth -= 1
            last_close = after
            if depth <= 0:
                if after - opened > 3:  # more than an empty pair
                    result.append(Quoted(opened, after, True, start, end))
                opened = -1
        elif mark == opener and mark != '"':
            depth += 1
        elif mark == "“":
            inner_open = at
        elif mark == "”" and inner_open >= 0:
            inner.append((inner_open, after))
            inner_open = -1
    if opened >= 0:
        result += _unclosed(text, opened, last_close, inner, start, end)


def _in_single_marks(text: str, at: int, start: int, end: int) -> Quoted | None:
    """Return what the single mark at `at` opens, up to its end or that of the paragraph; None where it is an apostrophe."""
    close = _single_close(text, at, end)
    if close > 0:
        return Quoted(at, close, True, start, end)
    if _goes_on(text, at, start, end):
        return Quoted(at, at + len(text[at:end].rstrip()), False, start, end)
    return None


def _unclosed(
    text: str, opened: int, last_close: int, inner: list[tuple[int, int]], start: int, end: int
) -> list[Quoted]:
    """Return what the mark at `opened` quotes, though marks are missing when the paragraph ends."""
    if last_close > 0:
        return [Quoted(opened, last_close, True, start, end)]
    if inner:  # the mark that never closes sets off a block of text; what is quoted in it counts
        return [Quoted(first, last, True, start, end) for first, last in inner]
    return [Quoted(opened, opened + len(text[opened:end].rstrip()), False, start, end)]


def _closes(text: str, at: int, stop: int, opener: str, start: int, end: int) -> bool:
    """Return whether the mark at `at` closes what `opener` has opened."""
    mark = '"' if stop - at == 2 else text[at]
    if mark in _CLOSING[opener] and (mark != '"' or _may_close(text, at, stop, end)):
        return True
    return mark == opener == "“" and _turned(text, at, start, end)


def _opens(text: str, at: int, stop: int, mark: str, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    if mark in "“„«»":
        return not after.isspace() or mark == "“"
    if mark == '"':
        return not after.isspace() and not before.isalnum()
    if mark == "”":  # ”We wait,“ he said
        return (before.isspace() or before == "(") and after.isalnum()
    return (
        not before.isalnum() and after.isalnum() and before not in "’'" and not _ELISION.match(text, at, end)
    )


def _goes_on(text: str, at: int, start: int, end: int) -> bool:
    """Return whether a single mark opens its paragraph, or what a colon leads in, and the next one too: one quotation of several paragraphs."""
    before = text[start:at].strip()
    if before and not (text[at] == "‘" and before.endswith(":")):
        return False
    following = text[end : end + 40].lstrip()
    return following[:1] == text[at] and following[1:2].isupper()


def _turned(text: str, at: int, start: int, end: int) -> bool:
    """Return whether an opening mark stands where only a closing one can: “a fair deal“."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ".,;:!?)")


def _may_close(text: str, at: int, stop: int, end: int) -> bool:
    """Return whether a straight mark can close: no word follows at once, or no space stands before it."""
    after = text[stop] if stop < end else " "
    return not after.isalnum() or not text[at - 1].isspace()


def _single_close(text: str, at: int, end: int) -> int:
    """Return the offset after the single mark that closes the one at `at`, 0 when there is none.

    A mark after s before a lower-case word may be a possessive (the workers' rights): a later mark is preferred then.
    """
    curly = text[at] == "‘"
    possessive = 0
    for count, match in enumerate(_MARK.finditer(text, at + 1, min(end, at + _LONGEST_SINGLE))):
        i = match.start()
        if count > _MOST_APOSTROPHES:
            break
        if text[i] in "‘“" or (text[i] in "'’" and i + 1 < end and text[i + 1].isalnum()):
            if text[i] == "‘":
                break
            continue
        if text[i] != "’" and (curly or text[i] != "'"):
            continue
        if text[i - 1] == "s" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower():
            possessive = possessive or i + 1
            continue
        if text[i - 1].isspace():
            continue
        return i + 1
    return possessive


def inside(quoted: list[Quoted], starts: list[int], at: int) -> bool:
    """Return whether offset `at` lies in one of `quoted`, whose starts are `starts`."""
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < quoted[i].char_end
