"""Whose a public body is that a text names without its country: the Senate, the Treasury, the finance ministry.

A country right beside the name comes first, then what the text says of the same name elsewhere: who asks knows these.
Here stands what follows: of the countries that the document names, the only one known to have such a body, the one
that the sentence speaks of, the one at home.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.extract.mentions.gazetteer import gazetteer

_OF_DEPARTMENTS = frozenset({"US", "CH"})
"""Countries that have departments and no ministries."""
_FEW = 3
"""Of more countries that are named once each, none is at home."""


class NamedCountry(NamedTuple):
    """A country (ISO 3166-1 alpha-2) where a document names it.

    `acts`: not as a place alone; `is_governed`: a preposition stands before it (barley from Australia, talks with the US).
    """

    char_start: int
    code: str
    acts: bool = True
    is_governed: bool = False


_GOVERNED = re.compile(
    r"\b(?:with|from|on|to|of|between|against|for|in|into|by|at|over|towards?|near|via|through|among|than)\s+(?:the\s+)?$"
)
_PREPOSITION = 16
"""Code points before a name in which its preposition and article stand."""


def is_governed(text: str, start: int) -> bool:
    """Return whether a preposition stands right before the name at `start`."""
    return _GOVERNED.search(text[max(0, start - _PREPOSITION) : start]) is not None


class Owners:
    """The countries of one document."""

    def __init__(self, countries: Iterable[NamedCountry], legislating: str | None = None) -> None:
        """`legislating`: the one country whose legislature the document names, None without one or with several."""
        self._legislating = legislating
        self._acting: list[NamedCountry] = []
        self._counts: dict[str, int] = {}
        for country in countries:
            self._counts[country.code] = self._counts.get(country.code, 0) + 1
            if country.acts:
                self._acting.append(country)
        self._starts = [country.char_start for country in self._acting]

    def owner(self, noun: str, start: int, sentence_start: int) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) whose body `noun` is, standing at `start`; None without any."""
        return (
            self.only_one_with(noun)
            or self.of_sentence(noun, start, sentence_start)
            or self._legislating
            or self.at_home(noun)
        )

    def only_one_with(self, noun: str) -> str | None:
        """Return the country that alone is known to have a body of this noun.

        A text on China and America that says "the Treasury" means the American one: China is not known to have any.
        Ministries there are everywhere.
        """
        if "ministry" in noun.lower():
            return None
        known = gazetteer().with_country
        having = [code for code in self._counts if (code, noun.lower()) in known]
        return having[0] if len(having) == 1 else None

    def of_sentence(self, noun: str, start: int, sentence_start: int) -> str | None:
        """Return the last country that the sentence names before `start`, where it may have such a body.

        One behind a preposition only where all are: China will tax barley from Australia, the ministry said.
        """
        named = self._acting[bisect_left(self._starts, sentence_start) : bisect_right(self._starts, start)]
        if not named:
            return None
        free = [country for country in named if not country.is_governed]
        code = (free or named)[-1].code
        return code if _may_have(code, noun) else None

    def at_home(self, noun: str = "") -> str | None:
        """Return the country named most of those that may have such a body, the first of several."""
        counts = {code: count for code, count in self._counts.items() if _may_have(code, noun)}
        home = max(counts, key=counts.__getitem__) if counts else None
        return None if home is None or (counts[home] == 1 and len(self._counts) > _FEW) else home


def _may_have(code: str, noun: str) -> bool:
    return code not in _OF_DEPARTMENTS or "ministry" not in noun.lower()
