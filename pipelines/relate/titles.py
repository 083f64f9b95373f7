"""The title that stands before a name: its words, from the head backwards. Whose office it is belongs to `roles`."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, is_common, lexicon
from pipelines.extract.spans import MentionSpan

WORD = re.compile(r"[\w’'&.-]+|,")
FORMER = frozenset({"former", "ex", "then", "onetime", "late", "ousted", "outgoing"})
ACTING = frozenset({"acting", "interim", "caretaker"})
DEPARTMENT_HEADS = frozenset({"minister", "secretary", "ministers", "secretaries", "commissioner"})


class Title(NamedTuple):
    """Where a title stands, and whether it is marked as former or acting."""

    start: int
    end: int
    former: bool
    acting: bool


class Document(NamedTuple):
    """One document's text (line breaks of hard-wrapped text as blanks; as printed) and mentions, with the starts and ends that neighbours are looked up by."""

    text: str
    printed: str
    by_end: dict[int, MentionSpan]
    starts: list[int]
    others: list[MentionSpan]


def title_before(document: Document, floor: int, start: int) -> Title | None:
    """Return the title that ends right before `start`, or None."""
    text = document.text
    base = max(floor, start - 110)
    window = text[base:start]
    if not window.endswith((" ", "\u00a0")):
        return None
    words = [(m.group(), base + m.start(), base + m.end()) for m in WORD.finditer(window)]
    if words and text[words[-1][2] : start] not in (" ", "\u00a0"):
        return None
    if words and words[-1][0] == ",":
        words.pop()
        if not words or not _is_possessed(words, text):
            return None
    head = _head_index(words) if words else None
    if head is None or lexicon().title_heads[bare(words[head][0])] == "honorific":
        return None
    first = words[head][1] + 3 * words[head][0].lower().startswith("ex-")
    former = first > words[head][1]
    acting = False
    k = head
    wide = bare(words[head][0]) in DEPARTMENT_HEADS
    while k > 0 and not former:
        printed, begin, end = words[k - 1]
        word = bare(printed)
        if word in FORMER or word in ACTING:
            former, acting = word in FORMER, word in ACTING
        if former or acting or end in document.by_end or not _goes_on(text, words, k, first, wide):
            break
        k -= 1
        if printed not in (",", "and"):
            first = begin
            former = printed.lower().startswith("ex-")
            first += 3 * former
    return Title(first, words[-1][2], former, acting)


def _goes_on(text: str, words: list[tuple[str, int, int]], k: int, first: int, wide: bool) -> bool:
    """Return whether the word before `k` belongs to the title that starts at `first`.

    `wide`: ministers and secretaries may have lists before them (Trade, Industry and Competition Minister).
    """
    printed, _, end = words[k - 1]
    word = bare(printed)
    known = word in lexicon().title_modifiers or word in lexicon().title_heads
    if printed in ("and", ","):
        if not wide or k < 2:
            return False
        field = words[k - 2][0]
        return is_field(field) if field[0].isupper() else field in lexicon().title_modifiers
    if not (known or (wide and printed[0].isupper() and is_field(printed))):
        return False
    return text[end:first] in (" ", "-", "\u00a0") or (wide and text[end:first] in (" and ", ", "))


def is_field(word: str) -> bool:
    """Return whether `word` may name what a minister is responsible for."""
    lower = word.lower()
    return lower in lexicon().title_modifiers or (
        is_common(lower) and lower not in FUNCTION_WORDS and lower not in lexicon().title_heads
    )


def _is_possessed(words: list[tuple[str, int, int]], text: str) -> bool:
    """Return whether the words before a comma are a title of somebody's (Canada's top negotiator, X)."""
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word, _, _ in words[-6:])


def _head_index(words: list[tuple[str, int, int]]) -> int | None:
    """Return the index of the title's last head: the last word, or the one before its `of …`."""
    heads = lexicon().title_heads
    last = len(words) - 1
    if bare(words[last][0]) in heads:
        return last
    for k in range(last - 1, max(-1, last - 6), -1):
        word = words[k][0].lower()
        if word in ("of", "for") and k > 0 and bare(words[k - 1][0]) in heads:
            return k - 1
        if not (words[k][0][0].isupper() or word in ("and", "the", "of", "for")):
            return None
    return None


def bare(word: str) -> str:
    """Return `word` in lower case without its point and `ex-`."""
    return word.lower().rstrip(".").removeprefix("ex-")
