"""A truce that the next sentences take up: "It was extended in August and runs out in November", "The arrangement expires".

Belongs here: which sentences do so, and their items with the truce named. Parties that are taken up are read in `stand_ins`.
"""

from __future__ import annotations

import re

from pipelines.extract.spans import Sentence
from pipelines.relate.items import Item
from pipelines.relate.lexicon import lexicon
from pipelines.relate.span_index import SpanIndex

_TRUCES = ("truce", "ceasefire", "tariff pause")
_TRUCE = re.compile(rf"\b(?:{'|'.join(_TRUCES)})\b")
_LIFE = r"(?:extended|prolonged|renewed|expires?|expired|runs? out|ran out|lapses?|lapsed|ends|ended)"
_SUBJECT = re.compile(
    rf"\b(?:it|the arrangement|the pause) (?:(?:is|was|has|had|will|been|be|to|then|later|due|set|since|now|twice) ){{0,4}}{_LIFE}\b"
)
_NOUNS = frozenset(("arrangement", "pause"))
_SENTENCES_BACK = 3


def sentences(index: SpanIndex) -> set[int]:
    """Return the numbers of the sentences in which "it" or "the arrangement" is a truce told of shortly before."""
    if not any(word in index.lowered for word in _TRUCES):
        return set()
    found = (index.number_at(match.start()) for match in _SUBJECT.finditer(index.lowered))
    return {number for number in found if number is not None and _truce_before(index, number)}


def _truce_before(index: SpanIndex, number: int) -> bool:
    """Return whether sentence `number` or one of the few before it names a truce."""
    known = index.spans.source.sentences
    first = max(0, number - _SENTENCES_BACK)
    return _TRUCE.search(index.lowered, known[first].char_start, known[number].char_end) is not None


def named(words: list[Item], sentence: Sentence, index: SpanIndex) -> list[Item]:
    """Return `words` of one of those `sentences` with the stand-in of a truce as the truce itself."""
    match = _SUBJECT.search(index.lowered, sentence.char_start, sentence.char_end)
    if match is None:
        return words
    for i, word in enumerate(words):
        is_pronoun = word.start == match.start() and word.low == "it"
        if is_pronoun or (word.low in _NOUNS and match.start() <= word.start < match.end()):
            truce = Item("L", word.start, word.end, "truce")
            truce.reads_as(lexicon().entries[("truce",)])
            return [*words[:i], truce, *words[i + 1 :]]
    return words
