"""The cue and speaker that follow quoted words at once: “…,” said X; “…,” X of Y told Z; “…,” according to X."""

from __future__ import annotations

import re

from pipelines.extract.quotes import phrases
from pipelines.extract.quotes.context import Attribution, Context, inverted
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.hearers import addressee

_REACH = 170
_MOST_CUES = 3
_OTHER_CLAUSE = re.compile(r"[“”\"‘’;:]|\b(?:and|but|while|when|after|before|who|which|said|says)\b")
_CONJUNCTION = re.compile(r"(?:while|whereas|but|although|though|as|after|when|because|since|if|until)\s")
_FIELDS = re.compile(r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?, ){1,3}(?:(?:[A-Z][a-z]+ )?(?:and|&) )?")
"""The first fields of an office before its last and the name: “…,” Labour, Trade and Mines Minister Ana Ruiz said."""
_IS_HOW = re.compile(r"(?:is|was) (?:how|what) ")
"""Between quoted words and who finds them: “far from it” is how Ruiz describes the pact."""
_QUOTING = frozenset(("quoted", "quotes", "cited", "cites"))
_AS_SAYING = re.compile(r" [^;:“”\"\n]{3,140}? as (?:saying|telling|having said)\b")
"""Behind a source that quotes somebody: quoted Ana Ruiz, a lawyer, as saying."""
_NOTHING_SAID = re.compile(
    r"\s?[.,\n]|\s(?:on|in|at|during|after|before|last|this|early|late|today|yesterday|via|from|when|as|[A-Z][a-z]+day)\b"
)
"""What may follow a cue that reports no further words."""


def after_quote(context: Context, at: int, stop: int) -> Attribution | None:
    """Return the attribution that follows the words that end at `at`, None where another clause stands there."""
    text = context.text
    stop = min(stop, at + _REACH)
    begin = at + len(text[at:stop]) - len(text[at:stop].lstrip(" ,\n\u00a0"))
    ended = phrases.sentence_break(text, begin, stop)
    limit = ended + 1 if ended > begin else stop
    how = _IS_HOW.match(text, begin, limit)
    begin = how.end() if how else begin
    other_clause = _CONJUNCTION.match(text, begin, limit) is not None
    for cue in context.cues.between(begin, limit)[:_MOST_CUES]:
        if (cue.kind == "label" and not how) or cue.form == "gerund":
            continue
        quoted = _quoted_as_saying(context, cue, limit)
        if quoted is not None:
            return quoted
        if cue.char_start == begin or (cue.kind == "say" and _goes_on(text, begin, cue.char_start)):
            found = inverted(context, cue, limit)
            if found:
                return found
            continue
        if cue.form == "third_person" and text[begin : cue.char_start].endswith(", "):
            found = inverted(context, cue, limit)  # a headline: Farmers 'betrayed' by deal, says union
            if found and found.speaker and text[found.speaker.char_end : found.speaker.char_end + 1] in ",\n":
                return found
        if text[begin : cue.char_start].endswith((" who ", " which ")):
            continue
        subject = context.subject_before(begin, cue.char_start)
        goes_on = subject is not None and (
            _goes_on(text, begin, subject[0]) or _FIELDS.fullmatch(text, begin, subject[0]) is not None
        )
        if subject and not goes_on and subject[0] - begin >= 8 and "," in text[begin : subject[0]]:
            subject = context.subject_before(begin, text.find(",", begin))
        if subject and (goes_on or (subject[0] - begin < 8 and not other_clause)):
            speaker = context.speaker_at(subject)
            if speaker:
                return Attribution(
                    "speaker_after", speaker, text[cue.char_start : cue.char_end], addressee(text, cue, stop)
                )
        break
    return None


def _quoted_as_saying(context: Context, cue: Cue, stop: int) -> Attribution | None:
    """Return the attribution to whom a source quotes: “…,” the Star quoted Ana Ruiz, a lawyer, as saying."""
    word = context.text[cue.char_start : cue.char_end]
    if word not in _QUOTING or _AS_SAYING.match(context.text, cue.char_end, stop) is None:
        return None
    speaker = context.speaker_at(phrases.after(context.text, cue.char_end, stop))
    return Attribution("speaker_after", speaker, word) if speaker else None


def after_full_stop(context: Context, at: int, stop: int) -> Attribution | None:
    """Return the attribution printed as a sentence of its own: “It can be done.” Ruiz told reporters on Monday."""
    found = after_quote(context, at, stop)
    if found is None or found.speaker is None or found.cue is None:
        return None
    end = found.addressee[1] if found.addressee else found.speaker.char_end + 1 + len(found.cue)
    said_at_once = context.text.startswith(found.cue, found.speaker.char_end + 1)
    return found if said_at_once and _NOTHING_SAID.match(context.text, end) else None


def _goes_on(text: str, begin: int, subject: int) -> bool:
    """Return whether the reporter ends the quoted sentence before the subject: “…” as a buffer, Ruiz said."""
    return (
        subject - begin < 90
        and text[begin].islower()
        and text[subject - 2 : subject] == ", "
        and text.find(",", begin, subject - 2) < 0
        and not _OTHER_CLAUSE.search(text, begin, subject)
    )
