"""Who speaks where the cue is a participle: the subject of the main clause before it (…, adding that) or behind it (Noting that …, Ruiz said).

Cues with a subject of their own are read in `lead_in`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes import openers, phrases
from pipelines.extract.quotes.context import Attribution, Context, inverted
from pipelines.extract.quotes.cues import Cue

_SECOND_CLAUSE = re.compile(r", (?:but|while) (?=(?:the )?[A-Z][\w’'-]+ (?:has|had|is|was|[a-z]+(?:ed|s)) )")
_OBJECT = re.compile(r" (?:the|an?|any|some|no|his|her|its|their|to)\b")
_OF_OBJECTS = frozenset(("label", "manner", "object"))
"""Kinds of cues that an object follows, and no speaker behind a comma: Ruiz, of Acme, praised the move, stating."""
_COMMA = re.compile(r",[”\"’']? (?=[\w])")
_REACH_OF_OPENING = 300


def of_main_clause(context: Context, cue: Cue, sentence_start: int) -> Attribution | None:
    """Return the attribution of a participle (…, adding that): the subject of the sentence."""
    text = context.text
    word = text[cue.char_start : cue.char_end]
    for other in context.cues.last_before(cue.char_start, sentence_start):
        if other.form == "gerund" or (other.kind == "manner" and _OBJECT.match(text, other.char_end)):
            continue  # …, whose ministry offered talks, saying that
        if other.kind == "source":
            found = inverted(context, other, cue.char_start)
            return found._replace(cue=word) if found else None
        mark = text[sentence_start : other.char_start].rstrip()[-1:]
        if mark in ('"', "”", "’", "'") or (mark == "," and other.kind not in _OF_OBJECTS):
            found = inverted(context, other, cue.char_start)  # “…,” said Ruiz, adding that …
            ends = found.speaker.char_end if found and found.speaker else 0
            if found and (mark != "," or text[ends : cue.char_start] == ", "):
                return found._replace(rule="main_clause", cue=word)
        speaker = context.speaker_at(context.subject_before(sentence_start, other.char_start))
        if speaker and phrases.is_speaker_head(text[speaker.char_start : speaker.char_end]):
            return Attribution("main_clause", speaker, word)
    second = None
    for second in _SECOND_CLAUSE.finditer(text, sentence_start, cue.char_start):  # noqa: B007
        pass
    start = second.end() if second else sentence_start
    speaker = context.speaker_at(openers.leading(text, start, cue.char_start))
    return Attribution("main_clause", speaker, word) if speaker else None


def of_following_clause(context: Context, cue: Cue) -> Attribution | None:
    """Return the attribution of a participle that opens the sentence: the subject behind its clause (Calling it “bad”, Ruiz …)."""
    text = context.text
    end = min(len(text), cue.char_end + _REACH_OF_OPENING)
    ended = phrases.sentence_break(text, cue.char_end, end)
    end = ended if ended > 0 else end
    for comma in _COMMA.finditer(text, cue.char_end, end):
        speaker = context.speaker_at(openers.leading(text, comma.end(), end))
        following = text[speaker.char_end : speaker.char_end + 1] if speaker else ""
        if (
            speaker
            and following == " "
            and phrases.is_speaker_head(text[speaker.char_start : speaker.char_end])
        ):
            return Attribution("opening_participle", speaker, text[cue.char_start : cue.char_end])
    return None
