"""A part of a run of capitalised words with what it says by itself: what `parse` makes and `resolve` reads."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.mentions.listed import Name
from pipelines.extract.mentions.name_forms import key
from pipelines.extract.mentions.words import Words

COMMON_WORDS = "common_words"
"""The rule of a sequence of common words with capitals: a name only where the words around it say so."""


class Piece(NamedTuple):
    """A part of a run. `kind` is an entity kind, `unknown`, or `plain` (a common word that may be a surname); `name` is the gazetteer's answer.

    `words` is the number of words; `is_open` says that the capital may be owed to the position or the style; `key` is
    the look-up key of `text`.
    """

    start: int
    end: int
    kind: str
    text: str
    rule: str
    name: Name | None = None
    country_code: str | None = None
    words: int = 1
    is_open: bool = False
    key: str = ""


def made_of(
    words: Words,
    run: str,
    i: int,
    end: int,
    kind: str,
    rule: str,
    name: Name | None = None,
    country_code: str | None = None,
    is_open: bool = False,
) -> Piece:
    """Return the piece of the tokens from `i` up to `end`; the other arguments are its fields."""
    start, stop = words.tokens[i].start, words.tokens[end - 1].end
    text = run[start:stop]
    text_key = text if text.isalnum() else key(text)
    return Piece(start, stop, kind, text, rule, name, country_code, end - i, is_open, text_key)
