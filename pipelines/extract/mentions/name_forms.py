"""Forms of a name: its look-up key, its id, the parts by which it is repeated. Which names are known is not told here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipelines.language import reference

_SLUG = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?= )")
_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+)*")
"""A name that is its own key: words of letters and digits with one space between."""
ARTICLES = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "ur-")
"""The Arabic article before a family name, as it is spelt."""
_SEPARATORS = re.compile(r"[\s\u00a0–-]+")
_SPELT_OUT = str.maketrans(
    {
        "ö": "oe",
        "ü": "ue",
        "ä": "ae",
        "ø": "oe",
        "å": "aa",
        "ß": "ss",
        "æ": "ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Ä": "Ae",
        "Ø": "Oe",
        "Å": "Aa",
    }
)
"""Letters as they are spelt out without their marks: Börse, Boerse."""
_SPECIAL = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae"}
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return `text` in lower case without diacritics."""
    return plain(text).lower()


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return `text` without diacritics."""
    if text.isascii():
        return text
    found = unicodedata.normalize("NFD", text.translate(_SPECIAL))
    return "".join(c for c in found if not unicodedata.combining(c))


def spelt_out(text: str) -> str:
    """Return `text` with umlauts and their like spelt out by two letters, other diacritics left out."""
    return plain(text.translate(_SPELT_OUT))


@lru_cache(maxsize=16384)
def slug(text: str) -> str:
    """Return the part of an entity id after its kind for the name `text`."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return text.lower().replace(" ", "-")
    return _SLUG.sub("-", fold(text.replace("'", "").replace("’", ""))).strip("-") or "unnamed"


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return the look-up key of a name: words apart by one space, no points, no possessives inside."""
    if _PLAIN.fullmatch(text):
        return text
    spaced = _SEPARATORS.sub(" ", text.replace("’", "'").replace(".", "").replace("&", " & ")).strip()
    return _POSSESSIVE.sub("", spaced)


@cache
def chinese_surnames() -> frozenset[str]:
    """Return family names that stand before the given name (Chinese, Korean, Vietnamese), in Latin script."""
    return frozenset(word for row in reference.rows("family_name_first") for word in row["names"].split())


@lru_cache(maxsize=16384)
def surnames_of(name: str) -> tuple[str, ...]:
    """Return the parts of the full name `name` by which it may be repeated, the likeliest first.

    The last word with its particles; the first word too where the family name comes first.
    """
    words = name.replace("’", "'").split()
    if len(words) < 2:
        return (name,)
    while len(words) > 2 and words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    last = " ".join(words[start:])
    found = [last]
    if start < len(words) - 1:
        found.append(words[-1])
    if words[0] in chinese_surnames():
        found.insert(0, words[0])
    if words[-1].lower().startswith(ARTICLES):  # al-Qasabi, of which a run of capitals shows Qasabi
        found.append(words[-1][len("al-") :])
    if len(words) > 2 and start == len(words) - 1 and words[-2][0].isupper() and not words[-2].endswith("."):
        found.append(f"{words[-2]} {words[-1]}")
    return tuple(found)
