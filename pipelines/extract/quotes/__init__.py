"""Direct, partial and indirect quotations with their speakers.

Belongs here: the order of the steps. `marks` pairs quotation marks, `words` says what stands in them, `cues` finds the words
that report speech, `phrases` and `speakers` read who speaks, `attribution` ties the two, `antecedents` finds whom pronouns and
offices stand for, `indirect` reads speech without marks, `noun_cues` that behind a noun, `dialogue`
speech after a dash, `transcript` the turns of an interview.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.quotes import cues, dialogue, indirect, marks, noun_cues, transcript, words
from pipelines.extract.quotes.antecedents import Antecedents
from pipelines.extract.quotes.attribution import attribute, headline_source
from pipelines.extract.quotes.context import NOBODY, Attribution, Context
from pipelines.extract.quotes.lead_in import preceding
from pipelines.extract.quotes.marks import Quoted
from pipelines.extract.quotes.phrases import sentence_break
from pipelines.extract.quotes.speakers import Mentions, Speaker
from pipelines.extract.spans import MentionSpan, QuoteSpan, Sentence, Source

_HEADLINE = 200
"""Characters of a sentence that tell whether it is printed in title case."""
_LATER_VERB = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would|can|could|to [a-z]+)\b")
_WITH_CLAUSE = ("said", "says", "added", "adds")
"""Cues behind which a clause needs no *that*: what follows them is said, however many verbs it has."""
_FAR = 500
_NEAR = 200
"""Characters over which a speaker is carried on to the next quotation: in one paragraph, and to the next."""


def find(source: Source, mentions: tuple[MentionSpan, ...]) -> tuple[QuoteSpan, ...]:
    """Return the quotations of `source` in order: direct, partial (words in marks) and indirect ones."""
    context = Context(source.text, cues.CueIndex(*cues.find(source.text)), Mentions(mentions))
    quoted = marks.find(source)
    starts = [s.char_start for s in source.sentences]
    if not starts:
        return ()
    found = _quoted(context, source, quoted, starts)
    reported = indirect.find(context, source, quoted)
    reported = noun_cues.added(context, source, quoted, reported)
    found = [*_within(context, reported, found), *reported]
    spoken = _dialogue(context, source, starts)
    if spoken:  # what is quoted in a turn is quoted by its speaker
        spoken.sort(key=lambda q: q.char_start)
        found = [q for q in found if _around(q, spoken) is None] + spoken
    found.sort(key=lambda q: (q.char_start, q.char_end))
    return tuple(_with_antecedents(context, found))


def _around(quote: QuoteSpan, rows: list[QuoteSpan]) -> QuoteSpan | None:
    """Return the one of `rows`, which are in order and disjoint, that holds `quote`."""
    i = bisect_right(rows, quote.char_start, key=lambda row: row.char_start) - 1
    return rows[i] if i >= 0 and quote.char_end <= rows[i].char_end else None


def _joined_before(context: Context, quote: QuoteSpan, rows: list[QuoteSpan]) -> QuoteSpan | None:
    """Return the reported clause of the same sentence that quoted words without a speaker go on (he said it was late and “we must act”)."""
    i = bisect_right(rows, quote.char_start, key=lambda row: row.char_start) - 1
    if i < 0 or quote.speaker_kind != "none" or rows[i].sentence_start != quote.sentence_start:
        return None
    joint = context.text[rows[i].char_end : quote.char_start]
    return rows[i] if joint in (" and ", ", and ", " but ", ", but ", " and that ", ", ") else None


def _within(context: Context, reported: list[QuoteSpan], found: list[QuoteSpan]) -> list[QuoteSpan]:
    """Return `found` with quoted words that have no speaker of their own, or the same cue, given to whoever reports the clause around them."""
    result = []
    for q in found:
        around = _around(q, reported) or _joined_before(context, q, reported)
        if around is None or not (
            q.speaker_kind == "none" or _has_its_cue(q, around) or _is_past_its_cue(q, around)
        ):
            result.append(q)
            continue
        result.append(
            around._replace(
                char_start=q.char_start,
                char_end=q.char_end,
                surface=q.surface,
                directness=q.directness,
                rule="within_reported",
            )
        )
    return result


def _has_its_cue(quote: QuoteSpan, around: QuoteSpan) -> bool:
    """Return whether quoted words have the cue of the clause `around`, and not the same word inside it: Lima said Ruiz, whose boss said."""
    before = around.surface[: quote.char_start - around.char_start]
    is_inside = quote.cue is not None and f" {quote.cue} " in before
    return quote.directness == "partial" and quote.cue == around.cue and not is_inside


def _is_past_its_cue(quote: QuoteSpan, around: QuoteSpan) -> bool:
    """Return whether another verb follows the cue that quoted words were given to, inside the clause `around`: the deal they agreed has been “dead”, they expect it to be “dead”."""
    if quote.directness != "partial" or quote.rule != "speaker_before" or quote.cue in (None, *_WITH_CLAUSE):
        return False
    before = around.surface[: quote.char_start - around.char_start]
    _, cue, between = before.rpartition(quote.cue)
    has_clause = between.startswith(" that ")  # Lima said that the pact was “dead”, an envoy noted
    return bool(cue) and not has_clause and _LATER_VERB.search(between) is not None


def _dialogue(context: Context, source: Source, starts: list[int]) -> list[QuoteSpan]:
    dashed = dialogue.find(context, source.passages)
    return [
        quote_span(context, start, end, starts[bisect_right(starts, start) - 1], "direct", who)
        for start, end, who in (*dashed, *transcript.find(context, source))
    ]


def _quoted(context: Context, source: Source, quoted: list[Quoted], starts: list[int]) -> list[QuoteSpan]:
    text = source.text
    result: list[QuoteSpan] = []
    last: Quoted | None = None
    speaking, speaking_from = NOBODY, -1
    for i, q in enumerate(quoted):
        sentence = source.sentences[max(0, bisect_right(starts, q.char_start) - 1)]
        clause = words.is_clause(text, q) or sentence_break(text, q.char_start, q.char_end) >= 0
        who = attribute(context, quoted, i, sentence.char_start, is_clause=clause)
        if who is NOBODY and sentence.passage_kind == "headline":
            who = headline_source(context, sentence.char_start, sentence.char_end)
        if who is NOBODY and last is not None and _are_joined(text, last, q):
            if result[-1].speaker_kind == "none":
                clause = False  # “Ports for Peru” and “Ports for All,” two groups
            else:
                who = _in_same_clause(text, last, q, sentence, speaking) or who  # “good” and “kind”
        if not clause and last is not None and who.rule == "speaker_after" and _joins_article(text, last, q):
            who = (
                _in_same_clause(text, last, q, sentence, speaking) or who
            )  # he called it a “dud” and a “trap”, the Star said
        if _is_no_speech(text, q, who, sentence, is_clause=clause):
            continue
        if who is NOBODY and not clause and result and result[-1].speaker_kind != "none":
            who = _in_same_clause(text, last, q, sentence, speaking) or who
        if who is NOBODY and clause:
            who = _carried(text, last, q, speaking, speaking_from) or NOBODY
            if who is NOBODY or who.rule == "carried":  # another may have been reported since
                since = preceding(context, q, sentence.char_start)
                who = since if since.speaker and (who is NOBODY or _is_later(since, last)) else who
        row = quote_span(
            context, q.char_start, q.char_end, sentence.char_start, "direct" if clause else "partial", who
        )
        if who.speaker:
            if last is not None and not last.is_closed and result and result[-1].speaker_kind == "none":
                earlier = result.pop()
                result.append(
                    quote_span(
                        context,
                        earlier.char_start,
                        earlier.char_end,
                        earlier.sentence_start,
                        "direct",
                        who._replace(rule="next_paragraph"),
                    )
                )
            speaking, speaking_from = who, q.paragraph_start
        last = q
        result.append(row)
    return result


def _are_joined(text: str, last: Quoted, q: Quoted) -> bool:
    return text[last.char_end : q.char_start].strip(" ,") in ("and", "or")


def _joins_article(text: str, last: Quoted, q: Quoted) -> bool:
    """Return whether only a joint and an article stand between quoted words and the next."""
    return text[last.char_end : q.char_start].strip(" ,") in (
        "and",
        "or",
        "and a",
        "and an",
        "and the",
        "or a",
        "or an",
    )


def _is_no_speech(text: str, q: Quoted, who: Attribution, sentence: Sentence, *, is_clause: bool) -> bool:
    """Return whether quoted words are a name, or a single word nobody says."""
    plain = words.inner(text, q).rstrip()
    if who.rule in ("cue_then_speaker", "speaker_after") and plain[-1:] in ",?!":
        return words.follows_naming(text, q)
    before = text[max(q.paragraph_start, q.char_start - 3) : q.char_start].rstrip()
    if before[-1:] == ":" and words.follows_naming(text, q):
        return True  # with the theme: “Ports for All.”
    if is_clause and (before[-1:] in (",", ":") or (who.speaker is not None and not before)):
        return False
    if not is_clause and who.speaker is None and " " not in plain.strip():
        return True
    if not words.is_name(text, q):
        return False
    opening = text[sentence.char_start : min(sentence.char_end, sentence.char_start + _HEADLINE)]
    tells_nothing = sentence.passage_kind == "headline" or words.is_title_case(opening)
    return not tells_nothing or words.follows_naming(text, q)


def _in_same_clause(
    text: str, last: Quoted | None, q: Quoted, sentence: Sentence, speaking: Attribution
) -> Attribution | None:
    """Return the attribution of a few quoted words that follow others of the same sentence."""
    if last is None or speaking.speaker is None or last.char_start < sentence.char_start:
        return None
    return (
        speaking._replace(rule="continued") if sentence_break(text, last.char_end, q.char_start) < 0 else None
    )


def _carried(
    text: str, last: Quoted | None, q: Quoted, speaking: Attribution, speaking_from: int
) -> Attribution | None:
    """Return the attribution of a quotation that goes on after a cue, or stands alone in the next paragraph."""
    if last is None or speaking.speaker is None:
        return None
    distance = q.char_start - last.char_end
    if last.paragraph_start == q.paragraph_start:
        near = distance < _FAR and speaking_from == q.paragraph_start
        return speaking._replace(rule="continued") if near else None
    if not last.is_closed and _is_blank(text, last.char_end, q.char_start):
        return speaking._replace(rule="next_paragraph")
    stands_alone = _is_blank(text, q.paragraph_start, q.char_start) and _is_blank(
        text, q.char_end, q.paragraph_end
    )
    return speaking._replace(rule="carried") if stands_alone and distance < _NEAR else None


def _is_later(who: Attribution, last: Quoted | None) -> bool:
    """Return whether somebody is named and said to speak after the quotation `last`."""
    speaker = who.speaker
    return (
        speaker is not None
        and last is not None
        and speaker.kind == "named"
        and speaker.char_start > last.char_end + 3
        and who.rule == "preceding_sentence"
    )


def _is_blank(text: str, start: int, end: int) -> bool:
    return end - start < 64 and not text[start:end].strip()


def quote_span(
    context: Context, start: int, end: int, sentence_start: int, directness: str, who: Attribution
) -> QuoteSpan:
    """Return the row of some words and their attribution."""
    text, speaker = context.text, who.speaker or Speaker(0, 0, "none")
    known = speaker.kind != "none"
    to = who.addressee
    hearer = next((m.entity_id for m in context.mentions.within(*to)), None) if to else None
    return QuoteSpan(
        char_start=start, char_end=end, surface=text[start:end], sentence_start=sentence_start, rule=who.rule,
        directness=directness, speaker_kind=speaker.kind, speaker_entity_id=speaker.entity_id,
        speaker_surface=text[speaker.char_start : speaker.char_end] if known else None,
        speaker_char_start=speaker.char_start if known else None,
        speaker_char_end=speaker.char_end if known else None,
        cue=who.cue if known else None, addressee_entity_id=hearer,
        addressee=text[to[0] : to[1]] if to else None,
    )  # fmt: skip


def _with_antecedents(context: Context, quotes: list[QuoteSpan]) -> list[QuoteSpan]:
    """Return `quotes` with pronouns and offices linked to the one person they can stand for."""
    antecedents = Antecedents(context.text, context.mentions)
    resolved: list[QuoteSpan] = []
    result: list[QuoteSpan] = []
    for q in quotes:
        is_open = q.speaker_entity_id is None and q.speaker_kind != "none"
        resolved.append(q._replace(speaker_entity_id=antecedents.of(q, resolved)) if is_open else q)
        is_nobody = q.speaker_kind == "pronoun" and resolved[-1].speaker_entity_id is None
        taken_up = antecedents.unnamed(q, result) if is_nobody else None
        result.append(_spoken_by(resolved[-1], taken_up) if taken_up else resolved[-1])
    return result


def _spoken_by(quote: QuoteSpan, other: QuoteSpan) -> QuoteSpan:
    """Return `quote` with the unnamed speaker of `other`, whom its pronoun takes up."""
    return quote._replace(
        speaker_kind=other.speaker_kind,
        speaker_surface=other.speaker_surface,
        speaker_char_start=other.speaker_char_start,
        speaker_char_end=other.speaker_char_end,
    )
