"""Text → blocks: lines, with hard-wrapped lines joined into the paragraph they form. No block is judged here."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.ingest import stamp_lines

_LINE = re.compile(r"\S[^\r\n]*")
_WRAP_WIDTH = 130
"""Longest line that can come from hard wrapping; typewriters, mail and terminals wrap at 60 to 120."""
_DATE_FIELD = re.compile(r"date:? {1,2}(?:19|20)\d\d-\d\d-\d\d(?=\s+\S)", re.IGNORECASE)
"""The date that some archives of pages put before the first word: `date 2021-05-10 Maize exports …`."""
_TERMINAL = frozenset(".!?:;”\"’')]…")


class Block(NamedTuple):
    """One line, or one hard-wrapped paragraph; `indent` counts the white space before its first character."""

    char_start: int
    char_end: int
    line_count: int
    indent: int


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of `text` in order; together they hold every character that is not white space."""
    result: list[Block] = []
    group: list[Block] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if text[end - 1].isspace():
            end = start + len(match.group().rstrip())
        gap = text[previous_end:start]
        if group and gap.count("\n") != 1:
            _flush(text, group, result)
            group = []
        group.append(Block(start, end, 1, len(gap) - 1 - max(gap.rfind("\n"), gap.rfind("\r"))))
        previous_end = end
    if group:
        _flush(text, group, result)
    return _without_date_field(text, result)


def _without_date_field(text: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks with the date field that the first one opens with as a block of its own."""
    if not blocks or (field := _DATE_FIELD.match(text, *blocks[0][:2])) is None:
        return blocks
    first = blocks[0]
    start = field.end()
    while text[start].isspace():
        start += 1
    if start >= first.char_end:
        return blocks
    return [
        Block(first.char_start, field.end(), 1, first.indent),
        Block(start, first.char_end, first.line_count, 0),
        *blocks[1:],
    ]


def _flush(text: str, group: list[Block], result: list[Block]) -> None:
    """Append the blocks of lines that no blank line separates."""
    if len(group) == 1 or not _is_wrapped(text, group):
        result.extend(group)
        return
    width = max(end - start for start, end, _, _ in group)
    first = 0
    for index, (start, end, _, _) in enumerate(group):
        is_last = index == len(group) - 1
        # a short line that ends a sentence ends the paragraph, also where no blank line follows
        if is_last or (text[end - 1] in _TERMINAL and (end - start) < 0.75 * width):
            result.append(Block(group[first].char_start, end, index - first + 1, group[first].indent))
            first = index + 1


def _is_wrapped(text: str, group: list[Block]) -> bool:
    """Return whether the lines of `group` are one running text, broken at a width."""
    widths = [end - start for start, end, _, _ in group]
    widest = max(widths)
    if not 30 <= widest <= _WRAP_WIDTH:
        return False
    joints = len(group) - 1
    lower = sum(1 for start, end, _, _ in group[1:] if _goes_on(text, start, end, widest))
    full = sum(
        1 for start, end, _, _ in group[:-1] if end - start >= 0.5 * widest or text[end - 1] in _TERMINAL
    )  # the last line of a paragraph may be short, also where no blank line follows
    return lower * 5 >= joints * 2 and full * 5 >= joints * 4


def _goes_on(text: str, start: int, end: int, widest: int) -> bool:
    """Return whether a line that begins with a small letter or a number goes on with running text.

    A stamp (`example.com | Updated: 3 May 2020`) or a short date is a line of its own.
    """
    is_number = text[start].isdigit() and 2 * (end - start) >= widest
    return (text[start].islower() or is_number) and stamp_lines.is_stamped(text[start:end]) is None
