"""What the rules of attribution look at, and what they find: speaker, cue and addressee of some words."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extract.quotes import phrases, speakers, subjects
from pipelines.extract.quotes.cues import Cue, CueIndex
from pipelines.extract.quotes.phrases import REACH
from pipelines.extract.quotes.speakers import Mentions, Speaker


class Attribution(NamedTuple):
    """Speaker, cue and addressee of some words, and the rule that found them."""

    rule: str
    speaker: Speaker | None = None
    cue: str | None = None
    addressee: tuple[int, int] | None = None


class Context:
    """What the rules look at. Several rules ask for the same speaker and subject: each is worked out once."""

    def __init__(self, text: str, cues: CueIndex, mentions: Mentions) -> None:
        self.text = text
        self.cues = cues
        self.mentions = mentions
        self._speakers: dict[tuple[int, int], Speaker | None] = {}
        self._subjects: dict[tuple[int, int], tuple[int, int] | None] = {}

    def speaker_at(self, phrase: tuple[int, int] | None) -> Speaker | None:
        """Return the speaker that a phrase names; None for no phrase, and for words that cannot speak."""
        if phrase is None:
            return None
        if phrase not in self._speakers:
            self._speakers[phrase] = speakers.describe(self.text, phrase, self.mentions)
        return self._speakers[phrase]

    def subject_before(self, floor: int, at: int) -> tuple[int, int] | None:
        """Return the subject that ends before the cue at offset `at`, not reaching back over `floor`."""
        floor = max(floor, at - REACH)
        if (floor, at) not in self._subjects:
            self._subjects[floor, at] = subjects.before(self.text, floor, at)
        return self._subjects[floor, at]


NOBODY = Attribution("no_speaker")
_OWNER = re.compile(r" (?:(his|her|their)|([^,.;:\n]+?)(?:[’']s|(?<=s)[’'])) (?:words|view|opinion),")
"""Whose words or opinion it is: In Ruiz's view, …"""
_PRONOUN = re.compile(
    r"\s(him|her|them)(?=[,.;\n]|$|\s(?:the|an?|this|that|these|those|it|there|he|she|they|we|his|its|their|our|some|many|all|most|[A-Z])\b)"
)
"""A pronoun behind *according to*; before a noun *her* is none."""


def inverted(context: Context, cue: Cue, stop: int) -> Attribution | None:
    """Return the attribution of a cue whose speaker follows it: said Ana Ruiz, according to the ministry, according to him."""
    pronoun = _PRONOUN.match(context.text, cue.char_end, stop) if cue.kind == "source" else None
    if pronoun:
        taken_up = Speaker(*pronoun.span(1), "pronoun")
        return Attribution("cue_then_speaker", taken_up, context.text[cue.char_start : cue.char_end])
    owner = _OWNER.match(context.text, cue.char_end, stop) if cue.kind == "source" else None
    if owner and context.text[cue.char_start : cue.char_end] == "In":
        if owner[1]:
            return Attribution("cue_then_speaker", Speaker(*owner.span(1), "pronoun"), "In")
        named = context.speaker_at(owner.span(2))
        return Attribution("cue_then_speaker", named, "In") if named else None
    speaker = context.speaker_at(phrases.after(context.text, cue.char_end, stop))
    if speaker is None:
        return None
    return Attribution("cue_then_speaker", speaker, context.text[cue.char_start : cue.char_end])
