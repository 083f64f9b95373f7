"""What the learned tagger sees of a word: features of the word alone, and features of its place in the document.

Features are strings; a model knows their weights. Words far from any capital are not looked at: they are no names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import gazetteer
from pipelines.extract.mentions.learned.words import words
from pipelines.extract.mentions.lexicon import lexicon
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.spans import MentionSpan, Sentence

REACH = 2
"""Words on either side whose features count, and distance from a capital at which a word is still looked at."""
_RUNS = re.compile(r"X+|x+|9+")
_CLASS_OF_KIND = {
    "person": "P",
    "organisation": "O",
    "country": "C",
    "place": "L",
    "venue": "V",
    "agreement": "A",
    "product": "M",
    "event": "E",
    "group": "G",
}


class Looked(NamedTuple):
    """The words of one sentence that are looked at, one stretch: spans, surfaces, and features by their place."""

    spans: tuple[tuple[int, int], ...]
    surfaces: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return the kinds of characters in `word`, runs as one: Xx, X.X., x-Xx, 9."""
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in word)
    return _RUNS.sub(lambda run: run.group()[0], kinds)


@lru_cache(maxsize=65536)
def word_features(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the features of a word alone: at its own place, as a neighbour, and two words away."""
    lower = word.lower()
    form = shape(word)
    lists = _lists(word, lower)
    own = [f"W={word}", f"w={lower}", f"s={form}", f"l={min(len(word), 9)}", *lists]
    own += [f"p{n}={lower[:n]}" for n in range(1, 5) if len(word) >= n]
    own += [f"x{n}={lower[-n:]}" for n in range(1, 5) if len(word) >= n]
    if "-" in word:
        own += [f"h={part.lower()}" for part in word.split("-")]
    near = [f"w={lower}", f"s={form}", f"x3={lower[-3:]}", *lists]
    return tuple(own), tuple(near), (f"w={lower}", f"s={form}", *lists)


def _lists(word: str, lower: str) -> list[str]:
    """Return the word classes and lists of the reference data that hold the word."""
    known = lexicon()
    found = [f"g:{part}" for part, members in known.parts.items() if word in members]
    if word in known.given:
        found.append("g:given")
    if word in known.surnames:
        found.append("g:surname")
    if lower in known.common:
        found.append("g:common")
    if lower in known.title_heads:
        found.append("g:title")
    listed = gazetteer().names.get(key(word))
    if listed is not None:
        found.append(f"g:{listed.entity.kind}:{listed.resolved_by}")
    return found


def looked_at(text: str, sentences: Iterable[Sentence], found: Sequence[MentionSpan]) -> list[Looked]:
    """Return the stretches of words near capitals with the features of each word. `found`: the rules' mentions."""
    rules = _rule_labels(found)
    split = [words(text, s.char_start, s.char_end) for s in sentences]
    surfaces = [tuple(text[a:b] for a, b in spans) for spans in split]
    document = _Document(surfaces, split, rules)
    stretches: list[Looked] = []
    for spans, sentence in zip(split, surfaces, strict=True):
        if spans:
            stretches += _stretches(spans, sentence, rules, document)
    return stretches


def _rule_labels(found: Sequence[MentionSpan]) -> dict[int, tuple[int, str, str]]:
    """Return end, class and class with reason of the rules' longest mentions by their start."""
    labels: dict[int, tuple[int, str, str]] = {}
    end = -1
    for mention in found:
        if mention.char_start < end or mention.resolved_by in ("nominal", "pronoun"):
            continue
        end = mention.char_end
        kind = "N" if mention.resolved_by == "demonym" else _CLASS_OF_KIND.get(mention.entity_kind, "X")
        labels[mention.char_start] = end, kind, f"{kind}:{mention.rule}:{mention.resolved_by}"
    return labels


class _Document:
    """What the whole document says of a word: printed in lower case, capitalised inside sentences, read by the rules."""

    def __init__(
        self,
        surfaces: list[tuple[str, ...]],
        spans: list[list[tuple[int, int]]],
        rules: dict[int, tuple[int, str, str]],
    ) -> None:
        self.lower: set[str] = set()
        self.inside: Counter[str] = Counter()
        self.kinds: dict[str, Counter[str]] = {}
        for sentence, places in zip(surfaces, spans, strict=True):
            self.lower.update(word for word in sentence if word[0].islower())
            self.inside.update(word for word in sentence[1:] if word[0].isupper())
            end, kind = -1, ""
            for word, (start, _) in zip(sentence, places, strict=True):
                if start in rules:
                    end, kind, _reason = rules[start]
                if start < end and word[0].isupper():
                    self.kinds.setdefault(word, Counter())[kind] += 1

    def features(self, word: str) -> list[str]:
        """Return the features of a capitalised word."""
        found = ["d:lower"] if word.lower() in self.lower else []
        count = self.inside[word]
        found.append(f"d:inside={min(count, 3)}")
        kinds = self.kinds.get(word)
        if kinds:
            (kind, most), *others = kinds.most_common(2)
            found.append(f"d:kind={kind}{'+' if most > 1 else ''}{'?' if others else ''}")
        return found


def _stretches(
    spans: list[tuple[int, int]],
    surfaces: tuple[str, ...],
    rules: dict[int, tuple[int, str, str]],
    document: _Document,
) -> Iterable[Looked]:
    n = len(spans)
    near = -1
    active = [False] * n
    capital = [word[0].isupper() for word in surfaces]
    for i in range(n):
        if capital[i]:
            for k in range(max(i - REACH, near + 1), min(i + REACH + 1, n)):
                active[k] = True
            near = i + REACH
    labels, reasons = _spread(spans, rules)
    i = 0
    while i < n:
        if not active[i]:
            i += 1
            continue
        first = i
        while i < n and active[i]:
            i += 1
        runs = _runs(capital, first, i)
        yield Looked(
            tuple(spans[first:i]),
            surfaces[first:i],
            _padded(surfaces, first - REACH, first),
            _padded(surfaces, i, i + REACH),
            tuple(
                tuple(_placed(surfaces, k, capital, runs, labels, reasons, document)) for k in range(first, i)
            ),
        )


def _padded(surfaces: tuple[str, ...], first: int, end: int) -> tuple[str, ...]:
    return tuple(
        surfaces[k] if 0 <= k < len(surfaces) else ("^" if k < 0 else "$") for k in range(first, end)
    )


def _spread(
    spans: list[tuple[int, int]], rules: dict[int, tuple[int, str, str]]
) -> tuple[list[str], list[str]]:
    """Return the rules' label of each word: class with B or I, and with the reason; empty outside of names."""
    labels, reasons = [], []
    end, kind, reason = -1, "", ""
    for start, _ in spans:
        if start in rules:
            end, kind, reason = rules[start]
            labels.append("B" + kind)
            reasons.append("B" + reason)
        elif start < end:
            labels.append("I" + kind)
            reasons.append("I" + reason)
        else:
            labels.append("")
            reasons.append("")
    return labels, reasons


def _runs(capital: list[bool], first: int, end: int) -> dict[int, tuple[int, int]]:
    """Return first and end of the run of capitalised words by each of its words."""
    runs = {}
    k = first
    while k < end:
        start = k
        while k < end and capital[k]:
            k += 1
        for i in range(start, k):
            runs[i] = start, k
        k += k == start
    return runs


def _placed(
    surfaces: tuple[str, ...],
    i: int,
    capital: list[bool],
    runs: dict[int, tuple[int, int]],
    labels: list[str],
    reasons: list[str],
    document: _Document,
) -> Iterable[str]:
    """Yield the features of the place of word `i`: its neighbours together, its run, the rules, the document."""
    n = len(surfaces)
    word = surfaces[i]
    before = surfaces[i - 1] if i else "^"
    after = surfaces[i + 1] if i + 1 < n else "$"
    here, left, right = shape(word), shape(before), shape(after)
    lower = word.lower()
    yield f"s-0={left}|{here}"
    yield f"s0+={here}|{right}"
    yield f"s-0+={left}|{here}|{right}"
    yield f"w-0={before.lower()}|{lower}"
    yield f"w0+={lower}|{after.lower()}"
    yield f"w-s={before.lower()}|{here}"
    yield f"sw+={here}|{after.lower()}"
    label, reason = labels[i], reasons[i]
    last = labels[i - 1] if i else ""
    following = labels[i + 1] if i + 1 < n else ""
    yield f"r={label}"
    yield f"rr={reason}"
    yield f"r-0+={last}|{label}|{following}"
    yield f"rs={label}|{here}"
    if i < 1:
        yield f"first={here}"
    run = runs.get(i)
    if run is None:
        return
    first, end = run
    place = f"{min(i - first, 2)}/{min(end - first, 4)}"
    yield f"n={place}"
    yield f"nl={surfaces[end - 1].lower()}"
    yield f"nf={surfaces[first].lower()}"
    yield f"na={surfaces[end].lower() if end < n else '$'}"
    yield f"nb={surfaces[first - 1].lower() if first else '^'}"
    yield from document.features(word)
    if i == 0 or not surfaces[i - 1][0].isalnum():
        yield f"i={'lower' if lower in document.lower else 'inside' if document.inside[word] else 'once'}"
