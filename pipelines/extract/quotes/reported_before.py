"""The clause before a cue, or around it: *…, X said* and *The rounds, X said, were held in May*.

Clauses behind a cue are read in `reported`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes.context import Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE
from pipelines.extract.quotes.reported import LONGEST, ended
from pipelines.extract.spans import Sentence

_QUOTED = re.compile('[“”"‘]')
_AFTER_TRAILING = re.compile(
    r"[.,;]|\s+(?:on|in|at|during|last|this|late|early|while|when|as|after|before|without|ahead|following|citing|adding|speaking|referring|responding|today|Mon|Tue|Wed|Thu|Fri|Sat|Sun|reporters|yesterday|to (?:reporters|the)|[A-Z][\w.]+\s+[A-Z]?[\w.]+[.,])"
)
_QUOTED_NEXT = re.compile(r"[,:]\s*[“\"‘]")
_ADVERBIAL = re.compile(
    r"(?:When |If |While )?(?:[Aa]sked|[Aa]pproached|[Cc]onsulted|[Cc]ontacted|[Ii]nterviewed|[Pp]ressed|[Qq]uestioned|[Ss]peaking|[Cc]ommenting|[Rr]esponding|[Aa]ddressing|[Rr]eferring|[Rr]eplying)\b"
    r"|(?:In|On|At|During|After|Before|Following|Regarding|Despite|With|By|For|Under|Since|Amid) (?![^,]*\b(?:is|are|was|were|will|would|can|could|should|must|has|had)\b)"
)
"""Opens a sentence whose first comma ends no clause."""
_PLURAL_AND_VERB = re.compile(
    r"[A-Z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3}?(?<=[a-z][^s\W]s)\s(?!(?:of|in|on|at|to|from|for|with|by|and|or|that|who|which|but|as|than|over|under|between|about|into|near|like|via)\b)[a-z]{3,}(?<!ing)\s"
)
"""A clause that opens with a plural and the bare form of a verb: Car sales account for"""
_SAYS_MORE = re.compile(r"(?:and|but|who|which|when|while|as|after|in|on|at|during|[a-z]+ing)\b")
"""What goes on behind a cue set between commas, when no reported clause does."""
_GERUND_AND_VERB = re.compile(
    r"[a-z]+ing [^,;:]{3,80} (?:will|would|can|could|should|must|may|might|has|had|is|was)\b"
)
"""A participle that is the subject of what is said: Thus, he said, lifting the duties would harm growers."""
_SPEAKING = re.compile(
    r"(?:[Aa]sked|[Ss]peaking|[Cc]ommenting|[Rr]esponding|[Aa]ddressing|[Rr]eferring|[Rr]eplying|[Mm]eanwhile|[Hh]owever)\b"
)
_SUBORDINATE = re.compile(
    r"(?:Although|Though|Even though|Even if|While|Whereas|If|Unless|Once|Because|Since) (?!\w+ing )"
)
"""Opens a sentence whose main clause follows a comma."""
_NO_TAIL = re.compile(r"(?!)")


def trailing(
    context: Context,
    cue: Cue,
    hearer: tuple[int, int] | None,
    sentence: Sentence,
    *,
    is_inverted: bool = False,
) -> tuple[int, int] | None:
    """Return the clause before *, X said* at the end of a sentence; `is_inverted`: before *, said X*."""
    text = context.text
    as_saying = cue.form == "gerund" and text.endswith(" as ", sentence.char_start, cue.char_start)
    if cue.kind == "source" or cue.form == "base" or (cue.form == "gerund" and not as_saying):
        return None
    after = hearer[1] if hearer else cue.char_end
    if _QUOTED_NEXT.match(text, after):
        return None  # After reports that it is near, Ruiz said, “…”
    inverted_after_comma = hearer is None and text[cue.char_start - 2 : cue.char_start] == ", "
    if (
        not inverted_after_comma
        and not _AFTER_TRAILING.match(text, after, after + 16)
        and after != sentence.char_end
    ):
        return None
    window_start = max(sentence.char_start, cue.char_start - 160)
    comma = text.rfind(",", window_start, cue.char_start)
    subject = (
        context.subject_before(sentence.char_start, cue.char_start)
        if comma == cue.char_start - 2 and not is_inverted
        else None
    )
    if subject and text[subject[0] - 2 : subject[0]] == ", ":
        comma = subject[0] - 2  # …, the notice, issued on Monday, said
    name = context.mentions.covering(comma)
    if name is not None:  # the Ministry of Economy, Trade and Industry said
        comma = text.rfind(",", window_start, name.char_start)
    if not 20 <= comma - sentence.char_start <= LONGEST or text[comma + 1 : comma + 2] in '”"’':
        return None
    start = sentence.char_start
    if text[start : start + 1] in '“"‘' or text[comma - 1] == '"':
        return None
    if text[comma - 1] == "”" and not FINITE.search(text, start, max(start, text.rfind("“", start, comma))):
        return None
    if _ADVERBIAL.match(text, start, comma) and "," not in text[start:comma]:
        return None  # In a letter to members, Ruiz said: …
    if _is_subordinate(text, start, cue, sentence):
        return None  # Although duties fell, he said, trade did not
    has_verb = FINITE.search(text, start, comma) or _PLURAL_AND_VERB.match(text, start, comma)
    return (start, comma) if has_verb else None


def _is_subordinate(text: str, start: int, cue: Cue, sentence: Sentence) -> bool:
    """Return whether the clause at `start` only opens what is said, and its main clause follows the cue."""
    rest = (cue.char_end + 2, sentence.char_end)
    follows = text.startswith(", ", cue.char_end) and not _SAYS_MORE.match(text, *rest)
    return follows and _SUBORDINATE.match(text, start) is not None and FINITE.search(text, *rest) is not None


def around(context: Context, cue: Cue, sentence: Sentence) -> tuple[int, int] | None:
    """Return the sentence into which a subject and its cue are set between commas (The rounds, he said, were held in May)."""
    text = context.text
    if (
        cue.kind == "source"
        or cue.form in ("gerund", "base")
        or text[cue.char_end : cue.char_end + 2] != ", "
    ):
        return None
    subject = context.subject_before(sentence.char_start, cue.char_start)
    if subject is None or text[subject[0] - 2 : subject[0]] != ", ":
        return None
    first, rest = (sentence.char_start, subject[0] - 2), (cue.char_end + 2, sentence.char_end)
    if _QUOTED.search(text, sentence.char_start, rest[0] + 1):
        return None
    if _SAYS_MORE.match(text, *rest) and not _GERUND_AND_VERB.match(text, *rest):
        return None
    is_main = FINITE.search(text, *first) and not _is_subordinate(text, first[0], cue, sentence)
    if is_main or not FINITE.search(text, *rest) or _SPEAKING.match(text, *first):
        return None
    return ended(text, sentence.char_start, sentence.char_end, _NO_TAIL)
