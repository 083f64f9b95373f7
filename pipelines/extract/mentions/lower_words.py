"""Which words a document prints in lower case: what it prints so is likely no name where a capital is owed."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<!\w)[a-z]{3,}")
_SEARCHES = 48


class LowerWords:
    """The runs of three and more letters a–z that no letter, digit or underscore precedes.

    Few documents ask for more than some words, and a search for one is far cheaper than the list of all; who asks for
    many gets the list, so that time stays linear in the text.
    """

    __slots__ = ("_answers", "_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._answers: dict[str, bool] = {}
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        """Return whether the text prints `word`."""
        if not isinstance(word, str):
            return False
        answer = self._answers.get(word)
        if answer is None:
            answer = self._answers[word] = self._is_printed(word)
        return answer

    def _is_printed(self, word: str) -> bool:
        if self._words is None:
            if len(self._answers) < _SEARCHES:
                return self._is_found(word)
            self._words = frozenset(_WORD.findall(self._text))
        return word in self._words

    def _is_found(self, word: str) -> bool:
        if len(word) < 3 or not (word.isascii() and word.isalpha() and word.islower()):
            return False
        text = self._text
        at = text.find(word)
        while at >= 0:
            before, after = text[at - 1] if at else " ", text[at + len(word) : at + len(word) + 1]
            if not (before.isalnum() or before == "_" or "a" <= after <= "z"):
                return True
            at = text.find(word, at + 1)
        return False
