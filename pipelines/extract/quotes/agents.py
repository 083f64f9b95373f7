"""Who speaks where the cue is passive: it was described by Ruiz as “fair”, it was hailed as “fair” by Ruiz.

Cues in the active are read in `lead_in`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes import phrases
from pipelines.extract.quotes.context import Attribution, Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.hearers import tells

PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: (?:not|also|once|later|often|\w+ly))?$")
_AGENT = re.compile(r"\s(?:\w+\s){0,3}?by\s")


def by_agent(context: Context, cue: Cue, stop: int) -> Attribution | None:
    """Return the attribution of a passive: it was described by Ruiz as …; without an agent nobody speaks."""
    if cue.kind != "label" and not tells(context.text, cue):
        return None
    agent = _AGENT.match(context.text, cue.char_end, min(stop, cue.char_end + 40))
    speaker = context.speaker_at(phrases.after(context.text, agent.end(), stop)) if agent else None
    return Attribution("agent", speaker, context.text[cue.char_start : cue.char_end]) if speaker else None


def agent_behind(context: Context, floor: int, start: int, end: int) -> Attribution | None:
    """Return the attribution of a few quoted words to the agent behind them: it was hailed as “fair” by Ruiz."""
    text = context.text
    if not text.startswith(" by ", end):
        return None
    for cue in context.cues.last_before(start, floor)[:1]:
        before = text[max(floor, cue.char_start - 24) : cue.char_start].rstrip()
        if cue.form != "past" or not PASSIVE.search(before) or start - cue.char_end > len(" as part of an "):
            return None
        speaker = context.speaker_at(phrases.after(text, end + len(" by"), end + phrases.REACH))
        return Attribution("agent", speaker, text[cue.char_start : cue.char_end]) if speaker else None
    return None
