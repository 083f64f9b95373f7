"""Word classes that names are recognised by: titles, given names, family names, heads of organisation and place names.

The words are data (`data/reference`); the grammar that uses them is in `parse`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.extract.mentions.name_forms import fold
from pipelines.language import reference

FUNCTION_WORDS = frozenset(
    (
        "the a an and or but nor so yet if when while as after before since until because although though "
        "whereas unless once in on at by for from of to with without within into onto over under between "
        "among amid amidst during through throughout against about above below behind beside besides "
        "beyond despite except like near off out per than toward towards upon via versus vs he she it they "
        "we you i his her its their our your my him them us me this that these those here there where what "
        "which who whom whose why how not no yes all any both each every either neither few many much more "
        "most several some such other another same is are was were be been being am has have had do does "
        "did can could will would shall should may might must also then now just only even still again "
        "ever never however meanwhile moreover instead therefore thus hence indeed according says said say"
    ).split()
)
"""Words that never are a name alone nor begin one (some, such as He or May, do as family names)."""

CONNECTORS = frozenset(
    (
        "of the for and de la los las del da do dos das di du van der den von bin bint ibn al el e es y le ul "
        "ur ter ten zu"
    ).split()
)
"""Lower-case words inside names."""

PARTICLES = CONNECTORS - {"of", "the", "for", "and"}
"""Lower-case words inside people's names."""

_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|a|e|i|o|u))"
    r"(?:'?(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|a|e|i|o|u))?"
)


class Lexicon(NamedTuple):
    """Sets of words; titles in lower case, names as printed."""

    common: frozenset[str]
    title_heads: dict[str, str]
    title_modifiers: frozenset[str]
    given: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    surnames: frozenset[str]
    family_first: dict[str, tuple[str, ...]]
    parts: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the word classes."""
    given: dict[str, set[str]] = {"m": set(), "f": set(), "u": set()}
    for row in reference.rows("given_names"):
        given[row["gender"]].update(row["names"].split())
    family: dict[str, list[str]] = {}
    for row in reference.rows("family_name_first"):
        for word in row["names"].split():
            family.setdefault(word, []).append(row["language"])
    titles = reference.rows("titles")
    return Lexicon(
        common=frozenset(word for row in reference.rows("common_words") for word in row["words"].split()),
        title_heads={row["word"]: row["kind"] for row in titles if row["part"] == "head"},
        title_modifiers=frozenset(row["word"] for row in titles if row["part"] == "modifier"),
        given=frozenset(given["m"] | given["f"] | given["u"]),
        male=frozenset(given["m"]),
        female=frozenset(given["f"]),
        surnames=frozenset(word for row in reference.rows("surnames") for word in row["names"].split()),
        family_first={word: tuple(languages) for word, languages in family.items()},
        parts={row["part"]: frozenset(row["words"].split()) for row in reference.rows("name_parts")},
    )


@cache
def name_tails() -> frozenset[str]:
    """Return words that follow a name after a hyphen without being part of it (Beijing-based, Chinese-made)."""
    return lexicon().parts["tail"]


def gender_of(given_name: str) -> str | None:
    """Return 'm' or 'f' where lists of given names know `given_name` as only that, else None."""
    words = lexicon()
    if given_name in words.male:
        return "m"
    return "f" if given_name in words.female else None


@lru_cache(maxsize=32768)
def is_common(word: str) -> bool:
    """Return whether the lower-cased `word` is an English word in common use (its parts, when hyphenated)."""
    lower = word.lower().replace("’", "'")
    common = lexicon().common
    if lower in common:
        return True
    if (lower.endswith("s") and lower[:-1] in common) or lower.endswith(("maker", "makers")):
        return True
    return "-" in lower and all(part in common or part in FUNCTION_WORDS for part in lower.split("-") if part)


def is_pinyin_name(word: str) -> bool:
    """Return whether `word` reads as a Chinese given name of one or two syllables in pinyin."""
    return len(word) <= 12 and _PINYIN.fullmatch(fold(word).replace("’", "'")) is not None
