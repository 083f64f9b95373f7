"""Reported speech without quotation marks: X said that …, according to X, …, X stressed the importance of …"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from pipelines.extract.quotes import phrases, reported, reported_before
from pipelines.extract.quotes.context import Attribution, Context, inverted
from pipelines.extract.quotes.cues import Cue
from pipelines.extract.quotes.finite import FINITE
from pipelines.extract.quotes.hearers import addressee, tells
from pipelines.extract.quotes.lead_in import of_cue
from pipelines.extract.quotes.marks import Quoted, inside
from pipelines.extract.quotes.sources import of_source
from pipelines.extract.spans import QuoteSpan, Sentence, Source

_JOINT = re.compile(
    r"(?:,? (?:and|but)(?: also| then| later)?|, (?:and|but|while|though|although|whereas) (?:[\w’'-]+ ){1,4}?(?:also |then )?| but (?:[\w’'-]+ ){1,7}?) ?$"
)
"""Between two reported clauses of one sentence, before the second verb."""
_NAMED = re.compile(r"^, \w+ [A-Z]")
"""Somebody else speaks after the joint: …, and Ruiz described it as"""
_GOES_ON = re.compile(r"(?:add|said|say|believe)(?:s|ed)?\s")
"""Second verbs that need no *that*: others can belong to what is reported."""
_VOWS = re.compile(
    r"(?:vow|pledg|promis|threaten)\w* to\b|call(?:s|ed)? (?:for|on|upon)\b|urg(?:es|ed) (?!that\b)|describ(?:es|ed) (?:the|it|this|them)\b"
)
"""Second verbs of whoever speaks, though no clause follows them: he said it was unfair and vowed to respond."""
_JOINT_OF_QUOTED = re.compile(r"(?:,|,? (?:and|but)(?: that)?) $")
"""Between a reported clause and quoted words that go on."""
_CONDITION = re.compile(r"(?:Should|If|When|Unless|Once|Until|While|Although) ")
"""Opens a clause whose main clause may be the quoted words: Should talks fail, “we must wait”, argues Ana Ruiz."""
_OPENING = 120
_AFTER_INVERTED = re.compile(
    r"[.,;]|\s(?:as|while|when|in|on|at|during|after|before|following|who|[A-Z][a-z]+day)\b"
)
_SAYS = ("said", "told", "added")
"""Cues whose speaker stays the one who speaks, whoever tells of it: the minister said so, officials said."""
_CLOSING_SOURCE = re.compile(
    r", (?!(?:who|which|that|as|and|but) )[^,;:“”\"\n]{3,60} (?:said|says|say)(?: (?:on|in|late|last|this) [^,;:“”\"\n]{3,30})?\.?"
)
"""Somebody who says so at the end of a sentence."""
_IS_DATA = re.compile(
    r"\b(?:data|figures|statistics|numbers|indicators?|ind(?:ex|ices)|census|schedules?|rules?|laws?|terms|agreements?|treat(?:y|ies)|plans?|principles?|standards?|provisions?|requirements?|procedures?|norms?|regulations?|timetables?|criteria|needs?|calendar|map|chart|table|tracker)$"
)
"""What a text is measured by does not speak."""
_IS_MEASURE = re.compile(
    r"(?:(?:the|its|their|his|her)\s)?(?:size|number|amount|level|value|volume|extent|degree|share|weight|type|kind|nature|severity|importance|origin|length|age|order)s?\sof\b"
)
"""According to the size of the deficit: in proportion to it."""


def find(context: Context, source: Source, quoted: list[Quoted]) -> list[QuoteSpan]:
    """Return the indirect quotations of `source`; clauses that stand in quotation marks for the most part are left out."""
    starts = [s.char_start for s in source.sentences]
    quote_starts = [q.char_start for q in quoted]
    result: list[QuoteSpan] = []
    covered = -1
    for cue in context.cues.cues:
        if cue.char_start < covered or cue.kind == "manner":
            continue
        i = bisect_right(starts, cue.char_start) - 1
        if (
            i < 0
            or cue.char_end > source.sentences[i].char_end
            or inside(quoted, quote_starts, cue.char_start)
        ):
            continue
        row = _row(context, cue, source.sentences[i], quoted, quote_starts)
        if row is not None and _is_told_by_another(context, cue, row, source.sentences[i]):
            continue
        if row is not None and row.char_start >= covered:  # what X said, according to Y, has X's row
            result.append(row)
            covered = row.char_end
    return result


def _is_told_by_another(context: Context, cue: Cue, row: QuoteSpan, sentence: Sentence) -> bool:
    """Return whether the whole sentence is what somebody named at its end says (the pact has confirmed its worth, officials said)."""
    if cue.form != "past" or row.char_start < cue.char_start or cue.kind == "source":
        return False
    text = context.text
    if text.startswith(_SAYS, cue.char_start):
        return False
    return _CLOSING_SOURCE.fullmatch(text, row.char_end, sentence.char_end) is not None


def _row(
    context: Context,
    cue: Cue,
    sentence: Sentence,
    quoted: list[Quoted],
    quote_starts: list[int],
) -> QuoteSpan | None:
    text = context.text
    found = _opening_participle(context, cue, sentence) or _reported(context, cue, sentence)
    if found is None:
        return None
    extent, who = found
    if _is_quoted(extent, quoted, quote_starts):
        before = _before_quoted(text, extent, quoted, quote_starts)
        if before is None:
            return None
        extent = before
    speaker = who.speaker
    if speaker is None or (_overlaps(extent, who) and extent[1] < cue.char_end):
        return None
    printed = text[speaker.char_start : speaker.char_end]
    if cue.kind not in {"say", "source"} and not phrases.is_speaker_head(printed):
        return None
    start, end = _before_second_verb(context, cue, extent) if extent[0] > cue.char_start else extent
    return QuoteSpan(
        char_start=start, char_end=end, surface=text[start:end], sentence_start=sentence.char_start,
        rule=f"indirect_{who.rule}", directness="indirect", speaker_kind=speaker.kind,
        speaker_entity_id=speaker.entity_id, speaker_surface=printed,
        speaker_char_start=speaker.char_start, speaker_char_end=speaker.char_end, cue=who.cue,
        addressee=text[who.addressee[0] : who.addressee[1]] if who.addressee else None,
        addressee_entity_id=next((m.entity_id for m in context.mentions.within(*who.addressee)), None) if who.addressee else None,
    )  # fmt: skip


_Found = tuple[tuple[int, int], Attribution]
"""Which words are reported, and whose they are."""


def _opening_participle(context: Context, cue: Cue, sentence: Sentence) -> _Found | None:
    found = reported.of_opening_participle(context, cue, sentence)
    if found is None:
        return None
    extent, main = found
    who = of_cue(context, main, extent[1] + 1, sentence.char_end, extent[1] + 1)
    word = context.text[cue.char_start : cue.char_end]
    return (extent, who._replace(rule="opening_participle", cue=word)) if who else None


def _reported(context: Context, cue: Cue, sentence: Sentence) -> _Found | None:
    text = context.text
    stop = min(sentence.char_end, cue.char_end + reported.LONGEST)
    hearer = addressee(text, cue, stop)
    extent = _extent(context, cue, hearer, sentence, stop)
    if extent is None or extent[1] - extent[0] < 12:
        return None
    who = of_cue(context, cue, sentence.char_start, stop, sentence.char_start)
    if who is not None and _overlaps(extent, who) and extent[1] <= cue.char_start:
        who = _named_behind(context, cue, sentence) or who  # they sell to suppliers, said Ruiz
    if who is None and text[cue.char_end : cue.char_end + 1] == " ":
        who = inverted(context, cue, stop) if extent[1] <= cue.char_start else None
    if who is None or who.speaker is None:
        return None
    if cue.kind == "source":
        named = who.speaker.char_start, who.speaker.char_end
        is_data = _IS_DATA.search(text, *named) or _IS_MEASURE.match(text, *named)
        return None if is_data or _has_speaker(context, extent) else (extent, who)
    is_quoted_by = cue.form == "gerund" and text.endswith(
        " as ", 0, cue.char_start
    )  # …, the Star quoted Ruiz as saying
    if extent[1] <= cue.char_start and _speaks_from(context, who, cue) > extent[1] + 3 and not is_quoted_by:
        return None  # between the comma and the cue stands something else than the speaker
    return extent, who


def _speaks_from(context: Context, who: Attribution, cue: Cue) -> int:
    """Return where the speaker or the cue begins, whichever stands first, an office before the name counted (the minister, Ana Ruiz, said)."""
    assert who.speaker is not None
    subject = context.subject_before(0, cue.char_start) if who.rule == "speaker_before" else None
    named = subject is not None and subject[0] < who.speaker.char_start <= subject[1] + 2
    return min(subject[0] if subject is not None and named else who.speaker.char_start, cue.char_start)


def _has_speaker(context: Context, extent: tuple[int, int]) -> bool:
    """Return whether a clause opens with somebody who says that (according to the agency, Ruiz stressed that …)."""
    text = context.text
    for cue in context.cues.between(extent[0], min(extent[0] + _OPENING, extent[1])):
        if cue.form != "gerund" and text.startswith(" that ", cue.char_end):
            subject = context.subject_before(extent[0], cue.char_start)
            return subject is not None and subject[0] - extent[0] < 8
    return False


def _extent(
    context: Context, cue: Cue, hearer: tuple[int, int] | None, sentence: Sentence, stop: int
) -> tuple[int, int] | None:
    """Return the reported words of a cue: after it, or the clause before it."""
    text = context.text
    if cue.kind == "source":
        named = inverted(context, cue, stop)
        return of_source(context, cue, sentence, named.speaker if named else None)
    extent = _before_inverted(context, cue, hearer, sentence) or reported.clause(
        text, cue, hearer, sentence.char_start, stop
    )
    if extent and hearer and extent[0] <= hearer[0] < extent[1]:
        extent = None
    if extent is None and not (cue.kind == "label" and not reported.describes(text, cue)):
        extent = reported_before.trailing(context, cue, hearer, sentence) or reported_before.around(
            context, cue, sentence
        )
    return extent


def _before_second_verb(context: Context, first: Cue, extent: tuple[int, int]) -> tuple[int, int]:
    """Return the extent up to where the reporter goes on: … and stressed that, … and added they, …, but they agree that"""
    start, end = extent
    text = context.text
    for cue in context.cues.between(start + 12, end):
        if cue.kind not in ("say", "state", "object", "label") or cue.form == "gerund":
            continue
        joint = _JOINT.search(text, max(start, cue.char_start - 60), cue.char_start)
        if joint is None:
            continue
        if (
            joint.group().strip(" ,") == "and"
            and cue.form == first.form
            and _VOWS.match(text, cue.char_start)
        ):
            return start, joint.start()
        if cue.kind == "label":
            if reported.describes(text, cue) and _NAMED.search(joint.group()):
                return start, joint.start()
            continue
        is_second_verb = cue.form == first.form and (
            joint.group().strip(" ,") == "but" or _GOES_ON.match(text, cue.char_start) is not None
        )
        if text.startswith(" that ", cue.char_end) or (
            is_second_verb and reported.clause(text, cue, None, start, end) is not None
        ):
            return start, joint.start()
    return extent


def _overlaps(extent: tuple[int, int], who: Attribution) -> bool:
    return who.speaker is not None and extent[0] < who.speaker.char_end and who.speaker.char_start < extent[1]


def _before_inverted(
    context: Context, cue: Cue, hearer: tuple[int, int] | None, sentence: Sentence
) -> tuple[int, int] | None:
    """Return the clause before a cue whose speaker follows it (…, said Ana Ruiz as she left)."""
    if _named_behind(context, cue, sentence) is None:
        return None
    return reported_before.trailing(context, cue, hearer, sentence, is_inverted=True)


def _named_behind(context: Context, cue: Cue, sentence: Sentence) -> Attribution | None:
    """Return the attribution of a cue behind a comma to the speaker who follows it and ends its clause: …, said Ana Ruiz, adding; …, said a press release."""
    if cue.form in ("gerund", "base") or context.text[cue.char_start - 2 : cue.char_start] != ", ":
        return None
    if cue.kind != "say" or tells(context.text, cue) or context.text.startswith(" of ", cue.char_end):
        return None  # Ruiz, who leads the talks, told Soto; Ruiz, a lawyer, said of Soto's plan
    who = inverted(context, cue, sentence.char_end)
    if who is None or who.speaker is None or who.speaker.kind == "pronoun":
        return None
    return who if _AFTER_INVERTED.match(context.text, who.speaker.char_end, sentence.char_end) else None


def _before_quoted(
    text: str, extent: tuple[int, int], quoted: list[Quoted], starts: list[int]
) -> tuple[int, int] | None:
    """Return the reported clause whose last words are quoted, up to these (he said it was late, “and we must act”); None for no clause."""
    i = bisect_left(starts, extent[0])
    if i == len(quoted) or not extent[0] < quoted[i].char_start < extent[1] <= quoted[i].char_end + 2:
        return None
    joint = _JOINT_OF_QUOTED.search(text, extent[0], quoted[i].char_start)
    if (
        joint is None
        or text.endswith(" that", 0, joint.start())
        or joint.start() - extent[0] < 20
        or (_CONDITION.match(text, *extent) and "," not in text[extent[0] : joint.start()])
        or not FINITE.search(text, extent[0], joint.start())
    ):
        return None
    return extent[0], joint.start()


def _is_quoted(extent: tuple[int, int], quoted: list[Quoted], starts: list[int]) -> bool:
    """Return whether more than a third of the words stand in quotation marks: they have rows of their own."""
    i = max(0, bisect_right(starts, extent[0]) - 1)
    shared = 0
    while i < len(quoted) and quoted[i].char_start < extent[1]:
        shared += max(0, min(extent[1], quoted[i].char_end) - max(extent[0], quoted[i].char_start) - 2)
        i += 1
    return 3 * shared > extent[1] - extent[0]
