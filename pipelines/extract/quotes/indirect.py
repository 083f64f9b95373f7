"""Reported speech without quotation marks: X said that …, according to X, …, X stressed the importance of …"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipelines.extract.quotes import phrases
from pipelines.extract.quotes.context import Attribution, Context, inverted
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.hearers import addressee
from pipelines.extract.quotes.lead_in import of_cue
from pipelines.extract.quotes.marks import Quoted, inside
from pipelines.extract.spans import QuoteSpan, Sentence, Source

_LONGEST = 600
_RELATIVE = r"(?!(?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|do|does|did|[a-z]+ed)\s)"
# what may stand between cue and *that*: a day, a place, an occasion, an adverb, a hearer
_THAT = re.compile(
    r"(?:\s+(?:on|in|at|during|before|after|late|early|earlier|last|this|again|also|yesterday|today|repeatedly|publicly|[A-Z]|to\s+(?:the|an?|his|her|its|their|reporters|journalists|lawmakers|MPs|parliament|[A-Z]))[^,;:“”\"\n]{0,55}?)?\s+that\s+"
    + _RELATIVE
    + r"|,\s+(?:on|in|at|during|after|before)\s[^,“”\"\n]{1,40},\s+that\s+"
)
_BETWEEN = re.compile(
    r"(?:\s+(?:on|late|early|earlier|last|this)?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day(?:\s+(?:night|morning|evening|afternoon))?"
    r"|\s+(?:in|at|on|during)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+){0,2}(?:statement|interview|post|letter|report|speech|filing|conference|briefing"
    r"|message|note|notice|tweet|address|hearing|release)){0,2}\s+"
)
_BARE_START = re.compile(
    r"(?!(?:as|was|has|does|this|towards|afterwards|always|perhaps|besides|unless|across|yes)\s(?!is|was|will|would))(?:the|a|an|this|these|those|it|he|she|they|we|there|his|her|its|their|our|no|some|many|any|all|both|each|more|most|only|such|every|\d[\d,.]*|[A-Z][\w.’'-]*"
    r"|U\.S\.|[a-z]+s|(?!(?:during|following|according|speaking|referring|responding|adding|including|regarding|concerning|pending|citing|quoting|morning|evening)\b)[a-z]{4,}ing|(?:new|old|high|free|forced|poor|rich|small|big|large|foreign|domestic|global) [a-z]+)\s",
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|do|does|did|isn|aren|wasn|weren|won|don|doesn|didn|[a-z]{2,}ed|remains?|needs?|wants?|"
    r"expects?|hopes?|plans?|faces?|means?|shows?|go|goes|makes?|exists?|comes?|gives?|gets?|appl(?:y|ies)|appears?|affects?|allows?|becomes?|continues?|depends?|"
    r"deserves?|happens?|harms?|helps?|hurts?|includes?|lacks?|leaves?|offers?|owes?|requires?|risks?|stands?|threatens?|undermines?|violates?|works?|"
    r"takes?|seeks?|sees?|supports?|believes?|knows?|thinks?|seems?|became|came|went|took|made|gave|got|saw|knew|led|left|met|held|kept|began)\b"
)
_MODAL = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b")
_NP_START = re.compile(r"\s+((?:the|a|an|his|her|its|their|that|how|why|whether|what)\s)")
# ends reported speech inside its sentence: the reporter goes on
_TAIL = re.compile(
    r"[,;—–](?:(?<=,)\s+(?:according to|(?:he|she|they|it)\s+(?:said|added|told|wrote)|(?!including|excluding|concerning|regarding|during)[a-z]+ing\b|particularly as|as (?:he|she|they|it|the)\b|though\b|although\b"
    r"|but (?:the\b|[A-Z])|(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|added|told|noted)\b"
    r"|(?:the|his|her|its|their|an?)\s+(?:[\w’'-]+\s){1,3}(?:said|added|told|noted|says)\b"
    r"|(?:while|and|but|whereas)\s+(?:[\w’'-]+\s+){1,4}(?:said|say|says|told|added|noted|warned|argued|believe)\b)"
    r"|(?<=;)\s|(?<=\s[—–])\s)"
)
_JOINT = re.compile(
    r"(?:,? (?:and|but)(?: also| then| later)?|, (?:and|but|while|though|although|whereas) (?:[\w’'-]+ ){1,4}?(?:also |then )?) ?$"
)
"""Between two reported clauses of one sentence, before the second verb."""
_AFTER_TRAILING = re.compile(
    r"[.,;]|\s+(?:on|in|at|during|last|this|late|early|while|when|as|after|before|without|ahead|following|citing|adding|speaking|referring|responding|today|Mon|Tue|Wed|Thu|Fri|Sat|Sun|reporters|yesterday|to (?:reporters|the)|[A-Z][\w.]+\s+[A-Z]?[\w.]+[.,])"
)
_AFTER_INVERTED = re.compile(
    r"[.,;]|\s(?:as|while|when|in|on|at|during|after|before|following|who|[A-Z][a-z]+day)\b"
)
_IS_DATA = re.compile(
    r"\b(?:data|figures|statistics|numbers|indicators?|ind(?:ex|ices)|census|schedules?|rules?|laws?|terms|calendar|map|chart|table|tracker)$"
)
"""What a text is measured by does not speak."""
_AS_SAYING = re.compile(r"[^,.;:]{1,80}\bas\s+(?:saying|telling)\b")
_DESCRIBED_AS = re.compile(
    r"\s+((?:the|its|his|her|their|these|those|this|such|[A-Z])[^,.;:“”\"]{2,80}?\s+as\s+[^,.;:“”\"]{3,120})"
)
_PLURAL = re.compile(
    r"\b(?:[\w-]+[^s]s|people|they|we|who|police|[Bb]oth|[Ss]ome|[Mm]any|others)\s(?:also\s|still\s|now\s)?$",
    re.IGNORECASE,
)
"""Subjects of a plural verb: farmers say the …"""
_END_MARKS = ' .!?…,;:)”"’'


def find(context: Context, source: Source, quoted: list[Quoted]) -> list[QuoteSpan]:
    """Return the indirect quotations of `source`; clauses that stand in quotation marks for the most part are left out."""
    starts = [s.char_start for s in source.sentences]
    quote_starts = [q.char_start for q in quoted]
    result: list[QuoteSpan] = []
    covered = -1
    for cue in context.cues.cues:
        if (
            cue.char_start < covered
            or cue.kind == "manner"
            or (cue.kind == "label" and not _describes(context.text, cue))
        ):
            continue
        i = bisect_right(starts, cue.char_start) - 1
        if (
            i < 0
            or cue.char_end > source.sentences[i].char_end
            or inside(quoted, quote_starts, cue.char_start)
        ):
            continue
        row = _row(context, cue, source.sentences[i], quoted, quote_starts)
        if row is not None and row.char_start >= covered:  # what X said, according to Y, has X's row
            result.append(row)
            covered = row.char_end
    return result


def _describes(text: str, cue: Cue) -> bool:
    return cue.form in ("past", "third_person") and text.startswith(
        ("describe", "characteri"), cue.char_start
    )


def _row(
    context: Context,
    cue: Cue,
    sentence: Sentence,
    quoted: list[Quoted],
    quote_starts: list[int],
) -> QuoteSpan | None:
    text = context.text
    stop = min(sentence.char_end, cue.char_end + _LONGEST)
    hearer = addressee(text, cue, stop)
    if cue.kind == "source":
        extent = _source(text, cue, sentence)
    else:
        extent = _before_inverted(context, cue, hearer, sentence) or _clause(text, cue, hearer, stop)
    if extent and hearer and extent[0] <= hearer[0] < extent[1]:
        extent = None
    extent = extent or _trailing(context, cue, hearer, sentence)
    if extent is None or extent[1] - extent[0] < 12 or _is_quoted(extent, quoted, quote_starts):
        return None
    who = of_cue(context, cue, sentence.char_start, stop, sentence.char_start)
    if who is None and text[cue.char_end : cue.char_end + 1] == " ":
        who = inverted(context, cue, stop) if extent[1] <= cue.char_start else None
    if who is None or who.speaker is None or _overlaps(extent, who):
        return None
    if cue.kind == "source" and _IS_DATA.search(text, who.speaker.char_start, who.speaker.char_end):
        return None
    if (
        extent[1] <= cue.char_start
        and cue.kind != "source"
        and min(who.speaker.char_start, cue.char_start) > extent[1] + 3
    ):
        return None  # between the comma and the cue stands something else than the speaker
    printed = text[who.speaker.char_start : who.speaker.char_end]
    if cue.kind not in {"say", "source"} and not phrases.is_speaker_head(printed):
        return None
    start, end = _before_second_verb(context, extent) if extent[0] > cue.char_start else extent
    return QuoteSpan(
        char_start=start, char_end=end, surface=text[start:end], sentence_start=sentence.char_start,
        rule=f"indirect_{who.rule}", directness="indirect", speaker_kind=who.speaker.kind,
        speaker_entity_id=who.speaker.entity_id,
        speaker_surface=printed,
        speaker_char_start=who.speaker.char_start, speaker_char_end=who.speaker.char_end, cue=who.cue,
        addressee=text[who.addressee[0] : who.addressee[1]] if who.addressee else None,
        addressee_entity_id=next((m.entity_id for m in context.mentions.within(*who.addressee)), None) if who.addressee else None,
    )  # fmt: skip


def _before_second_verb(context: Context, extent: tuple[int, int]) -> tuple[int, int]:
    """Return the extent up to where the reporter goes on: … and stressed that, …, but they agree that"""
    start, end = extent
    for cue in context.cues.between(start + 12, end):
        if cue.kind not in ("say", "state", "object") or cue.form == "gerund":
            continue
        joint = _JOINT.search(context.text, max(start, cue.char_start - 60), cue.char_start)
        if joint and context.text.startswith(" that ", cue.char_end):
            return start, joint.start()
    return extent


def _overlaps(extent: tuple[int, int], who: Attribution) -> bool:
    return who.speaker is not None and extent[0] < who.speaker.char_end and who.speaker.char_start < extent[1]


def _clause(text: str, cue: Cue, hearer: tuple[int, int] | None, stop: int) -> tuple[int, int] | None:
    """Return the clause or noun phrase that the cue reports, after it."""
    at = cue.char_end
    if cue.kind == "label":
        described = _DESCRIBED_AS.match(text, at, stop)
        return _ended(text, described.start(1), described.end(1)) if described else None
    if _AS_SAYING.match(text, at, stop):
        return None
    if hearer:
        at = hearer[1]
    that = _THAT.match(text, at, stop)
    if that:
        return _ended(text, that.end(), stop)
    if cue.kind not in ("say", "object"):
        return None
    between = _BETWEEN.match(text, at, stop)
    if (
        between
        and _BARE_START.match(text, between.end(), stop)
        and (cue.form != "base" or _PLURAL.search(text, max(0, cue.char_start - 24), cue.char_start))
    ):
        end = _ended(text, between.end(), stop)
        finite = (
            (_FINITE if cue.kind == "say" else _MODAL).search(
                text, between.end(), min(end[1], between.end() + 90)
            )
            if end
            else None
        )
        if end and finite and finite.start() > between.end():
            return end
    if cue.kind == "object" and cue.form != "gerund":
        noun = _NP_START.match(text, at, stop)
        if noun:
            return _ended(text, noun.start(1), stop)
    return None


def _ended(text: str, start: int, stop: int) -> tuple[int, int] | None:
    tail = _TAIL.search(text, min(start + 12, stop), stop)
    end = tail.start() if tail else stop
    while (
        end > start
        and text[end - 1] in _END_MARKS
        and not _closes(text, start, end)
        and not text[start:end].endswith(("U.S.", "U.K.", "a.m.", "p.m."))
    ):
        end -= 1
    return (start, end) if end > start else None


def _closes(text: str, start: int, end: int) -> bool:
    """Return whether the last mark closes a quotation that begins inside."""
    mark = text[end - 1]
    return (
        (mark == "”" and text.count("“", start, end) == text.count("”", start, end))
        or (mark == "’" and text.rfind("‘", start, end) >= 0)
        or (mark == '"' and text.count('"', start, end) % 2 == 0)
    )


def _source(text: str, cue: Cue, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words that *according to* gives to a source: before it, or after the comma that follows the source."""
    if cue.char_start - sentence.char_start > _LONGEST:
        return None
    before = text[sentence.char_start : cue.char_start].rstrip()
    if len(before) > 20 and before.endswith(","):
        return sentence.char_start, sentence.char_start + len(before.rstrip(" ,"))
    if len(before) > 20:
        return sentence.char_start, sentence.char_start + len(before)
    comma = text.find(", ", cue.char_end, min(sentence.char_end, cue.char_end + 160))
    return _ended(text, comma + 2, sentence.char_end) if comma > 0 else None


