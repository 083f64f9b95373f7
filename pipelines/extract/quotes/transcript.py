"""Speech in interviews and transcripts: paragraphs that open with the speaker's name and a colon, or with Q: and A:.

A label counts only where labels of at least two speakers open paragraphs of the document: a colon after a name alone
may end a sentence, a caption or a heading.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes import speakers
from pipelines.extract.quotes.attribution import Attribution, Context
from pipelines.extract.quotes.speakers import Speaker
from pipelines.extract.spans import Source
from schemas.vocabularies import CONTENT_KINDS

_LABEL = re.compile(
    r"[ \t]*((?:[QA]|[A-Z][\w.’'-]*(?: (?:de|van|von|der|bin|al|la|da|[A-Z][\w.’'-]*)){0,4})(?:, [^:\n\"“”]{1,70})?)\s?:\s+(?=[\w\"“‘'(\[$£€])"
)
_LINE = re.compile(r"[^\n]+")
_LONGEST = 4000


def find(context: Context, source: Source) -> list[tuple[int, int, Attribution]]:
    """Return extent and attribution of each labelled speech of a transcript; nothing for other texts."""
    if source.text.count(":") < 3:
        return []
    labelled = [
        (match, line.end())
        for passage in source.passages
        if passage.kind in CONTENT_KINDS
        for line in _LINE.finditer(source.text, passage.char_start, passage.char_end)
        if (match := _LABEL.match(source.text, line.start(), line.end())) is not None
    ]
    turns = [(match, end, _speaker(context, match)) for match, end in labelled]
    named = {who.speaker.entity_id or match.group(1) for match, _, who in turns if who and who.speaker}
    if len(named) < 2 or sum(who is not None for _, _, who in turns) < 3:
        return []
    return [
        (match.end(), end, who)
        for match, end, who in turns
        if who is not None and match.group(1) != "Q" and end - match.end() <= _LONGEST
    ]


def _speaker(context: Context, match: re.Match[str]) -> Attribution | None:
    """Return who a label names: a person of the text, or somebody without a name behind Q and A."""
    name = match.group(1).partition(",")[0]
    start = match.start(1)
    if name in ("Q", "A"):
        return Attribution("transcript", Speaker(start, start + 1, "unnamed"))
    speaker = speakers.describe(context.text, (start, start + len(name)), context.mentions)
    is_person = speaker is not None and (speaker.entity_id or "").startswith("person:")
    return Attribution("transcript", speaker) if is_person else None
