"""Speech told by a noun: the minister's claim that …, a warning by the union that …

Verbs that report are read in `indirect`, nouns before quoted words in `lead_in`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.quotes import phrases
from pipelines.extract.quotes.context import Context
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE
from pipelines.extract.quotes.marks import Quoted, inside
from pipelines.extract.quotes.reported import LONGEST, ended
from pipelines.extract.quotes.speakers import Speaker
from pipelines.extract.spans import QuoteSpan, Sentence, Source

_BY = re.compile(r" (?:made |issued )?(?:by|from) (?=[\w])")
_THAT = re.compile(
    r",? that (?!(?:of|which|was|were|is|are|has|have|had|will|would|can|could|may|might|must|did|does|[a-z]+ed)\s)"
)
_OWNER = re.compile(r"[’']s?(?: (?!(?:and|or|of|the)\b)[a-z-]+){0,2} $")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "this"))
_REACH = 60
_SHORTEST = 12


def added(context: Context, source: Source, quoted: list[Quoted], rows: list[QuoteSpan]) -> list[QuoteSpan]:
    """Return `rows`, which are in order and disjoint, with the clauses behind nouns for speech that none of them touches."""
    found: list[QuoteSpan] = []
    starts = [s.char_start for s in source.sentences]
    quote_starts = [q.char_start for q in quoted]
    for noun in context.cues.nouns:
        i = bisect_right(starts, noun.char_start) - 1
        if i < 0 or inside(quoted, quote_starts, noun.char_start):
            continue
        row = _row(context, noun, source.sentences[i])
        if row is not None and not _touches(row, rows) and not _holds_marks(row, quoted, quote_starts):
            found.append(row)
    return sorted([*rows, *found], key=lambda q: q.char_start) if found else rows


def _touches(row: QuoteSpan, rows: list[QuoteSpan]) -> bool:
    i = bisect_right(rows, row.char_end, key=lambda other: other.char_start) - 1
    return i >= 0 and rows[i].char_end > row.char_start


def _holds_marks(row: QuoteSpan, quoted: list[Quoted], starts: list[int]) -> bool:
    """Return whether words of the clause stand in quotation marks: they have a row of their own."""
    i = bisect_right(starts, row.char_end) - 1
    return i >= 0 and quoted[i].char_end > row.char_start


def _row(context: Context, noun: Cue, sentence: Sentence) -> QuoteSpan | None:
    """Return the row of the clause that a noun for speech leads in, None where no *that* or nobody stands by it."""
    text = context.text
    if text[sentence.char_start : noun.char_start].strip().lower() in _ARTICLES:
        return None  # the warning by Acme that it will close worries Lima: where the clause ends is open
    speaker = _maker(context, noun, sentence)
    at = speaker.char_end if speaker else noun.char_end
    that = _THAT.match(text, at, sentence.char_end)
    if that is None:
        return None
    speaker = speaker or _owner(context, noun, sentence)
    extent = ended(text, that.end(), min(sentence.char_end, that.end() + LONGEST))
    if speaker is None or extent is None or extent[1] - extent[0] < _SHORTEST:
        return None
    if FINITE.search(text, *extent) is None:
        return None
    return QuoteSpan(
        char_start=extent[0], char_end=extent[1], surface=text[slice(*extent)], sentence_start=sentence.char_start,
        rule="indirect_noun", directness="indirect", speaker_kind=speaker.kind, speaker_entity_id=speaker.entity_id,
        speaker_surface=text[speaker.char_start : speaker.char_end], speaker_char_start=speaker.char_start,
        speaker_char_end=speaker.char_end, cue=text[noun.char_start : noun.char_end], addressee=None,
        addressee_entity_id=None,
    )  # fmt: skip


def _maker(context: Context, noun: Cue, sentence: Sentence) -> Speaker | None:
    """Return who the noun is *by* or *from*: a warning by the union."""
    by = _BY.match(context.text, noun.char_end, sentence.char_end)
    return context.speaker_at(phrases.after(context.text, by.end() - 1, sentence.char_end)) if by else None


def _owner(context: Context, noun: Cue, sentence: Sentence) -> Speaker | None:
    """Return whose the noun is: the minister's claim."""
    owner = _OWNER.search(context.text, max(sentence.char_start, noun.char_start - _REACH), noun.char_start)
    return context.speaker_at(context.subject_before(sentence.char_start, owner.start())) if owner else None
