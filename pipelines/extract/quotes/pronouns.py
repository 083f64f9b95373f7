"""What a speaker's pronoun can take up by its number and kind: they for several, it for a body, he for a person.

Whom it takes up in a text is decided in `antecedents`.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extract.quotes.phrases import ADJOINING, PREPOSITIONS, PRONOUNS, speaker_nouns
from pipelines.extract.quotes.speakers import SEVERAL
from pipelines.extract.spans import MentionSpan, QuoteSpan
from pipelines.language import reference

WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SUBJECTS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}
"""Pronouns behind *according to*, as subjects."""


@cache
def _speaker_kinds() -> dict[str, str]:
    """Return whether a common noun for a speaker, in the singular, is a person, a body or a text."""
    return {row["singular"]: row["kind"] for row in reference.rows("speaker_nouns")}


def subject(quote: QuoteSpan) -> str:
    """Return the speaker's pronoun as a subject (according to her: she)."""
    printed = (quote.speaker_surface or "").lower()
    return _SUBJECTS.get(printed, printed)


def takes_up(pronoun: str, phrase: str) -> bool:
    """Return whether a pronoun can stand for an unnamed speaker: they for several, it for a body or text, he for a person."""
    words = [word.lower() for word in WORD.findall(phrase)]
    head = ""
    for word in words:
        if word in PREPOSITIONS or (head and word in ADJOINING):
            break
        head = word
    if head in PRONOUNS:
        return False
    kind = _speaker_kinds().get(head)
    if kind is None:
        return pronoun == "they" and (head in SEVERAL or head in speaker_nouns())
    return pronoun == "it" if kind != "person" else pronoun in ("he", "she")


def is_quoted_in(m: MentionSpan, quote: QuoteSpan) -> bool:
    """Return whether somebody is only named in the words of another."""
    return quote.directness == "direct" and quote.char_start < m.char_start < quote.char_end


def are_several(quote: QuoteSpan) -> bool:
    """Return whether the speakers are several without a name (farmers, they): he is none of them."""
    if quote.speaker_kind == "named":
        return False
    last = (quote.speaker_surface or "").lower().rpartition(" ")[2]
    return last in ("they", "we", "it") or (quote.speaker_kind == "unnamed" and last.endswith("s"))
