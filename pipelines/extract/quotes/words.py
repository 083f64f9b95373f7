"""What words in quotation marks are: a clause somebody said, part of one, or a name in marks."""

from __future__ import annotations

import re

from pipelines.extract.quotes.marks import Quoted

_NAMING = re.compile(
    r"(?:\b(?:so-called|titled|entitled|headlined|named|nicknamed|dubbed|known as|called|the (?:word|term|phrase|acronym|hashtag|song|film|movie|book|"
    r"show|series|album|play|novel|slogan|game)s?|(?:song|film|movie|book|show|series|album|novel|program|programme|magazine|documentary|episode|musical),?|(?:theme|motto|slogan|tagline|title):?))\s*$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\s(?:organi[sz]ed|hosted|held|convened|sponsored|published|launched|commissioned) (?:by|in|at|on)\b"
)
"""What follows the name of an event or a paper: the “Dialogue on Ports” organised by"""
_NAMING_ENDS = tuple(
    word + ending
    for word in "word term phrase acronym hashtag song film movie book show series album play novel slogan game".split()
    for ending in ("", "s")
) + tuple(
    "so-called titled entitled headlined named nicknamed dubbed as called magazine program programme documentary "
    "musical episode theme motto tagline title".split()
)
"""How the words end that `_NAMING` finds: most do not, and are passed over at the price of a look at their end."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "by",
        "with",
        "from",
        "as",
        "is",
        "vs",
        "&",
    ]
)
_CLAUSE_START = re.compile(
    r"(?:I|I[’']\w+|we|he|she|it|they|you|there|this|that|these|those|who|what|let|if|when|because)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:I|we|he|she|it|they|you|there|this|that|these|those|if|when|because|the|an?|our|my|its|no|all)\b"
)
_ADJUNCT = re.compile(
    r"(?:notwithstanding|despite|regardless|irrespective|including|especially|particularly|without)\b"
)
"""Opens words that are no clause: it is concerned, “despite our long talks.”"""
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|[a-z]+n[’']t)\b"
)
_SAID = frozenset({"said", "says", "saying", "added", "adds", "adding", "stated", "stating"})
"""Words behind which a sentence may be quoted without a comma."""
_TERMINAL = ".,!?…—–-;"


def inner(text: str, q: Quoted) -> str:
    """Return the words without the marks."""
    width = 2 if text.startswith(("''", "``"), q.char_start) else 1
    return text[q.char_start + width : q.char_end - width * q.is_closed]


def is_clause(text: str, q: Quoted) -> bool:
    """Return whether the words are at least a clause by their form: how they begin, end and are led in."""
    words = inner(text, q).strip()
    if not words:
        return False
    before = text[max(q.paragraph_start, q.char_start - 12) : q.char_start].rstrip()
    opens = not before or before[-1] in ',:.!?—–…”"' or before.endswith((" as follows", " that"))
    ends = words[-1] in _TERMINAL or text[q.char_end : q.char_end + 1] == ","
    count = words.count(" ") + 1
    first = words.lstrip("[(…. ‘'\"“")[:1]
    after_verb = before.rpartition(" ")[2] in _SAID
    if first.isupper() or first.isdigit() or words[0] in "…[":
        starts = before[-1:] in (",", ":", "") or before[-1:] in '.!?”"'
        is_long = count > 7 and not (first.isdigit() and not starts and not _VERB.search(words))
        return (ends and (opens or after_verb or count > 3)) or (starts and count > 3) or is_long
    if after_verb and count > 5 and _VERB.search(words) and _SUBJECT.match(words):
        return True
    return (ends and before[-1:] in (",", ":") and count > 1 and not _ADJUNCT.match(words)) or (
        count > 4 and bool(_CLAUSE_START.match(words)) and ends and not before.endswith(" that")
    )


def is_name(text: str, q: Quoted) -> bool:
    """Return whether the words look like a title, nickname or term rather than something said.

    In a sentence that is itself printed in title case the capitals tell nothing.
    """
    plain = inner(text, q).strip().rstrip(".,;:!?")
    if not any(map(str.isalpha, plain)):
        return True
    words = plain.split(None, 14)
    if follows_naming(text, q):
        return True
    if len(words) > 13:
        return False
    lexical = [w for w in words if w.lower() not in _SMALL]
    capitals = sum(
        1 for w in lexical if w.lstrip("‘'\"“([#@")[:1].isupper() or w[0].isdigit() or w[0] in "#@"
    )
    if _HELD.match(text, q.char_end):
        return 2 * capitals > len(lexical)
    return bool(lexical) and capitals == len(lexical)


def follows_naming(text: str, q: Quoted) -> bool:
    """Return whether the words before say that a name follows (the film, titled, so-called)."""
    before = text[max(q.paragraph_start, q.char_start - 24) : q.char_start]
    if not before.rstrip().rstrip(",:").lower().endswith(_NAMING_ENDS):
        return False
    return _NAMING.search(before) is not None


def is_title_case(sentence: str) -> bool:
    """Return whether nearly all words of a sentence carry a capital."""
    words = [w for w in sentence.split() if w[:1].isalpha() and w.lower() not in _SMALL and len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
