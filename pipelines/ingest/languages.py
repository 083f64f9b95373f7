"""Which language a text is in, as far as needed to keep out what extraction cannot read. Cheap and deterministic.

A profile of the commonest words on a sample of the text; scripts other than Latin are told by their letters.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipelines.language import reference

READ = frozenset({"en", "und"})
"""Languages that extraction reads; `und` is a text too short, or too much a table of names, to tell."""

_SAMPLE = 900
_MIN_WORDS = 25
_WORD = re.compile(r"[^\W\d_]{1,20}")
_ASCII_WORD = re.compile(r"[a-z]{1,20}")
"""The same in folded ASCII, which most texts are but for their marks: a class of few letters is matched faster."""
_MARKS = "’‘“”–—…\u00a0"
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af]")


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return word → languages that it is one of the commonest words of."""
    result: dict[str, tuple[str, ...]] = {}
    for row in reference.rows("stop_words"):
        for word in row["words"].split():
            result[word] = (*result.get(word, ()), row["language"])
    return result


def is_common(word: str, language: str) -> bool:
    """Return whether `word`, in lower case, is one of the commonest words of a language."""
    return language in _languages_of_words().get(word, ())


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, `und` where there is too little to go by.

    Looks at the beginning, the middle and the end, so that chrome at one end does not decide.
    """
    sample = text if len(text) <= 3 * _SAMPLE else _three_parts(text)
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        by_script = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
        code, letters = max(by_script.items(), key=lambda item: item[1])
        # Japanese is written with Chinese characters too: kana decide
        if letters >= 10 and letters > len(_LATIN.findall(sample)):
            return "ja" if by_script["ja"] * 10 >= letters else code
    folded = sample.casefold()
    if not folded.isascii():
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
    words = (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)
    total = len(words)
    if total < _MIN_WORDS:
        return "und"
    shares: dict[str, int] = {}
    known = _languages_of_words()
    counts = Counter(words)
    for word in counts.keys() & known.keys():
        for code in known[word]:
            shares[code] = shares.get(code, 0) + counts[word]
    english = shares.pop("en", 0) / total
    other, count = max(shares.items(), key=lambda item: (item[1], item[0]), default=("und", 0))
    share = count / total
    if share >= 0.12 and share > 1.6 * english:
        return other
    return "en" if english >= 0.1 else "und"


def _three_parts(text: str) -> str:
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
