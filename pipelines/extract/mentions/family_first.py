"""Names with the family name first: Chinese, Korean, Vietnamese."""

from __future__ import annotations

import re

from pipelines.extract.mentions.lexicon import is_common, is_pinyin_name, lexicon
from pipelines.extract.mentions.name_forms import fold
from pipelines.extract.mentions.words import Words

_VIETNAMESE = re.compile(
    r"(?:ch|gh?|gi|kh|ngh?|nh|ph|qu|th|tr|[bcdhklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_TAILS = frozenset("led based made bound owned born run era style wide free ion back off".split())
"""What an acronym or name is joined to by a hyphen (Fed-led)."""


def end_of(words: Words, i: int, language: str) -> int | None:
    """Return the end of the name that starts with the family name at token `i`, or None; `language`: ko, vi or zh."""
    tokens = words.tokens
    if i + 1 >= len(tokens) or not words.joined(i + 1, hyphen=False) or not tokens[i + 1].text[0].isupper():
        return None
    given = tokens[i + 1].text
    if language in ("ko", "zh") and is_hyphenated_given(given):
        return i + 2
    if language == "zh" and i + 2 < len(tokens) and tokens[i + 2].glue == "-" and is_pinyin_name(given):
        return i + 3 if is_pinyin_name(tokens[i + 2].text) else None
    if language == "zh" or tokens[i].text in ("Jin", "Kong", "Song", "Yang"):
        if not is_pinyin_name(given) or (words.known(i + 1) is not None and not _is_firm(words, i + 1)):
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


def _is_firm(words: Words, k: int) -> bool:
    """Return whether token `k` alone is a firm's name, as given names can be too (Pei [Changhong])."""
    known = words.known(k)
    return known is not None and known[0] == k + 1 and known[1].entity.detail == "company"


def _is_syllable(words: Words, k: int) -> bool:
    """Return whether token `k` is the second syllable of a given name in two words (Gan Kim Yong)."""
    if k >= len(words.tokens) or not words.joined(k, hyphen=False):
        return False
    text = words.tokens[k].text
    return (
        text[0].isupper()
        and text[1:].islower()
        and len(text) <= 6
        and (not words.is_plain(k) or _closes_pinyin(words, k))
        and words.known(k) is None
    )


def _closes_pinyin(words: Words, k: int) -> bool:
    """Return whether the common word at `k` is a syllable that ends a name (Wen Zhao [Ming])."""
    return (
        is_pinyin_name(words.tokens[k].text)
        and words.ends_at(k)
        and not words.headline
        and not words.is_function(k)
        and words.tokens[k].text not in lexicon().parts["not_a_name"]
    )


def has_hyphenated_given(words: Words, i: int) -> bool:
    """Return whether an unlisted family name with a given name of the form Wen-hen stands at token `i`."""
    return (
        i + 1 < len(words.tokens)
        and "-" in words.tokens[i + 1].text
        and words.joined(i + 1, hyphen=False)
        and words.tokens[i].text.isalpha()
        and len(words.tokens[i].text) <= 7
        and not words.is_plain(i)
        and is_hyphenated_given(words.tokens[i + 1].text)
        and _are_syllables(*words.tokens[i + 1].text.split("-")[:2])
    )


def _are_syllables(first: str, second: str) -> bool:
    return not is_common(second) or (is_pinyin_name(first) and is_pinyin_name(second))


def is_hyphenated_given(given: str) -> bool:
    """Return whether `given` has the form of Jae-myung or Ching-te: two syllables, the second in lower case."""
    first, dash, second = given.partition("-")
    return (
        bool(dash)
        and 2 <= len(first) <= 6
        and 2 <= len(second) <= 6
        and second.islower()
        and second not in _TAILS
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
