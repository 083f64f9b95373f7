"""Offices that stand for the one person who holds them in the document: the prime minister, the trade secretary.

Belongs here: which office a text gives to whom, and the mentions by office alone. Where two people fit, or nobody named
before does, there is no mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.spans import MentionSpan, Sentence

RULE = "title_alone"
_KINDS = frozenset({"state", "official", "executive", "legislator"})
_LOOSE = frozenset({"leader", "leaders", "official", "chief", "head", "counterpart", "partner", "executive"})
"""Heads that name no office."""
_FORMER = frozenset({"former", "ex", "then", "late", "ousted", "deputy", "vice"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PLAIN = re.compile(r"[\w’'&-]+")
_AFTER = re.compile(r", (?:the |an? )?((?:[\w’'&-]+ ){0,5}[\w’'-]+)(?=[,.;]| of | for | and )")
_WINDOW = 70


@cache
def _heads() -> frozenset[str]:
    """Return the nouns of offices, singular, in lower case."""
    heads = lexicon().title_heads.items()
    return frozenset(
        word for word, kind in heads if kind in _KINDS and word not in _LOOSE and not word.endswith("s")
    )


_ARTICLE = re.compile(r"(?<!\w)[Tt]he ((?:[a-z]{2,14} (?:and )?){0,3})$")
_GOES_ON = re.compile(r"[’'-]?\w| [A-Z]|, [A-Z]")


def by_office(
    text: str, mentions: Sequence[MentionSpan], sentences: Sequence[Sentence]
) -> Iterator[MentionSpan]:
    """Yield the mentions of people by their office alone, where the text gave it to one person before."""
    offices = [
        (m.char_end, m.entity_id, words)
        for m in mentions
        if m.entity_kind == "person" and not m.is_ambiguous
        for words in (_office_before(text, m), _office_after(text, m))
        if words
    ]
    if not offices:
        return
    ends = [end for end, _, _ in offices]
    people_ends = {m.char_end for m in mentions if m.entity_kind == "person"}
    starts = [s.char_start for s in sentences]
    for start, end in _alone(text, {word for _, _, words in offices for word in words & _heads()}):
        position = bisect_right(starts, start) - 1
        if position < 0 or end > sentences[position].char_end:
            continue
        words = frozenset(_WORD.findall(text[start:end]))
        if words & _FORMER or start - len(", the ") in people_ends:
            continue  # Ruiz, the minister: said of a name, no mention of its own
        fitting = {
            entity_id for _, entity_id, office in offices[: bisect_right(ends, start)] if words <= office
        }
        if len(fitting) == 1:
            yield MentionSpan(
                start, end, text[start:end], starts[position], RULE, fitting.pop(), "person", "title"
            )


def _alone(text: str, heads: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the extents of `the <words> <head>`, without the article, of one of `heads`."""
    for head in sorted(heads):
        at = text.find(f" {head}")
        while at >= 0:
            end = at + 1 + len(head)
            opened = _ARTICLE.search(text[max(0, at - 48) : at + 1])
            if opened is not None and not _GOES_ON.match(text, end):
                yield at + 1 - len(opened.group(1)), end
            at = text.find(f" {head}", end)


def _office_before(text: str, m: MentionSpan) -> frozenset[str]:
    printed = text[max(m.sentence_start, m.char_start - _WINDOW) : m.char_start].split()
    if not printed or printed[-1].lower() not in _heads():
        return frozenset()
    words = []
    for word in reversed(printed[-7:]):
        if not _PLAIN.fullmatch(word):
            break
        words.append(word.lower())
    return frozenset(words)


def _office_after(text: str, m: MentionSpan) -> frozenset[str]:
    if text[m.char_end : m.char_end + 2] != ", ":
        return frozenset()
    found = _AFTER.match(text, m.char_end, m.char_end + _WINDOW)
    words = [word.lower() for word in _WORD.findall(found[1])] if found else []
    return frozenset(words) if words and words[-1] in _heads() else frozenset()
