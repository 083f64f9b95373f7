"""Speech in interviews and transcripts: paragraphs that open with the speaker's name and a colon, or with Q: and A:.

A colon after a name may also end a sentence, a caption or a heading. So labels count only together: three turns of two
speakers, two of them by people, and a label that names neither a person nor a known organisation has to come back.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipelines.extract.quotes.context import Attribution, Context
from pipelines.extract.quotes.phrases import speaker_nouns
from pipelines.extract.quotes.speakers import Speaker
from pipelines.extract.spans import Source
from schemas.vocabularies import CONTENT_KINDS

_LABEL = re.compile(
    r"[ \t]*((?:[QA]|[A-Z][\w.’'-]*(?: (?:de|van|von|der|bin|al|la|da|of|for|and|[A-Z][\w.’'-]*)){0,6})(?:, [^:\n\"“”]{1,70})?)\s?:\s+(?=[\w\"“‘'(\[$£€])"
)
_LINE = re.compile(r"[^\n]+")
_LONGEST = 4000
_SHORTEST_LATER = 40
"""Characters of a further paragraph of a turn: what is shorter may be a heading or a stage direction."""
_ROLES = frozenset(
    "question answer reporter journalist host interviewer moderator presenter anchor correspondent".split()
)


class _Turn(NamedTuple):
    label: str
    label_start: int
    start: int
    end: int
    who: Attribution | None
    is_person: bool


def find(context: Context, source: Source) -> list[tuple[int, int, Attribution]]:
    """Return extent and attribution of each paragraph of speech of a transcript; nothing for other texts."""
    if source.text.count(":") < 3:
        return []
    text = source.text
    lines = [
        line.span()
        for passage in source.passages
        if passage.kind in CONTENT_KINDS
        for line in _LINE.finditer(text, passage.char_start, passage.char_end)
    ]
    turns = [
        _turn(context, match, end)
        for start, end in lines
        if text.find(":", start, end) >= 0 and (match := _LABEL.match(text, start, end))
    ]
    turns = _by_initials(turns)
    counts = Counter(turn.label for turn in turns)
    turns = [t for t in turns if t.who or counts[t.label] > 1]
    people = sum(t.is_person for t in turns)
    if len(turns) < 3 or people < 2 or len({t.label for t in turns}) < 2:
        return []
    turns = [t if t.who else t._replace(who=_unknown(t)) for t in turns]
    return _with_later_paragraphs(turns, lines)


def _turn(context: Context, match: re.Match[str], end: int) -> _Turn:
    """Return the turn behind a label: of a person of the text, an organisation, or somebody without a name."""
    start, stop = match.span(1)
    name = match.group(1).partition(",")[0]
    if name in ("Q", "A"):
        return _Turn(
            name,
            start,
            match.end(),
            end,
            Attribution("transcript", Speaker(start, start + 1, "unnamed")),
            True,
        )
    named = context.mentions.within(start, stop)
    person = next((m for m in named if m.entity_kind == "person"), None)
    body = next((m for m in named if m.entity_kind == "organisation" and m.char_start == start), None)
    known = person or (body if body and body.char_end == start + len(name) else None)
    speaker = Speaker(known.char_start, known.char_end, "named", known.entity_id) if known else None
    if name.lower() in _ROLES or (
        known is None and name.partition(" for ")[0].rpartition(" ")[2].lower() in speaker_nouns()
    ):
        speaker = Speaker(start, start + len(name), "unnamed")
    who = Attribution("transcript", speaker) if speaker else None
    role = match.group(1).partition(", ")[2].lower()  # Andy Field, host: …
    speaks_by_office = (
        speaker is not None and speaker.kind == "unnamed" and end - match.end() >= _SHORTEST_LATER
    )
    return _Turn(name, start, match.end(), end, who, person is not None or role in _ROLES or speaks_by_office)


def _by_initials(turns: list[_Turn]) -> list[_Turn]:
    """Return `turns`, those labelled with the initials of somebody named in a label before as theirs (ANA RUIZ: …, AR: …)."""
    named: dict[str, str | None] = {}
    found = []
    for turn in turns:
        who = turn.who
        if who and who.speaker and turn.is_person:
            named.setdefault("".join(word[0] for word in turn.label.split()), who.speaker.entity_id)
        elif who is None and turn.label in named:
            end = turn.label_start + len(turn.label)
            speaker = Speaker(turn.label_start, end, "named", named[turn.label])
            found.append(turn._replace(who=Attribution("transcript", speaker), is_person=True))
            continue
        found.append(turn)
    return found


def _unknown(turn: _Turn) -> Attribution:
    """Return the attribution of a label that comes back but names nobody the text knows (Assistant Minister: …)."""
    end = turn.label_start + len(turn.label)
    return Attribution("transcript", Speaker(turn.label_start, end, "unnamed"))


def _with_later_paragraphs(
    turns: list[_Turn], lines: list[tuple[int, int]]
) -> list[tuple[int, int, Attribution]]:
    """Return the paragraphs of all turns but questions; the end of the last turn is not told, so it has one."""
    found = []
    at = 0
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        while lines[at][1] < turn.end:
            at += 1
        if turn.label == "Q" or turn.who is None:
            continue
        paragraphs = [(turn.start, turn.end)]
        if following is not None:
            for start, end in lines[at + 1 :]:
                if end >= following.start:
                    break
                if end - start >= _SHORTEST_LATER:
                    paragraphs.append((start, end))
        found += [(start, end, turn.who) for start, end in paragraphs if end - start <= _LONGEST]
    return found
