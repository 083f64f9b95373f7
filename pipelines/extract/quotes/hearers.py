"""To whom something was said, after verbs that take a hearer (told reporters, told a Senate hearing)."""

from __future__ import annotations

import re

from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.phrases import DAYS

_HEARER = (
    r"(?:reporters?|journalists|lawmakers|legislators|senators|supporters|crowds?|audience|media|press|investors|parliament"
    r"|congress|viewers|voters|delegates|participants|attendees|diplomats|newspapers?|agency|network|committee|subcommittee|commission|panel|magazine|channel"
    r"|broadcaster|conference|forum|meeting|court|leaders|officials|ministers|farmers|workers|executives|hearing|inquiry|briefing"
    r"|summit|ambassadors|envoys|colleagues|counterparts?|delegations?|allies|radio|station|programme|program|podcast|congregation|rally|gathering|assembly|council|chamber|house|MPs|MEPs|peers)"
)
_ADDRESSEE = re.compile(
    r"\s+((?:(?:the|an?|this|that|his|her|its|their|our)\s+(?:(?!(?:that|on|in|of|and|to|he|she|it|they|as|if|how)\s)[\w’'-]+\s+){0,3}"
    + _HEARER
    + r"\b"
    r"|(?:(?:the|an?|local|state|public|private|national|business|news|radio|TV|television|financial)\s+){0,3}"
    r"(?:newspaper|broadcaster|magazine|agency|network|channel|daily|weekly|website|station)(?:\s[A-Z][\w.-]*){1,3}"
    r"|(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,2}(?:(?:public|state|national|local|commercial|business|news|television|TV)\s+){0,2}"
    + _HEARER
    + r"\b"
    r"|(?:the|his|her)\s(?:[a-z][\w-]*\s){1,2}[A-Z][\w’-]+(?=[,.;])"
    r"|[A-Z][\w.-]*[’']s\s(?:[a-z-]+\s){0,3}[A-Z][\w.’'-]*(?:\s(?:de\s)?[A-Z][\w.’'-]*){0,3}(?:\s"
    + _HEARER
    + r"\b)?"
    r"|(?:(?:the|a|an|his|her|its|their|local|state|foreign|senior|business|news|press)\s+){0,3}"
    r"(?:(?:von|van|de)\s+(?:der\s+|den\s+)?)?(?:[A-Z][\w.’'-]*(?:\s+(?:(?:of|and|the|von der|van der|von|van|de|bin|(?:director|secretary|attorney)[ -]general|(?:managing|executive) director|chief (?:executive|negotiator)|(?:prime|trade|foreign|finance|commerce) minister|trade (?:chief|commissioner)|director|commissioner|chief|president|leader|minister|secretary|head|boss|spokesman|spokeswoman|spokesperson)\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w.’'-]*){0,4}"
    r"|him|them|me|us|" + _HEARER + r")\b))"
)
_OPENING = re.compile(
    r"(?:Speaking|Talking) (?=to )|(?:Addressing|Briefing)(?= )|(?:In|At|During) (?:an?|the|his|her|its) (?:briefing|interview|speech|address|statement) (?=to )"
)
"""What opens a sentence before the hearers of what its subject says: Speaking to reporters, Ruiz said."""
_FOLLOWS_HEARER = re.compile(r"\s+that\b|\s*[,:“\"]|\s+(?:on|in|at|during)\b")
_PROGRAMME = re.compile(r"\s+[“\"‘][^”\"’\n]{2,40}[”\"’](?=\s)")
_TELLING = frozenset(
    "tell tells told telling inform informs informed informing remind reminds reminded reminding assure assures assured assuring "
    "warn warns warned warning reassure reassured notify notified advise advised ask asks asked".split()
)
_WINDOW = 80


def tells(text: str, cue: Cue) -> bool:
    """Return whether a cue is a verb that takes a hearer as its object."""
    return text[cue.char_start : cue.char_end].lower() in _TELLING


def addressee(text: str, cue: Cue, stop: int) -> tuple[int, int] | None:
    """Return to whom it was said, None after verbs that take no hearer."""
    word = text[cue.char_start : cue.char_end].lower()
    at = cue.char_end
    if word not in _TELLING:
        if not text.startswith(" to ", at) or cue.kind in ("label", "source"):
            return None
        at += 3
    match = _ADDRESSEE.match(text, at, min(stop, cue.char_end + _WINDOW))
    if not match or (not word.startswith(("tell", "told")) and not _FOLLOWS_HEARER.match(text, match.end())):
        return None
    start, end = match.span(1)
    if text[start:end].lower() in DAYS:
        return None  # warned Monday that
    if text[start:end].endswith(("'s", "’s")):
        first, _, owner = text[start:end].rpartition(" ")  # told Reuters [Peru's] growers were late
        end -= 2 if not first or first[0].islower() else len(owner) + 1
    end += text[end : end + 2] == ". " and text[end + 2 : end + 3].islower()  # an initial ends the name
    return (start, end) if end > start else None


def opening_hearer(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return to whom the subject speaks whose sentence opens with that at `start` (Speaking to reporters in Lima, Ruiz said)."""
    opening = _OPENING.match(text, start, stop)
    if opening is None:
        return None
    at = opening.end() + len("to") if text.startswith("to ", opening.end()) else opening.end()
    match = _ADDRESSEE.match(text, at, min(stop, at + _WINDOW))
    return match.span(1) if match else None


def after_programme(text: str, at: int, stop: int) -> int:
    """Return the offset after the quoted name of a programme that follows a hearer (CNBC's "Squawk Box"), else `at`."""
    match = _PROGRAMME.match(text, at, stop)
    return match.end() if match else at
