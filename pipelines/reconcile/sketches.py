"""What reconciling needs of a text: its telling words, MinHashes of its passages, the agency it credits.

One document at a time, pure: this runs beside extraction, so that grouping a corpus reads no text again.
Which documents belong together is decided in `stories` and `copies`.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np
import re2
from datasketch import MinHash

from pipelines.language.agencies import agency_names

PERMUTATIONS = 64
SHINGLE_WORDS = 4
MIN_PASSAGE_WORDS = 12
"""Shorter passages (labels, bylines) repeat by chance and say nothing of a copy."""
MAX_TERMS = 24
COPIED_KINDS = frozenset({"headline", "standfirst", "summary", "body"})

_SEED = 1
_SCHEME = "affine32"
_PERMUTATIONS = MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme=_SCHEME).permutations
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r"[^\W\d_]{5,}")
_CREDIT_WINDOW = 24
_HEAD_KINDS = frozenset({"byline", "timestamp"})
"""Lines whose first words are whom the text is from: `Example Agency, 7 August 2016`."""
_CREDITED = re.compile(
    r"(?:[(\[—–-]\s?|\b(?:told|to|by|via|with|from|source|according to|inputs from|reported by|cited by|citing|quoting|quoted by)\s(?:the\s|news agency\s)?)$",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"^(?:['’]s?\b|,)?\s?(?:reported|reports|said|quoted|news agency|\)|\])", re.IGNORECASE)


class PassageSketch(NamedTuple):
    """MinHash of one passage's shingles and how many words it has."""

    word_count: int
    hashes: tuple[int, ...]


class Sketch(NamedTuple):
    """What is kept of one text."""

    terms: tuple[str, ...]
    passages: tuple[PassageSketch, ...]
    upstream_source: str | None


def sketch(text: str, passages: list[tuple[int, int, str]]) -> Sketch:
    """Return the sketch of `text`; `passages` are (char_start, char_end, kind)."""
    parts = [text[start:end] for start, end, kind in passages if kind in COPIED_KINDS]
    return Sketch(
        terms=_terms(parts),
        passages=tuple(p for part in parts if (p := _passage(part)) is not None),
        upstream_source=upstream_source(text, passages),
    )


def _passage(part: str) -> PassageSketch | None:
    words = _WORD.findall(part.lower())
    if len(words) < MIN_PASSAGE_WORDS:
        return None
    encoded = [w.encode() for w in words]
    width = SHINGLE_WORDS
    shingles = {b" ".join(encoded[i : i + width]) for i in range(len(words) - width + 1)}
    minhash = MinHash(
        num_perm=PERMUTATIONS, seed=_SEED, scheme=_SCHEME, hashfunc=zlib.crc32, permutations=_PERMUTATIONS
    )
    minhash.update_batch(shingles)
    return PassageSketch(len(words), tuple(np.asarray(minhash.hashvalues).tolist()))


def _terms(parts: list[str]) -> tuple[str, ...]:
    """Return the words used most, longest first among equals: names and topics, not function words."""
    counts = Counter(word for part in parts for word in _TERM.findall(part.lower()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    return tuple(word for word, _ in islice(ranked, MAX_TERMS))


@cache
def _agencies() -> tuple[re2._Regexp, dict[str, str]]:
    names = agency_names("text", "generic")
    return re2.compile(r"\b(?:" + "|".join(map(re2.escape, names)) + r")\b"), names


def upstream_source(text: str, passages: list[tuple[int, int, str]]) -> str | None:
    """Return the agency that the text credits for its words, by preferred name; None when it credits none.

    A name alone is no credit (Reuters can be news itself): a cue beside it or a bracket is.
    A generic credit (news agency quoted …) counts when no name does.
    """
    pattern, names = _agencies()
    generic: str | None = None
    for start, end, kind in passages:
        if kind in {"navigation", "related_link", "comment_form", "copyright", "caption"}:
            continue
        for match in pattern.finditer(text[start:end]):
            alias, at = match.group(), start + match.start()
            before, after = (
                text[max(start, at - _CREDIT_WINDOW) : at],
                text[at + len(alias) : end][:_CREDIT_WINDOW],
            )
            is_head = kind in _HEAD_KINDS and at == start
            if not (is_head or _CREDITED.search(before) or _CREDITS.search(after)):
                continue
            if not names[alias].startswith("unnamed"):
                return names[alias]
            generic = generic or names[alias]
    return generic
