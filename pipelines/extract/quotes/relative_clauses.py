"""For whom *who* and *which* stand where their clause holds the cue: the envoys, who called it …; the Union, which disputes it and says …"""

from __future__ import annotations

import re

from pipelines.extract.quotes import openers, phrases
from pipelines.extract.quotes.context import Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE
from pipelines.extract.quotes.speakers import Speaker
from pipelines.extract.spans import MentionSpan

_WHO = re.compile(
    r",?\s+(?:who|which)\s+(?:(?:during|in|on|at|after|before)\s+(?:\w+\s+){1,3})?(?:(?:\w+ly|once|has|have|had|also|later|then|never|still)\s+){0,2}$"
)
_OFFICE = 160
"""Characters of a name and the office behind it."""
_ON_DAY = re.compile(r" (?:on |last |this )?[A-Z][a-z]+day$")
_PRESENT = re.compile(r", which (?:also |still |now )?[a-z]+s ")


def subject(context: Context, floor: int, at: int) -> tuple[int, int] | None:
    """Return what *who* stands for before the cue at `at` (the envoys, who called it …)."""
    text = context.text
    start = max(floor, at - 60)
    chunk = text[start:at]
    match = _WHO.search(chunk) if " who " in chunk or " which " in chunk else None
    if not match:
        return None
    end = start + match.start()
    if end <= floor:
        return None
    if "which" in match.group():  # the union wrote to the Chamber, which noted …
        if match.group()[0] != ",":  # a press release which stated; not: the deal which it said
            return _noun_behind_article(text, context.subject_before(floor, end))
        body = context.mentions.covering(end - 1)
        is_named = body is not None and body.char_end == end
        return (body.char_start, end) if body and is_named else context.subject_before(floor, end)
    if match.group().startswith(","):
        day = _ON_DAY.search(text, max(floor, end - 24), end)
        named = context.mentions.person_until(day.start() if day else end)
        named = named or _described_person(context, floor, end)
        # it spoke to Ruiz on Monday, who said …
        return (named.char_start, named.char_end) if named else openers.leading(text, floor, end)
    return context.subject_before(floor, end)  # it surprised envoys who believed …


def of_second_verb(context: Context, cue: Cue, floor: int) -> Speaker | None:
    """Return the body or state whose relative clause holds a second verb in the present: …, and the Union, which disputes it and says …"""
    if cue.form != "third_person":
        return None
    text = context.text
    opened = text.rfind(", which ", floor, cue.char_start)
    if opened < 0 or text.find(",", opened + 1, cue.char_start) >= 0:
        return None
    first = _PRESENT.match(text, opened, cue.char_start)
    body = context.mentions.covering(opened - 1)
    if first is None or body is None or body.char_end != opened:
        return None
    return context.speaker_at((body.char_start, opened))


def _noun_behind_article(text: str, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the last noun of `phrase` from its article on, None where it can be no speaker."""
    if phrase is None or not phrases.is_speaker_head(text[slice(*phrase)]):
        return None
    article = max(text.rfind(word, *phrase) for word in (" a ", " an ", " the ", " its ", " their "))
    return (article + 1, phrase[1]) if article >= 0 else phrase


def _described_person(context: Context, floor: int, end: int) -> MentionSpan | None:
    """Return the person whom an office between commas that ends at `end` describes (led by Ana Ruiz, Peru's minister of trade, [who])."""
    person = next(reversed(context.mentions.people_before(end, min(_OFFICE, end - floor))), None)
    if person is None or context.text[person.char_end : person.char_end + 2] != ", ":
        return None
    return None if FINITE.search(context.text, person.char_end, end) else person