def _before_inverted(
    context: Context, cue: Cue, hearer: tuple[int, int] | None, sentence: Sentence
) -> tuple[int, int] | None:
    """Return the clause before a cue whose speaker follows it (…, said Ana Ruiz as she left)."""
    text = context.text
    if cue.form in ("gerund", "base") or text[cue.char_start - 2 : cue.char_start] != ", ":
        return None
    extent = _trailing(context, cue, hearer, sentence)
    who = inverted(context, cue, sentence.char_end) if extent else None
    if who is None or who.speaker is None or who.speaker.kind != "named":
        return None
    return extent if _AFTER_INVERTED.match(text, who.speaker.char_end, sentence.char_end) else None


def _trailing(
    context: Context, cue: Cue, hearer: tuple[int, int] | None, sentence: Sentence
) -> tuple[int, int] | None:
    """Return the clause before *, X said* at the end of a sentence."""
    text = context.text
    if cue.kind == "source" or cue.form in ("gerund", "base"):
        return None
    after = hearer[1] if hearer else cue.char_end
    inverted_after_comma = hearer is None and text[cue.char_start - 2 : cue.char_start] == ", "
    if (
        not inverted_after_comma
        and not _AFTER_TRAILING.match(text, after, after + 16)
        and after != sentence.char_end
    ):
        return None
    window_start = max(sentence.char_start, cue.char_start - 160)
    comma = text.rfind(",", window_start, cue.char_start)
    name = context.mentions.covering(comma)
    if name is not None:  # the Ministry of Economy, Trade and Industry said
        comma = text.rfind(",", window_start, name.char_start)
    if not 20 <= comma - sentence.char_start <= _LONGEST or text[comma + 1 : comma + 2] in '”"’':
        return None
    start = sentence.char_start
    if text[start : start + 1] in '“"‘' or text[comma - 1] in '”"':
        return None
    return (start, comma) if _FINITE.search(text, start, comma) else None


def _is_quoted(extent: tuple[int, int], quoted: list[Quoted], starts: list[int]) -> bool:
    """Return whether more than a third of the words stand in quotation marks: they have rows of their own."""
    i = max(0, bisect_right(starts, extent[0]) - 1)
    shared = 0
    while i < len(quoted) and quoted[i].char_start < extent[1]:
        shared += max(0, min(extent[1], quoted[i].char_end) - max(extent[0], quoted[i].char_start) - 2)
        i += 1
    return 3 * shared > extent[1] - extent[0]
