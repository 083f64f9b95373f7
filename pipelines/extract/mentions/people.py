"""Names of people by structure: after a title, given name first, family name first. Known people are in the gazetteer."""

from __future__ import annotations

import re

from pipelines.extract.mentions.lexicon import FUNCTION_WORDS, PARTICLES, is_common, is_pinyin_name, lexicon
from pipelines.extract.mentions.name_forms import fold
from pipelines.extract.mentions.words import Words

_VIETNAMESE = re.compile(
    r"(?:ch|gh?|gi|kh|ngh?|nh|ph|qu|th|tr|[bcdhklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_MAX_WORDS = 5


def after_title(words: Words, i: int) -> int | None:
    """Return the end of the name that starts at token `i`, right after a title, or None."""
    tokens = words.tokens
    if i >= len(tokens) or not words.joined(i, hyphen=False):
        return None
    known = words.known(i)
    if known is not None and known[1].entity.kind == "person":
        return known[0]
    if (
        known is not None
        and known[1].entity.kind != "group"  # [Christian] Wulff, Bill [English]
        and (known[1].entity.kind != "place" or known[0] - i > 1 or known[1].entity.detail != "city")
    ):
        return None
    pattern = untitled(words, i)
    if pattern is not None:
        return pattern
    if not _is_name_word(words, i, first=True) or words.title_end(i) is not None:
        return None
    if words.is_plain(i) and tokens[i - 1].text in _ADJECTIVAL:
        return None  # Executive Order, General Agreement
    end = _extend(words, i, i + 1)
    if end == i + 1 and words.tokens[i].text in lexicon().given and _closes_name(words, end):
        return end + 1
    return end


_ADJECTIVAL = frozenset({"General", "Executive", "Chief", "Principal", "Private", "Major", "Special"})
"""Titles that are adjectives before a common word."""


def _closes_name(words: Words, k: int) -> bool:
    """Return whether the common word `k` after title and given name is the surname (Secretary Jane Angers)."""
    if words.headline or k >= len(words.tokens) or not words.joined(k, hyphen=False) or words.is_function(k):
        return False
    return words.tokens[k].text[0].isupper() and words.ends_at(k) and words.title_end(k) is None


def untitled(words: Words, i: int) -> int | None:
    """Return the end of the full name that starts at token `i`, or None: two words at least."""
    if i + 1 >= len(words.tokens):
        return None
    text = words.tokens[i].text
    if text == "X." and i == 0:
        return None  # the end of a sentence about the network X, not an initial
    languages = lexicon().family_first.get(text, ())
    if not languages and _has_hyphenated_given(words, i):
        return i + 2
    ends = [end for language in languages if (end := _family_first(words, i, language)) is not None]
    if ends:
        return max(ends)
    initial = (len(text) == 2 and text.endswith(".")) or (
        text.count(".") > 1 and len(text) <= 6 and text not in ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.")
    )
    if text not in lexicon().given and not (initial and text[0].isupper()):
        return _after_initials(words, i)
    if text.lower() in FUNCTION_WORDS and not _is_family_word(words, i + 1):
        return None
    if text in lexicon().parts["not_a_name"] and words.known(i + 1) is not None:
        return None  # In [April] Washington said
    end = _extend(words, i, i + 1)
    if end - i < 2:
        return None
    if initial and all(words.is_plain(k) for k in range(i + 1, end)):
        return None
    return end


def _after_initials(words: Words, i: int) -> int | None:
    """Return the end of a name whose initials stand together without points (YS Jagan Mohan Reddy), or None."""
    text = words.tokens[i].text
    if len(text) != 2 or not text.isalpha() or not text.isupper() or words.headline or words.known(i):
        return None
    following, found = words.tokens[i + 1].text, lexicon()
    if following not in found.given and following not in found.surnames:
        return None
    if words.is_plain(i + 1) or words.known(i + 1) is not None or text in found.parts["not_a_name"]:
        return None
    end = _extend(words, i, i + 1)
    return end if end - i >= 2 else None


def goes_on(words: Words, i: int, end: int) -> bool:
    """Return whether a further surname follows the known full name (Ildefonso Guajardo [Villarreal])."""
    if end - i < 2 or end >= len(words.tokens) or words.headline or not words.joined(end, hyphen=False):
        return False
    text = words.tokens[end].text
    if _is_hyphenated(text):
        return True  # Ronald Lam [Man-kin]
    return (
        text.isalpha()
        and text[1:].islower()
        and not words.is_plain(end)
        and words.known(end) is None
        and words.title_end(end) is None
        and words.ends_at(end)
    )


def _family_first(words: Words, i: int, language: str) -> int | None:
    tokens = words.tokens
    if i + 1 >= len(tokens) or not words.joined(i + 1, hyphen=False) or not tokens[i + 1].text[0].isupper():
        return None
    given = tokens[i + 1].text
    if language in ("ko", "zh") and _is_hyphenated(given):
        return i + 2
    if language == "zh" and i + 2 < len(tokens) and tokens[i + 2].glue == "-" and is_pinyin_name(given):
        return i + 3 if is_pinyin_name(tokens[i + 2].text) else None
    if language == "zh" or tokens[i].text in ("Jin", "Kong", "Song", "Yang"):
        if not is_pinyin_name(given) or words.known(i + 1) is not None:
            return None
        is_word = words.is_plain(i + 1)
        if is_word and (len(given) > 3 or words.is_plain(i) or words.headline):
            return None
        return i + 3 if _is_syllable(words, i + 2) else i + 2
    if language == "ko":
        end = i + 1
        while (
            end < len(tokens)
            and end < i + 3
            and words.joined(end)
            and len(tokens[end].text) <= 6
            and tokens[end].text[0].isupper()
            and (not words.is_plain(end) or (len(tokens[end].text) <= 4 and not words.headline))
            and not words.is_function(end)
            and words.known(end) is None
        ):
            end += 1
        if all(words.is_plain(k) for k in range(i + 1, end)):
            return None
        if end == i + 2 and given in lexicon().family_first:
            return end
        return end if end == i + 3 else None
    end = i + 1
    while (
        end < len(tokens) and end < i + 4 and words.joined(end, hyphen=False) and _is_vietnamese(words, end)
    ):
        end += 1
    return end if end > i + 1 and (end > i + 2 or not words.is_plain(i)) else None


def _is_syllable(words: Words, k: int) -> bool:
    """Return whether token `k` is the second syllable of a given name in two words (Gan Kim Yong)."""
    if k >= len(words.tokens) or not words.joined(k, hyphen=False):
        return False
    text = words.tokens[k].text
    return (
        text[0].isupper()
        and text[1:].islower()
        and len(text) <= 6
        and not words.is_plain(k)
        and words.known(k) is None
    )


def _has_hyphenated_given(words: Words, i: int) -> bool:
    """Return whether an unlisted family name with a given name of the form Wen-hen stands at token `i`."""
    return (
        i + 1 < len(words.tokens)
        and words.joined(i + 1, hyphen=False)
        and words.tokens[i].text.isalpha()
        and len(words.tokens[i].text) <= 7
        and not words.is_plain(i)
        and _is_hyphenated(words.tokens[i + 1].text)
        and _are_syllables(*words.tokens[i + 1].text.split("-")[:2])
    )


def _are_syllables(first: str, second: str) -> bool:
    return not is_common(second) or (is_pinyin_name(first) and is_pinyin_name(second))


def _is_hyphenated(given: str) -> bool:
    """Return whether `given` has the form of Jae-myung or Ching-te: two syllables, the second in lower case."""
    first, dash, second = given.partition("-")
    return (
        bool(dash)
        and 2 <= len(first) <= 6
        and 2 <= len(second) <= 6
        and second.islower()
        and second not in _TAILS
    )


_TAILS = frozenset(
    {
        "led",
        "based",
        "made",
        "bound",
        "owned",
        "born",
        "run",
        "era",
        "style",
        "wide",
        "free",
        "ion",
        "back",
        "off",
    }
)


def _is_vietnamese(words: Words, k: int) -> bool:
    text = words.tokens[k].text
    return (
        text[0].isupper()
        and len(text) <= 7
        and _VIETNAMESE.fullmatch(fold(text)) is not None
        and not (words.is_plain(k) and len(text) > (3 if words.headline else 5))
        and words.title_end(k) is None
    )


def _extend(words: Words, i: int, k: int) -> int:
    """Return the end of the given-name-first name that starts at `i`, whose words up to `k` are taken."""
    tokens = words.tokens
    end = k
    count = 1
    while k < len(tokens) and count < _MAX_WORDS:
        if not (words.joined(k) or words.has_nickname(k)):
            break
        text = tokens[k].text
        if text in PARTICLES:
            k += 1
            continue
        if text in _SUFFIXES:
            return k + 1 if count > 1 else end
        if len(text) == 2 and text[1] == "." and text[0].isupper():
            k += 1
            continue
        if not _is_name_word(words, k, first=False):
            break
        k += 1
        end = k
        count += 1
    if count > 1 and end < len(tokens) and tokens[end].text in _SUFFIXES and words.joined(end):
        end += 1
    return end


def _is_name_word(words: Words, k: int, *, first: bool) -> bool:
    """Return whether token `k` can be a word of a person's name; `first`: right after a title."""
    token = words.tokens[k]
    text = token.text
    found = lexicon()
    if not text[0].isupper() or text[-1].isdigit():
        return False
    if len(text) > 1 and text.isupper() and not words.headline and "." not in text and len(text) < 5:
        return False
    lower = text.lower()
    if lower in FUNCTION_WORDS:
        listed = text in found.family_first or text in found.surnames
        return first and listed and k + 1 == len(words.tokens) and not words.headline
    parts = found.parts
    if text in parts["organisation_end"] or text in parts["company_suffix"] or text in parts["place_end"]:
        return text in found.surnames and not words.is_plain(k) and not words.headline
    if not first and lower in found.title_heads and text in found.surnames:
        return words.ends_at(k) and not words.headline
    if lower in found.title_heads or text in parts["not_a_name"]:
        return (
            first
            and text in found.surnames
            and text not in parts["organisation_end"]
            and lower not in found.title_heads
        )
    known = words.known(k)
    if known is not None and known[1].entity.kind in (
        "country",
        "organisation",
        "agreement",
        "venue",
        "group",
        "event",
    ):
        return text in found.surnames and known[0] == k + 1 and known[1].entity.kind != "country"
    if words.is_plain(k):
        return (text in found.surnames or text in found.given or first) and not words.headline
    return True


def _is_family_word(words: Words, k: int) -> bool:
    return k < len(words.tokens) and words.tokens[k].text in lexicon().surnames
