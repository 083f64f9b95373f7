"""Labels in the making: one document's blocks, what is known of each, and simple questions about them.

Belongs here: questions that several labelling steps ask. The steps are `pipelines.ingest.head`, `.between`, `.foot`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipelines.ingest import datelines, phrases, shapes, stamp_lines, timestamps
from pipelines.ingest.blocks import Block

Label = tuple[str, str]
"""Kind and rule of a passage."""

SHORT = 110
"""Longest line that can be a heading or a button."""
BULLETS = "•‣▪◦●○■·*–-"
ALT_TWICE: Label = ("caption", "alt_text_twice")
STAMP: Label = ("timestamp", "timestamp_line")
# titles may end in a question mark, and cut ones in three points
_SENTENCE_END = re.compile(r"(?<!\.\.)\.$|[.!?][”\"’')]$")
_LONG = 160
_SENTENCE = 60
_CAPTION_MAX = 450


class Draft:
    """One document's blocks and labels; a label of None is not decided yet.

    `opens` and `ends` hold the blocks that are known phrases with that effect; `end` is the first block after the
    article, `main` its first and last block of running text (last is -1 where there is none), `headline` and
    `body_start` are set by the head.
    """

    def __init__(self, text: str, blocks: list[Block], known: Mapping[int, Label]):
        self.text, self.blocks = text, blocks
        self.labels: list[Label | None] = [known.get(i) for i in range(len(blocks))]
        self._prose: dict[int, bool] = {}
        self._entries: frozenset[int] | None = None
        self.opens: dict[int, str] = {}
        self.ends: set[int] = set()
        self.end = len(blocks)
        self.main = (0, -1)
        self.headline: int | None = None
        self.body_start = 0

    def line(self, index: int) -> str:
        """Return the words of a block."""
        block = self.blocks[index]
        return self.text[block.char_start : block.char_end]

    def kind(self, index: int) -> str:
        """Return the kind of a block's label, empty while there is none."""
        label = self.labels[index]
        return label[0] if label is not None else ""

    def length(self, index: int) -> int:
        """Return the length of a block in code points."""
        return self.blocks[index].char_end - self.blocks[index].char_start

    def is_prose(self, index: int) -> bool:
        """Return whether a block is running text: long, or a sentence with an end."""
        found = self._prose.get(index)
        if found is None:
            found = self._prose[index] = self._is_prose(index)
        return found

    def _is_prose(self, index: int) -> bool:
        start, end, _, _ = self.blocks[index]
        length = end - start
        if length >= _LONG:
            return True
        if index < 12 and length >= 25 and datelines.dateline(self.text[start:end]) is not None:
            return True
        return length >= _SENTENCE and _SENTENCE_END.search(self.text, end - 3, end) is not None

    def is_free_prose(self, index: int) -> bool:
        """Return whether a block is running text that has no label yet."""
        return self.labels[index] is None and self.is_prose(index)

    def is_bullet(self, index: int) -> bool:
        """Return whether a block is an item of a list."""
        start = self.blocks[index].char_start
        return self.text[start] in BULLETS and self.text[start + 1 : start + 2].isspace()

    def bullet_holds_more(self, index: int) -> bool:
        """Return whether the next block is indented to this bullet's text, as an article pasted into a list is."""
        if index + 1 >= len(self.blocks) or self.is_bullet(index + 1):
            return False
        block, after = self.blocks[index], self.blocks[index + 1]
        return block.indent > 0 and after.indent == block.indent + 2

    def is_caption(self, index: int) -> bool:
        """Return whether a block has a picture credit, or says again what the alternative text before it says."""
        if self.length(index) > _CAPTION_MAX:
            return False
        if shapes.is_credited(self.line(index)):
            return True
        if index == 0 or self.labels[index - 1] != ALT_TWICE:
            return False
        return _shares_words(self.line(index - 1), self.line(index))

    def is_byline_or_stamp(self, index: int) -> bool:
        """Return whether a block says who wrote the article or when it was published.

        Bare dates over several paragraphs are a chronology's.
        """
        if self.labels[index] is not None:
            if self.labels[index] == STAMP and index in self._dated_entries():
                return False
            return self.kind(index) in ("timestamp", "byline")
        line = self.line(index)
        return shapes.byline_name(line) is not None or stamp_lines.is_stamped(line) is not None

    def _dated_entries(self) -> frozenset[int]:
        if self._entries is None:
            found = [i for i in range(self.end - 1) if self.is_bare_date(i) and self.is_free_prose(i + 1)]
            self._entries = frozenset(found if len(found) > 1 else ())
        return self._entries

    def is_bare_date(self, index: int) -> bool:
        """Return whether a block is a date without time of day and label."""
        if self.labels[index] != STAMP or stamp_lines.DATE_FIELD.match(self.line(index)):
            return False
        found = timestamps.stamps(self.line(index), month_first=False)
        return bool(found) and not any(s.role or s.has_clock for s in found)

    def lines_after(self, index: int) -> str:
        """Return the beginnings of the next three blocks, in one line."""
        return " ".join(self.line(i)[:300] for i in range(index + 1, min(index + 4, len(self.blocks))))

    def is_breadcrumb(self, index: int) -> bool:
        """Return whether a block is a path through the site."""
        return self.length(index) <= 300 and shapes.is_breadcrumb(self.line(index), self.lines_after(index))

    def first_prose(self, start: int = 0) -> int:
        """Return the first block of running text that is no bullet, caption or breadcrumb; the end if none."""
        for index in range(start, self.end):
            if not self.is_free_prose(index) or self.is_caption(index) or self.is_breadcrumb(index):
                continue
            if not self.is_bullet(index) or self.bullet_holds_more(index):
                return index
        return self.end


def plain(line: str) -> str:
    """Return a line in the form in which two printings of a title are alike."""
    return phrases.fold(line).rstrip(" .…")


def _shares_words(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) * 2 >= min(len(first), len(second))
