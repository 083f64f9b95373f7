"""What *according to* gives to its source: the clause before it, or behind the source and its office.

Who the source is, is decided in `indirect`; the extents of other cues are found in `reported`.
"""

from __future__ import annotations

import re

from pipelines.extract.quotes.context import Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE
from pipelines.extract.quotes.phrases import PREPOSITIONS, speaker_nouns, starts_with_determiner
from pipelines.extract.quotes.reported import LONGEST, ended
from pipelines.extract.quotes.reported_ends import TAIL_OF_SOURCE
from pipelines.extract.quotes.speakers import Speaker
from pipelines.extract.spans import Sentence

_APPOSITION = 100
"""Characters of a source's office."""


_JOINTS = (" and", " but")
"""What opens the clause that a source is set into: duties fell and, according to Ruiz, will fall again."""
_POINTS_BACK = re.compile(
    r"(?:This|That|It|All this|These figures|The figures) (?:is|was|are|were|comes?|came)(?: all)?"
)
"""What stands before a source whose words stand in another sentence."""


def of_source(
    context: Context, cue: Cue, sentence: Sentence, speaker: Speaker | None
) -> tuple[int, int] | None:
    """Return the words that *according to* gives to a source: before it, or after the comma that follows the source."""
    text = context.text
    if cue.char_start - sentence.char_start > LONGEST:
        return None
    clause_before = text[sentence.char_start : cue.char_start].rstrip(" ,")
    if _POINTS_BACK.fullmatch(clause_before):
        return None  # This is according to the ministry, …
    if len(clause_before) > 20 and not clause_before.endswith(_JOINTS):
        return sentence.char_start, sentence.char_start + len(clause_before)
    if text[: sentence.char_end].endswith(":"):
        return None  # what the source says has a sentence of its own
    named = speaker.char_end if speaker else cue.char_end
    is_own = text[cue.char_start : cue.char_end] == "In"  # in his words, …
    if speaker and speaker.kind == "pronoun" and text[named : named + 1] == " " and not is_own:
        return ended(text, named + 1, sentence.char_end, TAIL_OF_SOURCE)  # according to him the …
    comma = text.find(", ", named, min(sentence.char_end, named + 160))
    if comma < 0:
        return None
    at = comma + 2
    if speaker and not starts_with_determiner(text[speaker.char_start : speaker.char_end]):
        at = _after_apposition(context, at, sentence.char_end)
    return ended(text, at, sentence.char_end, TAIL_OF_SOURCE)


def _after_apposition(context: Context, at: int, stop: int) -> int:
    """Return where the clause begins behind the office of a source (according to Ruiz, director of the union, …).

    An office with a name of its own begins the clause (according to Reuters, President Ruiz, who …, leads).
    """
    text = context.text
    comma = text.find(", ", at, min(stop, at + _APPOSITION))
    if comma < 0 or FINITE.search(text, at, comma):
        return at
    if any(m.entity_kind == "person" and m.char_end == comma for m in context.mentions.within(at, comma)):
        return at
    words = text[at:comma].lower().split()
    head = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
    return comma + 2 if speaker_nouns().intersection(words[:head]) else at
