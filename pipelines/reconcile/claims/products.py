"""The family of goods that a printed product belongs to, so that sources in other words meet on one subject."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.language import reference

ALL_GOODS = "all goods"
_GENERAL = re.compile(
    r"\b(?:goods|imports?|exports?|products?|shipments?|merchandise|trade|items?|everything|inbound|measures?|projects?|nations?|countr(?:y|ies)|markets?|econom(?:y|ies))\b"
)
_MADE_OF = re.compile(r"\bmade (?:from|of|with) (\w[\w -]{2,60})$")
"""Goods known by what they are made of: products made from cobalt."""
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?\b")
_PAYERS = re.compile(r"\b(?:manufacturers|producers|exporters|importers|suppliers|companies|firms)$")
"""Who pays a duty on goods that a text names elsewhere: the duties on Chilean producers."""
_STOP = frozenset(
    {"a", "an", "the", "all", "some", "of", "on", "for", "from", "and", "new", "its", "their", "other"}
)


@cache
def _families() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {row["term"]: row["family"] for row in reference.rows("product_families")}
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")(?:e?s)?\b"), terms


def head_words(printed: str, stop: frozenset[str] = _STOP) -> str:
    """Return the last two words of a printed phrase, lower-cased, without `stop` words and possessive endings."""
    words = [w for w in _WORD.findall(_POSSESSIVE.sub("", printed.lower())) if w not in stop]
    return " ".join(words[-2:])


@cache
def family(product: str | None) -> str:
    """Return the family of a printed product; `all goods` for none and for general words (Chinese goods) and for those who pay."""
    if product is None:
        return ALL_GOODS
    lowered = product.lower()
    pattern, terms = _families()
    found = [m.group(1) for m in pattern.finditer(lowered)]
    if found:
        return terms[max(found, key=lambda term: (len(term), term))]
    material = _MADE_OF.search(lowered)
    if material is not None:
        return family(material[1])
    if _GENERAL.search(lowered) or _PAYERS.search(lowered):
        return ALL_GOODS
    return head_words(product) or ALL_GOODS


@cache
def named_family(words: str) -> str | None:
    """Return the only family of goods that `words` name by a known term; None for none and for several."""
    pattern, terms = _families()
    found = {terms[m.group(1)] for m in pattern.finditer(words.lower())}
    return found.pop() if len(found) == 1 else None


def named_families(column: str) -> pl.Expr:
    """Return the `named_family` of the words of `column`."""
    return pl.col(column).map_batches(
        lambda words: pl.Series([named_family(w) for w in words.to_list()], dtype=pl.String),
        return_dtype=pl.String,
    )


def families(column: str) -> pl.Expr:
    """Return the family of each product of `column`; each distinct product is looked up once."""
    return pl.col(column).map_batches(
        lambda products: pl.Series([family(p) for p in products.to_list()], dtype=pl.String),
        return_dtype=pl.String,
    )
