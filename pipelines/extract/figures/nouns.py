"""The counted noun after a numeral: "four previous meetings" counts meetings. Words only; no figure is built here."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.language.reference import rows

_WORD = re.compile(
    r"[ \u00a0][“\"‘]?([^\W\d_](?:[\w’'&-]|\.(?=\w)){0,40}|[0-9]{3}s?(?= [A-Za-z]|[.,]?$))(\.(?= [a-z])|[”\"’](?= [a-z]))?"
)
_ACRONYM = re.compile(r" \([A-Z][A-Za-z&]{1,8}\)(?= [a-z])")
"""The short form of a name inside a noun phrase: 28 African Union (AU) members."""
_HYPHEN_WORD = re.compile(r"(?: ?[-\u2010\u2011] ?)([^\W\d_]{1,40})(?![\w])")
_COMPOUND = re.compile(r" [0-9]{1,4}(?:\.[0-9])?-[a-z]{2,12}(?= [a-z])")
MAX_WORDS = 7
_ALSO_ADJECTIVES = frozenset(
    {
        "more",
        "other",
        "fewer",
        "earlier",
        "later",
        "further",
        "high",
        "old",
        "long",
        "deep",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "such",
        "minus",
    }
)
_RUNNING = frozenset({"consecutive", "straight", "successive"})
_MOVES = frozenset({"cut", "rise", "fall", "drop", "gain", "increase", "decline", "hike", "move", "loss", "win", "record", "show", "run", "call", "pause", "return"})  # fmt: skip
"""Nouns that are verbs, too; after "consecutive" they are counted (its seventh consecutive cut)."""
PERSONS_BY_STATE = frozenset(
    {"injured", "killed", "dead", "wounded", "missing", "homeless", "displaced", "arrested", "detained"}
)
_ADJECTIVE_ENDS = ("al", "ic", "ive", "ese", "ish", "ian", "ary", "ous", "ern")
_ADJECTIVES = ("ous", "less", "ness", "ss", "us", "is", "ics")
NOT_COUNTED_WHEN_HYPHENED = frozenset({"way", "time", "off", "sided", "stop", "on", "hand", "class", "rate", "ever", "person", "degree", "timer", "born", "come", "half", "quarter", "to", "in", "and", "or", "a", "an", "of", "by", "up", "upmanship", "liner", "size", "tier", "best", "worst", "d", "wheel", "term", "generation", "gen", "round", "thirds", "fold", "fifths", "quarters", "fourths"})  # fmt: skip


_AFTER_HEAD = re.compile(r" (?:of|in|since|for|this|on)\b|[.,;]|$")
"""What follows the noun that an ordinal counts where the noun could be a verb, too."""


class Counted(NamedTuple):
    """The head noun in the singular, where the phrase ends, what it says of the role, and whether it is trivial.

    `is_guess` marks a head that no list knows and no plural shows.
    """

    unit: str
    end: int
    role: str
    trivial: str
    is_guess: bool = False


class _Noun(NamedTuple):
    unit: str
    role: str
    trivial: str


PEOPLE = _Noun("person", "headcount", "")


@cache
def _lexicon() -> tuple[dict[str, _Noun], dict[str, _Noun], frozenset[str]]:
    singular: dict[str, _Noun] = {}
    plural: dict[str, _Noun] = {}
    for row in rows("counted_nouns"):
        noun = _Noun(row["unit"] or row["noun"], row["role"], row["trivial"])
        singular[row["noun"]] = noun
        plural[row["plural"] or row["noun"] + "s"] = noun
    return singular, plural, frozenset(row["word"] for row in rows("noun_phrase_ends"))


_IN_FE = frozenset({"knives", "lives", "wives", "midwives", "housewives"})
_IN_F = _IN_FE | frozenset(
    {"calves", "halves", "hooves", "leaves", "loaves", "scarves", "shelves", "thieves", "wolves"}
)
_IN_E = frozenset({"movies", "cookies", "calories", "selfies", "rookies", "zombies", "brownies", "prairies", "hoodies", "shoes", "toes", "canoes", "foes", "horseshoes", "snowshoes", "aloes"})  # fmt: skip
_IN_USE = frozenset(
    {"excuses", "abuses", "pauses", "spouses", "blouses", "ruses", "fuses", "muses", "reuses", "misuses"}
)


def _ends_in_use(word: str) -> bool:
    """Tell whether a plural in -uses keeps its e: clauses and warehouses, not viruses."""
    return word in _IN_USE or word.endswith(("houses", "causes", "clauses"))


def singular_of(word: str) -> str:
    """Return the singular of a regular English plural (lower case); a few endings are told by their words."""
    if word.endswith("ves") and word in _IN_F:
        return word[:-3] + ("fe" if word in _IN_FE else "f")
    if word.endswith(("ies", "oes")) and word in _IN_E:
        return word[:-1]
    if word.endswith("uses") and len(word) > 5 and not _ends_in_use(word):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "tzes", "oes")):
        return word[:-2]
    return word[:-1]


def _is_plural(word: str) -> bool:
    return word.endswith("s") and len(word) > 3 and not word.endswith(_ADJECTIVES)


def after_hyphen(lower: str, position: int) -> Counted | None:
    """Return the noun of a hyphenated modifier (12-member, 737-seat) at `position`, or None."""
    match = _HYPHEN_WORD.match(lower, position)
    if not match or match.group(1) in NOT_COUNTED_WHEN_HYPHENED:
        return None
    word = match.group(1)
    singular, plural, ends = _lexicon()
    if word == "strong":
        return Counted("person", match.end(), "headcount", "")
    if word in ends or word.endswith(("est", "ed", "ing", "ly")):
        return None
    noun = (
        singular.get(word)
        or plural.get(word)
        or _Noun(singular_of(word) if _is_plural(word) else word, "", "")
    )
    return Counted(noun.unit, match.end(), noun.role, "")


def counted(text: str, lower: str, position: int, limit: int, is_plural: bool) -> Counted | None:
    """Return the noun phrase head that a numeral ending at `position` counts, or None; nothing after `limit` is read."""
    phrase = _Phrase(text, lower, is_plural)
    modifier = _COMPOUND.match(lower, position, limit)
    if modifier is not None and is_plural:
        position = modifier.end()  # seven 10-digit codes, two 30-day extensions
    for _ in range(MAX_WORDS):
        acronym = _ACRONYM.match(text, position, limit) if lower.startswith(" (", position) else None
        if acronym is not None:
            position = acronym.end()
        match = _WORD.match(lower, position, limit)
        if not match or not phrase.takes(match.group(1), match.start(1), match.end()):
            break
        position = match.end()
    return phrase.found or phrase.guess()


class _Phrase:
    """A noun phrase behind a numeral, read word by word: `found` is its head so far, `last` its last word and end."""

    __slots__ = ("_ends", "_plural", "_singular", "found", "is_joined", "is_plural", "last", "lower", "text")

    def __init__(self, text: str, lower: str, is_plural: bool) -> None:
        self.text, self.lower, self.is_plural = text, lower, is_plural
        self._singular, self._plural, self._ends = _lexicon()
        self.last: tuple[str, int] | None = None
        self.found: Counted | None = None
        self.is_joined = False

    def takes(self, word: str, start: int, end: int) -> bool:
        """Read `word` and tell whether the phrase goes on behind it."""
        last = self.last
        if word in ("and", "or", "&") and self.is_plural and last and not self.found and not self.is_joined:
            self.is_joined = self._joins(*last, end)
            return self.is_joined
        if word == "and" and not self.is_plural and last and _is_plural(last[0]) and not self.is_joined:
            self.is_joined, self.found = True, None
            return True  # the sixth-largest goods and services market
        if last is None and word in PERSONS_BY_STATE:
            self.found = Counted("person", end, "headcount", "")
            return False
        # the first set of duties, the 11th consecutive monthly gain, its second cut in May
        is_end = word in self._ends and not (self.found is None and word in _ALSO_ADJECTIVES)
        if is_end and not self._is_group(word, end):
            if last is not None and last[0] in _RUNNING and word in _MOVES:
                self.found = Counted(word, end, "", "")
            return False
        if word.endswith(("’s", "'s", "s’", "s'")):
            owner = (
                self._plural.get(word[:-1]) if self.is_plural and last is None and word[-1] in "'’" else None
            )
            self.last = None
            if owner is None or owner.trivial != "pair":
                return True
            self.found = Counted(owner.unit, end, owner.role, owner.trivial)  # the two countries' teams
            return False
        if word in ("others", "ones") or (word[0].isdigit() and last is None):
            return False
        return self._takes_noun(word, start, end)

    def _is_group(self, word: str, end: int) -> bool:
        return (
            not self.is_plural and word in self._singular and _AFTER_HEAD.match(self.lower, end) is not None
        )

    def _joins(self, last: str, last_end: int, end: int) -> bool:
        """Tell whether a conjunction that ends at `end` joins adjectives: nine Philippine and Indonesian workers."""
        return (
            self.text[last_end - len(last)].isupper()
            or last.endswith(_ADJECTIVE_ENDS)
            or self.lower.startswith(_opposites(last), end)
        )

    def _takes_noun(self, word: str, start: int, end: int) -> bool:
        known = self._plural.get(word) or (None if self.is_plural else self._singular.get(word))
        if known and self.is_plural and word in self._singular and self.found is not None:
            return False
        if known is not None and word.endswith("ese") and _is_adjective(self.lower, end, self._ends):
            known = None  # 13 Japanese car models
        if known is None and self.is_plural and self.text[start].isupper() and self._names_a_style(end):
            self.last = (word, end)
            return True
        if known or (self.is_plural and _is_plural(word)):
            is_people = known is None and word.endswith(("ans", "ians")) and self.text[start].isupper()
            noun = PEOPLE if is_people else known or _Noun(singular_of(word), "", "")
            self.found = Counted(noun.unit, end, noun.role, noun.trivial)
        elif self.found is not None or (not self.is_plural and self.last is not None and word.endswith("ed")):
            return False
        self.last = (word, end)
        return True

    def _names_a_style(self, end: int) -> bool:
        """Tell whether a name that ends at `end` only says what something is like: eight Las Vegas style halls."""
        return self.lower.startswith(("-style ", " style ", "-based ", " based "), end)

    def guess(self) -> Counted | None:
        """Return the last word as the head where none is known and none is a plural, or None."""
        if (
            self.last is None
            or self.last[0].endswith(("ly", "ing"))
            or (self.is_plural and self.last[0] not in self._plural)
        ):
            return None
        word, end = self.last
        known = self._singular.get(word) or self._plural.get(word)
        noun = known or _Noun(singular_of(word) if _is_plural(word) else word, "", "")
        return Counted(noun.unit, end, noun.role, noun.trivial, known is None)


def _is_adjective(lower: str, end: int, ends: frozenset[str]) -> bool:
    """Tell whether a name of a people that ends at `end` stands before a noun."""
    match = _WORD.match(lower, end)
    return match is not None and match.group(1) not in ends and not match.group(1).endswith("ed")


def _opposites(word: str) -> tuple[str, ...]:
    """Return how the opposite of an adjective begins, behind a space: direct and indirect jobs, tariff and non-tariff barriers."""
    return tuple(f" {prefix}{word} " for prefix in ("in", "un", "non-", "non", "im", "ir", "dis"))


def singular_printed(phrase: str) -> str:
    """Return the last word of a noun phrase (lower case) in the singular, as it is printed."""
    word = phrase.rsplit(None, 1)[-1]
    return singular_of(word) if _is_plural(word) else word


def is_countable(word: str) -> bool:
    """Tell whether `word` (lower case) is a plural that figures count: listed, or regular."""
    return word in _lexicon()[1] or (_is_plural(word) and word not in _lexicon()[2])


def unit_of(word: str) -> str:
    """Return the unit that the plural `word` (lower case) counts in: member, person."""
    noun = _lexicon()[1].get(word)
    return noun.unit if noun is not None else singular_of(word)


def is_person(word: str) -> bool:
    """Tell whether `word` (lower case, singular) names a person by role."""
    noun = _lexicon()[0].get(word)
    return noun is not None and noun.unit == "person"
